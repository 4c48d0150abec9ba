import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { openFile } from './reading/open.server'
import { RowReader } from './reading/row-reader'
import { refusedAt } from './reading/spot'
import type { OpenedTable } from './reading/stage.server'
import type { FileFormat } from './table'

/** A table of a spreadsheet that people keep by hand, with all its rows. */
export interface SmallTable {
  file: string
  format: FileFormat
  /** Sheet of a workbook; null where there is one table. */
  sheet: string | null
  columns: readonly string[]
  /** All rows as text; null is an empty cell. */
  rows: readonly (readonly (string | null)[])[]
  /** Number of the first of `rows` in the file, as a person counts in it. */
  firstRow: number
}

const largestFile = 5_000_000
const mostRows = 20_000
const longestRow = 1_000_000

/**
 * Reads a spreadsheet of modest size, such as a list of money or of a programme: CSV in all dialects, XLSX, XLS. For files
 * with figures there is `bringFile`, which knows no such limits.
 *
 * @returns its tables, in their order; sheets that are no table, or hidden, are left out
 * @throws Refusal `upload-too-large`, `table-too-long`, and what reading any file throws, with file, sheet and row
 */
export async function readSmallTables(
  house: House,
  brought: { file: string; content: AsyncIterable<Uint8Array> },
): Promise<SmallTable[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'wijklus-tables-'))
  const name =
    basename(brought.file.replaceAll('\\', '/'))
      .replaceAll(/\p{Cc}/gu, '')
      .slice(-120) || 'bestand'
  try {
    const path = join(scratch, 'brought')
    await keep(brought.content, path, name)
    const { tables } = await openFile(path, scratch, { engine: () => house.engine(), name })
    return await Promise.all(tables.map(wholeTable))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function keep(content: AsyncIterable<Uint8Array>, path: string, file: string): Promise<void> {
  let bytes = 0
  const tooLarge = new Refusal('upload-too-large', { file, limit: largestFile / 1_000_000 }, { where: 'file' })
  const counted = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.byteLength
      done(bytes > largestFile ? tooLarge : null, piece)
    },
  })
  await pipeline(content, counted, createWriteStream(path, { mode: 0o600 }))
}

async function wholeTable({ sample, rows }: OpenedTable): Promise<SmallTable> {
  const { file, format, sheet, columns, firstRow, rowCount } = sample
  const table = { file, format, sheet, columns, firstRow }
  if (rowCount <= sample.rows.length) return { ...table, rows: sample.rows }
  if (rowCount > mostRows || rows.form !== 'csv') {
    throw refusedAt('table-too-long', { file, sheet }, { limit: rows.form === 'csv' ? mostRows : sample.rows.length })
  }
  const bytes = await readFile(rows.path)
  const text = (rows.path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\ufeff/, '')
  const reader = new RowReader(rows.delimiter, longestRow)
  const read = [...reader.push(text), ...reader.end()].slice(rows.skip, rows.skip + rowCount)
  return { ...table, rows: read.map((cells) => columns.map((_, column) => cells[column] ?? null)) }
}
