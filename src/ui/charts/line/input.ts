import type { Better } from '../figure-parts'
import type { ChartValue } from '../value'

/** What a line chart is made of, in the reader's language. */
export interface LineChartInput {
  title: string
  /** Unit as published: '%', 'EUR', 'persons', 'score', … */
  unit: string
  /** Which way is better; it is said in words, never only in colour. */
  better: Better
  series: readonly ChartSeries[]
  /** Definition breaks: drawn, and no line crosses them. With the same period twice, the break lies just before it. */
  breaks?: readonly { between: readonly [string, string]; label: string }[]
  /** Unexplained jumps: the line stays and the place is marked. */
  jumps?: readonly { period: string; label: string }[]
}

/** One line: one place under one definition. Two definitions of one indicator are two series, and are never joined. */
export interface ChartSeries {
  /** Unique within the chart. */
  id: string
  label: string
  /** The area at hand, what it is compared with, or its comparison group. */
  role: 'area' | 'reference' | 'matched'
  /** Wording of the definition; shown behind the label when a chart has more than one definition. */
  definition?: string
  /**
   * Whether a newer definition replaced this one; drawn lighter and dotted. Left out: of several definitions within one
   * role, all but the one that starts last.
   */
  older?: boolean
  points: readonly ChartPoint[]
}

export interface ChartPoint extends ChartValue {
  /** "2022", "2022-Q1", "2022-03" or "2021-2023". */
  period: string
  note?: string
}
