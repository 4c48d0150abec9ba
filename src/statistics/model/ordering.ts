import type { DefinitionComparison } from './comparison'

/** How indicators can be ordered. By gap only within one unit: percentage points and euros have no common order. */
export const orderings = ['theme', 'ratio', 'change', 'gap'] as const
export type Ordering = (typeof orderings)[number]

export function isOrdering(value: unknown): value is Ordering {
  return orderings.includes(value as Ordering)
}

/** An indicator as far as it can be ordered: by its newest comparison, if it has one. */
export interface Orderable {
  code: string
  theme: string
  unit: string
  newest: Pick<DefinitionComparison, 'gap' | 'ratio'> | null
}

/** Indicators that stand together, in order. `key` is a theme or unit; null is one list, `none` what has no such number. */
export interface OrderedGroup {
  key: string | null
  codes: string[]
}

/**
 * Groups and orders indicators.
 *
 * - `theme`: as they come, per theme.
 * - `ratio`: farthest from equal first; half as often is as far as twice as often.
 * - `change`: the relative change of the gap, from what grew most to what shrank most.
 * - `gap`: the largest gap first, per unit.
 *
 * What has no such number stands in a last group with key `none`, in the order in which it came.
 */
export function ordered(indicators: readonly Orderable[], ordering: Ordering): OrderedGroup[] {
  if (ordering === 'theme') return grouped(indicators, (each) => each.theme)
  const measure = measures[ordering]
  const measured = indicators.filter((each) => measure(each) !== null)
  const sorted = measured.toSorted((a, b) => (measure(b) ?? 0) - (measure(a) ?? 0))
  const groups =
    ordering === 'gap'
      ? grouped(sorted, (each) => each.unit)
      : sorted.length > 0
        ? [{ key: null, codes: sorted.map((each) => each.code) }]
        : []
  const others = indicators.filter((each) => measure(each) === null).map((each) => each.code)
  return others.length > 0 ? [...groups, { key: 'none', codes: others }] : groups
}

const measures: Record<Exclude<Ordering, 'theme'>, (each: Orderable) => number | null> = {
  ratio: ({ newest }) => {
    const ratio = newest?.ratio?.last ?? null
    return ratio === null || ratio <= 0 ? null : Math.max(ratio, 1 / ratio)
  },
  change: ({ newest }) => {
    const { first, last, from, to } = newest?.gap ?? { first: null, last: null, from: null, to: null }
    if (first === null || last === null || first === 0 || from === to) return null
    return (Math.abs(last) - Math.abs(first)) / Math.abs(first)
  },
  gap: ({ newest }) => {
    const last = newest?.gap.last ?? null
    return last === null ? null : Math.abs(last)
  },
}

/** Groups in the order in which their first member came. */
function grouped(indicators: readonly Orderable[], keyOf: (each: Orderable) => string): OrderedGroup[] {
  const groups = new Map<string, string[]>()
  for (const each of indicators) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each.code])
  return [...groups].map(([key, codes]) => ({ key, codes }))
}
