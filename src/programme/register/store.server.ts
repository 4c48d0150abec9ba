import { type JSONColumnType, type RawBuilder, sql } from 'kysely'
import type { Language } from '../../platform'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import { type Cluster, type EntryKind, type Filtered, plainText, type RegisterEntry, type SearchWords } from './model'

export type Store = Database | DatabaseTransaction

type RegisterTables = {
  register_content: { name: string; checksum: string; loaded_at: Date }
  register_cluster: { code: string; position: number; content: JSONColumnType<Cluster> }
  register_entry: {
    id: string
    position: number
    kind: EntryKind
    themes: string[]
    clusters: string[]
    areas: string[]
    content: JSONColumnType<RegisterEntry>
    words_nl: string
    words_en: string
  }
}

const tables = (store: Store) => (store as Database).withTables<RegisterTables>()

/** How PostgreSQL stems each language. */
const dictionaries: Readonly<Record<Language, string>> = { nl: 'dutch', en: 'english' }

/**
 * The entries that have the words, best first: those with whole words before those with only the beginning of the last
 * one, then by where the words stand (name, target group, description). Without words all entries, in their own order.
 */
export async function findEntries(
  store: Store,
  words: SearchWords | undefined,
  language: Language,
): Promise<Filtered[]> {
  const all = tables(store).selectFrom('register_entry').select(['id', 'kind', 'themes', 'clusters', 'areas'])
  if (!words) return all.orderBy('position').execute()
  const column = sql.ref(`words_${language}`)
  const { whole, any } = queriesOf(words, language)
  return all
    .where(sql<boolean>`${column} @@ ${any}`)
    .orderBy(sql`${column} @@ ${whole}`, 'desc')
    .orderBy(sql`ts_rank(${column}, ${any})`, 'desc')
    .orderBy('position')
    .execute()
}

/** The words as queries: all as typed, and also with the last one as the beginning of a word. */
function queriesOf(words: SearchWords, language: Language): Record<'whole' | 'any', RawBuilder<unknown>> {
  const dictionary = sql`${dictionaries[language]}::regconfig`
  const whole = sql`websearch_to_tsquery(${dictionary}, ${words.whole})`
  if (words.beginning === null) return { whole, any: whole }
  const before = sql`websearch_to_tsquery(${dictionary}, ${words.before ?? ''})`
  const beginning = sql`to_tsquery(${dictionary}, ${`${words.beginning}:*`})`
  return { whole, any: sql`(${whole} || (${before} && ${beginning}))` }
}

/** These entries, in the order asked; those that are not there are left out. */
export async function readEntries(store: Store, ids: readonly string[]): Promise<RegisterEntry[]> {
  if (ids.length === 0) return []
  const rows = await tables(store)
    .selectFrom('register_entry')
    .select('content')
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map(({ content }) => [content.id, content]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Everything that is named under one of these clusters, in the order of the register. */
export async function readEntriesOfClusters(store: Store, clusters: readonly string[]): Promise<RegisterEntry[]> {
  if (clusters.length === 0) return []
  const rows = await tables(store)
    .selectFrom('register_entry')
    .select('content')
    .where(sql<boolean>`clusters && ${[...clusters]}::text[]`)
    .orderBy('position')
    .execute()
  return rows.map(({ content }) => content)
}

export async function readEntryIds(store: Store): Promise<string[]> {
  const rows = await tables(store).selectFrom('register_entry').select('id').orderBy('position').execute()
  return rows.map(({ id }) => id)
}

export async function readClusters(store: Store): Promise<Cluster[]> {
  const rows = await tables(store).selectFrom('register_cluster').select('content').orderBy('position').execute()
  return rows.map(({ content }) => content)
}

/** Makes loaders of the register wait for each other until the transaction ends. */
export async function holdRegister(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('published register', 5))`.execute(transaction)
}

/** The mark of the register that was loaded last, or undefined. */
export async function findLoadedRegister(store: Store): Promise<string | undefined> {
  const row = await tables(store)
    .selectFrom('register_content')
    .select('checksum')
    .where('name', '=', 'register')
    .executeTakeFirst()
  return row?.checksum
}

/**
 * Makes the register equal to the content and notes its mark.
 *
 * @param areaNames name per slug, so that entries are found by the areas they name
 */
export async function writeRegister(
  transaction: DatabaseTransaction,
  register: { clusters: readonly Cluster[]; entries: readonly RegisterEntry[] },
  areaNames: ReadonlyMap<string, string>,
  mark: { checksum: string; at: Date },
): Promise<void> {
  const write = tables(transaction)
  for (const table of ['register_entry', 'register_cluster'] as const) {
    await write.deleteFrom(table).execute()
  }
  await write
    .insertInto('register_cluster')
    .values(
      register.clusters.map((cluster, position) => ({
        code: cluster.code,
        position,
        content: JSON.stringify(cluster),
      })),
    )
    .execute()
  await write
    .insertInto('register_entry')
    .values(
      register.entries.map((entry, position) => ({
        id: entry.id,
        position,
        kind: entry.kind,
        themes: [...entry.themes],
        clusters: [...entry.clusters],
        areas: [...entry.areas],
        content: JSON.stringify(entry),
        words_nl: weighed(entry, 'nl', areaNames),
        words_en: weighed(entry, 'en', areaNames),
      })),
    )
    .execute()
  const row = { name: 'register', checksum: mark.checksum, loaded_at: mark.at }
  await write
    .insertInto('register_content')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

/** The words of an entry by weight: name, target group, description, and last what stands around it. */
function weighed(entry: RegisterEntry, language: Language, areaNames: ReadonlyMap<string, string>): RawBuilder<string> {
  const dictionary = sql`${dictionaries[language]}::regconfig`
  const part = (weight: string, ...texts: (string | null | undefined)[]) =>
    sql`setweight(to_tsvector(${dictionary}, ${plainText(texts.filter(Boolean).join(' '))}), ${weight}::"char")`
  const around = [entry.partners?.[language], entry.phase?.[language], entry.figures?.[language]]
  const areas = entry.areas.map((slug) => areaNames.get(slug))
  return sql<string>`${part('A', entry.name)} || ${part('B', entry.targetGroup?.[language])} || ${part(
    'C',
    entry.description?.[language],
  )} || ${part('D', ...around, ...areas)}`
}
