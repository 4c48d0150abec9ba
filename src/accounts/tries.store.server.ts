import { sql } from 'kysely'
import type { Database } from '../platform/index.server'
import { accountsTables } from './tables.server'

/** How tries are slowed: after `free` tries the wait doubles from one second, up to `longest` seconds. */
export interface Slowing {
  free: number
  longest: number
}

/** Seconds from the last try to the next one that is allowed. */
const waitOf = ({ free, longest }: Slowing) =>
  sql<number>`case when sign_in_try.tries < ${free} then 0
    else least(${longest}, power(2, least(sign_in_try.tries - ${free}, 20))) end`

/**
 * Counts a try, in one statement, so that many at once are all counted.
 *
 * @returns false when it comes too early; it is then not counted
 */
export async function insertTry(database: Database, key: string, now: Date, slowing: Slowing): Promise<boolean> {
  const counted = await accountsTables(database)
    .insertInto('sign_in_try')
    .values({ key, tries: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ tries: sql`sign_in_try.tries + 1`, last_at: now })
        .where(sql<boolean>`sign_in_try.last_at + ${waitOf(slowing)} * interval '1 second' <= ${now}`),
    )
    .returning('tries')
    .executeTakeFirst()
  return counted !== undefined
}

/** Seconds until the next try is allowed, 0 when it is now. */
export async function secondsToWait(database: Database, key: string, now: Date, slowing: Slowing): Promise<number> {
  const row = await accountsTables(database)
    .selectFrom('sign_in_try')
    .select(['last_at', waitOf(slowing).as('wait')])
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return 0
  return Math.max(0, Math.ceil(row.wait - (now.getTime() - row.last_at.getTime()) / 1000))
}

export async function removeTries(database: Database, which: { key: string } | { before: Date }): Promise<void> {
  const removal = accountsTables(database).deleteFrom('sign_in_try')
  await ('key' in which ? removal.where('key', '=', which.key) : removal.where('last_at', '<', which.before)).execute()
}
