import type { JSONColumnType } from 'kysely'
import type { DatabaseTransaction } from '../../platform/index.server'
import { type Store, statisticsTables } from '../store.server'
import type { ImportMapping } from './kinds'

type MappingTables = {
  import_mapping: {
    slug: string
    area: string | null
    content: JSONColumnType<ImportMapping>
    revision: number
    made_by: string
    made_at: Date
  }
}

function tables(store: Store) {
  return statisticsTables(store).withTables<MappingTables>()
}

/** What a person said once of files of one form. */
export interface KeptMapping {
  /** That of its dataset; of an area's own, after the name of the area. */
  slug: string
  /** Slug of the area whose it is; null is for everybody's figures. */
  area: string | null
  mapping: ImportMapping
  /** Counts the changes; a write says which revision it was based on. */
  revision: number
}

/** All kept mappings, by name. */
export async function readMappings(store: Store): Promise<KeptMapping[]> {
  const rows = await tables(store).selectFrom('import_mapping').selectAll().orderBy('slug').execute()
  return rows.map(keptMapping)
}

export async function findMapping(store: Store, slug: string): Promise<KeptMapping | undefined> {
  const row = await tables(store).selectFrom('import_mapping').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && keptMapping(row)
}

/** Adds a mapping or puts it in the place of the one with this name. */
export async function writeMapping(
  transaction: DatabaseTransaction,
  { slug, area, mapping, revision }: KeptMapping,
  made: { by: string; at: Date },
): Promise<void> {
  const row = { content: JSON.stringify(mapping), revision, made_by: made.by, made_at: made.at }
  await tables(transaction)
    .insertInto('import_mapping')
    .values({ slug, area, ...row })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute()
}

function keptMapping(row: {
  slug: string
  area: string | null
  content: ImportMapping
  revision: number
}): KeptMapping {
  return { slug: row.slug, area: row.area, mapping: row.content, revision: row.revision }
}
