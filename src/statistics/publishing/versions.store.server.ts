import { sql } from 'kysely'
import type { DatasetVersion } from '../model/dataset'
import { datasetVersion, type PublishedUnder, type Store, statisticsTables, type VersionFiles } from '../store.server'

/** A version as it was published: with the way of protecting people, and its files. */
export interface RegisteredVersion {
  version: DatasetVersion
  under: PublishedUnder
  files: VersionFiles
}

/** Every version of these datasets, newest first within a dataset. */
export async function readRegisteredVersions(store: Store, datasets: readonly string[]): Promise<RegisteredVersion[]> {
  if (datasets.length === 0) return []
  const rows = await statisticsTables(store)
    .selectFrom('dataset_version')
    .selectAll()
    .where('dataset', 'in', datasets)
    .orderBy(sql`dataset collate "C"`)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => {
    const { full_by_indicator, full_by_place, released_by_indicator, released_by_place } = row
    const files = { full_by_indicator, full_by_place, released_by_indicator, released_by_place }
    return { version: datasetVersion(row), under: row.disclosure, files }
  })
}
