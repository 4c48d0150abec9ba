/**
 * Compares a place with a reference: gap, ratio and their development, per definition version. Versions never mix: every
 * number here is made from figures of one version (house: rules for numbers).
 */
import { type ComparisonSettings, defaultComparisonSettings, unitFamily } from './comparison-settings'
import {
  complementOf,
  crossingOf,
  type Development,
  gapDevelopment,
  gapOf,
  gapPrecision,
  gapValueOf,
  type LevelDevelopment,
  levelDevelopment,
  type Pair,
  type Quantity,
  ratioDevelopment,
  ratioOf,
  ratioValueOf,
  restOf,
  strongestDoubt,
} from './development'
import { type Exact, toNumber } from './exact'
import { type GapSteps, gapSteps } from './gap-steps'
import type { Indicator, Series } from './indicator'
import { type Absence, comparePeriods, isRangeOnly, type Observation, type Precision } from './observation'
import { type Doubt, type Measured, type Reading, readingOf } from './reading'

/** From the first to the last period; `first`, `last`, `from` and `to` are null when there is no such period. */
export interface Change<D> {
  readonly from: string | null
  readonly to: string | null
  readonly first: number | null
  readonly last: number | null
  readonly development: D
  /** Only when not distinguishable: what can have produced the difference. */
  readonly doubt: Doubt | null
}

export interface LevelChange extends Change<LevelDevelopment> {
  readonly firstObservation: Observation | null
  readonly lastObservation: Observation | null
}

/** In the unit of the indicator; percentage points for shares. */
export interface GapChange extends Change<Development> {
  /** Whether the place went to the other side of the reference; `uncertain` when rounding or margins can have done so. */
  readonly crossed: 'certain' | 'uncertain' | null
  /** Decimals to show it with: those of the most precise figure it is made from. */
  readonly decimals: number
  /** How exactly the gap is known, given how exactly its figures were published. */
  readonly firstPrecision: Precision
  readonly lastPrecision: Precision
}

/** Gap, ratio and level between two periods. */
export interface Developments {
  readonly level: LevelChange
  readonly referenceLevel: LevelChange
  readonly gap: GapChange
  /** Null for scores: a ratio of two scores means nothing. */
  readonly ratio: Change<Development> | null
  /** (100 − value) ÷ (100 − reference), only for shares of which more is better: it can tell another story. */
  readonly complementRatio?: Change<Development>
}

/** The bounds of a range, in the unit of the indicator. */
export interface PublishedRange {
  readonly low: number
  readonly high: number
}

export interface ComparedPeriod {
  readonly period: string
  readonly value: number | null
  readonly reference: number | null
  readonly gap: number | null
  /** Unrounded: round only to show it. */
  readonly ratio: number | null
  readonly complementRatio?: number | null
  readonly precision: Precision
  readonly referencePrecision: Precision
  /** Where only a range was published: there is a figure, but no value to calculate with. */
  readonly range?: PublishedRange
  readonly referenceRange?: PublishedRange
  /** Why the value is missing; `unknown` when the dataset has no row for it. */
  readonly absence?: Absence
  readonly referenceAbsence?: Absence
}

export interface DefinitionComparison extends Developments, GapSteps {
  readonly version: string
  /** Every period one of both has a row for, oldest first. Developments use the periods both have a value for. */
  readonly periods: readonly ComparedPeriod[]
  /** With jumps: the developments between them, each up to the jump or from it on. Empty without. */
  readonly segments: readonly (Developments & { readonly until: string | null; readonly since: string | null })[]
}

export interface Comparison {
  readonly indicator: string
  readonly unit: string
  readonly place: string
  /** Null when there is nothing to compare with. */
  readonly reference: string | null
  readonly settings: ComparisonSettings
  /** Periods in which the series jumps without a known change of definition. */
  readonly jumps: readonly string[]
  /** In the order of the indicator's definitions. */
  readonly definitions: readonly DefinitionComparison[]
}

/**
 * Compares two series of one indicator. `jumps` are periods from which on a series stands at another level for a reason
 * nobody gave, those of the indicator unless told; the developments are then also given up to and from the jump.
 */
