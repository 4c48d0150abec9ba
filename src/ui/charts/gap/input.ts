import type { Better } from '../figure-parts'
import type { ChartValue } from '../value'

/** What a gap chart is made of, in the reader's language: two figures a row, on one scale. */
export interface GapInput {
  title: string
  /** Unit as published, the same for all rows: '%', 'EUR', 'persons', 'score', … */
  unit: string
  better: Better
  /** What the rows are; head of the first column of the table: "Jaar", "Indicator". */
  heading: string
  /** Names of what is compared. */
  place: string
  reference: string
  /** In the order in which they are read. */
  rows: readonly GapRow[]
}

export interface GapRow {
  /** Unique within the chart. */
  id: string
  /** A period or the name of an indicator or area, as it is read. */
  label: string
  place: ChartValue
  reference: ChartValue
  /**
   * Place minus reference, in the unit of the chart. Left out: the difference of the two figures where these are exact or
   * about so much. null: it may not be told, for instance because the two are not comparable.
   */
  gap?: number | null
  /** How many times the reference; left out for units without a ratio. */
  ratio?: number | null
}
