/**
 * Moments as people write them in a programme: a day (`2026-01-31`), a month (`2026-01`), a quarter (`2026-Q1`), half a
 * year (`2026-H1`) or a year (`2026`). As texts, their first and last days are in the order of time.
 */

/** The first day of a moment, `2026-01-01` of `2026`; a day is its own. */
export function firstDayOf(moment: string): string {
  if (isDay(moment)) return moment
  const [first] = monthsOf(moment)
  return `${moment.slice(0, 4)}-${twoDigits(first)}-01`
}

/** The last day of a moment, `2026-12-31` of `2026`; a day is its own. */
export function lastDayOf(moment: string): string {
  if (isDay(moment)) return moment
  const year = moment.slice(0, 4)
  const [, last] = monthsOf(moment)
  return `${year}-${twoDigits(last)}-${twoDigits(lengthOfMonth(Number(year), last))}`
}

/**
 * The same day some years later, or earlier when negative. Of 29 February in a year without one it is a day that does not
 * exist, which as a text still stands between 28 February and 1 March.
 */
export function yearsAfter(day: string, years: number): string {
  const year = Math.max(0, Number(day.slice(0, 4)) + years)
  return `${String(year).padStart(4, '0')}${day.slice(4)}`
}

/** The period of the same kind a year before: `2024-Q1` of `2025-Q1`. */
export function yearBefore(period: string): string {
  return yearsAfter(period, -1)
}

function isDay(moment: string): boolean {
  return moment.length === 10
}

/** The first and last month of a period, from 1 to 12. */
function monthsOf(period: string): readonly [number, number] {
  const part = period.slice(5)
  if (part === '') return [1, 12]
  const number = Number(part.replace(/^[QH]/, ''))
  if (part.startsWith('Q')) return [number * 3 - 2, number * 3]
  if (part.startsWith('H')) return [number * 6 - 5, number * 6]
  return [number, number]
}

function lengthOfMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
