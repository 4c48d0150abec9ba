import type { StatisticsEngine } from '../../../platform/index.server'
import { literal, parquet } from '../../file-statements.store.server'
import type { IndicatorRelation } from '../../model/disclosure'
import type { StatisticsPlan } from '../plan'
import type { AboutIndicator, SumFacts } from './facts'
import { looksWrongSettings as settings } from './settings'

/** How figures add up, as somebody said of a file. */
export type DeclaredSums = Pick<StatisticsPlan, 'relations' | 'margins'>

/**
 * The declared sums that do not hold. Counts are to be exact; of what was rounded, or is written with decimals, as many
 * halves of the last digit are allowed as there are figures in the sum.
 *
 * @param rows file of long rows
 */
export async function sumFacts(
  engine: StatisticsEngine,
  rows: string,
  indicators: readonly AboutIndicator[],
  { relations = [], margins = [] }: DeclaredSums,
): Promise<SumFacts[]> {
  const found: SumFacts[] = []
  for (const relation of relations) {
    if (relation.kind !== 'sum' && relation.kind !== 'whole') continue
    const code = relation.kind === 'sum' ? relation.total : (relation.parts[0] ?? '')
    const about = indicators.find((each) => each.code === code)
    if (!about) continue
    const wrong = await engine.rows<Found>(differences(columnPairs(rows, relation), relation.parts.length, about))
    found.push(...wrong.map((one) => ({ ...one, indicator: code, columns: relation.parts })))
  }
  for (const about of indicators.filter(({ aggregation }) => aggregation === 'sum')) {
    for (const margin of margins) {
      const wrong = await engine.rows<Found>(
        differences(placePairs(rows, about.code, margin), margin.parts.length, about),
      )
      found.push(...wrong.map((one) => ({ ...one, indicator: about.code, columns: null })))
    }
  }
  return found
}

type Found = Omit<SumFacts, 'indicator' | 'columns'>

/** Total and sum per place of the parts that all have a value, as a query. */
function columnPairs(rows: string, relation: Extract<IndicatorRelation, { kind: 'sum' | 'whole' }>): string {
  const { parts } = relation
  const sums = `SELECT place, boundary_year, period, sum(value) AS sum, min(decimals) AS decimals FROM ${parquet(rows)}
    WHERE indicator IN (${parts.map(literal).join(', ')})
    GROUP BY ALL HAVING count(value) = ${parts.length}`
  if (relation.kind === 'whole') return `SELECT place, period, sum, 100 AS total, decimals FROM (${sums})`
  return `SELECT place, period, sum, value AS total, least(s.decimals, t.decimals) AS decimals FROM (${sums}) AS s
    JOIN (SELECT place, boundary_year, period, value, decimals FROM ${parquet(rows)}
      WHERE indicator = ${literal(relation.total)} AND value IS NOT NULL) AS t USING (place, boundary_year, period)`
}

/** The same for parts that are places. */
function placePairs(
  rows: string,
  indicator: string,
  { total, parts }: { total: string; parts: readonly string[] },
): string {
  const own = `(SELECT place, boundary_year, period, value, decimals FROM ${parquet(rows)}
    WHERE indicator = ${literal(indicator)} AND value IS NOT NULL)`
  return `SELECT t.place, period, sum, value AS total, least(s.decimals, t.decimals) AS decimals FROM
    (SELECT boundary_year, period, sum(value) AS sum, min(decimals) AS decimals FROM ${own}
      WHERE place IN (${parts.map(literal).join(', ')}) GROUP BY ALL HAVING count(value) = ${parts.length}) AS s
    JOIN ${own} AS t USING (boundary_year, period) WHERE t.place = ${literal(total)}`
}

function differences(pairs: string, parts: number, { unit, uncertainty }: AboutIndicator): string {
  const halves = `0.5 * pow(10, -coalesce(decimals, 0)) * ${parts + 1}`
  const isExact = uncertainty === 'count' && unit !== '%'
  const allowed =
    uncertainty === 'rounded' && unit !== '%'
      ? String(settings.rounding * (parts + 1))
      : isExact
        ? `if(coalesce(decimals, 0) = 0, 0, ${halves})`
        : halves
  const gap = 'abs(total - sum)'
  const differs = `${gap} > ${allowed} + 1e-9`
  return `SELECT period, count(*)::INTEGER AS compared, (count(*) FILTER (${differs}))::INTEGER AS different,
      arg_max(place, ${gap}) AS place, arg_max(total, ${gap})::DOUBLE AS total, arg_max(sum, ${gap})::DOUBLE AS sum
    FROM (${pairs}) GROUP BY period HAVING different > 0 ORDER BY period`
}
