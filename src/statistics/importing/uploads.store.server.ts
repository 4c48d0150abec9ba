import { type JSONColumnType, sql } from 'kysely'
import type { DatabaseTransaction } from '../../platform/index.server'
import { type Store, statisticsTables } from '../store.server'
import type { ImportReport } from './report'
import type { AskedOfService, Upload, UploadState } from './upload'

type UploadTables = {
  import_upload: {
    id: string
    file: string
    path: string
    checksum: string
    bytes: string
    asked: JSONColumnType<AskedOfService> | null
    area: string | null
    kind: string | null
    mapping: string | null
    year: number | null
    sample: JSONColumnType<NonNullable<Upload['sample']>> | null
    state: UploadState
    preview: JSONColumnType<ImportReport> | null
    refusal: JSONColumnType<{ nl: string; en: string }> | null
    job: string | null
    uploaded_by: string
    uploaded_at: Date
  }
}

function tables(store: Store) {
  return statisticsTables(store).withTables<UploadTables>()
}

/** What of an upload changes. */
export type UploadChange = Partial<
  Pick<Upload, 'state' | 'kind' | 'mapping' | 'year' | 'sample' | 'job' | 'preview' | 'refusal'>
>

export async function insertUpload(transaction: DatabaseTransaction, upload: Upload): Promise<void> {
  await tables(transaction)
    .insertInto('import_upload')
    .values({
      id: upload.id,
      file: upload.file,
      path: upload.path,
      checksum: upload.checksum,
      bytes: String(upload.bytes),
      asked: upload.asked && JSON.stringify(upload.asked),
      area: upload.area,
      kind: upload.kind,
      mapping: upload.mapping,
      year: upload.year,
      sample: null,
      state: upload.state,
      preview: null,
      refusal: null,
      job: upload.job,
      uploaded_by: upload.uploadedBy,
      uploaded_at: new Date(upload.uploadedAt),
    })
    .execute()
}

export async function findUpload(store: Store, id: string): Promise<Upload | undefined> {
  const row = await tables(store).selectFrom('import_upload').selectAll().where('id', '=', id).executeTakeFirst()
  return row && uploadOf(row)
}

/** Uploads for these areas, and for everybody where asked, newest first. */
export async function readUploads(
  store: Store,
  of: { areas: 'everywhere' | readonly string[]; ofEverybody: boolean },
  limit: number,
): Promise<Upload[]> {
  const inAreas =
    of.areas === 'everywhere' ? sql<boolean>`area is not null` : sql<boolean>`area = any(${[...of.areas]}::text[])`
  const rows = await tables(store)
    .selectFrom('import_upload')
    .selectAll()
    .where(of.ofEverybody ? sql<boolean>`(area is null or ${inAreas})` : inAreas)
    .orderBy('uploaded_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(uploadOf)
}

/**
 * Changes an upload that is in one of these states.
 *
 * @returns false when it is in another: somebody was first
 */
export async function changeUpload(
  store: Store,
  id: string,
  from: readonly UploadState[],
  change: UploadChange,
): Promise<boolean> {
  const { preview, refusal, sample, ...plain } = change
  const done = await tables(store)
    .updateTable('import_upload')
    .set({
      ...plain,
      ...(preview === undefined ? {} : { preview: preview && JSON.stringify(preview) }),
      ...(sample === undefined ? {} : { sample: sample && JSON.stringify(sample) }),
      ...(refusal === undefined ? {} : { refusal: refusal && JSON.stringify(refusal) }),
    })
    .where('id', '=', id)
    .where(sql<boolean>`state = any(${[...from]}::text[])`)
    .returning('id')
    .execute()
  return done.length === 1
}

/** Gives up all uploads in these states that were brought before a moment. @returns where their files are kept */
export async function giveUpUploads(store: Store, from: readonly UploadState[], before: Date): Promise<string[]> {
  const rows = await tables(store)
    .updateTable('import_upload')
    .set({ state: 'cancelled' })
    .where(sql<boolean>`state = any(${[...from]}::text[])`)
    .where('uploaded_at', '<', before)
    .returning('path')
    .execute()
  return rows.map(({ path }) => path)
}

function uploadOf(row: {
  id: string
  file: string
  path: string
  checksum: string
  bytes: string
  asked: AskedOfService | null
  area: string | null
  kind: string | null
  mapping: string | null
  year: number | null
  sample: Upload['sample']
  state: UploadState
  preview: ImportReport | null
  refusal: { nl: string; en: string } | null
  job: string | null
  uploaded_by: string
  uploaded_at: Date
}): Upload {
  const { bytes, uploaded_by, uploaded_at, ...rest } = row
  return { ...rest, bytes: Number(bytes), uploadedBy: uploaded_by, uploadedAt: uploaded_at.toISOString() }
}
