import { type Actor, actorText } from '../../accounts'
import { levelOfCode } from '../../areas'
import {
  type BoundaryFeature,
  type BoundarySurvey,
  type ListSource,
  loadBoundaries,
  loadConversions,
  loadRegions,
  surveyBoundaries,
} from '../../areas/index.server'
import type { DatabaseTransaction, House, StatisticsEngine } from '../../platform/index.server'
import type { InspectedPart, Inspection } from './inspection.server'
import { isBlankRow } from './list-faults.server'
import { placesQuery } from './long-rows.store.server'
import type { BoundariesPlan, ConversionsPlan, RegionsPlan } from './plan'
import type { MapFeature } from './reading/json.server'
import type { OpenedFile } from './reading/open.server'
import { stagedColumns, stagedPieces } from './staged-pieces.store.server'
import type { StagedTable } from './table'

/** What is needed to keep regions of a file. */
interface Keeping {
  transaction: DatabaseTransaction
  house: House
  actor: Actor
  asked: { name: string }
  inspection: Inspection
}

type ListPart = InspectedPart & { plan: RegionsPlan | ConversionsPlan | BoundariesPlan }

/** True for a part that brings regions, what became of them, or boundaries. */
export function isListPart(part: InspectedPart): part is ListPart {
  return part.plan.target !== 'statistics' && part.plan.target !== 'rows'
}

/** Keeps a list of regions, of what became of them, or boundaries. @param target file in the scratch folder that it passes through */
export async function keepList(keeping: Keeping, part: ListPart, target: string): Promise<void> {
  const { plan, staged, boundaries } = part
  const { transaction, house, inspection } = keeping
  const loaded = listSource(keeping, null)
  const engine = await house.engine()
  if (plan.target === 'regions') await loadRegions(transaction, listedRegions(engine, staged, plan, target), loaded)
  else if (plan.target === 'conversions') {
    await loadConversions(transaction, listedConversions(engine, staged, plan, target), loaded)
  } else {
    if (!boundaries) throw new Error(`${inspection.file.file} has boundaries that were not surveyed.`)
    await loadBoundaries(transaction, boundaries, loaded)
  }
}

/** Keeps the regions that figures are of, with their names where the file has them. */
export async function keepPlaces(keeping: Keeping, placed: string, licence: string, target: string): Promise<void> {
  const engine = await keeping.house.engine()
  const places = stagedPieces<PlaceRow>(engine, placesQuery(placed), target, placeColumns)
  await loadRegions(keeping.transaction, regionRows(places), listSource(keeping, licence))
}

function listSource({ asked, actor, inspection }: Keeping, licence: string | null): ListSource {
  return { fileName: asked.name, checksum: inspection.file.checksum, licence, loadedBy: actorText(actor) }
}

interface PlaceRow {
  code: string
  boundary_year: number
  name: string | null
  same: boolean | null
}

const placeColumns = ['code', 'boundary_year', 'name', 'same'] as const satisfies (keyof PlaceRow)[]

/** The country is no region of a list; it is always there. */
async function* regionRows(pieces: AsyncIterable<PlaceRow[]>) {
  for await (const piece of pieces) {
    yield piece.flatMap(({ code, boundary_year, name, same }) => {
      const level = levelOfCode(code)
      if (level === null || level === 'country') return []
      return [{ code, name, level, boundaryYear: boundary_year, isSameAsYearBefore: same }]
    })
  }
}

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

async function* listedRegions(engine: StatisticsEngine, staged: StagedTable, plan: RegionsPlan, target: string) {
  const { level, boundaryYear } = plan
  for await (const piece of stagedColumns(engine, staged, { code: plan.code, name: plan.name }, target)) {
    yield piece.flatMap(({ code, name }) => (code === null || code === '' ? [] : [{ code, name, level, boundaryYear }]))
  }
}

async function* listedConversions(
  engine: StatisticsEngine,
  staged: StagedTable,
  plan: ConversionsPlan,
  target: string,
) {
  const { level, fromYear, toYear, fromCode, toCode, addresses } = plan
  const columns = { fromYear, toYear, fromCode, toCode, addresses }
  for await (const piece of stagedColumns(engine, staged, columns, target)) {
    yield piece
      .filter((row) => !isBlankRow(row))
      .map((row) => ({
        level,
        fromYear: Number(row.fromYear),
        toYear: Number(row.toYear),
        fromCode: row.fromCode ?? '',
        toCode: row.toCode ?? '',
        addresses: Number(row.addresses),
      }))
  }
}
