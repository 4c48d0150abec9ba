import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../platform'
import { type StatisticsEngine, settle } from '../platform/index.server'
import { copy, fileNames, parquet, readLines, writeLines } from './file-statements.store.server'
import { noneHidden, releasedRows, writeHidden } from './hiding.store.server'
import type { IndicatorRelation } from './model/disclosure'
import type { Indicator } from './model/indicator'
import { readRow } from './model/valid-row'
import { columns, type FlatRow, flatten, keyColumns } from './source/columns'
import { keyOrder } from './source/parquet-source.server'
import type { PublishedUnder } from './store.server'

export { fileNames } from './file-statements.store.server'

/** What was written. */
export interface DatasetFiles {
  rowCount: number
  suppressedCount: number
  /** Codes of the indicators with at least one row. */
  indicators: string[]
  /** True when something was hidden, so that the released files are others than the full ones. */
  isReleasedApart: boolean
  /** How indicators follow from each other, as figures of people show and nobody declared. */
  found: readonly IndicatorRelation[]
}

/** Places first: a profile of one place then stands together in the file. */
const placeOrder = ['place', 'boundary_year', 'indicator', 'definition', 'period']
  .map((column) => `"${column}" NULLS FIRST`)
  .join(', ')

/** Where the rows of a version come from. */
export type DatasetInput =
  /** Rows in pieces, in any order, not yet checked. */
  | { rows(): AsyncIterable<readonly unknown[]> }
  /**
   * Parquet files with the columns of a dataset, checked, each key once: one in the order of an answer (`keyOrder`), and one
   * in which the rows of a place stand together, where that was as easy to make.
   */
  | { byIndicator: string; byPlace?: string }

/**
 * Writes the files of one dataset version into `folder`: every row in two orders and, when people have to be protected
 * and something is hidden, the same again as everyone may read it. Rows stream through; a million take some ten seconds.
 *
 * @param indicators that rows may be about, by code
 * @throws Refusal `row-invalid` with the number of the row, `row-twice`
 */
export async function writeDatasetFiles(
  engine: StatisticsEngine,
  folder: string,
  input: DatasetInput,
  indicators: ReadonlyMap<string, Indicator>,
  under: PublishedUnder,
): Promise<DatasetFiles> {
  const path = (name: string) => join(folder, name)
  const full = path(fileNames.fullByIndicator)
  if ('byIndicator' in input) await copyFile(input.byIndicator, full)
  else await writeOrdered(engine, path('rows.ndjson'), full, input.rows(), indicators)
  if ('rows' in input) await refuseTwice(engine, full)
  if ('byPlace' in input && input.byPlace) await copyFile(input.byPlace, path(fileNames.fullByPlace))
  else await copy(engine, `SELECT * FROM ${parquet(full)} ORDER BY ${placeOrder}`, path(fileNames.fullByPlace))
  const found = await engine.rows<{ indicator: string; rows: number }>(
    `SELECT indicator, count(*)::INTEGER AS rows FROM ${parquet(full)} GROUP BY indicator ORDER BY indicator`,
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
    rowCount: found.reduce((sum, { rows }) => sum + rows, 0),
    suppressedCount: hidden.suppressed,
    indicators: found.map((row) => row.indicator),
    isReleasedApart,
    found: hidden.found,
  }
}

async function writeOrdered(
  engine: StatisticsEngine,
  rowsFile: string,
  full: string,
  input: AsyncIterable<readonly unknown[]>,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<void> {
  await writeChecked(rowsFile, input, indicators)
  await copy(engine, `SELECT * FROM ${readLines(rowsFile, columns)} ORDER BY ${keyOrder}`, full)
  await rm(rowsFile)
}

async function writeChecked(
  path: string,
  input: AsyncIterable<readonly unknown[]>,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<void> {
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
