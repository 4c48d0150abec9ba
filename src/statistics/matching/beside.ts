import type { Indicator } from '../model/indicator'
import type { Observation } from '../model/observation'

/** The figures of an area in one period, beside the matched regions and beside all they were chosen from. */
export interface BesideRow {
  definition: string
  period: string
  own: Observation | null
  matched: Observation | null
  /** Of all candidates together, and how many of them have a figure. */
  unmatched: { value: number; known: number } | null
}

/** What choosing made of a figure. */
export interface Beside {
  indicator: Indicator
  /** How many candidates there were. */
  candidates: number
  /** Oldest first within a definition, definitions in their order. */
  rows: readonly BesideRow[]
}
