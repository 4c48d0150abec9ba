import type { Actor } from '../../accounts'
import { type Area, liesIn, type Place } from '../../areas'
import {
  type ChosenRegions,
  currentCompositions,
  listGroups,
  partsOverYears,
  regionsOfLevel,
  regionsOverYears,
} from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { leastCoverage } from './aggregate'
import { type Extent, type ExtentPart, joinedExtent, regionExtent } from './extent'

/** A region of which nobody knows what it was in a year counts as one without a figure, so that the coverage tells. */
function lostPart(region: string): ExtentPart {
  return { region, share: 1, isConverted: true, isLost: true }
}

/** What is asked before anybody waits for it, so that it is asked at once with others; who waits hears that it failed. */
function begun<Answer>(asked: Promise<Answer>): Promise<Answer> {
  asked.catch(() => {})
  return asked
}

/** The extent of an area: its composition, carried over to other boundary years where nobody composed it for them. */
export function areaExtent(house: House, actor: Actor, area: string): Extent {
  const inYear = begun(partsOverYears(house, actor, area))
  return {
    id: area,
    async parts(boundaryYear) {
      const known = await (await inYear)(boundaryYear)
      if (!known) return null
      const { composition } = known
      return [...known.parts, ...known.lost.map(lostPart)].map((part) => ({ ...part, composition }))
    },
  }
}

/**
 * The extent of a place: itself where a publisher has figures of it, its regions where it is composed of them; of a group
 * those of its members that are composed.
 */
export async function extentOf(house: House, actor: Actor, place: Place): Promise<Extent> {
  if (place.kind === 'area') return areaExtent(house, actor, place.slug)
  if (place.kind !== 'group') return regionExtent(place.slug)
  const [groups, composed] = await Promise.all([listGroups(house, actor), currentCompositions(house, actor)])
  const members = groups.find(({ slug }) => slug === place.slug)?.members ?? []
  return joinedExtent(
    place.slug,
    members.filter((member) => composed.has(member)).map((member) => areaExtent(house, actor, member)),
  )
}

/** Everything in the municipality of an area but the area; without parts in a year in which the area is all of it. */
export function restExtent(house: House, actor: Actor, area: Area): Extent {
  const own = areaExtent(house, actor, area.slug)
  const whole = area.municipalityCode
  const kept = begun(regionsOfLevel(house, actor))
  return {
    id: `rest:${area.slug}`,
    whole,
    async parts(boundaryYear) {
      const [parts, regionsOf] = await Promise.all([own.parts(boundaryYear), kept])
      if (!parts) return null
      const taken = new Set(parts.flatMap(({ region, share, isLost }) => (share < 1 || isLost ? [] : [region])))
      if (taken.has(whole)) return []
      const isLeft = ({ code }: { code: string }) => !taken.has(code)
      const districts = await regionsOf({ boundaryYear, level: 'district', municipality: whole })
      const left = districts.filter(isLeft)
      // Neighbourhoods are many: they are looked at only where the area has some in every district.
      if (!left.every(({ code }) => [...taken].some((region) => liesIn(region, code)))) return parts
      const asked = { boundaryYear, level: 'neighbourhood', municipality: whole } as const
      const within = districts.length > 0 && left.length === 0 ? [] : await regionsOf(asked)
      const isElsewhere = within.some((each) => isLeft(each) && !(each.parent && taken.has(each.parent)))
      return isElsewhere || districts.length + within.length === 0 ? parts : []
    },
  }
}

/**
 * Regions that were chosen within the boundaries of one year, carried over to other years by addresses. A region of which
 * nobody knows what it was in a year counts there as one without a figure, so that the coverage tells; a year in which that
 * holds for more than `leastCoverage` leaves room for has none.
 *
 * @param id of the extent, as in answers
 */
export function chosenExtent(house: House, actor: Actor, id: string, chosen: ChosenRegions): Extent {
  let inYear: ReturnType<typeof regionsOverYears> | undefined
  return {
    id,
    async parts(boundaryYear) {
      inYear ??= regionsOverYears(house, actor, chosen)
      const { parts, lost } = await (await inYear)(boundaryYear)
      if (parts.length === 0 || chosen.codes.length - lost.length < leastCoverage * chosen.codes.length) return null
      return [...parts, ...lost.map(lostPart)]
    },
  }
}
