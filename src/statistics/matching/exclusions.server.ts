import type { Actor } from '../../accounts'
import { levelOfCode, municipalityOfCode, type Place, proposeParts, type RegionLevel, regionLevels } from '../../areas'
import {
  counterparts,
  currentCompositions,
  findRegions,
  listAreas,
  listGroups,
  neighboursOf,
  partsInYear,
  type RegionYear,
  regionsOfLevel,
  regionYears,
} from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { type Extent, knownRegions } from '../regional/extent'
import type { Excluded } from './group'
import { RegionSet } from './region-set'

/** Which regions cannot stand for a place, and why. */
export interface Exclusions {
  own: RegionSet
  neighbours: RegionSet
  knowsNeighbours: boolean
  others: RegionSet
  programmes: Excluded['programmes']
}

/**
 * What is left out when regions like a place are looked for, in the codes of a boundary year: the place itself; what
 * touches it, where its programme may be felt too; and the regions of other areas with a programme.
 */
export async function exclusionsFor(
  house: House,
  actor: Actor,
  place: Place,
  extent: Extent,
  boundaryYear: number,
): Promise<Exclusions> {
  const own = ((await extent.parts(boundaryYear)) ?? []).map(({ region }) => region)
  const [around, programmes] = await Promise.all([
    neighboursAround(house, actor, extent, own, boundaryYear),
    otherProgrammes(house, actor, place, boundaryYear),
  ])
  return {
    own: new RegionSet(own),
    neighbours: new RegionSet(around.codes),
    knowsNeighbours: around.isKnown,
    others: new RegionSet(programmes.codes),
    programmes: programmes.count,
  }
}

/**
 * What touches the parts of a place, level by level: on the map of that level of the nearest year that has one. Where no
 * map has the level, its parts are taken together from the regions in them.
 */
async function neighboursAround(
  house: House,
  actor: Actor,
  extent: Extent,
  own: readonly string[],
  boundaryYear: number,
): Promise<{ codes: string[]; isKnown: boolean }> {
  const mapped = (await regionYears(house, actor)).filter(({ hasBoundaries }) => hasBoundaries)
  const levels = [...new Set(own.map(levelOfCode))].filter((level) => level !== null && level !== 'country')
  const found = await Promise.all(
    levels.map((level) => neighboursOfLevel(house, actor, extent, mapped, level, boundaryYear)),
  )
  return { codes: found.flatMap((codes) => codes ?? []), isKnown: !found.includes(null) }
}

async function neighboursOfLevel(
  house: House,
  actor: Actor,
  extent: Extent,
  mapped: readonly RegionYear[],
  level: RegionLevel,
  boundaryYear: number,
): Promise<string[] | null> {
  const within = level === 'postcode' ? [level] : regionLevels.slice(regionLevels.indexOf(level), -1)
  for (const drawn of within) {
    const years = mapped
      .filter((year) => year.level === drawn)
      .map((year) => year.boundaryYear)
      .toSorted((one, other) => Math.abs(one - boundaryYear) - Math.abs(other - boundaryYear) || other - one)
    for (const year of years) {
      const codes = knownRegions(await extent.parts(year)).filter((code) => levelOfCode(code) === level)
      const asked = drawn === level ? codes : await regionsIn(house, actor, codes, drawn, year)
      if (asked.length === 0) continue
      const touching = await neighboursOf(house, actor, { codes: asked, boundaryYear: year })
      if (touching) return carried(house, actor, [...touching], year, boundaryYear)
    }
  }
  return null
}

async function regionsIn(
  house: House,
  actor: Actor,
  codes: readonly string[],
  level: RegionLevel,
  boundaryYear: number,
): Promise<string[]> {
  const set = new RegionSet(codes)
  const municipalities = [...new Set(codes.flatMap((code) => municipalityOfCode(code) ?? []))]
  const found = await Promise.all(
    municipalities.map((municipality) => findRegions(house, actor, { boundaryYear, level, municipality })),
  )
  return found.flat().flatMap(({ code }) => (set.holds(code) ? [code] : []))
}

/** Codes of another year as those of this year; one of which it is not known what became of it keeps its code. */
async function carried(
  house: House,
  actor: Actor,
  codes: readonly string[],
  fromYear: number,
  toYear: number,
): Promise<string[]> {
  const went = await counterparts(house, actor, { codes, fromYear, toYear })
  return codes.flatMap((code) => went.get(code)?.map((each) => each.code) ?? [code])
}

/**
 * The regions of all other areas with a programme: as they are composed, else as their names say; of the others nobody knows
 * which they are, and they are counted.
 */
async function otherProgrammes(
  house: House,
  actor: Actor,
  place: Place,
  boundaryYear: number,
): Promise<{ codes: string[]; count: Excluded['programmes'] }> {
  const [areas, groups, composed, regionsOf] = await Promise.all([
    listAreas(house, actor),
    listGroups(house, actor),
    currentCompositions(house, actor),
    regionsOfLevel(house, actor),
  ])
  const own = new Set([place.slug, ...(groups.find(({ slug }) => slug === place.slug)?.members ?? [])])
  const others = areas.filter(({ slug }) => !own.has(slug))
  const codes = await Promise.all(
    others.map(async (area) => {
      const { slug, municipalityCode: municipality } = area
      if (!composed.has(slug)) {
        const of = { boundaryYear, municipality }
        const levels = ['district', 'neighbourhood'] as const
        const regions = (await Promise.all(levels.map((level) => regionsOf({ ...of, level })))).flat()
        const named = proposeParts(area, { regions, namesFrom: null, borrowed: new Set() }).parts
        return { isComposed: false, codes: named.map(({ region }) => region) }
      }
      const there = await partsInYear(house, actor, { area: slug, boundaryYear })
      // What cannot be carried over stays out under the code it has: better one region too few than a wrong one.
      const parts = there
        ? [...there.parts.map(({ region }) => region), ...there.lost]
        : (composed.get(slug)?.[0]?.parts ?? []).map(({ region }) => region)
      return { isComposed: true, codes: parts }
    }),
  )
  const known = codes.filter(({ isComposed }) => isComposed).length
  const named = codes.filter((each) => !each.isComposed && each.codes.length > 0).length
  return { codes: codes.flatMap((each) => each.codes), count: { known, named, of: others.length } }
}
