import { type ColumnType, type JSONColumnType, type Selectable, sql } from 'kysely'
import { nearest, Refusal, type Wording } from '../platform'
import { type Database, type DatabaseTransaction, keptReading } from '../platform/index.server'
import type { Dataset, DatasetVersion, SourceDocument } from './model/dataset'
import type { DisclosureClass, DisclosureRules, IndicatorRelation } from './model/disclosure'
import type { Goal } from './model/goal'
import type { Indicator } from './model/indicator'
import type { OutsideEvent } from './model/outside-event'
import type { ThemeScheme } from './model/theme'
import type { FlatRow } from './source/columns'

/** A table with one entry of a content file per row, in the order of the file. */
export type Listed<Entry extends object> = { code: string; position: number; content: JSONColumnType<Entry> }

// A type and not an interface, because Kysely asks for something that can be indexed by any name.
export type StatisticsTables = {
  statistics_content: { name: string; checksum: string; loaded_at: Date }
  source_document: Omit<SourceDocument, 'note'> & { note: JSONColumnType<Wording> | null }
  indicator: {
    code: string
    position: number
    content: JSONColumnType<Indicator>
    revision: ColumnType<number, number | undefined, number>
    origin: ColumnType<IndicatorOrigin, IndicatorOrigin | undefined, IndicatorOrigin>
  }
  theme_scheme: Listed<ThemeScheme>
  goal: Listed<Goal>
  outside_event: Listed<OutsideEvent>
  dataset: {
    slug: string
    kind: Dataset['kind']
    title: JSONColumnType<Wording>
    publisher: string
    licence: string
    disclosure: DisclosureClass
    rules: JSONColumnType<DisclosureRules>
    area: string | null
  }
  dataset_version: {
    id: string
    dataset: string
    number: number
    retrieved_at: string
    checksum: string
    importer: string
    disclosure: JSONColumnType<PublishedUnder>
    row_count: number
    suppressed_count: number
    indicators: string[]
    full_by_indicator: string
    full_by_place: string
    released_by_indicator: string
    released_by_place: string
    registered_at: Date
  }
  typed_row: FlatRow & { dataset: string; revision: number; typed_by: string; typed_at: Date }
}

/** Where an indicator comes from: what ships with Wijklus, or a file that was imported. */
export type IndicatorOrigin = 'content' | 'imported'

/** The way of protecting people under which a version was published. */
export interface PublishedUnder {
  class: DisclosureClass
  rules: DisclosureRules
  /** Ids of the compositions of areas that were registered then; absent where no people had to be protected. */
  compositions?: readonly string[]
  /** How its indicators follow from each other though nobody declared it; absent where nothing was found. */
  found?: readonly IndicatorRelation[]
}

/** Files of a version, relative to the folder of dataset files. */
export interface VersionFiles {
  full_by_indicator: string
  full_by_place: string
  released_by_indicator: string
  released_by_place: string
}

export type Store = Database | DatabaseTransaction

/** The database, or a transaction in it, with the tables of this room. */
export function statisticsTables(store: Store) {
  return (store as Database).withTables<StatisticsTables>()
}

/** The indicators there are. */
export interface KnownIndicators {
  /** Those of the content first and in its order, then the others by code. */
  all: readonly Indicator[]
  byOrigin: Readonly<Record<IndicatorOrigin, readonly Indicator[]>>
  byCode: ReadonlyMap<string, Indicator>
}

export const readIndicators = keptReading(['indicator'], async (store): Promise<KnownIndicators> => {
  const rows = await statisticsTables(store)
    .selectFrom('indicator')
    .select(['content', 'origin'])
    .orderBy('origin')
    .orderBy('position')
    .orderBy(sql`code collate "C"`)
    .execute()
  const all = rows.map(({ content }) => content)
  const of = (wanted: IndicatorOrigin) => rows.flatMap(({ content, origin }) => (origin === wanted ? [content] : []))
  return {
    all,
    byOrigin: { content: of('content'), imported: of('imported') },
    byCode: new Map(all.map((indicator) => [indicator.code, indicator])),
  }
})

/** The ways to divide indicators into themes, in the order of the content. */
export const readThemeSchemes = keptReading(['theme_scheme'], async (store): Promise<readonly ThemeScheme[]> => {
  const rows = await statisticsTables(store).selectFrom('theme_scheme').select('content').orderBy('position').execute()
  return rows.map((row) => row.content)
})

/** All goals, in the order of the content. */
export const readGoals = keptReading(['goal'], async (store): Promise<readonly Goal[]> => {
  const rows = await statisticsTables(store).selectFrom('goal').select('content').orderBy('position').execute()
  return rows.map((row) => row.content)
})

/** All events outside the programmes, in the order of the content. */
export const readOutsideEvents = keptReading(['outside_event'], async (store): Promise<readonly OutsideEvent[]> => {
  const rows = await statisticsTables(store).selectFrom('outside_event').select('content').orderBy('position').execute()
  return rows.map((row) => row.content)
})

export const readDocuments = keptReading(
  ['source_document'],
  async (store): Promise<readonly SourceDocument[]> =>
    statisticsTables(store).selectFrom('source_document').selectAll().orderBy('slug').execute(),
)

/** All datasets: those of everybody first, then by name; where two have the same figure the first counts. */
export async function readDatasets(store: Store): Promise<Dataset[]> {
  return statisticsTables(store)
    .selectFrom('dataset')
    .selectAll()
    .orderBy('kind')
    .orderBy(sql`slug collate "C"`)
    .execute()
}

