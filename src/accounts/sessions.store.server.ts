import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import { accountsTables } from './tables.server'

type Store = Database | DatabaseTransaction

/** A sign-in of a person that still works. */
export interface KeptSession {
  id: string
  createdAt: Date
  /** To the hour; null while it was not used after sign-in. */
  lastUsedAt: Date | null
}

/** How long a use is not written down again, in seconds: enough to recognise a sign-in, without a write per page. */
const lastUsedSeconds = 3600

/** The sign-ins of a person that still work, the newest first. */
export async function findSessions(store: Store, person: string): Promise<KeptSession[]> {
  const rows = await accountsTables(store)
    .selectFrom('sign_in_session')
    .select(['id', 'created_at', 'last_used_at'])
    .where('person', '=', person)
    // The library measures this by the clock of the machine, so this does too.
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, createdAt: row.created_at, lastUsedAt: row.last_used_at }))
}

/** Notes that a sign-in is used, at most once an hour. */
export async function noteUse(database: Database, session: string, now: Date): Promise<void> {
  await accountsTables(database)
    .updateTable('sign_in_session')
    .set({ last_used_at: now })
    .where('id', '=', session)
    .where((where) =>
      where.or([
        where('last_used_at', 'is', null),
        where('last_used_at', '<', new Date(now.getTime() - lastUsedSeconds * 1000)),
      ]),
    )
    .execute()
}

/**
 * Ends sign-ins of a person: one, all but one, or all. What has no session id of this person is left as it is.
 *
 * @returns how many ended
 */
export async function removeSessions(
  transaction: DatabaseTransaction,
  person: string,
  which: { only: string } | { except: string | null },
): Promise<number> {
  const removed = await accountsTables(transaction)
    .deleteFrom('sign_in_session')
    .where('person', '=', person)
    .$if('only' in which, (query) => query.where('id', '=', 'only' in which ? which.only : ''))
    .$if('except' in which && which.except !== null, (query) =>
      query.where('id', '!=', 'except' in which ? (which.except ?? '') : ''),
    )
    .returning(sql<number>`1`.as('one'))
    .execute()
  return removed.length
}
