import type { Actor } from '../../accounts'
import type { Area, Place } from '../../areas'
import {
  type ChosenRegions,
  currentCompositions,
  listGroups,
  partsOverYears,
  regionsOverYears,
} from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { leastCoverage } from './aggregate'
import { type Extent, joinedExtent, regionExtent } from './extent'

/** The extent of an area: its composition, carried over to other boundary years where nobody composed it for them. */
export function areaExtent(house: House, actor: Actor, area: string): Extent {
  let inYear: ReturnType<typeof partsOverYears> | undefined
  return {
    id: area,
    async parts(boundaryYear) {
      inYear ??= partsOverYears(house, actor, area)
      return (await (await inYear)(boundaryYear))?.parts ?? null
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

/** Everything in the municipality of an area but the area. */
export function restExtent(house: House, actor: Actor, area: Area): Extent {
  return { ...areaExtent(house, actor, area.slug), id: `rest:${area.slug}`, whole: area.municipalityCode }
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
      return [...parts, ...lost.map((region) => ({ region, share: 1, isConverted: true, isLost: true }))]
    },
  }
}
