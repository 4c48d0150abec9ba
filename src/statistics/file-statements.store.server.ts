import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { StatisticsEngine } from '../platform/index.server'
import { pieceSize } from './source/parquet-source.server'

/** The files of a dataset version within its folder. */
export const fileNames = {
  fullByIndicator: 'by-indicator.full.parquet',
  fullByPlace: 'by-place.full.parquet',
  releasedByIndicator: 'by-indicator.released.parquet',
  releasedByPlace: 'by-place.released.parquet',
} as const

/** Writes lines of text to a file while they come, waiting where the disk is slower. */
export async function writeLines(
  path: string,
  work: (write: (lines: readonly string[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  await writeFile(path, '')
  const stream: WriteStream = createWriteStream(path, { highWaterMark: 1 << 20 })
  const failed = new Promise<never>((_, reject) => stream.once('error', reject))
  failed.catch(() => {})
  try {
    await work(async (lines) => {
      if (lines.length === 0) return
      if (!stream.write(`${lines.join('\n')}\n`)) await Promise.race([once(stream, 'drain'), failed])
    })
    stream.end()
    await Promise.race([finished(stream), failed])
  } finally {
    stream.destroy()
  }
}

/**
 * Writes what a query gives to a Parquet file.
 *
 * @param piece rows that stand together in the file; different pieces are read at the same time
 */
export function copy(engine: StatisticsEngine, query: string, path: string, piece = pieceSize): Promise<void> {
  return engine.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${piece})`)
}

/** A Parquet file as a table inside a statement. */
export function parquet(path: string): string {
  return `read_parquet(${literal(path)})`
}

/** Lines of JSON as a table inside a statement, with the type of every column given: nothing is guessed from the first rows. */
export function readLines(path: string, types: Readonly<Record<string, string>>): string {
  const list = Object.entries(types).map(([name, type]) => `"${name}": '${type}'`)
  return `read_json(${literal(path)}, format = 'newline_delimited', columns = {${list.join(', ')}})`
}

/** Text of ours inside a statement, where no bound value can stand: a path in COPY, a name in a list of columns. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
