import { join } from 'node:path'
import { type Actor, allows } from '../accounts'
import { visibleItems } from '../accounts/index.server'
import type { House } from '../platform/index.server'
import type { Dataset } from './model/dataset'
import { statisticsPolicy } from './policy'
import { parquetSource } from './source/parquet-source.server'
import type { Edition, Source } from './source/port'
import { remembered } from './source/remembered.server'
import { type Current, findVersionFiles, readCurrentVersions, type VersionFiles } from './store.server'

/** What a dataset is called in the audit trail and when it is shared. */
export function datasetRef(dataset: string) {
  return { kind: 'dataset', id: dataset }
}

/** Of these datasets, the ones the actor sees: everybody's, and those of areas that own or shared them. */
export async function visibleDatasets(house: House, actor: Actor, datasets: readonly Dataset[]): Promise<Dataset[]> {
  const items = datasets.flatMap(({ slug, area }) => (area === null ? [] : [{ subject: datasetRef(slug), area }]))
  if (items.length === 0) return [...datasets]
  const seen = new Set((await visibleItems(house, actor, items)).map((item) => item.subject.id))
  return datasets.filter((dataset) => dataset.area === null || seen.has(dataset.slug))
}

/** The newest versions the actor sees, in the order in which they count: see `readDatasets`. */
export async function currentVersions(house: House, actor: Actor): Promise<Current[]> {
  const current = await readCurrentVersions(house.database)
  const visible = new Set(
    await visibleDatasets(
      house,
      actor,
      current.map(({ dataset }) => dataset),
    ),
  )
  return current.filter(({ dataset }) => visible.has(dataset))
}

/** The edition the actor gets of a dataset who asks for `wanted`: full figures only where entitled to them. */
export function editionFor(actor: Actor, dataset: Dataset, wanted: Edition): Edition {
  if (wanted === 'released') return 'released'
  const action = dataset.area === null ? 'statistics.read-full' : 'statistics.read-full-of-area'
  return allows(statisticsPolicy[action], actor, dataset.area) ? 'full' : 'released'
}

const sources = new WeakMap<House, Source>()

/** The published versions of this house as a source. */
export function publishedSource(house: House): Source {
  const known = sources.get(house)
  if (known) return known
  const source = remembered(parquetSource(() => house.engine(), versionLocator(house)))
  sources.set(house, source)
  return source
}

/** Finds the files of a version in the catalogue, once: a version never changes. */
export function versionLocator(house: House) {
  const kept = new Map<string, VersionFiles>()
  return async (version: string, edition: Edition) => {
    const files = kept.get(version) ?? (await findVersionFiles(house.database, version))
    if (!files) return undefined
    kept.set(version, files)
    return {
      byIndicator: join(house.filesDirectory, files[`${edition}_by_indicator`]),
      byPlace: join(house.filesDirectory, files[`${edition}_by_place`]),
    }
  }
}
