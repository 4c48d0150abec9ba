import { type BoundaryFeature, type BoundarySurvey, surveyBoundaries } from '../../areas/index.server'
import type { BoundariesPlan } from './plan'
import type { MapFeature } from './reading/json.server'
import type { OpenedFile } from './reading/open.server'
import type { StagedTable } from './table'

/**
 * The boundaries of a map, as its plan reads them.
 *
 * @throws Refusal `boundaries-elsewhere`
 */
export function boundariesIn(file: OpenedFile, staged: StagedTable, plan: BoundariesPlan): Promise<BoundarySurvey> {
  const { features, crs } = file
  if (!features || !crs) throw new Error(`${file.file} has boundaries and no features.`)
  const { level, boundaryYear } = plan
  return surveyBoundaries({ level, boundaryYear, features: boundaryFeatures(features(staged), staged, plan), crs })
}

/** The features of a map with what the plan reads of their properties. */
async function* boundaryFeatures(
  features: AsyncIterable<MapFeature>,
  staged: StagedTable,
  plan: BoundariesPlan,
): AsyncGenerator<BoundaryFeature> {
  const water = staged.sample.columns.find((column) => /^water$/i.test(column)) ?? null
  for await (const { properties, geometry } of features) {
    const text = (column: string | null) => (column === null ? null : properties[column]?.trim() || null)
    yield { code: text(plan.code), name: text(plan.name), geometry, isWater: text(water) === 'JA' }
  }
}
