import type { StatisticsEngine } from '../../platform/index.server'
import { literal, parquet } from '../file-statements.store.server'
import { decimalsOf, figureOf, inUnit, isMarkerNumber, isSigned, numberOf } from './cell-numbers.store.server'
import type { ReadTable } from './faults.store.server'
import { columnOf, trimmed } from './long-rows.store.server'
import type { StatisticsPlan } from './plan'
import { type MarginFacts, presumedAnswers, type ShareFacts } from './shares'
import type { StagedTable } from './table'

/** A column with figures in per cents, or a measure of it. */
interface Shares {
  column: string
  indicator: string
  factor: number | undefined
  isKnownBySigns: boolean
  /** Text in the measure column; undefined in a table with a column per indicator. */
  measured?: string
  n?: string | undefined
  margin?: string | undefined
}

/** How the figures in per cents of a table are written, per column and indicator. @param placed file with its placed rows */
export async function shareFacts(
  engine: StatisticsEngine,
  { staged, plan }: Pick<ReadTable, 'staged' | 'plan'>,
  placed: string,
): Promise<ShareFacts[]> {
  const cells = sharesIn(plan).map(
    (one) => `SELECT ${literal(one.column)} AS "column", ${literal(one.indicator)} AS indicator,
        ${one.factor ?? 'NULL'}::DOUBLE AS factor, ${one.isKnownBySigns} AS "isKnownBySigns",
        ${trimmed(columnOf(staged, one.column))} AS text
      FROM ${parquet(placed)} WHERE place IS NOT NULL ${onlyAbout(staged, plan, one)}`,
  )
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

/** How the margins of these figures are written, and how wide they are, per column and indicator. @param placed as above */
export async function marginFacts(
  engine: StatisticsEngine,
  { staged, plan }: Pick<ReadTable, 'staged' | 'plan'>,
  placed: string,
): Promise<MarginFacts[]> {
  const text = (column: string) => trimmed(columnOf(staged, column))
  const figure = (column: string) => figureOf(text(column), plan.decimal, 'true')
  const cells = sharesIn(plan).flatMap((one) => {
    const { column, indicator, n, margin } = one
    if (margin === undefined) return []
    const factor = `${one.factor ?? 'NULL'}::DOUBLE`
    const isMarker = isMarkerNumber(plan, text(column))
    return `SELECT ${literal(margin)} AS "column", ${literal(indicator)} AS indicator, ${text(margin)} AS text,
        ${inUnit(figure(margin), text(margin), factor)} AS margin,
        ${one.factor === undefined} AND NOT ${isSigned(text(margin))} AS "isPlain",
        CASE WHEN ${isMarker} THEN NULL ELSE ${inUnit(figure(column), text(column), factor)} / 100 END AS share,
        ${n === undefined ? 'NULL::DOUBLE' : numberOf(text(n), plan.decimal)} AS n
      FROM ${parquet(placed)} WHERE place IS NOT NULL ${onlyAbout(staged, plan, one)}`
  })
  if (cells.length === 0) return []
  const chance = `196 * sqrt(share * (1 - share) / coalesce(if(n > 0, n, NULL), ${presumedAnswers}))`
  const doubted = `"isPlain" AND margin > 0 AND share > 0 AND share < 1`
  // Of a margin with one decimal and an unknown number of answers nothing can be said: 0,2 can be a large survey.
  return engine.rows<MarginFacts>(
    `SELECT "column", indicator, min(text) FILTER (margin > 100) AS wide,
       min(text) FILTER (${doubted} AND (n > 0 OR ${decimalsOf('text', plan.decimal)} > 1)) AS small,
       max(CASE WHEN ${doubted} THEN margin / (${chance}) END) AS "ofChance"
     FROM (${cells.join(' UNION ALL ')}) GROUP BY "column", indicator ORDER BY "column", indicator`,
  )
}

/** The condition that a row is about this, in a table with a column that says what each is about. */
function onlyAbout(staged: StagedTable, { shape }: StatisticsPlan, { measured }: Shares): string {
  if (shape.form !== 'long' || !('column' in shape.measure)) return ''
  return `AND ${trimmed(columnOf(staged, shape.measure.column))} = ${literal(measured ?? '')}`
}

function sharesIn({ shape, indicators }: StatisticsPlan): Shares[] {
  const shares = new Set(indicators.flatMap(({ code, unit }) => (unit === '%' ? [code] : [])))
  const all: Shares[] =
    shape.form === 'wide'
      ? shape.columns.map((column) => ({ ...column, factor: column.factor, isKnownBySigns: false }))
      : Object.entries(shape.measures).map(([measured, { indicator, factor, isKnownBySigns = false }]) => ({
          ...{ column: shape.value, indicator, factor, isKnownBySigns, measured, n: shape.n, margin: shape.margin },
        }))
  return all.filter(({ indicator }) => shares.has(indicator))
}
