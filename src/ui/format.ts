/**
 * Numbers and periods as Dutch and English readers write them: 12,6 % and 12.6%, € 300.000 and €300,000,
 * 9,4 procentpunt and 9.4 percentage points. Every text that is made here can be put in a page, a table or a chart.
 */
import type { Language } from '../platform'
import { parsePeriod } from './charts/period'
import { unitWords } from './units'

/** How exactly a figure was published. 71,0 and "ongeveer 48" are not the same figure. */
export type Precision = 'exact' | 'about' | 'at-least' | 'at-most' | 'range'

export interface NumberOptions {
  language: Language
  /** Digits after the decimal mark, always all of them. Left out: as many as the number itself has. */
  decimals?: number
}

export interface ValueOptions {
  precision?: Precision
  /**
   * Digits after the decimal mark, always all of them. Left out: what is usual for the unit, but never a digit that an
   * imprecise figure does not have ("ongeveer 48 %", not "ongeveer 48,0 %").
   */
  decimals?: number
  /** Ends of a range; read only with precision `range`. */
  low?: number
  high?: number
  /** Leaves the unit out, for a column or an axis that already says it. */
  bare?: boolean
  /** Writes the precision as a sign where there is no room for words: "≈ 48", "≥ 48". */
  signs?: boolean
}

/** A space at which no line may be broken: "12,6" and "%" stay together. */
const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' }
const keep = '\u00a0'
const minus = '\u2212'

/**
 * Writes a number with the grouping and decimal mark of the language and a real minus sign; never "-0".
 * Rounds half away from zero on the digits as written (1.005 becomes 1,01), which is how published tables round.
 * `value` must be finite: anything else is a RangeError, because "NaN" must never reach a reader.
 */
export function formatNumber(value: number, { language, decimals }: NumberOptions): string {
  return write(value, language, decimals ?? 0, decimals ?? 20)
}

/** More digits behind the mark than these no publisher means: a computation left them in a file. */
const mostMeant = 3

/**
 * Digits behind the decimal mark that are written of a figure that came with so many: as published, but two where a
 * computation left a row of them ("-0.524535983547000" is −0,52). The file keeps them all, and so does every download.
 */
export function writtenDecimals(decimals: number): number {
  return decimals > mostMeant ? 2 : decimals
}

/**
 * Writes a figure with its unit and its precision: "12,6 %", "ongeveer 48 %", "8–10 %", "€ 300.000", "253 personen".
 * `unit` is a unit as published ('%', 'EUR', 'persons', 'score', …); one that is not known is written behind the number.
 * `score` is written as a bare number. With precision `range` the ends are taken from `low` and `high`; without them
 * the value is written as "about".
 */
export function formatValue(value: number, unit: string, language: Language, options: ValueOptions = {}): string {
  const { precision = 'exact', low, high } = options
  if (precision === 'range' && low !== undefined && high !== undefined) {
    const [from, to] = [low, high].map((end) => digits(end, unit, language, options)) as [string, string]
    const joint = low < 0 ? ` ${language === 'nl' ? 'tot' : 'to'} ` : '–'
    return withUnit(`${from}${joint}${to}`, options.bare ? '' : unit, language, false)
  }
  const number = digits(value, unit, language, options)
  const figure = withUnit(number, options.bare ? '' : unit, language, Math.abs(value) === 1)
  if (precision === 'exact') return figure
  return options.signs
    ? `${precisionSigns[precision]}${keep}${figure}`
    : `${precisionWords[precision][language]} ${figure}`
}

/** Writes a difference between two shares: "9,4 procentpunt", "9.4 percentage points". One decimal unless told. */
export function formatPoints(points: number, language: Language, { decimals = 1 }: { decimals?: number } = {}): string {
  const number = formatNumber(points, { language, decimals })
  if (language === 'nl') return `${number}${keep}procentpunt`
  return `${number}${keep}percentage${keep}${number === '1' || number === `${minus}1` ? 'point' : 'points'}`
}

/** Writes how many times as often: "2,07 ×", "2.07×". Two decimals unless told. */
export function formatRatio(ratio: number, language: Language, { decimals = 2 }: { decimals?: number } = {}): string {
  return `${formatNumber(ratio, { language, decimals })}${language === 'nl' ? keep : ''}×`
}

/**
 * Writes a period in full: "2022", "1e kwartaal 2022", "maart 2022", "2021–2023".
 * Throws RangeError for a text that is not a period (see `parsePeriod`).
 */
export function formatPeriod(period: string, language: Language): string {
  const { kind, firstYear, lastYear, part } = parsePeriod(period)
  switch (kind) {
    case 'year':
      return String(firstYear)
    case 'quarter':
      return language === 'nl' ? `${part}e kwartaal ${firstYear}` : `Q${part} ${firstYear}`
    case 'month':
      return `${monthName(part, language, 'long')} ${firstYear}`
    case 'span':
      return `${firstYear}–${lastYear}`
  }
}

