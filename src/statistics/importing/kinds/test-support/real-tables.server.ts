import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { openFile } from '../../reading/open.server'
import type { TableSample } from '../../table'

/** Real public files, which are not part of this repository; tests of them are skipped without. */
export const realFiles = join('..', 'shared', 'data')

export const hasRealFiles = existsSync(realFiles)

/** Enough of a file with a row per line for its sample, so that a test of many files reads no file of a country to its end. */
const enough = 700_000

/** The tables of one of the real files, read as an import reads them; of a large file with a row per line only its beginning. */
export async function realTables(path: string): Promise<TableSample[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'wijklus-kinds-'))
  try {
    const name = basename(path)
    const given = /\.(csv|ndjson)\.gz$/.test(path)
      ? await beginningOf(join(realFiles, path), scratch)
      : join(realFiles, path)
    const file = await openFile(given, scratch, {
      name,
      engine: () => Promise.reject(new Error('No Parquet among these files.')),
    })
    return file.tables.map(({ sample }) => sample)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function beginningOf(path: string, folder: string): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of createReadStream(path).pipe(createGunzip()) as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    if (length >= enough) break
  }
  const text = Buffer.concat(parts)
  const to = join(folder, 'beginning.csv')
  await writeFile(to, length < enough ? text : text.subarray(0, text.lastIndexOf('\n') + 1))
  return to
}

/** A table as a reader would give it, for tests: columns and rows as text. */
export function tableOf(text: string, more: Partial<TableSample> = {}): TableSample {
  const [header = '', ...lines] = text.trim().split('\n')
  const rows = lines.map((line) => line.split(';').map((cell) => (cell.trim() === '' ? null : cell)))
  return {
    file: 'cijfers.csv',
    format: 'csv',
    sheet: null,
    title: null,
    columns: header.split(';').map((name) => name.trim()),
    rows,
    firstRow: 2,
    rowCount: rows.length,
    ...more,
  }
}
