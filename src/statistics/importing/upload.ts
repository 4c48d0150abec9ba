import type { Wording } from '../../platform'
import type { ImportReport } from './report'
import type { TableSample } from './table'

/** Where a file that somebody brought stands, from bringing it to its figures being there. */
export const uploadStates = ['reading', 'previewed', 'importing', 'imported', 'refused', 'cancelled'] as const
export type UploadState = (typeof uploadStates)[number]

/** A file that somebody brought: first read and shown, then confirmed. */
export interface Upload {
  id: string
  /** Its name, as the person's machine has it. */
  file: string
  /** Where it is kept, relative to the folder of uploads; removed when it was imported or cancelled. */
  path: string
  checksum: string
  bytes: number
  /** Slug of the area whose figures they are; null is everybody's. */
  area: string | null
  /** Kind it is to be read as; null is recognised. */
  kind: string | null
  /** Slug of the mapping it is read by, where its kind is `mapping`. */
  mapping: string | null
  /** Year of its figures, where a person said it; null where the file does. */
  year: number | null
  /** What its first table looks like: columns and first rows; null until it was opened. */
  sample: { columns: readonly string[]; rows: readonly (readonly (string | null)[])[] } | null
  state: UploadState
  /** What is in it, once it was read; what became of it, once it was imported. */
  preview: ImportReport | null
  /** Why it was refused. */
  refusal: Wording | null
  /** The long work that is at it, or was. */
  job: string | null
  uploadedBy: string
  uploadedAt: string
}

/** States from which a person can still stop it. */
export const cancellable: readonly UploadState[] = ['reading', 'previewed', 'importing', 'refused']

/** What a brought file looks like, as a table; without columns as long as it was not opened. */
export function sampleOfUpload({ file, sample }: Pick<Upload, 'file' | 'sample'>): TableSample {
  const rows = sample?.rows ?? []
  return {
    file,
    format: 'csv',
    sheet: null,
    title: null,
    columns: sample?.columns ?? [],
    rows,
    firstRow: 2,
    rowCount: rows.length,
  }
}
