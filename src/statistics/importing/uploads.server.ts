import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Actor, actorText, allowedAreas, allows } from '../../accounts'
import { act } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { Refusal } from '../../platform'
import { enqueue, type House } from '../../platform/index.server'
import { statisticsPolicy } from '../policy'
import { authoriseImport } from './service.server'
import { cancellable, type Upload } from './upload'
import {
  changeUpload,
  findUpload,
  giveUpUploads,
  insertUpload,
  readUploads,
  type UploadChange,
} from './uploads.store.server'

/** Most bytes of one file: a national publication is some 20 MB, a map in full detail some hundreds. */
export const largestUpload = 500_000_000

/** Days that a file is kept that nobody confirmed or gave up. */
const daysKept = 30

/** Uploads shown in the list; older ones can be found in the audit trail. */
const uploadsShown = 50

/** Where brought files are kept until they are imported or given up. */
export function uploadPath(house: House, path: string): string {
  return join(house.configuration.dataDirectory, 'uploads', path)
}

/** A file as it is brought. */
export interface BroughtInput {
  file: string
  content: AsyncIterable<Uint8Array>
  area: string | null
  kind?: string | null
  mapping?: string | null
  year?: number | null
  operation: string
}

/**
 * Keeps a file that somebody brings and asks for it to be read, which is long work: what is in it is shown first. Files that
 * nobody confirmed for a month are given up.
 *
 * @param input `content` its bytes as they come, `area` whose figures they are (null: everybody's); `kind`, `mapping` and `year`
 *   what a person says of it
 * @throws Refusal `not-allowed`, `upload-too-large`, `operation-reused`
 */
export async function bringFile(house: House, actor: Actor, input: BroughtInput): Promise<Upload> {
  const area = input.area === null ? null : (await findArea(house, actor, input.area)).slug
  authoriseImport(actor, area)
  await giveUpForgotten(house)
  const id = randomUUID()
  const file = plainName(input.file)
  const path = `${id}${file.toLowerCase().endsWith('.gz') ? '.gz' : ''}`
  const { checksum, bytes } = await keepBytes(uploadPath(house, path), input.content, file)
  const upload: Upload = {
    id,
    file,
    path,
    checksum,
    bytes,
    asked: null,
    area,
    kind: input.mapping == null ? (input.kind ?? null) : 'mapping',
    mapping: input.mapping ?? null,
    year: input.year ?? null,
    sample: null,
    state: 'reading',
    preview: null,
    refusal: null,
    job: null,
    uploadedBy: actorText(actor),
    uploadedAt: house.clock().toISOString(),
  }
  const action = area === null ? 'statistics.import' : 'statistics.import-for-area'
  // A repeated operation brings the same bytes, and each time a new id.
  const subject = { kind: 'upload', id: checksum }
  const deed = { policy: statisticsPolicy, action, area, subject, operation: input.operation } as const
  const remove = () => rm(uploadPath(house, path), { force: true })
  const brought = await act(house, actor, { ...deed, input: { file, checksum } }, async (transaction) => {
    const job = await enqueue(transaction, 'statistics.read-file', { upload: id }, actorText(actor))
    await insertUpload(transaction, { ...upload, job })
    return { result: { ...upload, job }, audit: { fields: ['file'], after: { file }, subject: { kind: 'upload', id } } }
  }).catch(async (error) => {
    await remove()
    throw error
  })
  // A form that was sent twice brought the file twice; the first is the one that counts.
  if (brought.id !== id) await remove()
  return brought
}

/** Gives up files that were forgotten: what somebody brought is not kept for longer than it is of use. */
async function giveUpForgotten(house: House): Promise<void> {
  const before = new Date(house.clock().getTime() - daysKept * 24 * 3_600_000)
  const paths = await giveUpUploads(house.database, ['reading', 'previewed', 'refused'], before)
  for (const path of paths) await rm(uploadPath(house, path), { force: true })
}

