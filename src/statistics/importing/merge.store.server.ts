import type { StatisticsEngine } from '../../platform/index.server'
import { copy, parquet } from '../file-statements.store.server'
import { columnNames, type FlatRow, keyColumns } from '../source/columns'
import { keyOrder } from '../source/parquet-source.server'

const selected = columnNames.map((column) => `"${column}"`).join(', ')
const keys = keyColumns.map((column) => `"${column}"`).join(', ')

/** What a figure says, whatever document and line it came from. */
const said = columnNames.filter((column) => !['document', 'line', 'figure'].includes(column))

/**
 * Writes what a version held before and what the parts of a file bring as one, in the order of an answer: where both have a figure, the
 * file's counts, being the newer publication.
 *
 * @param fresh files of long rows that have no figure in common
 * @param current the full edition of the version before; null when there is none
 * @returns `target`
 */
export async function writeMerged(
  engine: StatisticsEngine,
  fresh: readonly string[],
  current: string | null,
  target: string,
): Promise<string> {
  const same = keyColumns.map((column) => `old."${column}" IS NOT DISTINCT FROM new."${column}"`).join(' AND ')
  const added = together(fresh, selected)
  const kept =
    current === null
      ? ''
      : `UNION ALL SELECT ${selected} FROM ${parquet(current)} AS old ANTI JOIN (${added}) AS new ON ${same}`
  await copy(engine, `SELECT * FROM (${added} ${kept}) ORDER BY ${keyOrder}`, target)
  return target
}

/** A figure that two parts of a file both bring, if there is one. */
export async function findCommon(
  engine: StatisticsEngine,
  fresh: readonly string[],
): Promise<Pick<FlatRow, 'indicator' | 'place' | 'period'> | undefined> {
  const [common] = await engine.rows<Pick<FlatRow, 'indicator' | 'place' | 'period'>>(
    `SELECT indicator, place, period FROM (${together(fresh, keys)}) GROUP BY ${keys} HAVING count(*) > 1
     ORDER BY ${keyOrder} LIMIT 1`,
  )
  return common
}

/** True when every figure of these files stands in a version just as it is: to add them would change nothing. */
export async function isAllIn(engine: StatisticsEngine, fresh: readonly string[], current: string): Promise<boolean> {
  const columns = said.map((column) => `"${column}"`).join(', ')
  const [other] = await engine.rows<FlatRow>(
    `SELECT * FROM (${together(fresh, columns)} EXCEPT SELECT ${columns} FROM ${parquet(current)}) LIMIT 1`,
  )
  return other === undefined
}

function together(paths: readonly string[], columns: string): string {
  return paths.map((path) => `SELECT ${columns} FROM ${parquet(path)}`).join(' UNION ALL ')
}
