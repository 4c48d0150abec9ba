import { Refusal, type Wording } from '../../../platform'
import { readPeriod } from '../../model/period-forms'
import type { TableSample } from '../table'
import type { Hints } from './kind'
import { partIn } from './named-parts'
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
  /** What its name says of a part of the year that is no quarter and no month, as it is written. */
  unread?: string
  /** What its name says that can be a part of the year, and something else. */
  doubtful?: string
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
  const parts = named.flatMap((each) => (each.year === year && each.part ? [each.part] : []))
  return {
    year,
    ...(parts.find((part) => !('doubtful' in part)) ?? parts[0]),
    warnings: other === undefined ? [] : [wording('years-differ', { year, other })],
  }
}

/** The same of figures that are published once a year: that a name says a part of the year is told. */
export function ofWholeYear({ year, part, unread, warnings }: FoundYear): FoundYear {
  const found = part === undefined ? unread : `${year}${part}`
  return { year, warnings: found === undefined ? warnings : [...warnings, wording('part-not-read', { year, found })] }
}

/**
 * The same of figures that can be of a part of a year: what can be such a part, and something else, is told.
 *
 * @param said the period that a person said of this table, or of one of the same form
 * @throws Refusal `import-part-unread` where a name says a part that is no quarter and no month, of a year of which nobody
 *   said the period
 */
export function ofPartOfYear(
  { year, part, unread, doubtful, warnings }: FoundYear,
  file: string,
  said?: string,
): FoundYear {
  if (unread !== undefined && !said?.startsWith(String(year))) {
    throw new Refusal('import-part-unread', { file, found: unread, year }, { where: file })
  }
  const found = unread ?? doubtful
  if (found === undefined) return { year, ...(part === undefined ? {} : { part }), warnings }
  const period = `${year}${said?.slice(4) ?? ''}`
  return { year, warnings: [...warnings, wording('part-doubtful', { found, period })] }
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