export function compareSeries(
  indicator: Indicator,
  place: Series,
  reference: Series | null,
  settings: ComparisonSettings = defaultComparisonSettings,
  jumps: readonly string[] = indicator.jumps.map(({ period }) => period),
): Comparison {
  const has = (series: Series | null, version: string) => series?.definitions.some((one) => one.version === version)
  const known = indicator.definitions.map(({ version }) => version)
  const found = [...place.definitions, ...(reference?.definitions ?? [])].map(({ version }) => version)
  const versions = [...new Set([...known, ...found])].filter((one) => has(place, one) || has(reference, one))
  const ordered = [...jumps].sort(comparePeriods)
  return {
    indicator: indicator.code,
    unit: indicator.unit,
    place: place.place,
    reference: reference?.place ?? null,
    settings,
    jumps: ordered,
    definitions: versions.map((version) =>
      compareVersion(
        version,
        indicator,
        observationsOf(place, version),
        observationsOf(reference, version),
        settings,
        ordered,
      ),
    ),
  }
}

function compareVersion(
  version: string,
  indicator: Indicator,
  place: readonly Observation[],
  reference: readonly Observation[],
  settings: ComparisonSettings,
  jumps: readonly string[],
): DefinitionComparison {
  const read = (observation: Observation) => readingOf(observation, indicator, settings) ?? []
  const ours = place.flatMap(read)
  const theirs = reference.flatMap(read)
  const starts = jumps.filter((jump) => ours.some(({ period }) => comparePeriods(period, jump) < 0))
  const segments =
    starts.length === 0
      ? []
      : [null, ...starts].map((since, index) => {
          const until = starts[index] ?? null
          const within = ({ period }: Reading) =>
            (since === null || comparePeriods(period, since) >= 0) &&
            (until === null || comparePeriods(period, until) < 0)
          return { since, until, ...developmentsOf(ours.filter(within), theirs.filter(within), indicator, settings) }
        })
  const developments = developmentsOf(ours, theirs, indicator, settings)
  let periods: ComparedPeriod[] | undefined
  return {
    version,
    // Every gap and ratio between the first and the last: a statement does without, of whose kind a profile has hundreds.
    get periods() {
      periods ??= comparedPeriods([place, reference], [ours, theirs], indicator)
      return periods
    },
    ...developments,
    ...gapSteps(pairsOf(ours, theirs), developments.gap.development),
    segments,
  }
}

function developmentsOf(
  place: readonly Reading[],
  reference: readonly Reading[],
  indicator: Indicator,
  settings: ComparisonSettings,
): Developments {
  const pairs = pairsOf(place, reference)
  const complement = withComplement(indicator)
    ? ratioChange(pairs, settings, (pair) => ratioOf(complementPair(pair)))
    : undefined
  return {
    level: levelChange(place, indicator, settings),
    referenceLevel: levelChange(reference, indicator, settings),
    gap: gapChange(pairs, indicator, settings),
    ratio: unitFamily(indicator.unit) === 'score' ? null : ratioChange(pairs, settings, ratioOf),
    ...(complement && { complementRatio: complement }),
  }
}

function levelChange(readings: readonly Reading[], measured: Measured, settings: ComparisonSettings): LevelChange {
  const [first, last] = [readings[0], readings.at(-1)]
  const development =
    first && last && first !== last ? levelDevelopment(first, last, measured, settings) : 'not-comparable'
  return {
    from: first?.period ?? null,
    to: last?.period ?? null,
    first: first?.observation.value ?? null,
    last: last?.observation.value ?? null,
    development,
    doubt: development === 'not-distinguishable' ? strongestDoubt([first, last].flatMap((one) => one ?? [])) : null,
    firstObservation: first?.observation ?? null,
    lastObservation: last?.observation ?? null,
  }
}

function gapChange(pairs: readonly Pair[], measured: Measured, settings: ComparisonSettings): GapChange {
  const change = changeOf(pairs, gapOf, (first, last) => gapDevelopment(first, last, measured, settings))
  const [first, last] = [pairs[0], pairs.at(-1)]
  return {
    ...change,
    crossed: first && last ? crossingOf(gapOf(first), gapOf(last)) : null,
    decimals: Math.max(
      0,
      ...[first, last].flatMap((pair) => (pair ? [pair.place.decimals, pair.reference.decimals] : [])),
    ),
    firstPrecision: (first && gapPrecision(first)) ?? 'exact',
    lastPrecision: (last && gapPrecision(last)) ?? 'exact',
  }
}

