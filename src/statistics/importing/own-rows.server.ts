import type { StatisticsEngine } from '../../platform/index.server'
import type { Indicator } from '../model/indicator'
import { readRow } from '../model/valid-row'
import { columnNames, columns, type FlatRow, unflatten } from '../source/columns'
import type { RowCounts } from './counts.store.server'
import { refusedAt } from './reading/spot'
import { missingOf } from './report'
import { stagedColumns } from './staged-pieces.store.server'
import type { StagedTable } from './table'

/**
 * The rows of a file in our own form, as they are checked at publication: text becomes numbers, an empty cell is nothing.
 * Columns of ours that the file does not have are empty; a number that is none stays text, for the check to name.
 */
export async function* ownRows(
  engine: StatisticsEngine,
  staged: StagedTable,
  target: string,
): AsyncGenerator<readonly unknown[]> {
  const there = Object.fromEntries(
    columnNames.filter((name) => staged.sample.columns.includes(name)).map((name) => [name, name]),
  )
  for await (const piece of stagedColumns(engine, staged, there, target)) {
    yield piece.map((cells) => unflatten(flatRow(cells)))
  }
}

/**
 * What is in a file in our own form, when all of it holds.
 *
 * @param indicators that rows may be about, by code
 * @throws Refusal `cell-unreadable` with the row and the column of the first fault
 */
export async function countOwnRows(
  engine: StatisticsEngine,
  file: string,
  staged: StagedTable,
  indicators: ReadonlyMap<string, Indicator>,
  target: string,
): Promise<RowCounts> {
  const { sheet, firstRow } = staged.sample
  const [places, codes, periods] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const missing: Parameters<typeof missingOf>[0][number][] = []
  let observations = 0
  for await (const piece of ownRows(engine, staged, target)) {
    for (const candidate of piece) {
      const read = readRow(candidate)
      const indicator = 'row' in read ? indicators.get(read.row.indicator) : undefined
      const isDefined =
        'row' in read && indicator?.definitions.some(({ version }) => version === read.row.definition) === true
      if (!('row' in read) || !isDefined) {
        const field = 'row' in read ? (indicator ? 'definition' : 'indicator') : read.field
        const column = field === 'boundaryYear' ? 'boundary_year' : field
        const found = (candidate as Record<string, unknown>)[field]
        const value = String(found ?? '').slice(0, 60)
        throw refusedAt('cell-unreadable', { file, sheet }, { row: firstRow + observations, column, value })
      }
      observations += 1
      places.add(read.row.place)
      codes.add(read.row.indicator)
      periods.add(read.row.period)
      const { absence, note } = read.row
      if (absence !== undefined) missing.push({ absence, note: note ?? null, rows: 1 })
    }
  }
  return {
    regions: places.size,
    indicators: [...codes].toSorted(),
    periods: [...periods].toSorted(),
    observations,
    missing: missingOf(missing),
  }
}

function flatRow(cells: Readonly<Record<string, string | null>>): FlatRow {
  const entries = columnNames.map((name) => {
    const text = cells[name] ?? null
    if (text === null || text === '') return [name, null]
    if (columns[name] === 'VARCHAR') return [name, text]
    const number = Number(text)
    return [name, Number.isFinite(number) ? number : text]
  })
  return Object.fromEntries(entries) as FlatRow
}
