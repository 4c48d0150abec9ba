import type { StatisticsEngine } from '../../platform/index.server'
import { literal, parquet } from '../file-statements.store.server'
import { type IndicatorRelation, judgedUnit, type Protected } from '../model/disclosure'
import type { FoundFigure } from '../model/disclosure-columns'
import { foundRelations } from '../model/disclosure-found'

/** So many figures are compared, newest periods first, of at least and at most so many places. */
const mostFigures = 40_000
const [fewestPlaces, mostPlaces] = [24, 200]

/**
 * The relations between these indicators that show in a file: of some places, always the same ones for the same file.
 *
 * @param full path of the full edition
 */
export async function readFoundRelations(
  engine: StatisticsEngine,
  full: string,
  codes: readonly string[],
  indicators: ReadonlyMap<string, Protected>,
): Promise<IndicatorRelation[]> {
  if (codes.length === 0) return []
  const asked = `FROM ${parquet(full)} WHERE value IS NOT NULL AND indicator IN (${codes.map(literal).join(', ')})`
  const [size] = await engine.rows<{ periods: number }>(`SELECT count(DISTINCT period)::INTEGER AS periods ${asked}`)
  const perPlace = Math.max(1, codes.length * (size?.periods ?? 1))
  const places = Math.min(mostPlaces, Math.max(fewestPlaces, Math.floor(mostFigures / perPlace)))
  const rows = await engine.rows<FoundFigure>(
    `SELECT indicator, place, boundary_year AS "boundaryYear", period, value, n, "of" ${asked}
     AND place IN (SELECT place FROM (SELECT DISTINCT place ${asked}) ORDER BY md5(place) LIMIT ${places})
     ORDER BY period DESC, place, boundary_year, indicator, definition LIMIT ${mostFigures}`,
  )
  const units = new Map(codes.map((code) => [code, judgedUnit(indicators.get(code) ?? { code, unit: '' })]))
  return foundRelations(rows, units)
}
