import type { Series } from './indicator'
import { comparePeriods, type Observation, type Row } from './observation'

/**
 * The rows of one indicator and place from several datasets as observations: per definition version, oldest first.
 *
 * Of one period there is one observation: that of the dataset that comes first, and within it that of the newest
 * boundaries of the place.
 *
 * @param versions of the definition, in the order in which they are shown; a version that is not named comes after them
 * @param datasets rows per dataset, the one that counts most first
 */
export function mergeRows(versions: readonly string[], datasets: readonly (readonly Row[])[]): Series['definitions'] {
  const found = new Map<string, Map<string, Observation>>(versions.map((version) => [version, new Map()]))
  for (const rows of datasets) {
    const newestFirst = rows.toSorted((a, b) => (b.boundaryYear ?? 0) - (a.boundaryYear ?? 0))
    for (const { indicator: _, definition, place: __, boundaryYear: ___, ...observation } of newestFirst) {
      const periods = found.get(definition) ?? new Map<string, Observation>()
      found.set(definition, periods)
      if (!periods.has(observation.period)) periods.set(observation.period, observation)
    }
  }
  return [...found].map(([version, periods]) => ({
    version,
    observations: [...periods.values()].sort((a, b) => comparePeriods(a.period, b.period)),
  }))
}
