import { type DisclosureRules, hasRest, type People } from './disclosure'
import type { Measure, SystemCell, Term } from './disclosure-system'

/** All sums in which figures stand; cells are numbered as the figures are. */
export interface FigureSums {
  sums: Term[][]
  /** Totals without a figure, numbered after the figures. */
  absent: SystemCell[]
}

export interface Part {
  cell: number
  share: number
}

/** Shares of regions are whole numbers of millionths in sums. */
const whole = 1_000_000

/** A total minus its parts is zero; where the total is not given it is calculated and released, so the sum is known. */
export function addSum(
  result: FigureSums,
  total: number | undefined,
  parts: readonly Part[],
  people: readonly People[],
  measures: readonly Measure[],
): void {
  const scale = parts.every(({ share }) => share === 1) ? 1 : whole
  for (const measure of measures) {
    const own = total === undefined ? undefined : people[total]
    // A total of which the rest of the group is not known says nothing about the rest of its parts.
    if (measure === 'rest' && own?.kind === 'count' && !hasRest(own)) continue
    result.sums.push([
      ...(total === undefined ? [] : [{ cell: total, measure, coefficient: -scale }]),
      ...parts.map(({ cell, share }) => ({ cell, measure, coefficient: Math.round(share * scale) })),
    ])
  }
}

/** The people behind a sum of figures. */
export function together(parts: readonly Part[], people: readonly People[]): People {
  let so: People | undefined
  for (const { cell, share } of parts) {
    const next = scaled(people[cell] ?? { kind: 'unknown' }, share)
    so = so === undefined ? next : added(so, next)
  }
  return so ?? { kind: 'unknown' }
}

function scaled(people: People, share: number): People {
  switch (people.kind) {
    case 'count':
      return { kind: 'count', count: people.count * share, rest: people.rest === null ? null : people.rest * share }
    case 'share':
      return { kind: 'share', count: people.count * share, rest: people.rest * share, group: people.group * share }
    case 'mean':
      return { kind: 'mean', amount: people.amount * share, group: people.group * share }
    case 'unknown':
      return people
  }
}

function added(one: People, other: People): People {
  if (one.kind === 'count' && other.kind === 'count') {
    const rest = one.rest === null || other.rest === null ? null : one.rest + other.rest
    return { kind: 'count', count: one.count + other.count, rest }
  }
  if (one.kind === 'share' && other.kind === 'share') {
    const [count, rest] = [one.count + other.count, one.rest + other.rest]
    return { kind: 'share', count, rest, group: one.group + other.group }
  }
  if (one.kind === 'mean' && other.kind === 'mean') {
    return { kind: 'mean', amount: one.amount + other.amount, group: one.group + other.group }
  }
  return { kind: 'unknown' }
}

/**
 * True when parts come to their total, or nearly. Where more than a tenth of the people is missing, and more than the
 * smallest count, parts are not in the dataset, and the reader does not know them either.
 */
export function isComplete(
  total: number,
  parts: readonly Part[],
  people: readonly People[],
  rules: DisclosureRules,
): boolean {
  const [one, other] = [sizeOf(people[total] ?? { kind: 'unknown' }), sizeOf(together(parts, people))]
  return one === null || other === null || one - other <= Math.max(rules.smallestCount, one / 10)
}

function sizeOf(people: People): number | null {
  if (people.kind === 'unknown') return null
  return people.kind === 'count' ? people.count : people.group
}

/** What figures are together in one measure; null where one of them has no number in it. */
export function amountOf(cells: readonly number[], people: readonly People[], measure: Measure): number | null {
  let so = 0
  for (const cell of cells) {
    const own = people[cell] ?? { kind: 'unknown' }
    const value = measure in own ? (own as Partial<Record<Measure, number | null>>)[measure] : null
    if (value === null || value === undefined) return null
    so += value
  }
  return so
}

/** True for two numbers that can be one, but for what is missing in either or rounded. */
export function isNearly(one: number, other: number, rules: DisclosureRules): boolean {
  return Math.abs(one - other) <= Math.max(rules.smallestCount, Math.max(Math.abs(one), Math.abs(other)) / 10)
}
