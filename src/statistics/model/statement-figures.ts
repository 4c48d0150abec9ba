import type { Language } from '../../platform'
import { formatNumber, formatPeriod, formatPoints, formatValue } from '../../ui'
import type { GapChange, PublishedRange } from './comparison'
import { unitFamily } from './comparison-settings'
import { decimalsOf } from './exact'
import type { Observation, Precision } from './observation'
import { publishedDecimals } from './reading'

/** Two figures of the same thing, as they are written after each other: "18,2" and "8,0 %". */
export type WrittenPair = readonly [first: string, last: string]

/** A figure in a sentence with its sign and its precision, decimals as published: "8,0 %", "ongeveer 80 %", "€ 1.237". */
export function writeFigure(observation: Observation, unit: string, language: Language): string {
  const { value, precision, low, high } = observation
  if (value === null) return ''
  return formatValue(value, sentenceUnit(unit), language, {
    precision,
    decimals: publishedDecimals(observation),
    low,
    high,
  })
}

/** The bounds of a range that was published without a value: "52,2–52,5 %". */
export function writeRange({ low, high }: PublishedRange, unit: string, language: Language): string {
  const decimals = Math.max(decimalsOf(low), decimalsOf(high))
  return formatValue(low, sentenceUnit(unit), language, { precision: 'range', low, high, decimals })
}

/** Two figures right after each other; Dutch names the sign of a share once: "18,2" and "8,0 %". */
export function writeFigures(first: Observation, last: Observation, unit: string, language: Language): WrittenPair {
  const bare = language === 'nl' && unitFamily(unit) === 'share' ? '' : unit
  return [writeFigure(first, bare, language), writeFigure(last, unit, language)]
}

/** Two figures with words between them, each with its sign. */
export function writeFiguresApart(
  first: Observation,
  last: Observation,
  unit: string,
  language: Language,
): WrittenPair {
  return [writeFigure(first, unit, language), writeFigure(last, unit, language)]
}

/** The size of a gap, above or below: "9,4 procentpunt" for a share, "€ 381", "0,40". */
export function writeGap(
  gap: number,
  { decimals }: Pick<GapChange, 'decimals'>,
  precision: Precision,
  unit: string,
  language: Language,
): string {
  const size = Math.abs(gap)
  // At least 5 below is at most −5: the size has it the other way round than the number.
  const known = gap < 0 ? (turned[precision] ?? precision) : precision
  if (unitFamily(unit) !== 'share')
    return formatValue(size, sentenceUnit(unit), language, { precision: known, decimals })
  const bare = formatValue(size, '', language, { precision: known, decimals })
  return formatPoints(size, language, { decimals }).replace(formatNumber(size, { language, decimals }), bare)
}

/** Both gaps right after each other, with "procentpunt" once. Null when there is none. */
export function writeGaps(gap: GapChange, unit: string, language: Language): WrittenPair | null {
  if (gap.first === null || gap.last === null) return null
  const bare = unitFamily(unit) === 'share' ? '' : unit
  return [
    writeGap(gap.first, gap, gap.firstPrecision, bare, language),
    writeGap(gap.last, gap, gap.lastPrecision, unit, language),
  ]
}

/** Both gaps with words between them, each with "procentpunt". Null when there is none. */
export function writeGapsApart(gap: GapChange, unit: string, language: Language): WrittenPair | null {
  if (gap.first === null || gap.last === null) return null
  return [
    writeGap(gap.first, gap, gap.firstPrecision, unit, language),
    writeGap(gap.last, gap, gap.lastPrecision, unit, language),
  ]
}

/** Two ratios with as many decimals as show them: two, or three when one is below 1 (0,893 and 0,907). */
export function writeRatios(
  first: number,
  last: number,
  language: Language,
  decimals = Math.min(first, last) < 1 ? 3 : 2,
): WrittenPair {
  return [formatNumber(first, { language, decimals }), formatNumber(last, { language, decimals })]
}

/** A period inside a sentence, after "in" or "tussen": "2022", "het 1e kwartaal van 2022", "maart 2022". */
export function writePeriod(period: string, language: Language): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period)
  if (language === 'nl' && quarter) return `het ${quarter[2]}e kwartaal van ${quarter[1]}`
  return formatPeriod(period, language)
}

/**
 * The sentence already names what is counted: "het aantal deelnemers was 253", not "253 personen". What is measured it does
 * not: "de gemiddelde WOZ-waarde was 326" leaves open of what.
 */
function sentenceUnit(unit: string): string {
  const family = unitFamily(unit)
  if (family === 'count') return isMeasure(unit) ? unit : ''
  return unit === '' || family === 'score' ? '' : family === 'share' ? '%' : unit
}

/** Units of what is measured or divided by something, as opposed to what is counted one by one. */
export function isMeasure(unit: string): boolean {
  return measures.has(unit) || /^per |\//.test(unit)
}

const measures = new Set([
  '1000 EUR',
  'km',
  'm2',
  'm3',
  'kWh',
  'are',
  'ha',
  'hours',
  'percentage points',
  'year',
  'years',
])

const turned: Partial<Record<Precision, Precision>> = { 'at-least': 'at-most', 'at-most': 'at-least' }
