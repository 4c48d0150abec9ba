import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Language, Refusal } from '../platform'
import type { Database, DatabaseTransaction, House } from '../platform/index.server'
import { addressOf } from '../ui'
import { type FoundLink, findLinkByHash, insertLink, removeLinks } from './links.store.server'
import type { LinkPurpose } from './passwords'

/** How long a link works, in seconds. */
const linkSeconds: Readonly<Record<LinkPurpose, number>> = { reset: 3600, invitation: 7 * 24 * 3600 }

/**
 * Makes a link with which a person chooses a password, once. Older links for the same purpose stop working; one for
 * another goes on, or anybody could end an invitation by asking for a new password. Of the token only a hash is kept.
 *
 * @returns the whole address, at where this installation is found: never at what a request says of itself
 */
export async function makeLink(
  transaction: DatabaseTransaction,
  house: House,
  person: { id: string; language: Language },
  purpose: LinkPurpose,
): Promise<{ link: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = house.clock()
  const expiresAt = new Date(createdAt.getTime() + linkSeconds[purpose] * 1000)
  await removeLinks(transaction, { person: person.id, purpose })
  await removeLinks(transaction, { before: createdAt })
  const kept = { id: randomUUID(), person: person.id, purpose, tokenHash: hashOf(token), createdAt, expiresAt }
  await insertLink(transaction, kept)
  return { link: `${house.address()}${addressOf('password-choose', person.language, {}, { token })}`, expiresAt }
}

/**
 * The link with this token, while it works.
 *
 * @throws Refusal `link-unusable` when it ran out, was used, was replaced, or never was
 */
export async function findLink(house: House, store: Database | DatabaseTransaction, token: string): Promise<FoundLink> {
  const link = await findLinkByHash(store, hashOf(token), house.clock())
  if (!link) throw new Refusal('link-unusable')
  return link
}

/** Uses up the link. @throws Refusal `link-unusable` when somebody was first */
export async function spendLink(transaction: DatabaseTransaction, link: FoundLink): Promise<void> {
  if ((await removeLinks(transaction, { id: link.id })) === 0) throw new Refusal('link-unusable')
  await removeLinks(transaction, { person: link.person })
}

// The token is random and long, so a plain hash cannot be guessed back.
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
