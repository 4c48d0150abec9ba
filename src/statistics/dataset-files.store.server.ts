import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { Refusal } from '../platform'
import { type StatisticsEngine, settle } from '../platform/index.server'
import { hiddenPlaces, isSensitive } from './model/disclosure'
import type { Indicator } from './model/indicator'
import type { Absence } from './model/observation'
import { readRow } from './model/valid-row'
import { columnNames, columns, type FlatRow, flatten, keyColumns } from './source/columns'
import { keyOrder, pieceSize, pieces } from './source/parquet-source.server'
import type { PublishedUnder } from './store.server'

/** What was written. */
export interface DatasetFiles {
  rowCount: number
  suppressedCount: number
  /** Codes of the indicators with at least one row. */
  indicators: string[]
  /** True when something was hidden, so that the released files are others than the full ones. */
  isReleasedApart: boolean
}

/** The files of a dataset version within its folder. */
export const fileNames = {
  fullByIndicator: 'by-indicator.full.parquet',
  fullByPlace: 'by-place.full.parquet',
  releasedByIndicator: 'by-indicator.released.parquet',
  releasedByPlace: 'by-place.released.parquet',
} as const

/** Places first: a profile of one place then stands together in the file. */
const placeOrder = ['place', 'boundary_year', 'indicator', 'definition', 'period']
  .map((column) => `"${column}" NULLS FIRST`)
  .join(', ')
/** The rows among which disclosure is decided stand together. */
const groupColumns = ['indicator', 'definition', 'boundary_year', 'period'] as const
const groupOrder = [...groupColumns, 'place'].map((column) => `"${column}" NULLS FIRST`).join(', ')

/**
 * Writes the files of one dataset version into `folder`: every row in two orders and, when people have to be protected
 * and something is hidden, the same again as everyone may read it. Rows stream through; a million take some ten seconds.
 *
 * @param input rows in pieces, in any order, not yet checked
 * @param indicators that rows may be about, by code
 * @throws Refusal `row-invalid` with the number of the row, `row-twice`
 */
export async function writeDatasetFiles(
  engine: StatisticsEngine,
  folder: string,
  input: AsyncIterable<readonly unknown[]>,
  indicators: ReadonlyMap<string, Indicator>,
  under: PublishedUnder,
): Promise<DatasetFiles> {
  const path = (name: string) => join(folder, name)
  const full = path(fileNames.fullByIndicator)
  const rowsFile = path('rows.ndjson')
  const rowCount = await writeChecked(rowsFile, input, indicators)
  await copy(engine, `SELECT * FROM ${readLines(rowsFile, columns)} ORDER BY ${keyOrder}`, full)
  await rm(rowsFile)
  await refuseTwice(engine, full)
  await copy(engine, `SELECT * FROM ${parquet(full)} ORDER BY ${placeOrder}`, path(fileNames.fullByPlace))
  const found = await engine.rows<{ indicator: string }>(
    `SELECT DISTINCT indicator FROM ${parquet(full)} ORDER BY indicator`,
  )

  const hiddenFile = path('hidden.ndjson')
  const hidden =
    under.class === 'counts-of-people' ? await writeHidden(engine, folder, hiddenFile, indicators, under) : noneHidden
  const isReleasedApart = hidden.suppressed + hidden.stripped > 0
  if (isReleasedApart) {
    const released = path(fileNames.releasedByIndicator)
    await copy(engine, `${releasedRows(full, hiddenFile)} ORDER BY ${keyOrder}`, released)
    await copy(engine, `SELECT * FROM ${parquet(released)} ORDER BY ${placeOrder}`, path(fileNames.releasedByPlace))
  }
  await rm(hiddenFile, { force: true })
  const written = Object.values(fileNames).slice(0, isReleasedApart ? 4 : 2)
  for (const name of written) await settle(path(name))
  return {
    rowCount,
    suppressedCount: hidden.suppressed,
    indicators: found.map((row) => row.indicator),
    isReleasedApart,
  }
}

