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
 * The variable to take for a trait: the first with figures in all these years, else the first with figures at all.
 *
 * @returns null when the place has figures of none
 */
export function variableFor(trait: StartingTrait, years: readonly string[], figures: FigureYears): string | null {
  const known = trait.variables.map((variable) => ({ variable, in: yearsOfVariable(variable, figures) }))
  const covering = known.find((each) => each.in.length > 0 && years.every((year) => each.in.includes(year)))
  return (covering ?? known.find((each) => each.in.length > 0))?.variable ?? null
}

/**
 * The years to begin with: the earliest unbroken run of years in which the most traits have figures, since they must be from
 * before the first programme, which only a person knows.
 *
 * @returns null when there are no figures at all
 */
export function startingYears(
  traits: readonly StartingTrait[],
  figures: FigureYears,
): { from: string; to: string } | null {
  const count = new Map<string, number>()
  for (const trait of traits) {
    const years = new Set(trait.variables.flatMap((variable) => yearsOfVariable(variable, figures)))
    for (const year of years) count.set(year, (count.get(year) ?? 0) + 1)
  }
  const most = Math.max(0, ...count.values())
  const [from, ...later] = [...count].flatMap(([year, traitsIn]) => (traitsIn === most ? [year] : [])).toSorted()
  if (from === undefined) return null
  let to = from
  for (const year of later) if (Number(year) === Number(to) + 1) to = year
  return { from, to }
}
