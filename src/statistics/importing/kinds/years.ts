import type { Wording } from '../../../platform'
import type { TableSample } from '../table'
import type { Hints } from './kind'
import { partIn, readPeriod } from './period-forms'
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
  /** The part of the year that its name says behind it: `-Q1`, `-03`; absent where it is the whole year. */
  part?: string
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
  const named = [sample.sheet, sample.title, sample.file].flatMap((text) => {
    const found = yearsIn(text ?? '')
    return found.length === 1 ? found.map((year) => ({ year, part: partIn(text ?? '', year) })) : []
  })
  const [first] = named
  if (first === undefined) return null
  const { year } = first
  const other = named.find((each) => each.year !== year)?.year
  const part = named.find((each) => each.year === year && each.part !== null)?.part
  return {
    year,
    ...(part ? { part } : {}),
    warnings: other === undefined ? [] : [wording('years-differ', { year, other })],
  }
}

/** The same of figures that are published once a year: that a name says a part of the year is told. */
export function ofWholeYear({ year, part, warnings }: FoundYear): FoundYear {
  return { year, warnings: part === undefined ? warnings : [...warnings, wording('part-not-read', { year, part })] }
}

/** The period of a table of which the name says the year. */
export function periodOf({ year, part = '' }: Pick<FoundYear, 'year' | 'part'>): string {
  return `${year}${part}`
}

/** The year of a period as a file writes it (`2016`, `2024*`, `2016KW01`, `2024 1e kwartaal`); null for what is none. */
export function yearOfPeriod(text: string): number | null {
  const period = readPeriod(text)
  return period === null ? null : Number(period.slice(0, 4))
}

/** True for a period that its publisher calls provisional: `2024*`. */
export function isProvisional(text: string): boolean {
  return /^\d{4}.*\*$/.test(text.trim())
}
