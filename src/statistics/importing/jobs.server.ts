import { rm } from 'node:fs/promises'
import { actorOfText } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import type { House, JobKind } from '../../platform/index.server'
import { type AskedImport, importFile } from './service.server'
import type { Upload } from './upload'
import { uploadPath } from './uploads.server'
import { changeUpload, findUpload } from './uploads.store.server'

/** Reads a brought file and keeps what is in it for the person to look at. Nothing of it becomes a figure yet. */
const readFile: JobKind = {
  kind: 'statistics.read-file',
  run: (house, payload, report) =>
    atUpload(house, payload, 'reading', report, async (upload, progress) => {
      const preview = await importUpload(house, upload, { isTrial: true, report: progress })
      await changeUpload(house.database, upload.id, ['reading'], { state: 'previewed', preview })
      return { upload: upload.id }
    }),
}

/**
 * Imports a brought file that was confirmed. That it is imported is told in the transaction that does it, so that who gives
 * the file up is always told the truth: either nothing was kept, or it is too late. Started again after a kill it does the
 * same.
 */
const importFileJob: JobKind = {
  kind: 'statistics.import-file',
  run: (house, payload, report) =>
    atUpload(house, payload, 'importing', report, async (upload, progress) => {
      const { version } = await importUpload(house, upload, {
        isTrial: false,
        report: progress,
        kept: async (transaction, preview) => {
          const isStill = await changeUpload(transaction, upload.id, ['importing'], { state: 'imported', preview })
          if (!isStill) throw new Refusal('import-cancelled', { file: upload.file })
        },
      })
      await rm(uploadPath(house, upload.path), { force: true })
      return { upload: upload.id, version }
    }),
}

/** Rows kept for who says what is in which column; enough to see which columns have numbers. */
const rowsKept = 20

type Progress = (done: number, total: number, step?: string) => Promise<void>

async function importUpload(house: House, upload: Upload, how: Pick<AskedImport, 'isTrial' | 'report' | 'kept'>) {
  return importFile(house, await actorOfText(house, upload.uploadedBy), {
    path: uploadPath(house, upload.path),
    name: upload.file,
    as: upload.mapping === null ? (upload.kind ?? undefined) : undefined,
    mapping: upload.mapping ?? undefined,
    year: upload.year ?? undefined,
    opened: async (tables) => {
      const sample = tables.reduce((one, other) => (other.columns.length > one.columns.length ? other : one))
      const shown = { columns: sample.columns, rows: sample.rows.slice(0, rowsKept) }
      await changeUpload(house.database, upload.id, ['reading'], { sample: shown })
    },
    area: upload.area,
    operation: `import ${upload.id}`,
    ...how,
  })
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
    throw error
  }
}

/** The long work of importing. */
export const importingJobs: readonly JobKind[] = [readFile, importFileJob]
