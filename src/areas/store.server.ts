import { type ColumnType, type JSONColumnType, sql } from 'kysely'
import type { Wording } from '../platform'
import { type Database, type DatabaseTransaction, keptReading } from '../platform/index.server'
import type { Area, Group } from './model'

export type AreaTables = {
  area: {
    slug: string
    name: string
    municipality: string
    municipality_code: string
    fictitious: ColumnType<boolean, boolean | undefined, boolean>
    revision: ColumnType<number, number | undefined, number>
  }
  area_alias: { area: string; position: number; alias: string }
  area_alias_loaded: { area: string; alias: string }
  area_group: {
    slug: string
    kind: 'group' | 'country'
    name: JSONColumnType<Wording>
    aliases: string[]
    members: string[]
    programme_since: number | null
  }
}

function tables(database: Database | DatabaseTransaction) {
  return (database as Database).withTables<AreaTables>()
}

/** All areas by name, with their aliases in order. */
export const readAreas = keptReading(['area', 'area_alias'], async (database): Promise<readonly Area[]> => {
  const rows = await tables(database)
    .selectFrom('area')
    .leftJoin('area_alias', 'area_alias.area', 'area.slug')
    .groupBy('area.slug')
    .select([
      'area.slug',
      'area.name',
      'area.municipality',
      'area.municipality_code',
      'area.fictitious',
      'area.revision',
    ])
    .select(
      sql<
        string[]
      >`coalesce(array_agg(area_alias.alias order by area_alias.position) filter (where area_alias.alias is not null), '{}')`.as(
        'aliases',
      ),
    )
    .orderBy('area.name')
    .execute()
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    municipality: row.municipality,
    municipalityCode: row.municipality_code,
    aliases: row.aliases,
    fictitious: row.fictitious,
    revision: row.revision,
  }))
})

/** Groups of areas and the country. */
export const readGroups = keptReading(['area_group'], async (database): Promise<readonly Group[]> => {
  const rows = await tables(database).selectFrom('area_group').selectAll().orderBy('slug').execute()
  return rows.map(({ programme_since, ...group }) => ({ ...group, programmeSince: programme_since }))
})

/** Makes writes to names of areas wait for each other, so that two cannot take the same name. */
export async function holdNames(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('area names', 5))`.execute(transaction)
}

/**
 * Gives an area these aliases and counts the change.
 *
 * @returns the new revision
 */
export async function writeAliases(
  transaction: DatabaseTransaction,
  area: string,
  aliases: readonly string[],
): Promise<number> {
  const { revision } = await tables(transaction)
    .updateTable('area')
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('slug', '=', area)
    .returning('revision')
    .executeTakeFirstOrThrow()
  await placeAliases(transaction, area, aliases)
  return revision
}

async function placeAliases(transaction: DatabaseTransaction, area: string, aliases: readonly string[]): Promise<void> {
  await tables(transaction).deleteFrom('area_alias').where('area', '=', area).execute()
  if (aliases.length === 0) return
  await tables(transaction)
    .insertInto('area_alias')
    .values(aliases.map((alias, position) => ({ area, position, alias })))
    .execute()
}

/** Adds or renews an area of the content; what people did with its aliases stays. */
export async function loadArea(transaction: DatabaseTransaction, area: Omit<Area, 'revision'>): Promise<void> {
  const row = {
    slug: area.slug,
    name: area.name,
    municipality: area.municipality,
    municipality_code: area.municipalityCode,
    fictitious: area.fictitious,
  }
  await tables(transaction)
    .insertInto('area')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute()
  if (area.aliases.length === 0) return
  const fresh = await tables(transaction)
    .insertInto('area_alias_loaded')
    .values(area.aliases.map((alias) => ({ area: area.slug, alias })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('alias')
    .execute()
  if (fresh.length === 0) return
  const current = await tables(transaction)
    .selectFrom('area_alias')
    .select('alias')
    .where('area', '=', area.slug)
    .orderBy('position')
    .execute()
  const inOrder = area.aliases.filter((alias) => fresh.some((row) => row.alias === alias))
  await placeAliases(transaction, area.slug, [...new Set([...current.map((row) => row.alias), ...inOrder])])
}

/** Adds or renews a group of areas of the content. */
export async function loadGroup(transaction: DatabaseTransaction, group: Group): Promise<void> {
  const row = {
    slug: group.slug,
    kind: group.kind,
    name: JSON.stringify(group.name),
    aliases: [...group.aliases],
    members: [...group.members],
    programme_since: group.programmeSince,
  }
  await tables(transaction)
    .insertInto('area_group')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute()
}
