import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from './database.server'
import { Refusal } from './errors'

export interface Operation {
  /** Chosen by whoever asks (a form, a program): the same id gets the same answer. */
  id: string
  action: string
  /** Who asks, as `person:ID` or `operator`. */
  actor: string
  /** What was asked; the same id with another input is refused. */
  input: unknown
}

/**
 * Runs `work` in one transaction, once: repeated with the same id by the same actor it gives the answer of the first time.
 * Two at once with one id wait for each other. A kill at any moment leaves all of it or nothing.
 *
 * @throws Refusal `operation-reused` when the id was used for another action, actor or input
 */
export async function once<Result>(
  database: Database,
  operation: Operation,
  work: (transaction: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  const inputHash = createHash('sha256').update(JSON.stringify(operation.input)).digest('hex')
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${operation.id}, 7))`.execute(transaction)
    const before = await transaction
      .selectFrom('operation')
      .selectAll()
      .where('id', '=', operation.id)
      .executeTakeFirst()
    if (before) {
      const same =
        before.action === operation.action && before.actor === operation.actor && before.input_hash === inputHash
      if (!same) throw new Refusal('operation-reused', { operation: operation.id })
      return before.result.value as Result
    }
    const value = await work(transaction)
    await transaction
      .insertInto('operation')
      .values({
        id: operation.id,
        action: operation.action,
        actor: operation.actor,
        input_hash: inputHash,
        result: JSON.stringify({ value }),
      })
      .execute()
    return value
  })
}

/** What an operation did and answered, or undefined when there was none with this id. */
export async function findOperation(
  database: Database | DatabaseTransaction,
  id: string,
): Promise<{ action: string; actor: string; result: unknown } | undefined> {
  const row = await database
    .selectFrom('operation')
    .select(['action', 'actor', 'result'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { action: row.action, actor: row.actor, result: row.result.value }
}
