import type { Wording } from '../../platform'
import { add, compare, type Exact, exact, halfUnit, negative, toNumber, zero } from './exact'
import { comparePeriods, type Observation } from './observation'

/** A series as the checks look at it. */
export interface CheckedSeries {
  indicator: string
  name: Wording
  definition: string
  place: string
  /** The dataset it comes from: two datasets may have the same figure. */
  dataset: string
  observations: readonly Observation[]
}

/** Indicators that are the parts of one whole, such as the seven kinds of school advice. */
export interface DeclaredTotal {
  parts: readonly string[]
  /** What they add up to in every period, in their unit: 100 for shares. */
  total: number
}

/** What does not fit in the figures themselves. It is shown, never repaired (house: honest numbers). */
export interface DataCheck {
  code: 'identical-series' | 'parts-contradict-total' | 'two-values'
  indicators: readonly string[]
  places: readonly string[]
  periods: readonly string[]
  message: Wording
}

/** Fewer equal values than this can be chance. */
export const leastEqualValues = 3

/**
 * Everything that does not fit, in a fixed order: identical series, parts against totals, two values for one thing.
 */
export function dataChecks(series: readonly CheckedSeries[], totals: readonly DeclaredTotal[]): DataCheck[] {
  return [...identicalSeries(series), ...partsAgainstTotals(series, totals), ...twoValues(series)]
}

/** Two indicators with the same values at every place and in every period: one was probably copied from the other. */
function identicalSeries(series: readonly CheckedSeries[]): DataCheck[] {
  const byIndicator = new Map<string, { name: Wording; values: Map<string, number> }>()
  for (const each of series) {
    const key = `${each.indicator}|${each.definition}`
    const entry = byIndicator.get(key) ?? { name: each.name, values: new Map<string, number>() }
    for (const { period, value } of each.observations) {
      if (value !== null) entry.values.set(`${each.place}|${period}`, value)
    }
    byIndicator.set(key, entry)
  }
  const entries = [...byIndicator]
  return entries.flatMap(([one, first], index) =>
    entries.slice(index + 1).flatMap(([other, second]) => {
      const [a, b] = [one.split('|')[0] ?? '', other.split('|')[0] ?? '']
      if (a === b || !sameValues(first.values, second.values)) return []
      const keys = [...first.values.keys()].map((key) => key.split('|') as [string, string])
      const count = keys.length
      return [
        {
          code: 'identical-series' as const,
          indicators: [a, b],
          places: [...new Set(keys.map(([place]) => place))].sort(),
          periods: [...new Set(keys.map(([, period]) => period))].sort(comparePeriods),
          message: {
            nl: `"${first.name.nl}" en "${second.name.nl}" zijn in alle ${count} waarden gelijk. Een van beide is waarschijnlijk overgenomen.`,
            en: `"${first.name.en}" and "${second.name.en}" are equal in all ${count} values. One of them was probably copied.`,
          },
        },
      ]
    }),
  )
}

function sameValues(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  const values = new Set(one.values())
  // A flat series says nothing: two indicators can both be 50 % for years.
  if (one.size < leastEqualValues || one.size !== other.size || values.size < leastEqualValues) return false
  return [...one].every(([key, value]) => other.get(key) === value)
}

/** Parts that do not add up to their total, beyond what rounding of the parts can produce. */
function partsAgainstTotals(series: readonly CheckedSeries[], totals: readonly DeclaredTotal[]): DataCheck[] {
  return totals.flatMap(({ parts, total }) => {
    const places = [
      ...new Set(series.filter((each) => parts.includes(each.indicator)).map((each) => each.place)),
    ].sort()
    return places.flatMap((place) => {
      const found = parts.map((part) => series.find((each) => each.indicator === part && each.place === place))
      const periods = commonPeriods(found)
      return periods.flatMap((period) => {
        const observations = found.map((each) => each?.observations.find((one) => one.period === period))
        let [sum, slack]: [Exact, Exact] = [zero, zero]
        for (const observation of observations) {
          if (observation?.value === null || observation === undefined) return []
          sum = add(sum, exact(observation.value))
          slack = add(slack, halfUnit(observation.decimals ?? 0))
        }
        const off = add(sum, negative(exact(total)))
        if (compare(off, slack) <= 0 && compare(negative(off), slack) <= 0) return []
        const shown = Math.round(toNumber(sum) * 1000) / 1000
        return [
          {
            code: 'parts-contradict-total' as const,
            indicators: parts,
            places: [place],
            periods: [period],
            message: {
              nl: `De ${parts.length} delen tellen in ${period} op tot ${String(shown).replace('.', ',')} en niet tot ${total}; afronding verklaart dat niet.`,
              en: `The ${parts.length} parts add up to ${shown} in ${period} and not to ${total}; rounding does not explain it.`,
            },
          },
        ]
      })
    })
  })
}

/** Periods in which every part has a value. */
function commonPeriods(found: readonly (CheckedSeries | undefined)[]): string[] {
  const [first, ...others] = found.map(
    (each) => new Set(each?.observations.flatMap(({ period, value }) => (value === null ? [] : [period]))),
  )
  return [...(first ?? [])].filter((period) => others.every((periods) => periods.has(period))).sort(comparePeriods)
}

/** One figure with two values: in two datasets, or twice in one. */
function twoValues(series: readonly CheckedSeries[]): DataCheck[] {
  const seen = new Map<string, { series: CheckedSeries; period: string; values: Set<number> }>()
  for (const each of series) {
    for (const { period, value } of each.observations) {
      if (value === null) continue
      const key = [each.indicator, each.definition, each.place, period].join('|')
      const entry = seen.get(key) ?? { series: each, period, values: new Set<number>() }
      entry.values.add(value)
      seen.set(key, entry)
    }
  }
  return [...seen.values()]
    .filter(({ values }) => values.size > 1)
    .map(({ series: each, period, values }) => ({
      code: 'two-values' as const,
      indicators: [each.indicator],
      places: [each.place],
      periods: [period],
      message: {
        nl: `"${each.name.nl}" heeft voor ${period} meer dan een waarde: ${[...values].map((value) => String(value).replace('.', ',')).join(' en ')}.`,
        en: `"${each.name.en}" has more than one value for ${period}: ${[...values].join(' and ')}.`,
      },
    }))
}
