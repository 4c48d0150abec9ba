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

/** What of areas an actor does not see: slugs of datasets, and codes of indicators that only such datasets have. */
export interface Unseen {
  datasets: ReadonlySet<string>
  indicators: ReadonlySet<string>
}

/** The newest versions the actor sees, in the order in which they count (see `readDatasets`), and what it does not see. */
export async function seenBy(house: House, actor: Actor): Promise<{ current: Current[]; unseen: Unseen }> {
  const all = await readCurrentVersions(house.database)
  const datasets = all.map(({ dataset }) => dataset)
  const visible = new Set(await visibleDatasets(house, actor, datasets))
  const current = all.filter(({ dataset }) => visible.has(dataset))
  const hidden = all.filter(({ dataset }) => !visible.has(dataset))
  const codes = (some: readonly Current[]) => some.flatMap(({ version }) => version.indicators)
  const seen = new Set(hidden.length === 0 ? [] : codes(current))
  return {
    current,
    unseen: {
      datasets: new Set(hidden.map(({ dataset }) => dataset.slug)),
      indicators: new Set(codes(hidden).filter((code) => !seen.has(code))),
    },
  }
}

/** The newest versions the actor sees, in the order in which they count. */
export async function currentVersions(house: House, actor: Actor): Promise<Current[]> {
  return (await seenBy(house, actor)).current
}

/** What of areas the actor does not see, by its names: also the name of a question can be an area's own until it shares it. */
export async function unseenBy(house: House, actor: Actor): Promise<Unseen> {
  return (await seenBy(house, actor)).unseen
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
