import { sql } from 'kysely'
import { Refusal } from '../platform'
import type { DatabaseTransaction } from '../platform/index.server'
import { type Row, rowKey } from './model/observation'
import { columnNames, flatten, keyColumns, unflatten } from './source/columns'
import { statisticsTables } from './store.server'

/** The typed figure with the same keys, and its revision. */
export async function findTypedRow(
  transaction: DatabaseTransaction,
  dataset: string,
  row: Row,
): Promise<{ row: Row; revision: number } | undefined> {
  const flat = flatten(row)
  const found = await statisticsTables(transaction)
    .selectFrom('typed_row')
    .select([...columnNames, 'revision'])
    .where('dataset', '=', dataset)
    .where((is) => is.and(keyColumns.map((column) => is(column, 'is not distinct from', flat[column]))))
    .executeTakeFirst()
  if (!found) return undefined
  const { revision, ...kept } = found
  return { row: unflatten(kept), revision }
}

/**
 * Keeps a typed figure on top of revision `base`.
 *
 * @returns the new revision
 * @throws Refusal `changed-since` when somebody else was first
 */
export async function writeTypedRow(
  transaction: DatabaseTransaction,
  dataset: string,
  row: Row,
  typed: { base: number; by: string; at: Date },
): Promise<number> {
  const change = { ...flatten(row), revision: typed.base + 1, typed_by: typed.by, typed_at: typed.at }
  const [kept] = await statisticsTables(transaction)
    .insertInto('typed_row')
    .values({ dataset, ...change })
    .onConflict((conflict) =>
      conflict.constraint('typed_row_key').doUpdateSet(change).where(sql<boolean>`typed_row.revision = ${typed.base}`),
    )
    .returning('revision')
    .execute()
  if (kept) return kept.revision
  throw new Refusal('changed-since', { subject: rowKey(row), base: typed.base, current: typed.base + 1 })
}
