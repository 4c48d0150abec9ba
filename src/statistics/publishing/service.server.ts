import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Actor, authorise } from '../../accounts'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { editionFor, visibleDatasets } from '../catalogue.server'
import { csvLines, streamOf } from '../download.server'
import type { Dataset } from '../model/dataset'
import { statisticsPolicy } from '../policy'
import { columnNames } from '../source/columns'
import type { Edition } from '../source/port'
import { datasetUnknown, readDatasets, readIndicators } from '../store.server'
import { provenanceOfVersion, type VersionProvenance } from './provenance'
import { type RegisteredVersion, readRegisteredVersions } from './versions.store.server'

/** A dataset with what was published of it, newest version first. */
export interface PublishedDataset {
  dataset: Dataset
  versions: readonly VersionProvenance[]
}

/** Every dataset the actor sees of which something was published, everybody's first, with the provenance of all versions. */
export async function listPublished(house: House, actor: Actor): Promise<PublishedDataset[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const seen = await visibleDatasets(house, actor, await readDatasets(house.database))
  const [versions, { byCode: indicators }] = await Promise.all([
    readRegisteredVersions(
      house.database,
      seen.map(({ slug }) => slug),
    ),
    readIndicators(house.database),
  ])
  const byDataset = Map.groupBy(versions, ({ version }) => version.dataset)
  return seen.flatMap((dataset) => {
    const own = byDataset.get(dataset.slug)
    if (!own) return []
    const isEntitled = editionFor(actor, dataset, 'full') === 'full'
    const versions = own.map(({ version, under }) =>
      provenanceOfVersion(dataset, version, under, indicators, isEntitled),
    )
    return [{ dataset, versions }]
  })
}

/** A version of a dataset, by its number. */
export interface AskedVersion {
  dataset: string
  number: number
}

/**
 * What has to be known of a version.
 *
 * @throws Refusal `dataset-unknown`, `version-unknown`
 */
export async function versionProvenance(house: House, actor: Actor, asked: AskedVersion): Promise<VersionProvenance> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { dataset, found } = await findVersion(house, actor, asked)
  const { byCode: indicators } = await readIndicators(house.database)
  const isEntitled = editionFor(actor, dataset, 'full') === 'full'
  return provenanceOfVersion(dataset, found.version, found.under, indicators, isEntitled)
}

export const downloadFormats = ['csv', 'parquet'] as const
export type DownloadFormat = (typeof downloadFormats)[number]

/** A file on its way to who asked. */
export interface VersionDownload {
  /** `nplv-monitor-2025.1.csv`, the full edition with `.full` in it. */
  name: string
  /** Of the whole file in bytes; null where it is made while it is sent. */
  size: number | null
  /** What of it is sent, first and last byte; absent for all of it. */
  part?: Bytes
  body: ReadableStream<Uint8Array>
}

/** Bytes of a file, by the places of the first and the last. */
export interface Bytes {
  first: number
  last: number
}

/**
 * All rows of a version as one file, streamed: of any number of rows a piece at a time is in memory. In CSV, text that a
 * spreadsheet would run as a formula gets an apostrophe. Of Parquet, which is there as it is sent, a part can be had, to go on
 * where a download broke off.
 *
 * @param asked `edition` `released` is for everybody who sees the dataset; `part` says which bytes of a file of this size are
 * wanted, null for all
 * @throws Refusal `dataset-unknown`, `version-unknown`, `version-files-missing`; `not-signed-in` or `not-allowed` for the
 * full edition by who is not entitled to it
 */
export async function downloadVersion(
  house: House,
  actor: Actor,
  asked: AskedVersion & { format: DownloadFormat; edition: Edition; part?(size: number): Bytes | null },
): Promise<VersionDownload> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { dataset, found } = await findVersion(house, actor, asked)
  if (asked.edition === 'full') {
    const action = dataset.area === null ? 'statistics.read-full' : 'statistics.read-full-of-area'
    authorise(statisticsPolicy, action, actor, dataset.area)
  }
  const path = join(house.filesDirectory, found.files[`${asked.edition}_by_indicator`])
  const { size } = await stat(path).catch((cause) => {
    throw new Refusal('version-files-missing', { version: found.version.id }, { cause })
  })
  const name = [found.version.id, ...(asked.edition === 'full' ? ['full'] : []), asked.format].join('.')
  const nothingAfter = async () => {}
  if (asked.format === 'csv') {
    return { name, size: null, body: streamOf(csvLines(house, path, columnNames), nothingAfter) }
  }
  const part = asked.part?.(size) ?? null
  if (part === null) return { name, size, body: streamOf(createReadStream(path), nothingAfter) }
  const bytes = createReadStream(path, { start: part.first, end: part.last })
  return { name, size, part, body: streamOf(bytes, nothingAfter) }
}

async function findVersion(
  house: House,
  actor: Actor,
  asked: AskedVersion,
): Promise<{ dataset: Dataset; found: RegisteredVersion }> {
  const seen = await visibleDatasets(house, actor, await readDatasets(house.database))
  const dataset = seen.find(({ slug }) => slug === asked.dataset)
  if (!dataset) throw datasetUnknown(asked.dataset, seen)
  const versions = await readRegisteredVersions(house.database, [dataset.slug])
  const found = versions.find(({ version }) => version.number === asked.number)
  if (found) return { dataset, found }
  const near = versions.map(({ version }) => String(version.number))
  throw new Refusal('version-unknown', { name: dataset.slug, number: asked.number, near }, { where: 'number' })
}
