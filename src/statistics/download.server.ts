import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { type Actor, authorise } from '../accounts'
import type { House } from '../platform/index.server'
import { currentVersions, versionLocator } from './catalogue.server'
import { downloadColumns, type SelectedPart, writeSelection } from './download.store.server'
import { statisticsPolicy } from './policy'
import { holding, indicator } from './service.server'
import { pieces } from './source/parquet-source.server'

/** What is downloaded: all figures of an indicator, of one place or (absent) of every place. */
export interface DownloadQuestion {
  indicator: string
  place?: string
}

/**
 * The released figures as CSV, in UTF-8 with one line of column names, streamed: of any number of rows a piece at a time
 * is in memory. Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers.
 *
 * @throws Refusal `indicator-unknown`
 */
export async function csvOfSeries(
  house: House,
  actor: Actor,
  asked: DownloadQuestion,
): Promise<ReadableStream<Uint8Array>> {
  const selection = await select(house, actor, asked)
  return streamOf(csvLines(house, selection.path, downloadColumns), selection.remove)
}

/**
 * The released figures as a Parquet file, streamed.
 *
 * @throws Refusal `indicator-unknown`
 */
export async function parquetOfSeries(
  house: House,
  actor: Actor,
  asked: DownloadQuestion,
): Promise<ReadableStream<Uint8Array>> {
  const selection = await select(house, actor, asked)
  return streamOf(createReadStream(selection.path), selection.remove)
}

/** A file of our own with what was asked, from the newest version of every dataset the actor sees. */
async function select(
  house: House,
  actor: Actor,
  asked: DownloadQuestion,
): Promise<{ path: string; remove(): Promise<void> }> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { code } = await indicator(house, actor, asked.indicator)
  const locate = versionLocator(house)
  const parts: SelectedPart[] = []
  for (const { version } of holding(await currentVersions(house, actor), code)) {
    const files = await locate(version.id, 'released')
    if (files) parts.push({ version: version.id, path: files.byIndicator, indicator: code, place: asked.place })
  }
  const directory = join(house.filesDirectory, 'downloads')
  await mkdir(directory, { recursive: true })
  await removeLeft(directory, house.clock().getTime())
  const path = join(directory, `${randomUUID()}.parquet`)
  const remove = () => rm(path, { force: true })
  try {
    await writeSelection(await house.engine(), parts, path)
  } catch (error) {
    await remove()
    throw error
  }
  return { path, remove }
}

/** A Parquet file as lines of CSV, with one line of column names, a piece at a time. */
export async function* csvLines(house: House, path: string, names: readonly string[]): AsyncGenerator<string> {
  yield stringify([[...names]])
  for await (const piece of pieces<Record<string, unknown>>(await house.engine(), path, names)) {
    yield stringify(
      piece.map((row) => names.map((column) => row[column])),
      { cast: { string: withoutFormula } },
    )
  }
}

/** Text as a spreadsheet may read it: `=1+1` becomes `'=1+1`. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/**
 * The chunks as a web stream, each asked for when the one before it is on its way; `after` runs when all was read, and also
 * when the reader goes away or reading fails.
 */
export function streamOf(
  chunks: AsyncIterable<string | Buffer> | Iterable<Buffer>,
  after: () => Promise<void> = async () => {},
): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next()
        if (!done) return controller.enqueue(typeof value === 'string' ? Buffer.from(value) : value)
      } catch (error) {
        await after()
        throw error
      }
      await after()
      controller.close()
    },
    async cancel() {
      await iterator.return?.()
      await after()
    },
  })
}

/** Longer than this no download takes: what is older was left by a process that was killed. */
const longestDownload = 3_600_000

async function removeLeft(directory: string, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    const found = await stat(path).catch(() => undefined)
    if (found && now - found.mtimeMs > longestDownload) await rm(path, { force: true })
  }
}
