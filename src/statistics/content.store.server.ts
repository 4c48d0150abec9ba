import { sql } from 'kysely'
import type { DatabaseTransaction } from '../platform/index.server'
import type { Dataset, SourceDocument } from './model/dataset'
import type { Goal } from './model/goal'
import type { Indicator } from './model/indicator'
import type { OutsideEvent } from './model/outside-event'
import type { ThemeScheme } from './model/theme'
import { datasetRow, type Store, statisticsTables } from './store.server'

/** What stands around the indicators. */
export interface Surroundings {
  themeSchemes: readonly ThemeScheme[]
  goals: readonly Goal[]
  events: readonly OutsideEvent[]
}

/** Makes the indicators equal to the content; the revision counts the times one changed. */
export async function writeIndicators(
  transaction: DatabaseTransaction,
  indicators: readonly Indicator[],
): Promise<void> {
  const tables = statisticsTables(transaction)
  const codes = indicators.map((indicator) => indicator.code)
  await tables
    .deleteFrom('indicator')
    .where('origin', '=', 'content')
    .where(sql<boolean>`code <> all(${codes}::text[])`)
    .execute()
  for (const [position, indicator] of indicators.entries()) {
    const content = JSON.stringify(indicator)
    await tables
      .insertInto('indicator')
      .values({ code: indicator.code, position, content })
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet({
          position,
          content,
          revision: sql<number>`indicator.revision + (indicator.content <> excluded.content)::int`,
        }),
      )
      .execute()
  }
}

/** Makes the theme schemes, goals and events equal to the content. */
export async function writeSurroundings(
  transaction: DatabaseTransaction,
  { themeSchemes, goals, events }: Surroundings,
): Promise<void> {
  const tables = statisticsTables(transaction)
  for (const [table, entries] of [
    ['theme_scheme', themeSchemes],
    ['goal', goals],
    ['outside_event', events],
  ] as const) {
    await tables.deleteFrom(table).execute()
    const rows = entries.map((entry, position) => ({ code: entry.code, position, content: JSON.stringify(entry) }))
    if (rows.length > 0) await tables.insertInto(table).values(rows).execute()
  }
}

/** Adds and renews documents. One that is no longer in the content stays: a dataset version may speak of it. */
export async function writeDocuments(
  transaction: DatabaseTransaction,
  documents: readonly SourceDocument[],
): Promise<void> {
  for (const document of documents) {
    const row = { ...document, note: document.note && JSON.stringify(document.note) }
    await statisticsTables(transaction)
      .insertInto('source_document')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute()
  }
}

/** Adds or renews a dataset of the content. */
export async function writeDataset(transaction: DatabaseTransaction, dataset: Dataset): Promise<void> {
  const row = datasetRow(dataset)
  await statisticsTables(transaction)
    .insertInto('dataset')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute()
}

/** The mark of the content that was loaded last, or undefined. */
export async function findLoadedContent(store: Store, name: string): Promise<string | undefined> {
  const row = await statisticsTables(store)
    .selectFrom('statistics_content')
    .select('checksum')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.checksum
}

export async function writeLoadedContent(
  transaction: DatabaseTransaction,
  name: string,
  checksum: string,
  at: Date,
): Promise<void> {
  await statisticsTables(transaction)
    .insertInto('statistics_content')
    .values({ name, checksum, loaded_at: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ checksum, loaded_at: at }))
    .execute()
}

/** Makes loaders of the content wait for each other until the transaction ends. */
export async function holdContent(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('statistics content', 5))`.execute(transaction)
}