/**
 * Writes a period for the axis of a chart, in one or two short lines: ["2022"], ["1e kw.", "2022"], ["mrt", "2022"].
 * Throws RangeError for a text that is not a period.
 */
export function formatPeriodShort(period: string, language: Language): readonly string[] {
  const { kind, firstYear, part } = parsePeriod(period)
  if (kind === 'quarter') return [language === 'nl' ? `${part}e kw.` : `Q${part}`, String(firstYear)]
  if (kind === 'month') return [monthName(part, language, 'short'), String(firstYear)]
  return [formatPeriod(period, language)]
}

/**
 * The unit in words, to stand above an axis or a column: "personen", "uur per week"; empty for '%', 'EUR' and 'score',
 * whose sign stands with the number or which have none.
 */
export function formatUnit(unit: string, language: Language): string {
  if (['%', 'EUR', '€', 'score', ''].includes(unit)) return ''
  return unitWords[unit]?.[language][1] ?? unit
}

/** Digits after the decimal mark that a figure with this unit usually has: [at least, at most]. */
function usualDecimals(unit: string): readonly [number, number] {
  if (unit === '%') return [1, 1]
  if (unit === 'EUR' || unit === '€') return [0, 0]
  if (unit === 'score') return [1, 2]
  return [0, 1]
}

function digits(value: number, unit: string, language: Language, { precision, decimals }: ValueOptions): string {
  if (decimals !== undefined) {
    const written = writtenDecimals(decimals)
    return write(value, language, written, written)
  }
  const [least, most] = usualDecimals(unit)
  return write(value, language, precision === undefined || precision === 'exact' ? least : 0, most)
}

function withUnit(number: string, unit: string, language: Language, single: boolean): string {
  if (unit === '%') return language === 'nl' ? `${number}${keep}%` : `${number}%`
  if (unit === 'EUR' || unit === '€') {
    if (language === 'nl') return `€${keep}${number}`
    return number.startsWith(minus) ? `${minus}€${number.slice(1)}` : `€${number}`
  }
  if (unit === 'score' || unit === '') return number
  return `${number}${keep}${unitWords[unit]?.[language][single ? 0 : 1] ?? unit}`
}

function write(value: number, language: Language, least: number, most: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a number that can be written: ${value}`)
  // The text of the number is rounded, not the number: 1.005 is stored as 1.00499…, but it was published as 1.005.
  const written: Intl.StringNumericLiteral = `${value}`
  return (
    unrounded(written, language, least, most) ?? numberFormat(language, least, most).format(written).replace('-', minus)
  )
}

const marks: Readonly<Record<Language, { group: string; decimal: string }>> = {
  nl: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
}

/** The same without a format, which takes most of the time of a page of figures; null where digits have to be rounded. */
function unrounded(written: string, language: Language, least: number, most: number): string | null {
  const [, sign, whole, fraction = ''] = written.match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? []
  if (whole === undefined || fraction.length > most) return null
  const { group, decimal } = marks[language]
  const grouped = whole.length < 4 ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group)
  const padded = fraction.padEnd(least, '0')
  return `${sign === '-' ? minus : ''}${grouped}${padded === '' ? '' : `${decimal}${padded}`}`
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** Making a format costs some 50 µs, using one 1 µs; a table of twenty areas uses the same one hundreds of times. */
function numberFormat(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    roundingMode: 'halfExpand',
    signDisplay: 'negative',
    useGrouping: 'always',
  })
  numberFormats.set(key, made)
  return made
}

function monthName(month: number, language: Language, length: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(locales[language], { month: length, timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1, 15),
  )
}

const precisionWords: Record<Exclude<Precision, 'exact'>, Record<Language, string>> = {
  about: { nl: 'ongeveer', en: 'about' },
  'at-least': { nl: 'ten minste', en: 'at least' },
  'at-most': { nl: 'ten hoogste', en: 'at most' },
  range: { nl: 'ongeveer', en: 'about' },
}

const precisionSigns: Record<Exclude<Precision, 'exact'>, string> = {
  about: '≈',
  'at-least': '≥',
  'at-most': '≤',
  range: '≈',
}

/** Writes a day in full: "21 november 2026", "21 November 2026". `day` is `2026-11-21`. */
export function formatDate(day: string, language: Language): string {
  return dayFormats[language].format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
}

const dayFormats = Object.fromEntries(
  Object.entries(locales).map(([language, locale]) => [
    language,
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ]),
) as Record<Language, Intl.DateTimeFormat>
