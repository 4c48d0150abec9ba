import { rm } from 'node:fs/promises'
import type { Actor } from '../../accounts'
import { actorOfText } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import type { House, JobKind } from '../../platform/index.server'
import { importTable } from '../services/import.server'
import type { FetchOptions } from '../services/service.server'
import type { ImportReport } from './report'
import { type AskedImport, importFile } from './service.server'
import type { TableSample } from './table'
import type { AskedOfService, Upload } from './upload'
import { uploadPath } from './uploads.server'
import { changeUpload, findUpload } from './uploads.store.server'

/**
 * The long work of importing. Reading a brought file, or fetching a table, keeps what is in it for the person to look at:
 * nothing of it becomes a figure yet. Importing what was confirmed tells so in the transaction that does it, so that who gives
 * it up is always told the truth: either nothing was kept, or it is too late. Started again after a kill both do the same.
 *
 * @param fetching effects of fetching from a service, in tests
 */
export function jobsOfImporting(fetching: FetchOptions = {}): readonly JobKind[] {
  return [
    {
      kind: 'statistics.read-file',
      run: (house, payload, report) =>
        atUpload(house, payload, 'reading', report, async (upload, progress) => {
          const preview = await importUpload(house, upload, { isTrial: true, report: progress }, fetching)
          await changeUpload(house.database, upload.id, ['reading'], { state: 'previewed', preview })
          return { upload: upload.id }
        }),
    },
    {
      kind: 'statistics.import-file',
      run: (house, payload, report) =>
        atUpload(house, payload, 'importing', report, async (upload, progress) => {
          const kept: AskedImport['kept'] = async (transaction, preview) => {
            const isStill = await changeUpload(transaction, upload.id, ['importing'], { state: 'imported', preview })
            if (!isStill) throw new Refusal('import-cancelled', { file: upload.file })
          }
          const how = { isTrial: false, report: progress, kept }
          const { version } = await importUpload(house, upload, how, fetching)
          await rm(uploadPath(house, upload.path), { force: true })
          return { upload: upload.id, version }
        }),
    },
  ]
}

/** Rows kept for who says what is in which column; enough to see which columns have numbers. */
const rowsKept = 20

type Progress = (done: number, total: number, step?: string) => Promise<void>

async function importUpload(
  house: House,
  upload: Upload,
  how: Pick<AskedImport, 'isTrial' | 'kept'> & { report: Progress },
  fetching: FetchOptions,
): Promise<ImportReport> {
  const actor = await actorOfText(house, upload.uploadedBy)
  const asked = {
    as: upload.mapping === null ? (upload.kind ?? undefined) : undefined,
    mapping: upload.mapping ?? undefined,
    year: upload.year ?? undefined,
    opened: async (tables: readonly TableSample[]) => {
      const sample = tables.reduce((one, other) => (other.columns.length > one.columns.length ? other : one))
      const shown = { columns: sample.columns, rows: sample.rows.slice(0, rowsKept) }
      await changeUpload(house.database, upload.id, ['reading'], { sample: shown })
    },
    operation: `import ${upload.id}`,
    ...how,
  }
  if (upload.asked !== null) return importFetched(house, actor, { ...upload.asked, ...asked }, fetching)
  const { path, file, area } = upload
  return importFile(house, actor, { path: uploadPath(house, path), name: file, area, ...asked })
}

/** Fetches a table, telling how many rows of it are there, until somebody gives it up; then imports it. */
async function importFetched(
  house: House,
  actor: Actor,
  asked: AskedOfService & Omit<AskedImport, 'path' | 'name' | 'area'> & { report: Progress },
  fetching: FetchOptions,
): Promise<ImportReport> {
  const stop = new AbortController()
  let told = asked.report(0, 0, 'import.fetching')
  const report = ({ rows, of }: { rows: number; of: number | null }) => {
    told = told.then(() => asked.report(rows, of ?? 0, 'import.fetching'))
    // Whoever gave it up is told so when fetching stops.
    told.catch((error) => stop.abort(error))
  }
  await told
  try {
    return await importTable(house, actor, asked, { ...fetching, report, signal: stop.signal })
  } finally {
    await told.catch(() => {})
  }
}

/** Works at an upload as long as nobody gave it up, and keeps with it why it was refused. */
async function atUpload<Result>(
  house: House,
  payload: Record<string, unknown>,
  state: Upload['state'],
  report: Progress,
  work: (upload: Upload, progress: Progress) => Promise<Result>,
): Promise<Result | null> {
  const upload = await findUpload(house.database, String(payload['upload']))
  if (upload?.state !== state) return null
  const progress: Progress = async (...done) => {
    if ((await findUpload(house.database, upload.id))?.state !== state) {
      throw new Refusal('import-cancelled', { file: upload.file })
    }
    await report(...done)
  }
  try {
    return await work(upload, progress)
  } catch (error) {
    if (error instanceof Refusal) {
      const refusal = { nl: error.line('nl'), en: error.line('en') }
      await changeUpload(house.database, upload.id, [state], { state: 'refused', refusal })
    }
    // Who gave it up took the file away under our hands: that is no failure, and trying again is of no use.
    const isGivenUp = (await findUpload(house.database, upload.id))?.state === 'cancelled'
    if (isGivenUp) throw new Refusal('import-cancelled', { file: upload.file })
    throw error
  }
}

export const importingJobs = jobsOfImporting()