export async function findDataset(store: Store, slug: string): Promise<Dataset | undefined> {
  return statisticsTables(store).selectFrom('dataset').selectAll().where('slug', '=', slug).executeTakeFirst()
}

/** What to throw when there is no dataset of this name; `seen` are those whose names may be told. */
export function datasetUnknown(name: string, seen: readonly Dataset[]): Refusal {
  return new Refusal('dataset-unknown', {
    name,
    near: nearest(
      name,
      seen.map((dataset) => dataset.slug),
    ),
  })
}

/**
 * The dataset, held until the transaction ends: for a publication nobody else may publish or type in it (`update`),
 * for typing nobody may publish it (`share`).
 */
export async function holdDataset(
  transaction: DatabaseTransaction,
  slug: string,
  strength: 'update' | 'share',
): Promise<Dataset | undefined> {
  const query = statisticsTables(transaction).selectFrom('dataset').selectAll().where('slug', '=', slug)
  return (strength === 'update' ? query.forUpdate() : query.forShare()).executeTakeFirst()
}

/** Adds a dataset; false when there is one with this slug already. */
export async function insertDataset(transaction: DatabaseTransaction, dataset: Dataset): Promise<boolean> {
  const added = await statisticsTables(transaction)
    .insertInto('dataset')
    .values(datasetRow(dataset))
    .onConflict((conflict) => conflict.doNothing())
    .returning('slug')
    .execute()
  return added.length === 1
}

/** A dataset as its table has it. */
export function datasetRow(dataset: Dataset) {
  return { ...dataset, title: JSON.stringify(dataset.title), rules: JSON.stringify(dataset.rules) }
}

type VersionRow = Omit<Selectable<StatisticsTables['dataset_version']>, 'disclosure' | keyof VersionFiles>

/** A dataset with its newest version. */
export interface Current {
  dataset: Dataset
  version: DatasetVersion
}

/** Every dataset that was published, with its newest version, in the order of `readDatasets`. */
export const readCurrentVersions = keptReading(
  ['dataset', 'dataset_version'],
  async (store): Promise<readonly Current[]> => {
    const rows = await statisticsTables(store)
      .selectFrom('dataset')
      .innerJoinLateral(
        (from) =>
          from
            .selectFrom('dataset_version')
            .selectAll()
            .whereRef('dataset_version.dataset', '=', 'dataset.slug')
            .orderBy('number', 'desc')
            .limit(1)
            .as('version'),
        (join) => join.onTrue(),
      )
      .selectAll('dataset')
      .select(['id', 'number', 'retrieved_at', 'checksum', 'importer', 'row_count', 'suppressed_count', 'indicators'])
      .select('registered_at')
      .orderBy('kind')
      .orderBy(sql`slug collate "C"`)
      .execute()
    return rows.map(({ slug, kind, title, publisher, licence, disclosure, rules, area, ...version }) => ({
      dataset: { slug, kind, title, publisher, licence, disclosure, rules, area },
      version: datasetVersion({ ...version, dataset: slug }),
    }))
  },
)

/** Every version of every dataset, newest first within a dataset. */
export async function readVersions(store: Store): Promise<DatasetVersion[]> {
  const rows = await statisticsTables(store)
    .selectFrom('dataset_version')
    .selectAll()
    .orderBy('dataset')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(datasetVersion)
}

/** The newest version of one dataset, with its files and the protection it was published under. */
export async function findCurrentVersion(
  store: Store,
  dataset: string,
): Promise<{ version: DatasetVersion; under: PublishedUnder; files: VersionFiles } | undefined> {
  const row = await statisticsTables(store)
    .selectFrom('dataset_version')
    .selectAll()
    .where('dataset', '=', dataset)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!row) return undefined
  const { full_by_indicator, full_by_place, released_by_indicator, released_by_place } = row
  const files = { full_by_indicator, full_by_place, released_by_indicator, released_by_place }
  return { version: datasetVersion(row), under: row.disclosure, files }
}

export async function findVersionFiles(store: Store, id: string): Promise<VersionFiles | undefined> {
  return statisticsTables(store)
    .selectFrom('dataset_version')
    .select(['full_by_indicator', 'full_by_place', 'released_by_indicator', 'released_by_place'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Registers a version: with the end of this transaction it is there for everyone. */
export async function insertVersion(
  transaction: DatabaseTransaction,
  version: DatasetVersion,
  under: PublishedUnder,
  files: VersionFiles,
): Promise<void> {
  await statisticsTables(transaction)
    .insertInto('dataset_version')
    .values({
      id: version.id,
      dataset: version.dataset,
      number: version.number,
      retrieved_at: version.retrievedAt,
      checksum: version.checksum,
      importer: version.importer,
      disclosure: JSON.stringify(under),
      row_count: version.rowCount,
      suppressed_count: version.suppressedCount,
      indicators: [...version.indicators],
      ...files,
      registered_at: new Date(version.registeredAt),
    })
    .execute()
}

/** A version as the rest of the program has it. */
export function datasetVersion(row: VersionRow): DatasetVersion {
  return {
    id: row.id,
    dataset: row.dataset,
    number: row.number,
    retrievedAt: row.retrieved_at,
    checksum: row.checksum,
    importer: row.importer,
    rowCount: row.row_count,
    suppressedCount: row.suppressed_count,
    indicators: row.indicators,
    registeredAt: row.registered_at.toISOString(),
  }
}