async function writeChecked(
  path: string,
  input: AsyncIterable<readonly unknown[]>,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<number> {
  let count = 0
  await writeLines(path, async (write) => {
    for await (const piece of input) {
      const lines: string[] = []
      for (const candidate of piece) {
        count += 1
        lines.push(JSON.stringify(flatten(checkedRow(candidate, count, indicators))))
      }
      await write(lines)
    }
  })
  return count
}

function checkedRow(candidate: unknown, number: number, indicators: ReadonlyMap<string, Indicator>) {
  const refuse = (field: string, reason: string): never => {
    throw new Refusal('row-invalid', { row: number, field, reason }, { where: `${number}:${field}` })
  }
  const read = readRow(candidate)
  if (!('row' in read)) return refuse(read.field, read.reason)
  const indicator = indicators.get(read.row.indicator)
  if (!indicator) return refuse('indicator', `"${read.row.indicator}" is not known`)
  const isDefined = indicator.definitions.some((definition) => definition.version === read.row.definition)
  if (!isDefined) return refuse('definition', `"${read.row.definition}" is not a definition of ${indicator.code}`)
  return read.row
}

async function refuseTwice(engine: StatisticsEngine, path: string): Promise<void> {
  const keys = keyColumns.map((column) => `"${column}"`).join(', ')
  const [twice] = await engine.rows<FlatRow>(
    `SELECT ${keys} FROM ${parquet(path)} GROUP BY ${keys} HAVING count(*) > 1 ORDER BY ${keyOrder} LIMIT 1`,
  )
  if (!twice) return
  throw new Refusal('row-twice', {
    key: keyColumns
      .map((column) => twice[column])
      .filter(Boolean)
      .join(' '),
  })
}

const noneHidden = { suppressed: 0, stripped: 0 }

type Decided = Pick<
  FlatRow,
  'indicator' | 'definition' | 'place' | 'boundary_year' | 'period' | 'value' | 'n' | 'of' | 'absence'
>

/**
 * Decides group by group what is hidden and writes those keys, each with the reason that is shown instead of a value.
 * Rows without a value keep their reason and lose their numbers of people.
 */
async function writeHidden(
  engine: StatisticsEngine,
  folder: string,
  path: string,
  indicators: ReadonlyMap<string, Indicator>,
  under: PublishedUnder,
): Promise<{ suppressed: number; stripped: number }> {
  const grouped = join(folder, 'grouped.parquet')
  const wanted = [...keyColumns, 'value', 'n', 'of', 'absence']
  const selected = wanted.map((column) => `"${column}"`).join(', ')
  await copy(
    engine,
    `SELECT ${selected} FROM ${parquet(join(folder, fileNames.fullByIndicator))} ORDER BY ${groupOrder}`,
    grouped,
  )
  let suppressed = 0
  let stripped = 0
  await writeLines(path, async (write) => {
    for await (const group of groups(pieces<Decided>(engine, grouped, wanted))) {
      const indicator = indicators.get(group[0]?.indicator ?? '')
      if (!indicator || !isSensitive(indicator, under.rules)) continue
      const cells = group.map(({ place, value, n, of, absence }) => ({
        place,
        value,
        n: n ?? undefined,
        of: of ?? undefined,
        isRangeOnly: value === null && absence === null,
      }))
      const hidden = hiddenPlaces(cells, indicator, under.rules)
      const lines: string[] = []
      const hide = (row: Decided, absence: Absence) => {
        const key = Object.fromEntries(keyColumns.map((column) => [column, row[column]]))
        lines.push(JSON.stringify({ ...key, absence }))
      }
      for (const row of group) {
        if (row.absence === null && hidden.has(row.place)) {
          suppressed += 1
          hide(row, 'suppressed')
        } else if (row.absence !== null && (row.n !== null || row.of !== null)) {
          stripped += 1
          hide(row, row.absence)
        }
      }
      await write(lines)
    }
  })
  await rm(grouped)
  return { suppressed, stripped }
}

async function* groups(input: AsyncIterable<Decided[]>): AsyncGenerator<Decided[]> {
  let group: Decided[] = []
  for await (const piece of input) {
    for (const row of piece) {
      const last = group[0]
      if (last && groupColumns.some((column) => last[column] !== row[column])) {
        yield group
        group = []
      }
      group.push(row)
    }
  }
  if (group.length > 0) yield group
}

function releasedRows(full: string, hiddenFile: string): string {
  const kept = new Set<string>([...keyColumns, 'document', 'line', 'figure'])
  const shown = columnNames.map((column) => {
    if (kept.has(column)) return `rows."${column}"`
    if (column === 'absence') return 'coalesce(hidden.absence, rows.absence) AS absence'
    if (column === 'precision') return `if(hidden.place IS NULL, rows.precision, 'exact') AS precision`
    return `if(hidden.place IS NULL, rows."${column}", NULL) AS "${column}"`
  })
  const keys = keyColumns.map((column) => `rows."${column}" IS NOT DISTINCT FROM hidden."${column}"`).join(' AND ')
  const hiddenColumns = Object.fromEntries([...keyColumns, 'absence' as const].map((name) => [name, columns[name]]))
  const ordered = `SELECT ${shown.join(', ')} FROM ${parquet(full)} AS rows
    LEFT JOIN ${readLines(hiddenFile, hiddenColumns)} AS hidden ON ${keys}`
  return `SELECT * FROM (${ordered})`
}

async function writeLines(
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

function copy(engine: StatisticsEngine, query: string, path: string): Promise<void> {
  return engine.run(
    `COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${pieceSize})`,
  )
}

function parquet(path: string): string {
  return `read_parquet(${literal(path)})`
}

/** Lines of JSON with the type of every column given: nothing is guessed from the first rows. */
function readLines(path: string, types: Readonly<Record<string, string>>): string {
  const list = Object.entries(types).map(([name, type]) => `"${name}": '${type}'`)
  return `read_json(${literal(path)}, format = 'newline_delimited', columns = {${list.join(', ')}})`
}

/** A path of ours inside a statement: COPY takes no bound value for it. */
function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`
}
