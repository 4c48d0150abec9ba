/** The difference between two figures, as a number and in words. */
import { formatPoints, formatUnit, formatValue } from '../format'
import { fillText } from './texts'
import type { ChartValue, Wording } from './value'

/**
 * One figure minus another, in their unit, without the dust of binary fractions; null unless both are exact or about so
 * much, because a bound or a range does not tell how far apart two figures are.
 */
export function differenceOf(one: ChartValue, other: ChartValue): number | null {
  if (![one, other].every(isNear)) return null
  return one.value === null || other.value === null ? null : Number((one.value - other.value).toPrecision(12))
}

function isNear({ precision = 'exact' }: ChartValue): boolean {
  return precision === 'exact' || precision === 'about'
}

/**
 * "9,4 procentpunt hoger", "€ 3.000 lager", "11 personen meer", "ongeveer 9 procentpunt hoger", "geen verschil". The
 * figures say whether the difference is exact.
 */
export function differenceWords(
  difference: number,
  figures: readonly ChartValue[],
  { unit, decimals, language, texts }: Wording,
): string {
  const exact = figures.every(({ precision = 'exact' }) => precision === 'exact')
  const size = Math.abs(difference)
  const written =
    unit === '%'
      ? formatPoints(size, language, { decimals: exact ? (decimals ?? 1) : Number.isInteger(size) ? 0 : 1 })
      : formatValue(size, unit, language, { decimals: exact ? decimals : undefined })
  if (!/[1-9]/.test(written)) return texts.gapNone
  const counted = formatUnit(unit, language) !== ''
  const way = difference > 0 ? (counted ? 'gapMore' : 'gapHigher') : counted ? 'gapFewer' : 'gapLower'
  return fillText(texts[way], { gap: exact ? written : fillText(texts.gapAbout, { gap: written }) })
}

/** "5 procentpunt", "€ 5.000". */
export function distanceText(distance: number, { unit, language }: Pick<Wording, 'unit' | 'language'>): string {
  return unit === '%'
    ? formatPoints(distance, language, { decimals: Number.isInteger(distance) ? 0 : 1 })
    : formatValue(distance, unit, language)
}
