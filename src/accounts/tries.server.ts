import { createHmac } from 'node:crypto'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { insertTry, removeTries, type Slowing, secondsToWait } from './tries.store.server'

/** Five wrong tries cost nothing; after that the wait doubles up to five minutes. */
export const slowing: Slowing = { free: 5, longest: 300 }

/** After this long without a try, counting starts again. */
const forgetSeconds = 3600

/**
 * Counts a try of somebody's password before it is made, in the database, so that tries at once and all processes count
 * together. It needs no network address, so it works with and without a proxy in front.
 *
 * @param account what the password is of: an e-mail address as it was typed, or the id of a person. Kept only as a keyed
 *   fingerprint, because people type passwords in the wrong field.
 * @param refusal what it is refused with when it comes too early
 * @throws Refusal `sign-in-slowed` or `mail-slowed` with the seconds to wait; this try is then not counted
 */
export async function countTry(
  house: House,
  account: string,
  refusal: 'sign-in-slowed' | 'mail-slowed' = 'sign-in-slowed',
): Promise<void> {
  const now = house.clock()
  await removeTries(house.database, { before: new Date(now.getTime() - forgetSeconds * 1000) })
  const key = await fingerprint(house, account)
  if (await insertTry(house.database, key, now, slowing)) return
  const seconds = await secondsToWait(house.database, key, now, slowing)
  throw new Refusal(refusal, { seconds: Math.max(1, seconds) })
}

/** Forgets the tries, after a right one. */
export async function forgetTries(house: House, account: string): Promise<void> {
  await removeTries(house.database, { key: await fingerprint(house, account) })
}

async function fingerprint(house: House, account: string): Promise<string> {
  return createHmac('sha256', await house.secret())
    .update(account)
    .digest('hex')
}
