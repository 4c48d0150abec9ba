import type { StatisticsEngine } from '../../platform/index.server'
import { copy } from '../file-statements.store.server'
import { pieces } from '../source/parquet-source.server'
import { columnOf, sourceOf } from './long-rows.store.server'
import type { StagedTable } from './table'

/** The answer to a query in pieces, however long it is; `target` is a file in the scratch folder it passes through. */
export async function* stagedPieces<Row>(
  engine: StatisticsEngine,
  query: string,
  target: string,
  names: readonly string[],
): AsyncGenerator<Row[]> {
  await copy(engine, query, target)
  yield* pieces<Row>(engine, target, names)
}

/** Columns of a staged table under names of ours, as text without padding, in pieces. */
export function stagedColumns<Name extends string>(
  engine: StatisticsEngine,
  staged: StagedTable,
  columns: Readonly<Record<Name, string>>,
  target: string,
): AsyncGenerator<Record<Name, string | null>[]> {
  const selected = Object.entries<string>(columns).map(
    ([name, column]) => `trim(${columnOf(staged, column)}) AS "${name}"`,
  )
  return stagedPieces(engine, `SELECT ${selected.join(', ')} FROM ${sourceOf(staged)}`, target, Object.keys(columns))
}
