import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Actor, actorText, allows, authorise } from '../accounts'
import { act } from '../accounts/index.server'
import { Refusal } from '../platform'
import { type DatabaseTransaction, enqueue, type House } from '../platform/index.server'
import { datasetRef } from './catalogue.server'
import type { Dataset } from './model/dataset'
import { type DisclosureClass, type DisclosureRules, defaultRules } from './model/disclosure'
import { type Row, rowKey } from './model/observation'
import { codeShape, readRow } from './model/valid-row'
import { statisticsPolicy } from './policy'
import { listDatasets } from './service.server'
import { typedSource, typedVersion } from './source/typed-source.server'
import { datasetUnknown, findDataset, holdDataset, insertDataset, readIndicators } from './store.server'
import { findTypedRow, writeTypedRow } from './typed-rows.store.server'

/** A dataset in which people of an area type figures. */
export interface OpenedDataset {
  slug: string
  title: { nl: string; en: string }
  publisher: string
  licence: string
  /** How people are protected; `counts-of-people` for own counts. */
  disclosure: DisclosureClass
  /** Where it differs from the defaults. */
  rules?: Partial<DisclosureRules>
  /** Slug of the area whose it is. */
  area: string
  operation: string
}

/**
 * Opens a dataset for figures that people of an area type in.
 *
 * @throws Refusal `not-allowed`, `input-invalid`, `dataset-taken`, `operation-reused`
 */
export async function openDataset(house: House, actor: Actor, input: OpenedDataset): Promise<Dataset> {
  const { operation, rules, ...rest } = input
  authorise(statisticsPolicy, 'statistics.open-dataset', actor, input.area)
  if (!codeShape.test(input.slug) || input.slug.length > 100) {
    throw new Refusal('input-invalid', { field: 'slug', reason: 'a-z, 0-9, -' }, { where: 'slug' })
  }
  const dataset: Dataset = { ...rest, kind: 'typed', rules: { ...defaultRules, ...rules } }
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.open-dataset',
      area: input.area,
      subject: datasetRef(input.slug),
      operation,
      input: dataset,
    },
    async (transaction) => {
      if (!(await insertDataset(transaction, dataset))) throw new Refusal('dataset-taken', { name: dataset.slug })
      return { result: dataset, audit: { fields: Object.keys(dataset) } }
    },
  )
}

/** A figure as somebody typed it. */
export interface TypedRow {
  dataset: string
  row: Row
  /** Revision of the row it was based on; 0 for a figure that is not there yet. */
  base: number
  operation: string
}

/**
 * Keeps one typed figure: a new one, or a change of the one with the same keys. Others see it once it is published.
 *
 * @returns its revision
 * @throws Refusal `dataset-unknown`, `not-allowed`, `dataset-not-typed`, `row-invalid`, `changed-since`, `operation-reused`
 */
export async function typeRow(house: House, actor: Actor, input: TypedRow): Promise<{ key: string; revision: number }> {
  const dataset = await ownDataset(house, actor, 'statistics.type-row', input.dataset)
  const row = checkedRow(input.row)
  const key = rowKey(row)
  const { byCode } = await readIndicators(house.database)
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.type-row',
      area: dataset.area,
      subject: { kind: 'figure', id: `${dataset.slug}|${key}` },
      operation: input.operation,
      input: { row, base: input.base },
    },
    async (transaction) => {
      await holdDataset(transaction, dataset.slug, 'share')
      const indicator = byCode.get(row.indicator)
      if (!indicator?.definitions.some((definition) => definition.version === row.definition)) {
        throw new Refusal('row-invalid', { row: 1, field: 'indicator', reason: `${row.indicator} ${row.definition}` })
      }
      const before = await findTypedRow(transaction, dataset.slug, row)
      const current = before?.revision ?? 0
      if (current !== input.base) throw new Refusal('changed-since', { subject: key, base: input.base, current })
      const revision = await writeTypedRow(transaction, dataset.slug, row, {
        base: input.base,
        by: actorText(actor),
        at: house.clock(),
      })
      // Which fields, never their values: a figure of an area may be too small to show to who reads the trail.
      return { result: { key, revision }, audit: { fields: changedFields(before?.row, row) } }
    },
  )
}

function changedFields(before: Row | undefined, after: Row): string[] {
  const names = Object.keys({ ...before, ...after }) as (keyof Row)[]
  return names.filter((name) => !isDeepStrictEqual(before?.[name], after[name]))
}

function checkedRow(candidate: unknown): Row {
  const read = readRow(candidate)
  if ('row' in read) return read.row
  throw new Refusal('row-invalid', { row: 1, field: read.field, reason: read.reason }, { where: read.field })
}

/**
 * The figures of a typed dataset as they stand now, published or not, with their revisions; for its own team.
 *
 * @throws Refusal `dataset-unknown`, `not-allowed`, `dataset-not-typed`, `query-too-large`
 */
export async function typedRows(house: House, actor: Actor, dataset: string): Promise<Row[]> {
  const own = await ownDataset(house, actor, 'statistics.read-typed', dataset)
  return typedSource(house.database).rows({ version: typedVersion(own.slug), edition: 'full' })
}

/**
 * Asks for a new version of a typed dataset, made by the worker from the rows as they stand when it starts.
 *
 * @returns the id of the job
 * @throws Refusal `dataset-unknown`, `not-allowed`, `dataset-not-typed`, `operation-reused`
 */
export async function publishTyped(
  house: House,
  actor: Actor,
  input: { dataset: string; operation: string },
): Promise<{ job: string }> {
  const dataset = await ownDataset(house, actor, 'statistics.publish', input.dataset)
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.publish',
      area: dataset.area,
      subject: datasetRef(dataset.slug),
      operation: input.operation,
      input: {},
    },
    async (transaction) => {
      const job = await enqueue(transaction, 'statistics.publish', { dataset: dataset.slug }, actorText(actor))
      return { result: { job }, audit: { fields: ['version'] } }
    },
  )
}

/** The typed dataset, if the actor may do this to it; one the actor cannot see is as good as unknown. */
async function ownDataset(
  house: House,
  actor: Actor,
  action: 'statistics.type-row' | 'statistics.read-typed' | 'statistics.publish',
  slug: string,
): Promise<Dataset> {
  const dataset = await findDataset(house.database, slug)
  if (!dataset || !allows(statisticsPolicy[action], actor, dataset.area)) {
    const seen = await listDatasets(house, actor)
    if (!seen.some((known) => known.slug === slug)) throw datasetUnknown(slug, seen)
  }
  authorise(statisticsPolicy, action, actor, dataset?.area)
  if (dataset?.kind !== 'typed') throw new Refusal('dataset-not-typed', { name: slug })
  return dataset
}

/** A fingerprint of the typed rows as they stand. */
export async function typedChecksum(transaction: DatabaseTransaction, dataset: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of typedSource(transaction).stream(typedVersion(dataset), 'full')) {
    for (const row of piece) hash.update(JSON.stringify(row)).update('\n')
  }
  return hash.digest('hex')
}
