import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { Refusal } from '../../platform'
import { underFileLock } from '../../platform/index.server'
import type { StagedTable } from '../importing/table'
import { checkRequest, nextAddress } from './address'
import { type Asking, askFor, getter, jsonOf } from './asking.server'
import {
  type Cursor,
  forget,
  keepCursor,
  questionName,
  readCursor,
  rowsFile,
  shortened,
  startOf,
} from './cursor.server'
import { type Cell, type Page, type TableDescription, type TableRequest, type TableService, Unreadable } from './port'
import { describeTable } from './services'

/** A service with an address. */
export type PlacedService = TableService & { base: string }

export interface Progress {
  rows: number
  /** Rows there will be; null where the service does not say. */
  of: number | null
  pages: number
}

/** Most bytes of a whole table, most pages, and how often a table that changes meanwhile is begun again. */
export interface TableLimits {
  bytes: number
  pages: number
  restarts: number
}

export interface Staged {
  table: StagedTable
  description: TableDescription
  /** Address of the first page. */
  address: string
  /** SHA-256 of the rows. */
  checksum: string
  pages: number
  /** True when nothing had to be fetched: the same table, unchanged, was there. */
  wasThere: boolean
}

/**
 * Fetches a table into a folder, as a file with one row per row of the service, columns and values as the service gives
 * them. Interrupted at any moment (by a fault, a signal, a kill) it goes on in the same folder at the page that was not
 * whole, unless the table was changed since, or does not say when it was: then it begins again.
 *
 * @param asking without `received`, which is kept here
 * @throws Refusal `service-*`, `fetch-under-way`, `fetch-cancelled`
 */
export async function stageTable(
  service: PlacedService,
  request: TableRequest,
  folder: string,
  asking: Omit<Asking, 'received'>,
  limits: TableLimits,
  report: (progress: Progress) => void = () => {},
): Promise<Staged> {
  checkRequest(request)
  await mkdir(folder, { recursive: true })
  const stage = async () => {
    for (let restarts = 0; restarts <= limits.restarts; restarts += 1) {
      const staged = await stageOnce({ service, request, folder, asking, limits, report })
      if (staged) return staged
    }
    throw new Refusal('service-table-changing', { table: request.table })
  }
  return underFileLock(join(folder, 'lock'), stage, { seconds: 1 }).catch((error) => {
    if (!(error instanceof Refusal && error.code === 'database-busy')) throw error
    throw new Refusal('fetch-under-way', { table: request.table }, { cause: error })
  })
}

interface Stage {
  service: PlacedService
  request: TableRequest
  folder: string
  asking: Omit<Asking, 'received'>
  limits: TableLimits
  report(progress: Progress): void
}

/** The staged table; undefined when it changed meanwhile, and what was fetched is forgotten. */
async function stageOnce(stage: Stage): Promise<Staged | undefined> {
  const { service, request, folder, asking, limits } = stage
  let downloaded = 0
  const counting: Asking = {
    ...asking,
    received(bytes) {
      downloaded += bytes
      if (downloaded <= limits.bytes) return
      throw new Refusal('service-table-too-large', {
        table: request.table,
        limit: Math.floor(limits.bytes / 1_000_000),
      })
    },
  }
  const describe = () =>
    describeTable(service, request, getter(counting)).catch((error) => {
      if (!(error instanceof Unreadable)) throw error
      const { slug } = service
      throw new Refusal('service-answer-unreadable', { service: slug, reason: error.message }, { cause: error })
    })
  const description = await describe()
  const question = questionName(service, request)
  const kept = await readCursor(folder)
  const goesOn = kept?.question === question && kept.modified !== null && kept.modified === description.modified
  const cursor = goesOn ? kept : startOf(question, description.modified, description.parts[0])
  if (!goesOn) await forget(folder)
  const wasThere = goesOn && cursor.next === null
  if (!wasThere) {
    downloaded += cursor.downloaded
    await readPages(stage, description, cursor, counting, () => downloaded)
    const after = await describe()
    if (after.modified !== description.modified || after.total !== description.total) {
      await forget(folder)
      return undefined
    }
  }
  await checkWhole(stage, description, cursor)
  return { ...(await stagedOf(stage, description, cursor)), wasThere }
}

