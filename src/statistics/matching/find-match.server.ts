import type { Actor } from '../../accounts'
import { levelOfCode, municipalityOfCode, type Place } from '../../areas'
import { conversionOfYears, counterparts, findPlace, findRegions } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import type { Extent } from '../regional/extent'
import { extentOf } from '../regional/extents.server'
import { filesOf, holdingAny } from '../regional/files.server'
import { indicator as findIndicator } from '../service.server'
import type { Current } from '../store.server'
import { filesHolding, meansOfRegions } from './candidates.store.server'
import { isOtherArea } from './changed'
import { exclusionsFor } from './exclusions.server'
import type { Excluded, MatchLevel, MatchQuestion, MatchResult } from './group'
import { knownProgramme } from './known-programme.server'
import { type Candidate, nearestTo } from './match'
import { ownValues } from './own-values.server'
import { askedVariables, programmeRefusal } from './question'
import { slowTraits } from './starting-set.server'
import { codesOf, factorOf, variableOf } from './variable'

/** A match with the codes of all candidates: what the matched regions were chosen from. */
export interface FoundMatch {
  result: MatchResult
  among: readonly string[]
}

/**
 * Looks for the regions that most resemble a place; the policy was asked before.
 *
 * @throws what `matchRegions` does
 */
export async function findMatch(house: House, actor: Actor, asked: MatchQuestion): Promise<FoundMatch> {
  const firstProgramme = asked.firstProgramme ?? null
  const read = askedVariables(asked, await slowTraits(house.root))
  const years = [...new Set(read.flatMap((variable) => variable.years))].toSorted()
  const place = await findPlace(house, actor, asked.place)
  const refusal = programmeRefusal(firstProgramme, await knownProgramme(house, actor, place.slug))
  if (refusal) throw refusal
  const indicators = await Promise.all(codesOf(read).map((code) => findIndicator(house, actor, code)))
  const find = (code: string) => indicators.find((each) => each.code === code) as Indicator
  const variables = read.map((variable) => ({ ...variable, ...variableOf(variable, find) }))
  const [extent, current] = await Promise.all([extentOf(house, actor, place), currentVersions(house, actor)])
  const own = await ownValues(house, actor, { place, extent, current, indicators, variables })
  const level = asked.level ?? (await levelOf(place, extent, own.boundaryYears))
  const engine = await house.engine()
  const held = await heldVersions(house, actor, holdingAny(current, codesOf(read)))
  const query = {
    files: held.map(({ path }) => path),
    level,
    indicators: own.definitions,
    variables: variables.map((variable) => ({
      ...variable,
      factor: factorOf(variable, variable),
      periods: variable.years,
    })),
  }
  const [means, used] = await Promise.all([meansOfRegions(engine, query), filesHolding(engine, query)])
  const [boundaryYear = Number(years.at(-1)), ...otherYears] = means.boundaryYears
  const sorted = await sortedOut(house, actor, { place, extent, level, boundaryYear, otherYears }, means.regions)
  const { candidates, excluded, regions } = sorted
  if (candidates.length < asked.count) {
    const { incomplete, neighbours, otherProgrammes } = excluded
    const without = { count: asked.count, found: candidates.length, incomplete, neighbours, otherProgrammes }
    throw new Refusal('match-without-candidates', without, { where: 'count' })
  }
  const values = own.values.map((value, index) => (variables[index]?.isCount ? value / regions : value))
  const found = nearestTo(variables, values, candidates, asked.count)
  const codes = found.matches.map(({ code }) => code)
  const [names, unsure] = await Promise.all([
    namesOf(house, actor, codes, boundaryYear),
    unsureOf(house, actor, codes, boundaryYear, otherYears),
  ])
  const result: MatchResult = {
    place: place.slug,
    level,
    boundaryYear,
    years: years.filter((year) => firstProgramme === null || Number(year) < firstProgramme),
    firstProgramme,
    variables: variables.map(({ code, name, unit, isCount, years: own }) => ({
      code,
      name,
      unit,
      isCount,
      years: own,
    })),
    regions,
    candidates: candidates.length,
    excluded,
    matches: found.matches.map(({ code, distance, values: matched }) => ({
      code,
      name: names.get(code) ?? code,
      municipality: names.get(municipalityOfCode(code) ?? '') ?? '',
      distance,
      values: Object.fromEntries(variables.map((variable, index) => [variable.code, matched[index] ?? 0])),
    })),
    unsure,
    balance: found.balance,
    isUsable: found.isUsable,
    failing: found.failing,
    versions: used.flatMap((file) => held[file]?.version ?? []),
  }
  return { result, among: candidates.map(({ code }) => code) }
}

