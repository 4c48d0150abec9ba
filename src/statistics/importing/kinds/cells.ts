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

const number = /^[-+]?\d+([.,]\d+)?(e[-+]?\d+)?$/i

export function isNumber(text: string): boolean {
  return number.test(text)
}

/** Which sign stands before the decimals. A comma only where no number has a point. */
export function decimalOf(sample: TableSample, columns: readonly string[]): '.' | ',' {
  let hasComma = false
  for (const column of columns) {
    for (const cell of valuesOf(sample, column)) {
      if (/^[-+]?\d*\.\d+/.test(cell)) return '.'
      if (/^[-+]?\d+,\d+$/.test(cell)) hasComma = true
    }
  }
  return hasComma ? ',' : '.'
}

/** What the first rows show of a column: numbers, text, only markers of missing values, or nothing at all. */
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
  return told.every(isNumber) ? 'numbers' : 'text'
}
