import type { Wording } from '../../platform'
import type { ImportReport } from './report'
import type { TableSample } from './table'

/** Where a file that somebody brought stands, from bringing it to its figures being there. */
export const uploadStates = ['reading', 'previewed', 'importing', 'imported', 'refused', 'cancelled'] as const
export type UploadState = (typeof uploadStates)[number]

/** A table that is asked of a service. */
export interface AskedOfService {
  /** Slug of the service (`content/services.yaml`). */
  service: string
  /** Its number there. */
  table: string
  /** Only these regions, with what lies in them; absent is all. */
  regions?: readonly string[]
  /** Only these periods; absent is all. */
  periods?: readonly string[]
}

/** A file that somebody brought, or a table that somebody asked of a service: first read and shown, then confirmed. */
export interface Upload {
  id: string
  /** Its name, as the person's machine has it; of a table its title, where we know it, with service and number. */
  file: string
  /** Where it is kept, relative to the folder of uploads; removed when it was imported or cancelled. */
  path: string
  /** Of the file; of a table of what was asked. */
  checksum: string
  /** What is asked of a service; null for a file. */
  asked: AskedOfService | null
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

/** What a file is about that becomes no dataset, by its kind. */
const listContents = { boundaries: 'boundaries', 'region-list': 'regions', conversions: 'changes' } as const

/** What a file brings: figures, or else what is known about regions. */
export function contentOf(
  preview: Pick<ImportReport, 'kind' | 'dataset'> | null,
): 'figures' | (typeof listContents)[keyof typeof listContents] {
  if (preview === null || preview.dataset !== null) return 'figures'
  return Object.entries(listContents).find(([kind]) => kind === preview.kind)?.[1] ?? 'figures'
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