/** Asks for the file to be read again, as another kind or by a mapping. @throws Refusal `upload-unknown`, `upload-elsewhere` */
export async function readAgain(
  house: House,
  actor: Actor,
  input: { upload: string; kind: string | null; mapping: string | null; year: number | null; operation: string },
): Promise<Upload> {
  return onUpload(house, actor, input, ['previewed', 'refused'], async (transaction, upload) => {
    const job = await enqueue(transaction, 'statistics.read-file', { upload: upload.id }, actorText(actor))
    const { kind, mapping, year } = input
    return { state: 'reading', kind, mapping, year, preview: null, refusal: null, job }
  })
}

/** Confirms what was shown: its figures are imported, as long work. @throws Refusal `upload-unknown`, `upload-elsewhere` */
export async function confirmUpload(
  house: House,
  actor: Actor,
  input: { upload: string; operation: string },
): Promise<Upload> {
  return onUpload(house, actor, input, ['previewed'], async (transaction, upload) => {
    const job = await enqueue(transaction, 'statistics.import-file', { upload: upload.id }, actorText(actor))
    return { state: 'importing', job }
  })
}

/** Gives a file up, also while it is being imported: as long as nothing was kept yet. The file itself is removed. */
export async function cancelUpload(
  house: House,
  actor: Actor,
  input: { upload: string; operation: string },
): Promise<Upload> {
  const cancelled = await onUpload(house, actor, input, cancellable, async () => ({ state: 'cancelled' }))
  await rm(uploadPath(house, cancelled.path), { force: true })
  return cancelled
}

/** A file that was brought. @throws Refusal `upload-unknown`, also for who may not import there */
export async function uploadOf(house: House, actor: Actor, id: string): Promise<Upload> {
  const upload = await findUpload(house.database, id)
  if (!upload || !isSeen(actor, upload)) throw new Refusal('upload-unknown', { upload: id })
  return upload
}

/** The files brought by those for whom the actor may import, newest first. */
export async function listUploads(house: House, actor: Actor): Promise<Upload[]> {
  const areas = allowedAreas(statisticsPolicy['statistics.import-for-area'], actor)
  const ofEverybody = allows(statisticsPolicy['statistics.import'], actor)
  return readUploads(house.database, { areas, ofEverybody }, uploadsShown)
}

function isSeen(actor: Actor, upload: Upload): boolean {
  const action = upload.area === null ? 'statistics.import' : 'statistics.import-for-area'
  return allows(statisticsPolicy[action], actor, upload.area)
}

async function onUpload(
  house: House,
  actor: Actor,
  input: { upload: string; operation: string },
  from: readonly Upload['state'][],
  change: (transaction: Parameters<Parameters<typeof act>[3]>[0], upload: Upload) => Promise<UploadChange>,
): Promise<Upload> {
  const upload = await uploadOf(house, actor, input.upload)
  const { upload: id, operation, ...asked } = input
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: upload.area === null ? 'statistics.import' : 'statistics.import-for-area',
      area: upload.area,
      subject: { kind: 'upload', id },
      operation,
      input: { ...asked, from },
    },
    async (transaction) => {
      const changed = await change(transaction, upload)
      if (!(await changeUpload(transaction, id, from, changed)))
        throw new Refusal('upload-elsewhere', { file: upload.file })
      return { result: { ...upload, ...changed }, audit: { fields: Object.keys(changed) } }
    },
  )
}

/** Writes bytes while they come, and stops at the limit. */
async function keepBytes(path: string, content: AsyncIterable<Uint8Array>, file: string) {
  await mkdir(join(path, '..'), { recursive: true })
  const hash = createHash('sha256')
  let bytes = 0
  const tooLarge = new Refusal('upload-too-large', { file, limit: largestUpload / 1_000_000 }, { where: 'file' })
  const counted = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.byteLength
      hash.update(piece)
      done(bytes > largestUpload ? tooLarge : null, piece)
    },
  })
  try {
    await pipeline(content, counted, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { checksum: hash.digest('hex'), bytes }
}

/** A file name without folders and control characters, short enough to show. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replaceAll(/\p{Cc}/gu, '').trim()
  return plain.slice(-120) || 'bestand'
}
