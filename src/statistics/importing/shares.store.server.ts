import type { StatisticsEngine } from '../../platform/index.server'
import { literal, parquet } from '../file-statements.store.server'
import { isMarkerNumber, isSigned, numberOf } from './cell-numbers.store.server'
import type { ReadTable } from './faults.store.server'
import { columnOf, trimmed } from './long-rows.store.server'
import type { StatisticsPlan } from './plan'
import type { ShareFacts } from './shares'

/** A column with figures in per cents, or a measure of it. */
interface Shares {
  column: string
  indicator: string
  factor: number | undefined
  isKnownBySigns: boolean
  /** Text in the measure column; undefined in a table with a column per indicator. */
  measured?: string
}

/** How the figures in per cents of a table are written, per column and indicator. @param placed file with its placed rows */
export async function shareFacts(
  engine: StatisticsEngine,
  { staged, plan }: Pick<ReadTable, 'staged' | 'plan'>,
  placed: string,
): Promise<ShareFacts[]> {
  const { shape } = plan
  const measure = shape.form === 'long' && 'column' in shape.measure ? shape.measure.column : null
  const cells = sharesIn(plan).map(({ column, indicator, factor, isKnownBySigns, measured }) => {
    const about = measure === null ? '' : `AND ${trimmed(columnOf(staged, measure))} = ${literal(measured ?? '')}`
    return `SELECT ${literal(column)} AS "column", ${literal(indicator)} AS indicator, ${factor ?? 'NULL'}::DOUBLE AS factor,
        ${isKnownBySigns} AS "isKnownBySigns", ${trimmed(columnOf(staged, column))} AS text
      FROM ${parquet(placed)} WHERE place IS NOT NULL ${about}`
  })
  if (cells.length === 0) return []
  const number = `CASE WHEN ${isMarkerNumber(plan, 'text')} THEN NULL ELSE ${numberOf('text', plan.decimal)} END`
  return engine.rows<ShareFacts>(
    `SELECT "column", indicator, factor, "isKnownBySigns", (count(*) FILTER (${isSigned('text')}))::INTEGER AS signed,
       count(number)::INTEGER AS unsigned, (count(*) FILTER (number > 0 AND number < 1))::INTEGER AS between,
       min(text) FILTER (number < 0) AS below, min(text) FILTER (number > 0 AND number <= 1) AS small,
       min(text) FILTER (number > 1) AS large
     FROM (SELECT *, ${number} AS number FROM (${cells.join(' UNION ALL ')}))
     GROUP BY ALL ORDER BY "column", indicator`,
  )
}

function sharesIn({ shape, indicators }: StatisticsPlan): Shares[] {
  const shares = new Set(indicators.flatMap(({ code, unit }) => (unit === '%' ? [code] : [])))
  const all: Shares[] =
    shape.form === 'wide'
      ? shape.columns.map(({ column, indicator, factor }) => ({ column, indicator, factor, isKnownBySigns: false }))
      : Object.entries(shape.measures).map(([measured, { indicator, factor, isKnownBySigns = false }]) => ({
          ...{ column: shape.value, indicator, factor, isKnownBySigns, measured },
        }))
  return all.filter(({ indicator }) => shares.has(indicator))
}
