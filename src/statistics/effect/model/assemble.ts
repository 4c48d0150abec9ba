import type { Wording } from '../../../platform'
import type { Series } from '../../model/indicator'
import { type Absence, comparePeriods, type Observation } from '../../model/observation'
import { refuseFewPeriods } from './panel'
import type { BesideFigure, LeftOutPlace, NamedPlace } from './question'
import type { EffectSettings } from './settings'

/** What is needed to choose which figures an analysis uses. */
export interface Assembly {
  from: string
  /** Null for the newest definition that has enough periods. */
  definition: string | null
  firstPeriod: string | null
  lastPeriod: string | null
  place: NamedPlace
  donors: readonly NamedPlace[]
}

/** The figures an analysis uses: a full table, because a place with gaps is left out and named. */
export interface Assembled {
  definition: string
  periods: string[]
  /** Number of periods before the start. */
  before: number
  values: Record<string, number[]>
  donors: NamedPlace[]
  leftOut: LeftOutPlace[]
  converted: number
  about: number
}

/**
 * Puts the series of the place and of its comparison places into one table. The periods are those in which the place itself
 * has a figure in one definition, of the same kind as `from` (a year, a quarter); definitions never mix. A comparison place
 * without a figure in one of them is left out: nothing is filled in.
 *
 * @param series by code of the place
 * @throws Refusal `effect-periods-few` when no definition has enough periods
 */
export function assemble(series: ReadonlyMap<string, Series>, asked: Assembly, settings: EffectSettings): Assembled {
  const { definition, periods, before } = periodsOf(series.get(asked.place.code), asked, settings)
  const values: Record<string, number[]> = {}
  const donors: NamedPlace[] = []
  const leftOut: LeftOutPlace[] = []
  let converted = 0
  let about = 0
  for (const place of [asked.place, ...asked.donors]) {
    const found = observationsOf(series.get(place.code), definition, periods)
    const missing = found.filter((observation) => !isUsable(observation))
    if (missing.length > 0) {
      leftOut.push({ ...place, reason: 'missing', missing: missing.length, absences: absencesOf(missing) })
      continue
    }
    values[place.code] = found.map((observation) => observation?.value ?? 0)
    if (place !== asked.place) donors.push(place)
    if (found.some((observation) => observation?.isConverted)) converted += 1
    about += found.filter((observation) => observation?.precision === 'about').length
  }
  return { definition, periods, before, values, donors, leftOut, converted, about }
}

/** The series of one more place in a table that is there already, or null when it has a gap. */
export function rowOf(series: Series | undefined, definition: string, periods: readonly string[]): number[] | null {
  const found = observationsOf(series, definition, periods)
  return found.every(isUsable) ? found.map((observation) => observation?.value ?? 0) : null
}

function periodsOf(series: Series | undefined, asked: Assembly, settings: EffectSettings) {
  const { from, firstPeriod, lastPeriod } = asked
  const candidates = (series?.definitions ?? [])
    .filter(({ version }) => asked.definition === null || version === asked.definition)
    .map(({ version, observations }) => {
      const periods = observations
        .filter(isUsable)
        .map(({ period }) => period)
        .filter((period) => period.length === from.length)
        .filter((period) => firstPeriod === null || comparePeriods(period, firstPeriod) >= 0)
        .filter((period) => lastPeriod === null || comparePeriods(period, lastPeriod) <= 0)
        .toSorted(comparePeriods)
      return {
        definition: version,
        periods,
        before: periods.filter((period) => comparePeriods(period, from) < 0).length,
      }
    })
    .toReversed()
  const enough = candidates.find(
    ({ periods, before }) => before >= settings.fewestBefore && periods.length - before >= settings.fewestAfter,
  )
  if (enough) return enough
  const longest = candidates.toSorted((a, b) => b.periods.length - a.periods.length)[0]
  const { periods, before } = longest ?? { periods: [], before: 0 }
  refuseFewPeriods(before, periods.length - before, settings)
  throw new Error('a definition with enough periods was not found')
}

function observationsOf(series: Series | undefined, definition: string, periods: readonly string[]) {
  const observations = series?.definitions.find(({ version }) => version === definition)?.observations ?? []
  const byPeriod = new Map(observations.map((observation) => [observation.period, observation]))
  return periods.map((period) => byPeriod.get(period))
}

/** A figure that can be calculated with: not a bound, not a range, not missing. */
function isUsable(observation: Observation | undefined): boolean {
  const { value = null, precision } = observation ?? {}
  return value !== null && (precision === 'exact' || precision === 'about')
}

function absencesOf(missing: readonly (Observation | undefined)[]): Partial<Record<Absence, number>> {
  const counted: Partial<Record<Absence, number>> = {}
  for (const observation of missing) {
    const reason = observation?.absence ?? 'not-published'
    counted[reason] = (counted[reason] ?? 0) + 1
  }
  return counted
}

/**
 * A figure of before and one of after the start, for all places: the latest the place itself has up to the last period before
 * the start, and the latest it has from the start on, in one definition. Null when it has no such pair.
 */
export function besideOf(
  indicator: { code: string; name: Wording; unit: string },
  series: ReadonlyMap<string, Series>,
  place: NamedPlace,
  others: readonly NamedPlace[],
  { from, last }: { from: string; last: string },
): BesideFigure | null {
  for (const { version, observations } of (series.get(place.code)?.definitions ?? []).toReversed()) {
    const known = observations.filter(isUsable).map(({ period }) => period.slice(0, 4))
    const before = known.findLast((year) => year < from.slice(0, 4))
    const after = known.findLast((year) => year >= from.slice(0, 4) && year <= last.slice(0, 4))
    if (before === undefined || after === undefined) continue
    const figureAt = (code: string, year: string) => {
      const own = series.get(code)?.definitions.find((definition) => definition.version === version)?.observations ?? []
      return own.filter(isUsable).findLast(({ period }) => period.slice(0, 4) === year)?.value ?? null
    }
    const values = [place, ...others].map(
      ({ code }) => [code, [figureAt(code, before), figureAt(code, after)]] as const,
    )
    const { code, name, unit } = indicator
    return { indicator: code, name, unit, before, after, values: Object.fromEntries(values) }
  }
  return null
}