function ratioChange(
  pairs: readonly Pair[],
  settings: ComparisonSettings,
  quantityOf: (pair: Pair) => Quantity | null,
): Change<Development> {
  return changeOf(pairs, quantityOf, (first, last) => ratioDevelopment(first, last, settings))
}

/** From the first to the last common period; not comparable with fewer than two, or where the quantity has no meaning. */
function changeOf(
  pairs: readonly Pair[],
  quantityOf: (pair: Pair) => Quantity | null,
  develop: (first: Quantity, last: Quantity) => Development,
): Change<Development> {
  const [first, last] = [pairs[0], pairs.at(-1)]
  const [was, is] = [first && quantityOf(first), last && quantityOf(last)]
  const development = was && is && first !== last ? develop(was, is) : 'not-comparable'
  const readings = [first, last].flatMap((pair) => (pair ? [pair.place, pair.reference] : []))
  return {
    from: first?.period ?? null,
    to: last?.period ?? null,
    first: was ? toNumber(was.value) : null,
    last: is ? toNumber(is.value) : null,
    development,
    doubt: development === 'not-distinguishable' ? strongestDoubt(readings) : null,
  }
}

/** @param observations of the place and of the reference, with the `readings` of those that have a value */
function comparedPeriods(
  observations: readonly [readonly Observation[], readonly Observation[]],
  readings: readonly [readonly Reading[], readonly Reading[]],
  indicator: Indicator,
): ComparedPeriod[] {
  const periods = [...new Set(observations.flat().map(({ period }) => period))].sort(comparePeriods)
  const [place, reference] = [firstOf(observations[0]), firstOf(observations[1])]
  const [read, referenceRead] = [firstOf(readings[0]), firstOf(readings[1])]
  return periods.map((period) => {
    const [ours, theirs] = [place.get(period), reference.get(period)]
    const [mine, other] = [read.get(period), referenceRead.get(period)]
    const pair = pairOf(mine, other)
    const [range, referenceRange] = [rangeOf(ours), rangeOf(theirs)]
    const values = pair && ([pair.place.value, pair.reference.value] as const)
    const ratio = (value: Exact, of: Exact) => numberOf(ratioValueOf(value, of))
    return {
      period,
      value: ours?.value ?? null,
      reference: theirs?.value ?? null,
      gap: pair && toNumber(gapValueOf(pair)),
      ratio: values && unitFamily(indicator.unit) !== 'score' ? ratio(...values) : null,
      ...(withComplement(indicator) && { complementRatio: values && ratio(restOf(values[0]), restOf(values[1])) }),
      precision: ours?.precision ?? 'exact',
      referencePrecision: theirs?.precision ?? 'exact',
      ...(range && { range }),
      ...(referenceRange && { referenceRange }),
      ...(!mine && !range && { absence: ours?.absence ?? 'unknown' }),
      ...(!other && !referenceRange && { referenceAbsence: theirs?.absence ?? 'unknown' }),
    }
  })
}

function numberOf(value: Exact | null): number | null {
  return value && toNumber(value)
}

/** By period, the first of each. */
function firstOf<Each extends { readonly period: string }>(all: readonly Each[]): Map<string, Each> {
  return new Map(all.toReversed().map((each) => [each.period, each]))
}

/** The bounds of a range without a value of its own. */
function rangeOf(observation: Observation | undefined): PublishedRange | null {
  if (!observation || !isRangeOnly(observation)) return null
  return { low: observation.low, high: observation.high }
}

/** Both places in the periods in which their gap is known. */
function pairsOf(place: readonly Reading[], reference: readonly Reading[]): Pair[] {
  const other = new Map(reference.map((reading) => [reading.period, reading]))
  return place.flatMap((reading) => pairOf(reading, other.get(reading.period)) ?? [])
}

function pairOf(place: Reading | undefined, reference: Reading | undefined): Pair | null {
  if (!place || !reference) return null
  const pair = { period: place.period, place, reference }
  return gapPrecision(pair) && pair
}

function withComplement({ unit, better }: Indicator): boolean {
  return better === 'higher' && unit === '%'
}

function complementPair({ place, reference }: Pair): { place: Quantity; reference: Quantity } {
  return { place: complementOf(place), reference: complementOf(reference) }
}

function observationsOf(series: Series | null, version: string): readonly Observation[] {
  const found = series?.definitions.find((one) => one.version === version)
  return [...(found?.observations ?? [])].sort((a, b) => comparePeriods(a.period, b.period))
}
