import type { House } from '../platform/index.server'
import { authOf, credentialHeaders } from './auth.server'
import { type Actor, dayOf, operatorActor, publicActor, validMemberships } from './model'
import { noteUse } from './sessions.store.server'
import { findMemberships } from './store.server'

/**
 * Who makes a request: the person of the sign-in its cookie or bearer token belongs to, with the memberships valid today,
 * else the public. A request with neither costs no question to the database.
 */
export async function actorOfRequest(house: House, headers: Headers): Promise<Actor> {
  const credentials = credentialHeaders(headers)
  if (!credentials) return publicActor
  const auth = await authOf(house)
  const found = await auth.api.getSession({ headers: credentials })
  if (!found) return publicActor
  const [memberships] = await Promise.all([
    findMemberships(house.database, found.user.id),
    noteUse(house.database, found.session.id, house.clock()),
  ])
  return {
    kind: 'person',
    id: found.user.id,
    name: found.user.name,
    memberships: validMemberships(memberships, dayOf(house.clock())),
  }
}

/**
 * Who asked for long work, as they stand when it is done: rights that were taken away since do not count any more.
 *
 * @param text as `actorText` wrote it, which is kept with the job
 */
export async function actorOfText(house: House, text: string): Promise<Actor> {
  if (text === 'operator') return operatorActor
  const id = text.startsWith('person:') ? text.slice('person:'.length) : undefined
  if (id === undefined) return publicActor
  const memberships = validMemberships(await findMemberships(house.database, id), dayOf(house.clock()))
  return { kind: 'person', id, name: '', memberships }
}
