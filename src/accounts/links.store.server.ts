import type { Database, DatabaseTransaction } from '../platform/index.server'
import type { LinkPurpose } from './passwords'
import { accountsTables } from './tables.server'

/** A link as whoever opens it finds it. */
export interface FoundLink {
  id: string
  person: string
  purpose: LinkPurpose
}

/** Keeps a link; of its token only the hash comes here. */
export async function insertLink(
  transaction: DatabaseTransaction,
  link: FoundLink & { tokenHash: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { id, person, purpose } = link
  await accountsTables(transaction)
    .insertInto('sign_in_link')
    .values({
      id,
      person,
      purpose,
      token_hash: link.tokenHash,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The link with this hash that still works at this moment. */
export async function findLinkByHash(
  store: Database | DatabaseTransaction,
  tokenHash: string,
  now: Date,
): Promise<FoundLink | undefined> {
  return accountsTables(store)
    .selectFrom('sign_in_link')
    .select(['id', 'person', 'purpose'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Removes a link, the links of a person (for one purpose or all), or those that ran out. @returns how many */
export async function removeLinks(
  transaction: DatabaseTransaction,
  which: { id: string } | { person: string; purpose?: LinkPurpose } | { before: Date },
): Promise<number> {
  const removal = accountsTables(transaction).deleteFrom('sign_in_link').returning('id')
  if ('id' in which) return (await removal.where('id', '=', which.id).execute()).length
  if ('person' in which) {
    const { person, purpose } = which
    const ofPerson = removal.where('person', '=', person)
    return (await (purpose ? ofPerson.where('purpose', '=', purpose) : ofPerson).execute()).length
  }
  return (await removal.where('expires_at', '<', which.before).execute()).length
}
