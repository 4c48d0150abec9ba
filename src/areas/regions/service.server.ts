import { type Actor, authorise } from '../../accounts'
import { nearest, normaliseName, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { areasPolicy } from '../policy'
import { levelOfCode, normaliseRegionCode, type Region, type RegionLevel } from '../region'
import {
  type Conversion,
  type Counterpart,
  chainedMoves,
  conversionOf,
  counterpartsOf,
  pathOfYears,
  type RegionMove,
  reversedMoves,
} from './conversion'
import { readConversionYears, readMoves } from './conversions.store.server'
import { type MunicipalityGroup, readMunicipalityGroups } from './groups.store.server'
import { codeOfMunicipality } from './places.server'
import {
  keptOfRegions,
  type RegionQuery,
  type RegionYear,
  readNewestRegions,
  readRegions,
  readRegionsByName,
  readRegionYears,
  readYearsOf,
} from './store.server'

/**
 * Regions of one boundary year, in the order of their codes.
 *
 * @param input `level`, `municipality` (code), `parent` (code) and `codes` narrow it; all that are given must hold
 */
export async function findRegions(house: House, actor: Actor, input: RegionQuery): Promise<Region[]> {
  authorise(areasPolicy, 'areas.read', actor)
  return readRegions(house.database, input)
}

const byName = new Intl.Collator('nl', { numeric: true })

/** All regions of a level in a boundary year, of the country or of one municipality, by name. */
export type RegionsOfLevel = (asked: {
  boundaryYear: number
  level: RegionLevel
  municipality?: string
}) => Promise<readonly Region[]>

/** How to get all regions of a level: kept in memory until regions are loaded, being many to read and to order. */
export async function regionsOfLevel(house: House, actor: Actor): Promise<RegionsOfLevel> {
  authorise(areasPolicy, 'areas.read', actor)
  const kept = await keptOfRegions(house.database)
  return ({ boundaryYear, level, municipality }) => {
    const key = `${boundaryYear} ${level} ${municipality ?? ''}`
    const read =
      kept.get(key) ??
      readRegions(house.database, { boundaryYear, level, municipality }).then((all) => all.toSorted(inOrderOfName))
    kept.set(key, read)
    read.catch(() => kept.delete(key))
    return read
  }
}

/** By name as Dutch readers order them, `Buurt 2` before `Buurt 10`; of one name by code. */
export function inOrderOfName(one: Pick<Region, 'code' | 'name'>, other: Pick<Region, 'code' | 'name'>): number {
  return byName.compare(one.name, other.name) || (one.code < other.code ? -1 : 1)
}

/**
 * Regions as somebody asks for them: with the year left open, and the municipality by code or name.
 *
 * @param input without `boundaryYear` the newest year that has regions of the level
 * @returns `boundaryYear` null when there are no regions at all
 * @throws Refusal `region-unknown` for a name that no municipality has, or a parent that is no code
 */
export async function listRegions(
  house: House,
  actor: Actor,
  input: {
    boundaryYear?: number | undefined
    level?: RegionLevel | undefined
    municipality?: string | undefined
    parent?: string | undefined
  },
): Promise<{ boundaryYear: number | null; regions: Region[] }> {
  authorise(areasPolicy, 'areas.read', actor)
  const { level } = input
  const municipality = await codeOfMunicipality(house, input.municipality)
  const parent = input.parent === undefined ? undefined : normaliseRegionCode(input.parent)
  if (parent === null) throw new Refusal('region-unknown', { code: input.parent ?? '' }, { where: 'parent' })
  const years = await readRegionYears(house.database)
  const newest = years.find((year) => level === undefined || year.level === level)?.boundaryYear
  const boundaryYear = input.boundaryYear ?? newest ?? null
  if (boundaryYear === null) return { boundaryYear, regions: [] }
  return { boundaryYear, regions: await readRegions(house.database, { boundaryYear, level, municipality, parent }) }
}

/**
 * One region, however its code is spelled.
 *
 * @param input `boundaryYear` for a certain year; without it the newest year in which it is there
 * @throws Refusal `region-unknown`
 */
export async function findRegion(
  house: House,
  actor: Actor,
  input: { code: string; boundaryYear?: number | undefined },
): Promise<Region> {
  authorise(areasPolicy, 'areas.read', actor)
  const code = normaliseRegionCode(input.code) ?? input.code
  const [region] =
    input.boundaryYear === undefined
      ? await readNewestRegions(house.database, [code], [])
      : await readRegions(house.database, { boundaryYear: input.boundaryYear, codes: [code] })
  if (!region) throw new Refusal('region-unknown', { code: input.code }, { where: 'code' })
  const { level, boundaryYear, name, parent, municipality } = region
  return { code: region.code, level, boundaryYear, name, parent, municipality }
}

/** Of which levels and years there are regions, newest year first, and whether their boundaries are known. */
export async function regionYears(house: House, actor: Actor): Promise<readonly RegionYear[]> {
  authorise(areasPolicy, 'areas.read', actor)
  return readRegionYears(house.database)
}

/**
 * The regions that a name can mean, for files without codes. Names are not unique, not even within a municipality: all are
 * returned. Case, accents, hyphens and spaces do not matter.
 *
 * @returns by name as it was given; a name without region has an empty list
 */
export async function regionsByName(
  house: House,
  actor: Actor,
  input: {
    names: readonly string[]
    boundaryYear: number
    level?: RegionLevel | null | undefined
    municipality?: string | null | undefined
    parent?: string | null | undefined
  },
): Promise<Map<string, Region[]>> {
  authorise(areasPolicy, 'areas.read', actor)
  const { names, ...query } = input
  const found = await readRegionsByName(house.database, names, query)
  return new Map(
    names.map((name) => {
      const plain = normaliseName(name)
      return [name, found.filter(({ plainName }) => plainName === plain).map(({ plainName, ...region }) => region)]
    }),
  )
}

/**
 * The regions of another year in which these regions, or parts of them, lie. From the list of addresses of this pair of
 * years, or of years between that join; where there is no list, from the publisher's mark that a region is the same as a
 * year before. Both ways in time.
 *
 * @returns by code; a code of which it is not known what became of it is not in it
 */
export async function counterparts(
  house: House,
  actor: Actor,
  input: { codes: readonly string[]; fromYear: number; toYear: number },
): Promise<Map<string, Counterpart[]>> {
  authorise(areasPolicy, 'areas.read', actor)
  const { fromYear, toYear } = input
  const found = new Map<string, Counterpart[]>()
  const levels = Map.groupBy(new Set(input.codes), levelOfCode)
  for (const [level, codes] of levels) {
    if (level === null) continue
    if (fromYear === toYear || level === 'country') {
      for (const code of codes) found.set(code, [{ code, share: 1, kind: 'unchanged' }])
      continue
    }
    const conversion = await conversionBetween(house, level, fromYear, toYear)
    const stays = await codesThatStay(house, level, codes, input, conversion !== null)
    for (const code of codes) {
      if (conversion?.has(code)) found.set(code, [...counterpartsOf(conversion, code)])
      else if (stays(code)) found.set(code, [{ code, share: 1, kind: 'unchanged' }])
    }
  }
  return found
}

/**
 * Everything that is known of what became of the regions of one level: only those touched by a change are in it.
 *
 * @returns null when no lists join the years
 */
export async function conversionOfYears(
  house: House,
  actor: Actor,
  input: { level: RegionLevel; fromYear: number; toYear: number },
): Promise<Conversion | null> {
  authorise(areasPolicy, 'areas.read', actor)
  return conversionBetween(house, input.level, input.fromYear, input.toYear)
}

async function conversionBetween(
  house: House,
  level: RegionLevel,
  fromYear: number,
  toYear: number,
): Promise<Conversion | null> {
  const lists = (await readConversionYears(house.database)).filter((list) => list.level === level)
  const path = pathOfYears(lists, fromYear, toYear)
  if (!path) return null
  let moves: RegionMove[] | undefined
  for (const step of path) {
    const list = await readMoves(house.database, level, step.fromYear, step.toYear)
    const onward = step.isReversed ? reversedMoves(list) : list
    moves = moves ? chainedMoves(moves, onward) : onward
  }
  return conversionOf(moves ?? [])
}

/** Which of the codes that are in no list are the same region in both years. */
async function codesThatStay(
  house: House,
  level: RegionLevel,
  codes: readonly string[],
  { fromYear, toYear }: { fromYear: number; toYear: number },
  hasList: boolean,
): Promise<(code: string) => boolean> {
  const years = Map.groupBy(await readYearsOf(house.database, codes), ({ code }) => code)
  const loaded = new Set(
    (await readRegionYears(house.database)).filter((year) => year.level === level).map((year) => year.boundaryYear),
  )
  const [first, last] = [Math.min(fromYear, toYear), Math.max(fromYear, toYear)]
  return (code) => {
    const own = new Map((years.get(code) ?? []).map((year) => [year.boundaryYear, year.isSameAsYearBefore]))
    // In a list "absent" means unchanged; a code that is not among the regions of either year is no region to be unchanged.
    if (hasList) return [fromYear, toYear].every((year) => own.has(year) || !loaded.has(year))
    return Array.from({ length: last - first }, (_, step) => first + step + 1).every((year) => own.get(year) === true)
  }
}

/** Groups of municipalities that figures are compared with, such as the G4, with all their members ever and since when. */
export async function municipalityGroups(house: House, actor: Actor): Promise<MunicipalityGroup[]> {
  authorise(areasPolicy, 'areas.read', actor)
  return readMunicipalityGroups(house.database)
}

/**
 * The municipalities of a group on a day, by code.
 *
 * @param slug `g4` or `g40`
 * @param date `2024-01-01`
 * @throws Refusal `municipality-group-unknown`
 */
export async function membersOfGroup(house: House, actor: Actor, slug: string, date: string): Promise<string[]> {
  authorise(areasPolicy, 'areas.read', actor)
  const groups = await readMunicipalityGroups(house.database)
  const group = groups.find((one) => one.slug === slug.toLowerCase())
  if (!group) {
    const near = nearest(
      slug,
      groups.map((one) => one.slug),
    )
    throw new Refusal('municipality-group-unknown', { name: slug, near })
  }
  return group.members
    .filter(({ since, until }) => (since === null || since <= date) && (until === null || date < until))
    .map(({ code }) => code)
}