/** The files of versions, each with the id of its version. */
async function heldVersions(
  house: House,
  actor: Actor,
  versions: readonly Current[],
): Promise<{ path: string; version: string }[]> {
  const held = versions.map(async (each) => {
    const paths = await filesOf(house, actor, [each], 'released', 'byIndicator')
    return paths.map((path) => ({ path, version: each.version.id }))
  })
  return (await Promise.all(held)).flat()
}

/**
 * Who of the regions can be chosen, and how many cannot and why.
 *
 * @returns with how many whole regions of the level the place is as large as, at least one
 */
async function sortedOut(
  house: House,
  actor: Actor,
  asked: { place: Place; extent: Extent; level: MatchLevel; boundaryYear: number; otherYears: readonly number[] },
  found: readonly { code: string; values: readonly number[] | null }[],
): Promise<{ candidates: Candidate[]; excluded: Excluded; regions: number }> {
  const { place, extent, level, boundaryYear, otherYears } = asked
  const [left, parts, changed] = await Promise.all([
    exclusionsFor(house, actor, place, extent, boundaryYear),
    extent.parts(boundaryYear),
    changedCodes(house, actor, level, boundaryYear, otherYears),
  ])
  const reasonFor = ({ code, values }: (typeof found)[number]) => {
    if (left.own.meets(code)) return 'itself'
    if (left.neighbours.meets(code)) return 'neighbours'
    if (left.others.meets(code)) return 'otherProgrammes'
    if (values === null) return 'incomplete'
    return changed(code) ? 'changed' : null
  }
  const excluded: Excluded = {
    itself: 0,
    neighbours: 0,
    otherProgrammes: 0,
    incomplete: 0,
    changed: 0,
    knowsNeighbours: left.knowsNeighbours,
    programmes: left.programmes,
  }
  const candidates: Candidate[] = []
  let regions = 0
  const shares = new Map((parts ?? []).map(({ region, share }) => [region.slice(2), share]))
  for (const region of found) {
    const reason = reasonFor(region)
    if (reason !== null) excluded[reason] += 1
    else if (region.values !== null) candidates.push({ code: region.code, values: region.values })
    if (reason === 'itself' && region.values !== null && left.own.holds(region.code)) {
      const body = region.code.slice(2)
      regions += shares.get(body) ?? shares.get(body.slice(0, 6)) ?? shares.get(body.slice(0, 4)) ?? 1
    }
  }
  return { candidates, excluded, regions: Math.max(1, regions) }
}

/** Which codes were another area in one of the years, as far as lists of changes tell. */
async function changedCodes(
  house: House,
  actor: Actor,
  level: MatchLevel,
  fromYear: number,
  toYears: readonly number[],
): Promise<(code: string) => boolean> {
  const lists = await Promise.all(toYears.map((toYear) => conversionOfYears(house, actor, { level, fromYear, toYear })))
  return (code) => lists.some((list) => isOtherArea(list, code))
}

/** Of which codes nobody knows whether they were the same area in all years. */
async function unsureOf(
  house: House,
  actor: Actor,
  codes: readonly string[],
  fromYear: number,
  toYears: readonly number[],
): Promise<string[]> {
  const known = await Promise.all(toYears.map((toYear) => counterparts(house, actor, { codes, fromYear, toYear })))
  return codes.filter((code) => known.some((year) => !year.has(code)))
}

/** The level of a region itself, or the level most parts of an area have within the newest boundaries its figures are in. */
async function levelOf(place: Place, extent: Extent, boundaryYears: readonly number[]): Promise<MatchLevel> {
  const own = levelOfCode(place.slug)
  if (own !== null && own !== 'country') return own
  const [newest] = boundaryYears
  const parts = (newest === undefined ? null : await extent.parts(newest)) ?? []
  const districts = parts.filter(({ region }) => levelOfCode(region) === 'district').length
  return districts * 2 > parts.length ? 'district' : 'neighbourhood'
}

/** Names of regions and of the municipalities they lie in, by code. */
async function namesOf(
  house: House,
  actor: Actor,
  codes: readonly string[],
  boundaryYear: number,
): Promise<Map<string, string>> {
  const around = codes.flatMap((code) => municipalityOfCode(code) ?? [])
  const found = await findRegions(house, actor, { boundaryYear, codes: [...new Set([...codes, ...around])] })
  const names = new Map(found.map(({ code, name }) => [code, name]))
  // A file of neighbourhoods names no municipalities: another year may.
  const unnamed = around.filter((code) => !names.has(code))
  for (const code of new Set(unnamed)) {
    const place = await findPlace(house, actor, code).catch(() => null)
    if (place) names.set(code, place.name.nl)
  }
  return names
}