async function readPages(
  { service, folder, limits, report, request }: Stage,
  description: TableDescription,
  cursor: Cursor,
  asking: Asking,
  downloaded: () => number,
): Promise<void> {
  const file = await open(rowsFile(folder), cursor.bytes === 0 ? 'w' : 'r+')
  try {
    // What stands behind the last whole page is half a page.
    await file.truncate(cursor.bytes)
    while (cursor.next !== null) {
      const address = cursor.next
      if (cursor.pages >= limits.pages) throw loop(service, cursor, address)
      const page = await askFor(asking, address, (text) => readPage(description, cursor, text))
      const text = csvOf(page, cursor)
      await append(file, text, cursor)
      cursor.columns = cursor.columns.length === 0 ? [...page.columns] : cursor.columns
      cursor.rows += page.rows.length
      cursor.received += page.received
      cursor.receivedOfPart += page.received
      cursor.pages += 1
      cursor.addresses.push(shortened(address))
      if (page.rows.length > 0) cursor.contents.push(contentName(page))
      cursor.downloaded = downloaded()
      if (description.total !== null && cursor.received > description.total)
        throw incomplete(service, request, description, cursor)
      cursor.next = followOf(service, description, cursor, page, address)
      if (cursor.next !== null && cursor.addresses.includes(shortened(cursor.next)))
        throw loop(service, cursor, cursor.next)
      await keepCursor(folder, cursor)
      report({ rows: cursor.rows, of: description.total, pages: cursor.pages })
    }
  } catch (error) {
    // What a service will give again and again in this form is no start for another time.
    if (error instanceof Refusal && ['service-loop', 'service-incomplete'].includes(error.code)) await forget(folder)
    throw error
  } finally {
    await file.close()
  }
}

/** A page with new rows in the columns of the table. @throws Unreadable */
function readPage(description: TableDescription, cursor: Cursor, text: string): Page {
  const page = description.read(jsonOf(text))
  if (page.rows.length === 0) return page
  if (cursor.columns.length > 0 && page.columns.join('\n') !== cursor.columns.join('\n')) {
    throw new Unreadable(`page ${cursor.pages + 1} has other columns than the first`)
  }
  const same = cursor.contents.indexOf(contentName(page))
  if (same !== -1) throw new Unreadable(`page ${cursor.pages + 1} holds what page ${same + 1} held`)
  return page
}

function contentName(page: Page): string {
  return shortened(JSON.stringify(page.rows))
}

/** The address after this page: the one the service named, the next of full pages, or the first of the next part. */
function followOf(
  { base }: PlacedService,
  { fullPage, total, parts }: TableDescription,
  cursor: Cursor,
  page: Page,
  address: string,
): string | null {
  if (page.next !== null) return nextAddress(page.next, address, base)
  const isFull = fullPage !== null && page.received >= fullPage && cursor.received !== total
  if (isFull) {
    const next = new URL(address)
    next.search = next.search.replace(/[?&]\$skip=\d+/, '')
    next.search = `${next.search}${next.search === '' ? '?' : '&'}$skip=${cursor.receivedOfPart}`
    return next.href
  }
  cursor.part += 1
  cursor.receivedOfPart = 0
  return parts[cursor.part] ?? null
}

function loop(service: PlacedService, { pages }: Cursor, address: string): Refusal {
  return new Refusal('service-loop', { service: service.slug, page: pages, address }, { where: address })
}

function incomplete(
  service: PlacedService,
  { table }: TableRequest,
  { total }: TableDescription,
  { received }: Cursor,
) {
  return new Refusal('service-incomplete', { service: service.slug, table, of: total ?? 0, rows: received })
}

async function checkWhole({ service, request, folder }: Stage, description: TableDescription, cursor: Cursor) {
  if (description.total !== null && cursor.received !== description.total) {
    await forget(folder)
    throw incomplete(service, request, description, cursor)
  }
  if (cursor.rows === 0) {
    await forget(folder)
    throw new Refusal('service-empty', { service: service.slug })
  }
}

/** The rows of a page as lines, with the header before the first. */
function csvOf(page: Page, cursor: Cursor): string {
  if (page.rows.length === 0) return ''
  const lines = page.rows.map(lineOf)
  return `${[...(cursor.columns.length === 0 ? [lineOf(page.columns)] : []), ...lines].join('\n')}\n`
}

function lineOf(cells: readonly Cell[]): string {
  return cells
    .map((cell) => (cell === null ? '' : /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
}

async function append(file: FileHandle, text: string, cursor: Cursor): Promise<void> {
  if (text === '') return
  const bytes = Buffer.from(text)
  await file.write(bytes, 0, bytes.byteLength, cursor.bytes)
  await file.datasync()
  cursor.bytes += bytes.byteLength
}

/** Rows that a sample holds at most (`TableSample`). */
const sampleRows = 500

async function stagedOf(
  { request, folder }: Stage,
  description: TableDescription,
  cursor: Cursor,
): Promise<Omit<Staged, 'wasThere'>> {
  const path = rowsFile(folder)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  const rows: Cell[][] = []
  const head = createReadStream(path).pipe(parse({ from: 2, to: sampleRows + 1 }))
  for await (const cells of head) rows.push((cells as string[]).map((cell) => (cell === '' ? null : cell)))
  return {
    table: {
      sample: {
        file: `${request.table}.csv`,
        format: 'csv',
        sheet: null,
        title: description.title,
        columns: cursor.columns,
        rows,
        firstRow: 2,
        rowCount: cursor.rows,
      },
      rows: { form: 'csv', path, delimiter: ',', skip: 1 },
    },
    description,
    address: description.parts[0] ?? '',
    checksum: hash.digest('hex'),
    pages: cursor.pages,
  }
}
