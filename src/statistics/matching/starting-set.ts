import type { Wording } from '../../platform'
import { codesOf, readVariable } from './variable'

/** A trait of neighbourhoods that is matched on unless somebody chooses otherwise, and why (`content/matching.yaml`). */
export interface StartingTrait {
  code: string
  /** The ways in which it is published, the best first. */
  variables: readonly string[]
  reason: Wording
}

/** In which years a place has figures, by code of the indicator; each oldest first. */
export type FigureYears = ReadonlyMap<string, readonly string[]>

/** The years in which a place has everything that a variable is worked out from, oldest first. */
export function yearsOfVariable(variable: string, figures: FigureYears): string[] {
  const [first = [], ...others] = codesOf([readVariable(variable)]).map((code) => figures.get(code) ?? [])
  return first.filter((year) => others.every((known) => known.includes(year)))
}

/**
 * The years in which not only the place has a figure but many regions to choose from as well: at least half as many as in
 * the year with most. A file of one town gives a place a figure and nobody to compare it with.
 *
 * @param known years in which the place has a figure
 * @param regions how many regions have one, by year
 */
export function widelyKnown(known: readonly string[], regions: ReadonlyMap<string, number>): string[] {
  const most = Math.max(0, ...known.map((year) => regions.get(year) ?? 0))
  return known.filter((year) => (regions.get(year) ?? 0) * 2 >= most)
}

/** The years that are looked at, both taken along. */
export interface Span {
  from: string
  to: string
}

/**
 * Which years of a variable are compared: those of the span in which the place has a figure. A trait that changes slowly is,
 * where it is not known in the span, taken from the nearest other year: the newest before it, else the first after it, which
 * can be one from after the start of a programme and is then told as such (issue 4: nearest on structure and on several-year
 * means from before the first programme).
 *
 * @param known years in which the place has a figure
 * @param isStructure whether the variable is one of the starting set
 * @returns oldest first; none where nothing is known that may be compared
 */
export function yearsToCompare(known: readonly string[], { from, to }: Span, isStructure: boolean): string[] {
  const within = known.filter((year) => year >= from && year <= to).toSorted()
  if (within.length > 0 || !isStructure) return within
  const earlier = known.filter((year) => year < from).toSorted()
  const later = known.filter((year) => year > to).toSorted()
  return [earlier.at(-1) ?? later[0]].filter((year) => year !== undefined)
}

/**
 * The variable to take for a trait: that with figures in most years of the span, of those with as many the first; where none
 * has any, the first that is known from before it, else the first that is known at all.
 *
 * @returns null when the place has figures of none
 */
export function variableFor(trait: StartingTrait, span: Span, figures: FigureYears): string | null {
  const known = trait.variables
    .map((variable) => ({ variable, years: yearsOfVariable(variable, figures) }))
    .filter(({ years }) => years.length > 0)
  const within = (years: readonly string[]) => yearsToCompare(years, span, false).length
  const most = Math.max(0, ...known.map(({ years }) => within(years)))
  const best =
    most > 0
      ? known.find(({ years }) => within(years) === most)
      : known.find(({ years }) => years.some((year) => year < span.from))
  return (best ?? known[0])?.variable ?? null
}

/** So many years a search begins with, up to the last one that is known from before the first programme. */
const usualSpan = 6

/**
 * The years to begin with: the last ones from before the first programme of which anything is known.
 *
 * @param known every year in which the place has a figure of anything
 * @param first year in which the first programme began
 * @returns null when nothing is known from before it
 */
export function startingSpan(known: Iterable<string>, first: number): Span | null {
  const before = [...known].filter((year) => Number(year) < first).toSorted()
  const to = before.at(-1)
  if (to === undefined) return null
  const from = before.find((year) => Number(year) > Number(to) - usualSpan) ?? to
  return { from, to }
}
