/** One figure of a chart: what is known of it, and how it is written. */
import type { Language } from '../../platform'
import { formatNumber, formatValue, type Precision } from '../format'
import { decimalsOf } from './axis'
import type { ChartTexts } from './texts'

/** A figure as a caller gives it, or the reason why there is none. */
export interface ChartValue {
  /** null: there is no figure, `absence` says why. A range may have ends and no value. */
  value: number | null
  precision?: Precision
  /** Digits after the decimal mark as published; left out where that is not known. */
  decimals?: number
  low?: number
  high?: number
  /** Half width of the published 95 % interval, in the unit of the figure. */
  margin?: number
  /** Why there is no figure, in the reader's words. */
  absence?: string
}

/** A figure with the name of what it is of. */
export interface NamedValue extends ChartValue {
  /** As it stands alone: in a legend, at a line, at the head of a row. */
  label: string
  /** As it stands within a sentence: "de rest van Utrecht"; left out where the label does. */
  phrase?: string
}

/** The name of what a figure is of, within a sentence. */
export function inSentence({ label, phrase }: Pick<NamedValue, 'label' | 'phrase'>): string {
  return phrase ?? label
}

/** A figure that can be drawn, in the words of the reader. */
export interface KnownValue {
  value: number
  low: number | null
  high: number | null
  /** The ends of its published margin; null without one. A share stays between 0 and 100. */
  interval: { low: number; high: number } | null
  precision: Precision
  /** Whether `value` is a published figure; the middle of a range without one is only a place to draw. */
  published: boolean
  /** "12,6 %", "ongeveer 48 %". */
  text: string
  /** The same with its published margin, if it has one: "12,6 % ± 2,1". */
  fullText: string
  /** The same without the unit where the axis already shows it: "12,6". */
  shortText: string
  /** The same with a sign for its precision, for where there is no room for words: "≈ 48". */
  signText: string
  /** The same with a sign for its precision and its unit: "≈ 48 %". */
  signUnitText: string
}

/** What is needed to write a figure. */
export interface Wording {
  unit: string
  /** See `sharedDecimals`. */
  decimals: number | undefined
  language: Language
  texts: ChartTexts
}

/**
 * Reads a figure; null when there is none (then `absenceOf` says why). A range without a value of its own is drawn at
 * its middle. `of` names the figure in the RangeError for a value that is not finite.
 */
export function readValue(given: ChartValue, wording: Wording, of: string): KnownValue | null {
  const value = drawnValue(given)
  if (value === null) return null
  if (![value, given.low ?? 0, given.high ?? 0, given.margin ?? 0].every(Number.isFinite))
    throw new RangeError(`${of} has no finite value`)
  const { unit, decimals, language } = wording
  const options = valueOptions(given, decimals)
  const text = formatValue(value, unit, language, options)
  return {
    value,
    low: given.low ?? null,
    high: given.high ?? null,
    interval: intervalOf(given, unit),
    precision: given.precision ?? 'exact',
    published: given.value !== null,
    text,
    fullText: text + writtenMargin(given, language),
    shortText: formatValue(value, unit, language, { ...options, bare: true }),
    signText: formatValue(value, unit, language, { ...options, bare: true, signs: true }),
    signUnitText: formatValue(value, unit, language, { ...options, signs: true }),
  }
}

/** Why there is no figure, in the reader's words. */
export function absenceOf(given: ChartValue | undefined, texts: ChartTexts): string {
  return given?.absence ?? texts.noFigure
}

/** How a figure reads in a table: the figure with its margin, or why there is none. */
export function writtenValue(given: ChartValue | undefined, { unit, decimals, language, texts }: Wording): string {
  const value = given && drawnValue(given)
  if (!given || value === null || value === undefined) return absenceOf(given, texts)
  return formatValue(value, unit, language, valueOptions(given, decimals)) + writtenMargin(given, language)
}

/** What stands behind a figure with a margin: " ± 2,1". */
function writtenMargin({ value, margin }: ChartValue, language: Language): string {
  return value === null || margin === undefined ? '' : ` ± ${formatNumber(margin, { language })}`
}

/** All numbers of a figure that a scale has to hold. */
export function reachOf(given: ChartValue, unit: string): readonly number[] {
  const { low, high } = intervalOf(given, unit) ?? {}
  return [given.value, given.low, given.high, low, high].filter((value) => value != null)
}

function intervalOf({ value, margin }: ChartValue, unit: string): KnownValue['interval'] {
  if (value === null || margin === undefined) return null
  const [low, high] = [value - margin, value + margin]
  if (unit !== '%') return { low, high }
  return { low: Math.max(low, Math.min(value, 0)), high: Math.min(high, Math.max(value, 100)) }
}

/** Whether there is nothing to write but a reason. */
export function isAbsent(given: ChartValue | undefined): boolean {
  return !given || drawnValue(given) === null
}

/**
 * Decimals of the exact figures of a chart of which it is not known with how many they were published, so that a column reads
 * straight; undefined: those of the unit. A share keeps its one decimal, an amount has none.
 */
export function sharedDecimals(unit: string, values: readonly ChartValue[]): number | undefined {
  if (unit === '%' || unit === 'EUR' || unit === '€') return undefined
  const exact = values.flatMap(({ value, precision = 'exact' }) =>
    value === null || precision !== 'exact' ? [] : [value],
  )
  return Math.min(2, Math.max(0, ...exact.map(decimalsOf)))
}

function valueOptions({ precision, low, high, decimals }: ChartValue, shared: number | undefined) {
  // A figure keeps the digits it was published with: 18 % is not 18,0 %. An imprecise one gets no more than it has.
  const isExact = precision === undefined || precision === 'exact'
  return { precision, low, high, decimals: isExact ? (decimals ?? shared) : undefined }
}

/** Where a figure is drawn. */
function drawnValue({ value, precision, low, high }: ChartValue): number | null {
  if (value !== null) return value
  return precision === 'range' && low !== undefined && high !== undefined ? (low + high) / 2 : null
}
