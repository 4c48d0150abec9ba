import type { StatisticsEngine } from '../../platform/index.server'
import { literal } from '../file-statements.store.server'
import type { ReleasedVersion } from './grouped-rows.store.server'

/** Codes of municipalities of which a figure of their own is hidden in any of these versions. */
export async function readMunicipalitiesWithHidden(
  engine: StatisticsEngine,
  versions: readonly ReleasedVersion[],
): Promise<string[]> {
  if (versions.length === 0) return []
  const files = versions.map(({ released }) => literal(released)).join(', ')
  const found = await engine.rows<{ place: string }>(
    `SELECT DISTINCT place FROM read_parquet([${files}])
     WHERE absence = 'suppressed' AND regexp_matches(place, '^GM') ORDER BY place`,
  )
  return found.map(({ place }) => place)
}
