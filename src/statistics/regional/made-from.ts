import type { Indicator, Series } from '../model/indicator'
import { methodOf } from './computed-rows'

/** What the figures of an area were made from: for the line under them that lets somebody do it again. */
export interface MadeFrom {
  /** The compositions that were used, each with the boundary years it was used for, newest first. */
  compositions: readonly { id: string; boundaryYears: readonly number[] }[]
  /** Whether figures are those of one region as its publisher has them, or were worked out from several. */
  how: 'published' | 'computed' | 'both'
}

/**
 * What figures of an area were made from.
 *
 * @returns null when no composition was used: the figures are not of an area that is composed, or there are none
 */
export function madeFrom(
  figures: readonly { indicator: Pick<Indicator, 'aggregation'>; series: Series }[],
): MadeFrom | null {
  const used = new Map<string, Set<number>>()
  const ways = new Set<'published' | 'computed'>()
  for (const { indicator, series } of figures) {
    for (const observation of series.definitions.flatMap(({ observations }) => observations)) {
      const { boundaryYear } = observation
      if (boundaryYear === undefined || boundaryYear === null) continue
      for (const id of series.compositions?.[boundaryYear] ?? []) {
        used.set(id, (used.get(id) ?? new Set()).add(boundaryYear))
      }
      ways.add(methodOf(indicator, series.place, observation) === 'published' ? 'published' : 'computed')
    }
  }
  if (used.size === 0) return null
  const compositions = [...used].map(([id, years]) => ({ id, boundaryYears: [...years].toSorted((a, b) => b - a) }))
  const [first = 'computed', second] = ways
  return {
    compositions: compositions.toSorted((a, b) => (b.boundaryYears[0] ?? 0) - (a.boundaryYears[0] ?? 0)),
    how: second === undefined ? first : 'both',
  }
}
