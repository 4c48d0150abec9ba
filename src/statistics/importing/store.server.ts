import { isDeepStrictEqual } from 'node:util'
import { type JSONColumnType, sql } from 'kysely'
import { Refusal } from '../../platform'
import type { DatabaseTransaction } from '../../platform/index.server'
import type { Dataset } from '../model/dataset'
import { codesIn, type DisclosureRules, defaultRules } from '../model/disclosure'
import type { Indicator } from '../model/indicator'
import { holdDataset, insertDataset, type Store, statisticsTables } from '../store.server'
import type { StatisticsPlan } from './plan'
import type { ImportReport } from './report'

export type ImportingTables = {
  dataset_input: {
    version: string
    dataset: string
    checksum: string
    file: string
    kind: string
    importer: string
    report: JSONColumnType<ImportReport>
    imported_by: string
    imported_at: Date
  }
}

function tables(store: Store) {
  return statisticsTables(store).withTables<ImportingTables>()
}

/** A file that figures of a dataset were read from. */
export interface DatasetInputFile {
  version: string
  file: string
  kind: string
  checksum: string
  importer: string
  report: ImportReport
  importedBy: string
  importedAt: string
}

/** The newest report of this very file in this dataset, read by this importer; undefined when it was never imported. */
export async function findInput(
  store: Store,
  dataset: string,
  checksum: string,
  importer: string,
): Promise<ImportReport | undefined> {
  const row = await tables(store)
    .selectFrom('dataset_input')
    .select('report')
    .where('dataset', '=', dataset)
    .where('checksum', '=', checksum)
    .where('importer', '=', importer)
    .orderBy('imported_at', 'desc')
    .executeTakeFirst()
  return row?.report
}

/** The files a dataset was made of, newest first. */
export async function readInputs(store: Store, dataset: string): Promise<DatasetInputFile[]> {
  const rows = await tables(store)
    .selectFrom('dataset_input')
    .selectAll()
    .where('dataset', '=', dataset)
    .orderBy('imported_at', 'desc')
    .execute()
  return rows.map(({ version, file, kind, checksum, importer, report, imported_by, imported_at }) => ({
    version,
    file,
    kind,
    checksum,
    importer,
    report,
    importedBy: imported_by,
    importedAt: imported_at.toISOString(),
  }))
}

/** Keeps which file a version was made of. */
export async function insertInput(
  transaction: DatabaseTransaction,
  input: Omit<DatasetInputFile, 'importedAt'> & { dataset: string; importedAt: Date },
): Promise<void> {
  await tables(transaction)
    .insertInto('dataset_input')
    .values({
      version: input.version,
      dataset: input.dataset,
      checksum: input.checksum,
      file: input.file,
      kind: input.kind,
      importer: input.importer,
      report: JSON.stringify(input.report),
      imported_by: input.importedBy,
      imported_at: input.importedAt,
    })
    .execute()
}

/**
 * Makes sure that the dataset of a plan is there, held until the transaction ends, and that its document can be named
 * beside a figure. What was said of a dataset that is there already stays. Its protection of people only becomes stricter:
 * what another file brought before is in it too. How figures add up is as the plan says it, if it says anything.
 *
 * @returns true when its protection is not what it was, so that what was published before has to be published anew
 * @throws Refusal `dataset-taken` for the name of a dataset that is somebody else's, or that does not come from files
 */
