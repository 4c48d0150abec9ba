import type { StatisticsEngine } from '../../../platform/index.server'
import { literal, parquet } from '../../file-statements.store.server'
import { columnOf, sourceOf } from '../long-rows.store.server'
import type { StagedTable } from '../table'
import type { AboutIndicator, EarlierRanges, FigureFacts, JumpFacts, PartFacts, RangeFacts, RegionFacts } from './facts'
import { looksWrongSettings as settings } from './settings'
import { type DeclaredSums, sumFacts } from './sums.store.server'

/**
 * The facts by which figures may look wrong, as aggregates of the engine: a country is never in memory. Jumps of the country
 * and of municipalities are looked for between all periods, those of regions below them in the last period only: of these
 * there are fifty times as many, and the last period is the one that nobody has looked at yet.
 *
 * @param rows file of long rows, as `writeLongRows` makes it
 * @param earlier full files of the same source that were published before: of earlier years, or of the same years
 * @param declared how figures add up, as somebody said
 */
export async function figureFacts(
  engine: StatisticsEngine,
  rows: string,
  indicators: readonly AboutIndicator[],
  earlier: readonly string[] = [],
  declared: DeclaredSums = {},
): Promise<FigureFacts> {
  const ranges = await engine.rows<RangeFacts>(rangesQuery(rows))
  const jumps: JumpFacts[] = []
  const before: EarlierRanges[] = []
  for (const { at, before: other, level } of await comparisons(engine, rows, earlier, ranges)) {
    jumps.push(...(await engine.rows<JumpFacts>(jumpsQuery({ file: rows, period: at }, other, level))))
    if (level === 'parts' || other.period === at) continue
    const all = other.file === rows ? ranges : await engine.rows<RangeFacts>(rangesQuery(other.file))
    before.push({ to: at, from: other.period, ranges: all.filter(({ period }) => period === other.period) })
  }
  const counts = indicators.filter(({ aggregation }) => aggregation === 'sum').map(({ code }) => code)
  const parts = counts.length === 0 ? [] : await engine.rows<PartFacts>(partsQuery(rows, counts))
  return { ranges, jumps, earlier: before, parts, sums: await sumFacts(engine, rows, indicators, declared) }
}

/**
 * Regions of a staged table that stand in it more than once, and those that a division does not have. For tables that are
 * figures, two rows of one region and period are refused anyway.
 *
 * @param column with the code of the region
 * @param known codes of that year as the table writes them; null when nothing is known of that year
 */
export async function regionFacts(
  engine: StatisticsEngine,
  staged: StagedTable,
  column: string,
  year: number,
  known: ReadonlySet<string> | null,
): Promise<RegionFacts> {
  const found = await engine.rows<{ code: string; rows: number }>(
    `SELECT trim(${columnOf(staged, column)}) AS code, count(*)::INTEGER AS rows FROM ${sourceOf(staged)}
     WHERE trim(${columnOf(staged, column)}) <> '' GROUP BY code ORDER BY code`,
  )
  const twice = found.filter(({ rows }) => rows > 1).map(({ code }) => code)
  const unknown = known === null ? [] : found.filter(({ code }) => !known.has(code)).map(({ code }) => code)
  return {
    twice: { count: twice.length, places: twice.slice(0, 10) },
    unknown: { count: unknown.length, total: found.length, year, places: unknown.slice(0, 10) },
  }
}

function rangesQuery(rows: string): string {
  return `SELECT indicator, period, count(*)::INTEGER AS regions, min(value) AS low, arg_min(place, value) AS "lowPlace",
      max(value) AS high, arg_max(place, value) AS "highPlace", bit_xor(hash(place, value))::VARCHAR AS print
    FROM ${parquet(rows)} WHERE value IS NOT NULL
    GROUP BY indicator, definition, boundary_year, period ORDER BY indicator, period`
}

interface PeriodInFile {
  file: string
  period: string
}

interface Comparison {
  at: string
  before: PeriodInFile
  level: JumpFacts['level']
}

