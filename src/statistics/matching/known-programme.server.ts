import type { Actor } from '../../accounts'
import { listGroups } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import type { KnownProgramme } from './question'

/**
 * The earliest programme that an area is known to have as a member of a group of areas, such as the focus areas of the NPLV.
 *
 * @returns null when none is known, which says nothing of programmes of the area itself
 */
export async function knownProgramme(house: House, actor: Actor, area: string): Promise<KnownProgramme | null> {
  const groups = await listGroups(house, actor)
  const known = groups.flatMap(({ members, programmeSince: since, aliases, name }) =>
    since !== null && members.includes(area) ? [{ name: aliases[0] ?? name.nl, since }] : [],
  )
  return known.toSorted((one, other) => one.since - other.since)[0] ?? null
}
