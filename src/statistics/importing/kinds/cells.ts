import type { Marker } from '../plan'
import type { TableSample } from '../table'

/** The cells of a column in the first rows, trimmed; empty ones left out. */
export function valuesOf(sample: TableSample, column: string): string[] {
  const at = sample.columns.indexOf(column)
  if (at < 0) return []
  return sample.rows.map((row) => (row[at] ?? '').replaceAll('\u00a0', ' ').trim()).filter((cell) => cell !== '')
}

/** The different cells of a column in the first rows, in the order of the file. */
export function differentValues(sample: TableSample, column: string): string[] {
  return [...new Set(valuesOf(sample, column))]
}

const plainNumber = /^[-+]?\d+([.,]\d+)?(e[-+]?\d+)?$/i
const pointed = /\d\.\d/
/** With points between thousands, as in Dutch. */
const thousands = /^[-+]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
const groupedNumber = /^[-+]?[1-9]\d{0,2}([. ]\d{3})+(,\d+)?$/

/** True for a number in any of the ways in which it is written: `12.5`, `12,5`, `1.250.000`, `1 250,5`, `3E-02`. */
export function isNumber(text: string): boolean {
  return plainNumber.test(text) || groupedNumber.test(text)
}

/** True for a number with a per cent sign behind it: `45,5 %`. */
export function isSigned(text: string): boolean {
  return text.endsWith('%') && isNumber(withoutSign(text))
}

function withoutSign(text: string): string {
  return text.replace(/\s*%$/, '')
}

/** True for shares that are parts of 1 as far as these cells tell: more than one number, all from 0 to 1, without a sign. */
export function areFractions(cells: readonly string[]): boolean {
  const numbers = cells.filter(isNumber).map((text) => Number(text.replace(',', '.')))
  return (
    !cells.some(isSigned) &&
    numbers.length > 1 &&
    numbers.every((number) => number >= 0 && number <= 1) &&
    numbers.some((number) => number % 1 > 0)
  )
}

/** Which sign stands before the decimals in the first rows of these columns. */
export function decimalOf(sample: TableSample, columns: readonly string[]): '.' | ',' {
  return decimalIn(columns.flatMap((column) => valuesOf(sample, column)))
}

/**
 * The same of a table of one's own in which some columns count: a number of people has no decimals, so `1.250` is 1,250 there.
 * Where nothing else is said, a point stands between thousands; then a point before decimals is refused, not misread.
 */
export function decimalOfOwn(sample: TableSample, values: readonly string[], counts: readonly string[]): '.' | ',' {
  const written = values.flatMap((column) => valuesOf(sample, column)).map(withoutSign)
  const counted = counts.flatMap((column) => valuesOf(sample, column))
  if (counted.some((cell) => pointed.test(cell) && !thousands.test(cell))) return '.'
  return written.some((cell) => pointed.test(cell)) ? decimalIn(written) : ','
}

/** The same of columns that a plan reads. */
export function decimalOfColumns(sample: TableSample, columns: readonly { column: string }[]): '.' | ',' {
  return decimalOf(
    sample,
    columns.map(({ column }) => column),
  )
}

/** A comma, where some numbers have one and points can only stand between thousands. */
export function decimalIn(written: readonly string[]): '.' | ',' {
  const cells = written.map(withoutSign)
  const isDutch = cells.every((cell) => !pointed.test(cell) || thousands.test(cell))
  return isDutch && cells.some((cell) => /^[-+]?[\d. ]*\d,\d+$/.test(cell)) ? ',' : '.'
}

/** What the first rows show of a column: numbers, with or without a per cent sign, text, only markers of missing values, or nothing at all. */
export function contentOf(
  sample: TableSample,
  column: string,
  markers: readonly Marker[],
): 'numbers' | 'text' | 'missing' | 'empty' {
  const cells = valuesOf(sample, column)
  if (cells.length === 0) return 'empty'
  const marks = new Set(markers.map(({ text }) => text.trim().toLowerCase()))
  const told = cells.filter((cell) => !marks.has(cell.toLowerCase()))
  if (told.length === 0) return 'missing'
  return told.every((cell) => isNumber(cell) || isSigned(cell)) ? 'numbers' : 'text'
}