export async function ensureDataset(
  transaction: DatabaseTransaction,
  { dataset, indicators, ...told }: Pick<StatisticsPlan, 'dataset' | 'indicators' | 'relations' | 'margins'>,
  area: string | null,
  year: number,
): Promise<boolean> {
  const people = indicators.flatMap(({ code, personSensitive }) =>
    personSensitive === undefined ? [] : [[code, personSensitive]],
  )
  const sensitive: Record<string, boolean> = Object.fromEntries(people)
  const made: Dataset = {
    ...dataset,
    kind: 'published',
    rules: { ...defaultRules, personSensitive: sensitive, ...sumsNow(defaultRules, told, indicators) },
    area,
  }
  let isChanged = false
  const isNew = await insertDataset(transaction, made)
  const known = await holdDataset(transaction, dataset.slug, 'update')
  if (!isNew && known) {
    const isFromFiles = (await readInputs(transaction, dataset.slug)).length > 0
    if (known.area !== area || known.kind !== 'published' || !isFromFiles) {
      throw new Refusal('dataset-taken', { dataset: dataset.slug })
    }
    const rules = {
      ...known.rules,
      personSensitive: { ...sensitive, ...stricter(known.rules.personSensitive, sensitive) },
      ...sumsNow(known.rules, told, indicators),
    }
    const disclosure = [known.disclosure, made.disclosure].includes('counts-of-people')
      ? 'counts-of-people'
      : made.disclosure
    isChanged = disclosure !== known.disclosure || !isDeepStrictEqual(rules, known.rules)
    await tables(transaction)
      .updateTable('dataset')
      .set({ disclosure, rules: JSON.stringify(rules) })
      .where('slug', '=', dataset.slug)
      .execute()
  }
  await tables(transaction)
    .insertInto('source_document')
    .values({ slug: dataset.slug, title: dataset.title.nl, publisher: dataset.publisher, year, note: null })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  return isChanged
}

/**
 * How figures of a dataset add up after a file: as the file says it. What was said of indicators that are not in this file
 * stays, for their figures do.
 */
function sumsNow(
  before: DisclosureRules,
  { relations, margins }: Pick<StatisticsPlan, 'relations' | 'margins'>,
  indicators: StatisticsPlan['indicators'],
): Pick<DisclosureRules, 'relations' | 'margins'> {
  if (relations === undefined && margins === undefined)
    return {
      margins: before.margins,
      ...(before.relations ? { relations: before.relations } : {}),
    }
  const here = new Set(indicators.map(({ code }) => code))
  const kept = (before.relations ?? []).filter((relation) => !codesIn(relation).every((code) => here.has(code)))
  const now = [...kept, ...(relations ?? [])]
  return { margins: margins ?? before.margins, ...(now.length > 0 || before.relations ? { relations: now } : {}) }
}

/** What was said before of which indicators are about people, and what is said now: true counts. */
function stricter(
  before: Readonly<Record<string, boolean>>,
  now: Readonly<Record<string, boolean>>,
): Record<string, boolean> {
  return Object.fromEntries(Object.entries(before).map(([code, is]) => [code, is || now[code] === true]))
}

/**
 * Adds indicators that come with a file, or renews them: a definition that was known stays, new ones are added. One of the
 * content with the same code is never touched.
 *
 * @param isFixed for indicators that a known file may not rename: those of an area, and those named by whoever made a file
 * @throws Refusal `indicator-means-other` for a code that is known with another unit, where `isFixed`
 */
export async function writeImportedIndicators(
  transaction: DatabaseTransaction,
  indicators: readonly Indicator[],
  isFixed: (code: string) => boolean,
): Promise<void> {
  const sorted = indicators.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const codes = sorted.map(({ code }) => code)
  // In one order, so that two imports at once do not wait for each other.
  const known = await tables(transaction)
    .selectFrom('indicator')
    .select(['code', 'content', 'origin'])
    .where('code', 'in', codes.length > 0 ? codes : [''])
    .orderBy('code')
    .forUpdate()
    .execute()
  const before = new Map(known.map((row) => [row.code, row]))
  const fresh = sorted.flatMap((indicator) => {
    const row = before.get(indicator.code)
    if (row?.origin === 'content') return []
    if (row && isFixed(indicator.code) && row.content.unit !== indicator.unit) {
      const { code, unit } = indicator
      throw new Refusal('indicator-means-other', { code, unit, known: row.content.unit }, { where: code })
    }
    const kept = row?.content.definitions ?? []
    const added = indicator.definitions.filter(({ version }) => !kept.some((one) => one.version === version))
    const told = row && isFixed(indicator.code) ? row.content : indicator
    return [{ ...told, definitions: row && added.length === 0 ? kept : [...kept, ...added] }]
  })
  if (fresh.length === 0) return
  await tables(transaction)
    .insertInto('indicator')
    .values(
      fresh.map((indicator) => ({
        code: indicator.code,
        position: 0,
        content: JSON.stringify(indicator),
        origin: 'imported' as const,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((excluded) => ({
        content: excluded.ref('excluded.content'),
        revision: sql<number>`indicator.revision + (indicator.content <> excluded.content)::int`,
      })),
    )
    .execute()
}
