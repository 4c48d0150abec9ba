import { type Actor, actorText } from '../../accounts'
import { levelOfCode } from '../../areas'
import { type ListSource, loadBoundaries, loadConversions, loadRegions } from '../../areas/index.server'
import type { DatabaseTransaction, House, StatisticsEngine } from '../../platform/index.server'
import type { InspectedPart, Inspection } from './inspection.server'
import { isBlankRow } from './list-faults.server'
import { placesQuery } from './long-rows.store.server'
import { isNamedByMaker } from './own-plan'
import type { BoundariesPlan, ConversionsPlan, RegionsPlan, StatisticsPlan } from './plan'
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

/** Keeps the regions that figures are of, with their names where the file has them. @param target file in the scratch folder */
export async function keepPlaces(
  keeping: Keeping,
  placed: string,
  { kind, dataset }: Pick<StatisticsPlan, 'kind' | 'dataset'>,
  target: string,
): Promise<void> {
  const engine = await keeping.house.engine()
  const places = stagedPieces<PlaceRow>(engine, placesQuery(placed), target, placeColumns)
  const source = { ...listSource(keeping, dataset.licence), isOwn: isNamedByMaker({ kind }) }
  await loadRegions(keeping.transaction, regionRows(places), source)
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
