import type { StatisticsEngine } from '../../platform/index.server'
import {
  type Fault,
  faultOf,
  faultOfText,
  faultOfTwice,
  findTwice,
  findUnreadable,
  findUnreadableBeside,
  type ReadTable,
} from './faults.store.server'
import { refusedAt } from './reading/spot'

/** Longer texts in a cell are shortened in what people read. */
const shown = 60

/**
 * Refuses a table with a code, period or number that cannot be read, or with two figures for the same, and names the place
 * of the first.
 *
 * @param name of the file, as people know it
 * @throws Refusal `cell-unreadable`, `figure-twice`
 */
export async function refuseFaults(
  engine: StatisticsEngine,
  name: string,
  table: ReadTable,
  { placed, rows }: { placed: string; rows: string },
): Promise<void> {
  const found = await findUnreadable(engine, rows)
  if (found) throw unreadableCell(name, table, await faultOf(engine, table, found))
  const beside = await findUnreadableBeside(engine, table, placed)
  if (beside) throw unreadableCell(name, table, await faultOfText(engine, table, beside.column, beside.text))
  const twice = await findTwice(engine, table.plan, placed, rows)
  if (!twice) return
  const { row, column } = await faultOfTwice(engine, table, twice)
  const figure = `${twice.place} ${twice.period}`
  throw refusedAt('figure-twice', spotOf(name, table), { row: row ?? '?', column, figure })
}

/** The refusal of a cell that cannot be read. */
export function unreadableCell(name: string, table: ReadTable, { row, column, text }: Fault) {
  return refusedAt('cell-unreadable', spotOf(name, table), { row: row ?? '?', column, value: text.slice(0, shown) })
}

function spotOf(file: string, { staged }: ReadTable) {
  return { file, sheet: staged.sample.sheet }
}
