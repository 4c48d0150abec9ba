import { isDeepStrictEqual } from 'node:util'
import type { Wording } from '../../platform'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import { regionTables } from './tables.server'

/** A group of municipalities that figures are compared with. */
export interface MunicipalityGroup {
  /** `g4` */
  slug: string
  /** `G4`: the same in every language. */
  name: string
  /** Everybody who ever was in it, in the order of the list. */
  members: readonly GroupMember[]
}

export interface GroupMember {
  /** Code of the municipality. */
  code: string
  name: string
  /** First day, `2018-01-01`; null when it was in it as long as the group is compared with. */
  since: string | null
  /** First day on which it was no longer in it; null for a member. */
  until: string | null
  /** Where it stands. */
  source: string
  /** How it was derived from there. */
  note: Wording
}

/** The groups with their members. */
export async function readMunicipalityGroups(database: Database | DatabaseTransaction): Promise<MunicipalityGroup[]> {
  const rows = await regionTables(database)
    .selectFrom('municipality_group')
    .innerJoin('municipality_group_member', 'municipality_group_member.municipality_group', 'municipality_group.slug')
    .select(['slug', 'municipality_group.name as group', 'municipality as code', 'municipality_group_member.name'])
    .select(['since', 'until', 'source', 'note'])
    .orderBy('slug')
    .orderBy('position')
    .execute()
  return [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, members]) => ({
    slug,
    name: members[0]?.group ?? slug,
    members: members.map(({ code, name, since, until, source, note }) => ({
      code,
      name,
      since,
      until,
      source,
      note,
    })),
  }))
}

/** Replaces the members of these groups by those of the content; the same content again writes nothing. */
export async function writeMunicipalityGroups(
  transaction: DatabaseTransaction,
  groups: readonly MunicipalityGroup[],
): Promise<void> {
  const before = new Map((await readMunicipalityGroups(transaction)).map((group) => [group.slug, group]))
  const changed = groups.filter((group) => !isDeepStrictEqual(group, before.get(group.slug)))
  for (const { slug, name, members } of changed) {
    await regionTables(transaction)
      .insertInto('municipality_group')
      .values({ slug, name })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet({ name }))
      .execute()
    await regionTables(transaction)
      .deleteFrom('municipality_group_member')
      .where('municipality_group', '=', slug)
      .execute()
    await regionTables(transaction)
      .insertInto('municipality_group_member')
      .values(
        members.map(({ code, ...member }, position) => ({
          ...member,
          note: JSON.stringify(member.note),
          municipality_group: slug,
          municipality: code,
          position,
        })),
      )
      .execute()
  }
}