/** Each period against the one before it in any of the files, and against itself in the files of before. */
async function comparisons(
  engine: StatisticsEngine,
  rows: string,
  earlier: readonly string[],
  ranges: readonly RangeFacts[],
): Promise<Comparison[]> {
  const own = [...new Set(ranges.map(({ period }) => period))].sort()
  const published: PeriodInFile[] = []
  for (const file of earlier) {
    const found = await engine.rows<{ period: string }>(`SELECT DISTINCT period FROM ${parquet(file)}`)
    published.push(...found.map(({ period }) => ({ file, period })))
  }
  const known = [...published, ...own.map((period) => ({ file: rows, period }))]
  const last = own.at(-1)
  return own.flatMap((at) => {
    const previous = known.filter(({ period }) => period < at).sort((a, b) => a.period.localeCompare(b.period))
    const before = [previous.at(-1), published.findLast(({ period }) => period === at)].filter(
      (one) => one !== undefined,
    )
    const levels = at === last ? (['parts', 'whole'] as const) : (['whole'] as const)
    return before.flatMap((one) => levels.map((level) => ({ at, before: one, level })))
  })
}

function jumpsQuery(now: PeriodInFile, before: PeriodInFile, level: JumpFacts['level']): string {
  const whole = "(place = 'nl' OR starts_with(place, 'GM'))"
  const figures = ({ file, period }: PeriodInFile) => `(SELECT indicator, place, value FROM ${parquet(file)}
    WHERE period = ${literal(period)} AND value > 0 AND ${level === 'whole' ? whole : `NOT ${whole}`})`
  const larger = 'greatest(b.value, n.value)'
  const isJump = `${larger} >= ${settings.factor} * least(b.value, n.value)`
  return `SELECT n.indicator, ${literal(before.period)} AS "from", ${literal(now.period)} AS "to", ${literal(level)} AS level,
      count(*)::INTEGER AS compared, (count(*) FILTER (${isJump}))::INTEGER AS jumped,
      arg_max(n.place, ${larger}) FILTER (${isJump}) AS place,
      arg_max(b.value, ${larger}) FILTER (${isJump}) AS before, arg_max(n.value, ${larger}) FILTER (${isJump}) AS after
    FROM ${figures(now)} AS n JOIN ${figures(before)} AS b USING (indicator, place)
    WHERE ${larger} >= ${settings.leastCompared} GROUP BY n.indicator HAVING jumped > 0 ORDER BY n.indicator`
}

/** Districts against their municipality, neighbourhoods against their district: where all of them have a value. */
function partsQuery(rows: string, indicators: readonly string[]): string {
  const figures = `(SELECT indicator, definition, boundary_year, period, place, value FROM ${parquet(rows)}
    WHERE indicator IN (${indicators.map(literal).join(', ')}))`
  const allowed = `greatest(${settings.rounding} * (parts + 1), ${settings.shareKnownAboveOnly} * total)`
  const differs = `abs(total - sum) > ${allowed}`
  return `WITH parts AS (
      SELECT indicator, definition, boundary_year, period, sum(value) AS sum, count(*)::INTEGER AS parts,
        if(starts_with(place, 'WK'), 'GM' || substr(place, 3, 4), 'WK' || substr(place, 3, 6)) AS place
      FROM ${figures} WHERE starts_with(place, 'WK') OR starts_with(place, 'BU')
      GROUP BY ALL HAVING count(value) = count(*)
    ), pairs AS (
      SELECT parts.*, whole.value AS total FROM parts
      JOIN ${figures} AS whole USING (indicator, definition, boundary_year, period, place) WHERE whole.value IS NOT NULL
    )
    SELECT indicator, period, count(*)::INTEGER AS compared, (count(*) FILTER (${differs}))::INTEGER AS different,
      arg_max(place, abs(total - sum)) AS place, arg_max(total, abs(total - sum)) AS total,
      arg_max(sum, abs(total - sum)) AS sum, arg_max(parts, abs(total - sum)) AS parts
    FROM pairs GROUP BY indicator, period HAVING different > 0 ORDER BY indicator, period`
}
