import type { Wording } from '../../platform'
import type { Absence } from '../model/observation'

/** Something a person should know of a file before its figures are used; it does not keep the file out. */
export interface ImportWarning extends Wording {
  /** Stable name: `identical-columns`, `share-above-100`. */
  code: string
}

/** What becomes of a column, or of what a column says that a row is about. */
export interface ReadColumn {
  /** As the file has it. */
  column: string
  /** Code of the indicator it is read as. */
  indicator: string
  name: Wording
  unit: string
}

/** Figures that are missing for one reason. */
export interface MissingFigures {
  absence: Absence
  /** What the source says of it; null where it says nothing. */
  note: Wording | null
  rows: number
}

/** Missing figures put together by reason and by what the source says, most first; what is not missing is passed over. */
export function missingOf(
  rows: readonly (Omit<MissingFigures, 'absence'> & { absence: Absence | null })[],
): MissingFigures[] {
  const found = new Map<string, MissingFigures>()
  for (const { absence, note, rows: count } of rows) {
    if (absence === null) continue
    const key = `${absence} ${note?.en ?? ''}`
    found.set(key, { absence, note, rows: count + (found.get(key)?.rows ?? 0) })
  }
  return [...found.values()].toSorted((one, other) => other.rows - one.rows)
}

/** What is in a file, or what became of it (contract: `npx wijklus import`). */
export interface ImportReport {
  /** The file as it was named. */
  file: string
  /** Kind that it was recognised as: `kwb`, `statline`, … */
  kind: string
  /** Dataset the figures belong to; of a file with several, the last. Null for lists of regions, boundaries and boundary changes. */
  dataset: string | null
  /** What that dataset is called; null where there is none. */
  title: Wording | null
  /** Version in which the figures are; null for a trial run and for what is no dataset. */
  version: string | null
  /** False when this very file was imported before, so that nothing changed. */
  isNew: boolean
  /** Number of different regions. */
  regions: number
  /** A region that it has figures of, to look at; null where there are none. */
  place: string | null
  /** Codes of the indicators. */
  indicators: readonly string[]
  /** Periods with at least one row, oldest first. */
  periods: readonly string[]
  /** Rows: one per indicator, region and period, those without a value included. */
  observations: number
  /** Rows without a value, by reason. */
  absences: Readonly<Partial<Record<Absence, number>>>
  /** The same, with what the source says of it; most first. */
  missing: readonly MissingFigures[]
  warnings: readonly ImportWarning[]
  /** Columns that are read, and as what; in the order of the file. */
  read: readonly ReadColumn[]
  /** Columns that are not read, and why. */
  left: readonly { column: string; reason: Wording }[]
}

/** The report of a file of which nothing is known yet. */
export function emptyReport(file: string, kind: string): ImportReport {
  return {
    file,
    kind,
    dataset: null,
    title: null,
    version: null,
    isNew: true,
    regions: 0,
    place: null,
    indicators: [],
    periods: [],
    observations: 0,
    absences: {},
    missing: [],
    warnings: [],
    read: [],
    left: [],
  }
}
