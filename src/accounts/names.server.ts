import type { House } from '../platform/index.server'
import { findNames } from './store.server'

/**
 * The names of people as the audit trail names them (`person:ID`), for those who may see what these people did. Whoever is no
 * person, or is there no more, has no name.
 */
export async function namesOfActors(house: House, actors: readonly string[]): Promise<Record<string, string>> {
  const ids = new Set(actors.flatMap((actor) => (actor.startsWith('person:') ? [actor.slice('person:'.length)] : [])))
  const found = await findNames(house.database, [...ids])
  return Object.fromEntries(found.map(({ id, name }) => [`person:${id}`, name]))
}
