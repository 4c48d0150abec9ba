import type { Wording } from '../../platform'

/** Why there is no value (contracts: absence reasons). Never zero in its place. */
export const absences = [
  'not-applicable',
  'not-funded',
  'not-started',
  'could-not-report',
  'partly',
  'unknown',
  'not-published',
  'suppressed',
  'not-asked',
] as const
export type Absence = (typeof absences)[number]

/** How exactly a value was published: 71.0 and "about 48" are not the same. */
export const precisions = ['exact', 'about', 'at-least', 'at-most', 'range'] as const
export type Precision = (typeof precisions)[number]

/** What a series can be off by, by the way it is made. */
export const uncertainties = [
  'count',
  'rounded',
  'survey-with-margin',
  'survey-without-margin',
  'modelled',
  'composite',
] as const
export type Uncertainty = (typeof uncertainties)[number]

/** Where a figure stands in its source: the document, the place in it, and the figure or table it belongs to. */
export interface FigureSource {
  /** Slug of the document, as in `content/sources.csv`. */
  document: string
  /** Line or lines in the document: `6758` or `6764-6765`. */
  line: string
  /** Number of the figure or table the value is read from, if the source names one. */
  figure?: string
}

/**
 * One figure: a value, or the reason why there is none, with everything needed to defend it. Exactly one of `value` and
 * `absence` is set, but for a range of which only the bounds were published: that has neither (`isRangeOnly`). Its middle
 * is nobody's figure, so it is never calculated with; the bounds are shown.
 */
export interface Observation {
  /** `2022`, `2022-Q1`. */
  period: string
  /** In the unit of the indicator; shares in percent. Null where `absence` says why, or where there are only bounds. */
  value: number | null
  precision: Precision
  /** With precision `range`: the bounds, in the unit of the indicator. */
  low?: number
  high?: number
  /** Half width of the published 95 % interval, in the unit of the indicator. */
  margin?: number
  /** How many areas or people answered, of how many. */
  n?: number
  of?: number
  absence?: Absence
  /** Decimals as published: 71.0 has one. */
  decimals?: number
  note?: Wording
  source: FigureSource
  /** Of a figure made from parts: of how many a figure is known, of how many, and which part of the whole these are. */
  coverage?: { known: number; of: number; share?: number }
  /** True when it was made from regions of another boundary year, or from a part of a region. */
  isConverted?: true
  /** Of a figure of regions: the year of their boundaries; null for places that have none. */
  boundaryYear?: number | null
}

/** True for a figure that was published as two bounds only: "around 52.2 to 52.5 %". */
export function isRangeOnly(observation: Observation): observation is Observation & { low: number; high: number } {
  const { value, precision, low, high } = observation
  return value === null && precision === 'range' && low !== undefined && high !== undefined
}

/** An observation with the keys that place it in a dataset. */
export interface Row extends Observation {
  indicator: string
  /** Version of the definition; `1` when the indicator has had one only. */
  definition: string
  /** Slug of an area or group of areas, `nl`, or a CBS region code. */
  place: string
  /** Year of the boundaries of the place; null where it has none. */
  boundaryYear: number | null
}

/** The key of a row as text: at most one row of a dataset version has it. */
export function rowKey(row: Pick<Row, 'indicator' | 'definition' | 'place' | 'boundaryYear' | 'period'>): string {
  return [row.indicator, row.definition, row.place, row.boundaryYear ?? '', row.period].join('|')
}

/** Orders periods in time: `2021` before `2022-Q1` before `2022-Q2`. */
export function comparePeriods(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const periodShape = /^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/

/** True for a year, a quarter or a month as the contracts write them. */
export function isPeriod(text: string): boolean {
  return periodShape.test(text)
}
