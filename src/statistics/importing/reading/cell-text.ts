/**
 * A number as a person sees it. Workbooks keep the nearest binary number, with 17 digits; a spreadsheet shows 15 of them:
 * `2.2000000000000002` is 2.2.
 */
export function numberText(written: string): string {
  if (/^-?\d{1,15}$/.test(written) || /^-?\d{1,8}\.\d{1,6}$/.test(written)) return written
  const number = Number(written)
  return Number.isFinite(number) && written.trim() !== '' ? String(Number(number.toPrecision(15))) : written
}

/** Formats of numbers that are dates and have a fixed number in every workbook (ECMA-376 part 1, 18.8.30). */
const fixedDateFormats = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47,
])

/**
 * Whether a number with this format is shown as a date or a time.
 *
 * @param code the format as it was made in the workbook: `dd-mm-yyyy`, `#,##0.0`; undefined for a fixed one
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return fixedDateFormats.has(id)
  // Not the letters within quotes, after a backslash or in a colour, a condition or a currency.
  const letters = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]
  return /[dmyhs]/i.test(letters ?? '') && !/general|standaard/i.test(letters ?? '')
}

/**
 * Whether a number with this format is shown as a per cent: 0,142 as 14,2 %.
 *
 * @param code as of `isDateFormat`
 */
export function isPercentFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return id === 9 || id === 10
  const [positive = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')
  return positive.includes('%')
}

/** A number as a spreadsheet shows it as a per cent, with all its digits: 0.142 is `14.2%`. */
export function percentText(written: string): string {
  const number = Number(written)
  return Number.isFinite(number) && written.trim() !== '' ? `${Number((number * 100).toPrecision(15))}%` : written
}

const daysTo1970 = 25_569
const daysFrom1900To1904 = 1_462

/** A date as a workbook counts it, in days, as ISO text: `2023-01-01`, `2023-01-01T12:30:00`, `12:30:00` without a day. */
export function dateText(written: string, from1904: boolean): string {
  const days = Number(written) + (from1904 ? daysFrom1900To1904 : 0)
  const isDate = Number.isFinite(days) && days >= 0 && days < 2_958_466
  if (!isDate) return numberText(written)
  // Day 60 is a 29 February 1900 that never was.
  const real = days < 60 ? days + 1 : days
  const [date = '', time = ''] = new Date(Math.round((real - daysTo1970) * 86_400) * 1000).toISOString().split('T')
  const clock = time.slice(0, 8)
  if (days < 1) return clock
  return clock === '00:00:00' ? date : `${date}T${clock}`
}

/** Text as a workbook writes characters that XML has no place for: `_x000D_` is a return. */
export function unescapedText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** Column of a cell from 0, of its name: `DQ123` is 120. Null for what is no name of a cell. */
export function columnOfReference(reference: string): number | null {
  let column = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return at === 0 || at > 3 ? null : column - 1
}

/** Row of a cell from 0, of its name: `DQ123` is 122. */
export function rowOfReference(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? '1') - 1
}
