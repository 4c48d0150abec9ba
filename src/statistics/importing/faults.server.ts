import type { StatisticsEngine } from '../../platform/index.server'
import {
  type Fault,
  faultOf,
  faultOfText,
  faultOfTwice,
  findPartBeside,
  findTwice,
  findUnreadable,
  findUnreadableBeside,
  type ReadTable,
} from './faults.store.server'
import { isNamedByMaker } from './own-plan'
import { refusedAt } from './reading/spot'
import { marginFault, shareFault } from './shares'
import { marginFacts, shareFacts } from './shares.store.server'

/** Longer texts in a cell are shortened in what people read. */
const shown = 60

/**
 * Refuses a table with a code, period or number that cannot be read, or with two figures for the same, and names the place
 * of the first.
 *
 * @param name of the file, as people know it
 * @throws Refusal `cell-unreadable`, `period-unreadable`, `figure-twice`; of a table of one's own `part-beside-larger`, `percent-signs-mixed`,
 *   `fraction-above-one`, `fractions-or-percents` where 0,142 can be meant as 14.2 per cent too, `margin-over-hundred`, `margin-parts-of-one`
 */
export async function refuseFaults(
  engine: StatisticsEngine,
  name: string,
  table: ReadTable,
  { placed, rows }: { placed: string; rows: string },
): Promise<void> {
  const found = await findUnreadable(engine, rows)
  if (found) throw unreadableCell(name, table, await faultOf(engine, table, found))
  if (isNamedByMaker(table.plan) && !isToldByPerson(table)) await refusePartBeside(engine, name, table)
  const beside = await findUnreadableBeside(engine, table, placed)
  if (beside) throw unreadableCell(name, table, await faultOfText(engine, table, beside.column, beside.text))
  if (isNamedByMaker(table.plan)) await refuseDoubtfulShares(engine, name, table, placed)
  const twice = await findTwice(engine, table.plan, placed, rows)
  if (!twice) return
  const { row, column } = await faultOfTwice(engine, table, twice)
  const figure = `${twice.place} ${twice.period}`
  throw refusedAt('figure-twice', spotOf(name, table), { row: row ?? '?', column, figure })
}

/** Of a mapping a person said of each column what it is. */
function isToldByPerson({ plan }: ReadTable): boolean {
  return plan.kind === 'mapping'
}

async function refusePartBeside(engine: StatisticsEngine, name: string, table: ReadTable): Promise<void> {
  const found = await findPartBeside(engine, table)
  if (!found) return
  const { row, column, text, place } = found
  throw refusedAt('part-beside-larger', spotOf(name, table), {
    row: row ?? '?',
    column,
    value: text.slice(0, shown),
    code: place,
  })
}

async function refuseDoubtfulShares(
  engine: StatisticsEngine,
  name: string,
  table: ReadTable,
  placed: string,
): Promise<void> {
  const fault =
    shareFault(await shareFacts(engine, table, placed), isToldByPerson(table)) ??
    marginFault(await marginFacts(engine, table, placed))
  if (!fault) return
  const { row, column, text } = await faultOfText(engine, table, fault.column, fault.text, fault.indicator)
  const about = table.plan.indicators.find(({ code }) => code === fault.indicator)?.name ?? fault.indicator
  throw refusedAt(fault.code, spotOf(name, table), { row: row ?? '?', column, value: text.slice(0, shown), about })
}

/** The refusal of a cell that cannot be read. */
export function unreadableCell(name: string, table: ReadTable, { row, column, text, is }: Fault) {
  const code = is === 'period' ? 'period-unreadable' : 'cell-unreadable'
  return refusedAt(code, spotOf(name, table), { row: row ?? '?', column, value: text.slice(0, shown) })
}

function spotOf(file: string, { staged }: ReadTable) {
  return { file, sheet: staged.sample.sheet }
}
