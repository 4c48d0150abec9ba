import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import { authOf, credentialHeaders } from './auth.server'
import { type Actor, normaliseEmail } from './model'
import { accountsPolicy } from './policy'
import { requirePerson } from './service.server'
import { findSessions, removeSessions } from './sessions.store.server'

/** A sign-in as its owner sees it; never its token. */
export interface OwnSession {
  id: string
  /** Moments in ISO 8601. */
  since: string
  /** To the hour; null while it was not used after sign-in. */
  lastUsed: string | null
  /** True of the sign-in of this request. */
  here: boolean
}

/**
 * The sign-ins of the person who asks, the one of this request first.
 *
 * @throws Refusal `not-signed-in`
 */
export async function ownSessions(house: House, actor: Actor, headers: Headers): Promise<OwnSession[]> {
  if (actor.kind !== 'person') throw new Refusal('not-signed-in')
  const here = await sessionOf(house, headers)
  const sessions = (await findSessions(house.database, actor.id)).map(({ id, createdAt, lastUsedAt }) => ({
    id,
    since: createdAt.toISOString(),
    lastUsed: lastUsedAt?.toISOString() ?? null,
    here: id === here,
  }))
  return sessions.toSorted((a, b) => Number(b.here) - Number(a.here))
}

/**
 * Ends one of one's own sign-ins, or with `others` all but that of this request.
 *
 * @returns how many ended; one that had ended already or belongs to somebody else is not counted
 * @throws Refusal what `act` throws
 */
export async function endOwnSessions(
  house: House,
  actor: Actor,
  asked: { which: { session: string } | 'others'; headers: Headers; operation: string },
): Promise<number> {
  if (actor.kind !== 'person') throw new Refusal('not-signed-in')
  const { which } = asked
  const here = await sessionOf(house, asked.headers)
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.end-own-sessions',
    subject: { kind: 'person', id: actor.id },
    operation: asked.operation,
    input: { which },
  } as const
  return act(house, actor, deed, async (transaction) => {
    const ended = await removeSessions(
      transaction,
      actor.id,
      which === 'others' ? { except: here ?? null } : { only: which.session },
    )
    return { result: ended, audit: ended === 0 ? [] : { fields: ['sessions'], after: { ended } } }
  })
}

/**
 * Ends every sign-in of a person, for when a device was lost or somebody left.
 *
 * @returns how many ended
 * @throws Refusal `person-unknown`, and what `act` throws
 */
export async function endSessionsOf(
  house: House,
  actor: Actor,
  asked: { email: string; operation: string },
): Promise<number> {
  const email = normaliseEmail(asked.email)
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.end-sessions',
    subject: { kind: 'person', id: email },
    operation: asked.operation,
    input: { email },
  } as const
  return act(house, actor, deed, async (transaction) => {
    const person = await requirePerson(transaction, email)
    const ended = await removeSessions(transaction, person.id, { except: null })
    const subject = { kind: 'person', id: person.id }
    return { result: ended, audit: { fields: ['sessions'], after: { ended }, subject } }
  })
}

/** The id of the sign-in of a request, or undefined. */
async function sessionOf(house: House, headers: Headers): Promise<string | undefined> {
  const credentials = credentialHeaders(headers)
  if (!credentials) return undefined
  return (await (await authOf(house)).api.getSession({ headers: credentials }))?.session.id
}
