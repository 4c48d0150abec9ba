import type { Wording } from '../../../platform'
import type { TableSample } from '../table'
import type { Hints } from './kind'
import { wording } from './wordings'

const dates = /(?<!\d)((?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g
const years = /(?<!\d)((?:19|20)\d{2})(?!\d)/g

/** The years that a text names, each once, oldest first: of `kwb-2023` 2023, of `gwb20250801` 2025. */
export function yearsIn(text: string): number[] {
  const found = [...text.matchAll(dates), ...text.matchAll(years)].map((match) => Number(match[1]))
  return [...new Set(found)].sort((a, b) => a - b)
}

/** The year that a table is of, and what must be said of how it was found. */
export interface FoundYear {
  year: number
  warnings: readonly Wording[]
}

/**
 * The year of a table that has no column for it: what the person says; else the only year in the name of the sheet, in the
 * line above the table, or in the name of the file. Names that contradict each other are told.
 *
 * @returns null where nothing names one year
 */
export function yearOf(sample: TableSample, hints: Hints): FoundYear | null {
  if (hints.year !== undefined) return { year: hints.year, warnings: [] }
  const named = [sample.sheet, sample.title, sample.file]
    .map((text) => yearsIn(text ?? ''))
    .flatMap((list) => (list.length === 1 ? list : []))
  const [year] = named
  if (year === undefined) return null
  const other = named.find((each) => each !== year)
  return { year, warnings: other === undefined ? [] : [wording('years-differ', { year, other })] }
}

/** A period as a file writes it (`2016`, `2024*`, `2016JJ00`, `2016KW01`), as its year; null for what is none. */
export function yearOfPeriod(text: string): number | null {
  const year = /^((?:19|20)\d{2})(?:\*{0,2}|JJ00|KW0[1-4]|MM(?:0[1-9]|1[0-2])|-(?:Q[1-4]|0[1-9]|1[0-2]))\*{0,2}$/.exec(
    text.trim(),
  )
  return year ? Number(year[1]) : null
}

/** True for a period that its publisher calls provisional: `2024*`. */
export function isProvisional(text: string): boolean {
  return /^\d{4}.*\*$/.test(text.trim())
}
