import type { Better } from '../figure-parts'
import type { ChartValue } from '../value'

/** What a bar chart is made of, in the reader's language: one figure for each place or category, in one period. */
export interface BarInput {
  title: string
  /** As it is read: "2024", "1e kwartaal 2024". */
  period?: string
  /** Unit as published: '%', 'EUR', 'persons', 'score', … */
  unit: string
  better: Better
  /** What the bars are; head of the first column of the table: "Gebied", "Leeftijd". */
  heading: string
  /** In the order in which they are read. */
  bars: readonly Bar[]
  /** A figure to compare all bars with, drawn as a line through them. */
  reference?: ChartValue & { label: string }
}

export interface Bar extends ChartValue {
  /** Unique within the chart. */
  id: string
  label: string
  /** Left out: one of many, in the colour of what is compared with. */
  role?: 'area' | 'reference' | 'matched'
  /** On how many answers a figure rests: 17 of 20 areas. */
  n?: { count: number; of?: number }
  note?: string
}
