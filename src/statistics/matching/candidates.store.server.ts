import type { DuckDBValue } from '@duckdb/node-api'
import type { RegionLevel } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import { ofLevel } from '../regional/parquet-rows.store.server'

/** A variable in the database: an indicator, or one divided by another and multiplied by a factor. */
export interface MeanOf {
  counted: string
  whole: string | null
  factor: number
  /** Over which its mean is taken. */
  periods: readonly string[]
}

/** What is asked of the regions of a level: their mean over its periods, per variable. */
export interface MeansQuery {
  /** In the order in which they count: of two with the same figure the first. */
  files: readonly string[]
  level: Exclude<RegionLevel, 'country'>
  /** Each with the definition whose figures count; figures of several never mix. */
  indicators: readonly { code: string; definition: string }[]
  variables: readonly MeanOf[]
}

/** A region of the newest boundaries with its mean per variable; null where a figure is missing in one of its periods. */
export interface RegionMeans {
  code: string
  values: readonly number[] | null
}

/** More files than any question reads. */
const manyFiles = 100_000

/**
 * The means of every region of a level, by code. Of one figure in two divisions the newer counts, of one in two files the
 * first, as for series. Added up are decimals, which come to the same in whatever order the rows are read.
 *
 * @returns with the years of the boundaries in which the figures are, newest first
 */
export async function meansOfRegions(
  engine: StatisticsEngine,
  { files, level, indicators, variables }: MeansQuery,
): Promise<{ regions: RegionMeans[]; boundaryYears: number[] }> {
  if (files.length === 0 || indicators.length === 0) return { regions: [], boundaryYears: [] }
  const values: DuckDBValue[] = []
  const asked = [...new Set(variables.flatMap(({ periods }) => periods))]
  const marks = (list: readonly string[]) => {
    values.push(...list)
    return list.map(() => '?').join(', ')
  }
  // The newest boundaries first, and of files with the same the first; a value that is missing there is missing.
  const found = `SELECT place, indicator, period,
      arg_max_null(value, boundary_year * ${manyFiles} - file_index) AS value, max(boundary_year) AS newest
    FROM read_parquet([${marks(files)}])
    WHERE ${ofLevel(level)} AND boundary_year IS NOT NULL
      AND indicator IN (${marks(indicators.map(({ code }) => code))}) AND period IN (${marks(asked)})
      AND indicator || '|' || definition IN (${marks(indicators.map(({ code, definition }) => `${code}|${definition}`))})
    GROUP BY place, indicator, period`
  const at = new Map(indicators.map(({ code }, index) => [code, `c${index}`]))
  const columns = indicators.map(({ code }, index) => `max(value) FILTER (indicator = ${marks([code])}) AS c${index}`)
  const worked = variables.map(({ counted, whole, factor, periods }, index) => {
    const figure =
      whole === null ? `${at.get(counted)}` : `${factor} * ${at.get(counted)} / nullif(${at.get(whole)}, 0)`
    // As is usual all variables have the same periods; else the figure counts in its own.
    return periods.length === asked.length
      ? `${figure} AS e${index}`
      : `CASE WHEN period IN (${marks(periods)}) THEN ${figure} END AS e${index}`
  })
  const means = variables.map(
    ({ periods }, index) =>
      `CASE WHEN count(e${index}) = ${periods.length}
        THEN sum(e${index}::DECIMAL(38, 9))::DOUBLE / ${periods.length} END AS m${index}`,
  )
  // A figure that no variable takes in its period says nothing of the boundaries that were used.
  const taken = `coalesce(${variables.map((_, index) => `e${index}`).join(', ')}) IS NOT NULL`
  const rows = await engine.rows<
    Record<string, number | null> & {
      place: string
      first_year: number | null
      last_year: number | null
      newest_year: number
    }
  >(
    `WITH found AS (${found}),
      years AS (SELECT place, period, ${columns.join(', ')}, min(newest) AS first_year, max(newest) AS last_year
        FROM found GROUP BY place, period),
      worked AS (SELECT place, period, first_year, last_year, ${worked.join(', ')} FROM years)
    SELECT place, ${means.join(', ')}, min(first_year) FILTER (${taken})::INTEGER AS first_year,
      max(last_year) FILTER (${taken})::INTEGER AS last_year, max(last_year)::INTEGER AS newest_year
    FROM worked GROUP BY place ORDER BY place`,
    values,
  )
  const used = new Set(rows.flatMap((row) => [row.first_year ?? [], row.last_year ?? []].flat()))
  const boundaryYears = [...used].toSorted((one, other) => other - one)
  return {
    boundaryYears,
    // A code that the newest boundaries do not have is no region today, and none that misses a figure.
    regions: rows.flatMap((row) => {
      const all = variables.map((_, index) => row[`m${index}`] ?? null)
      const isThere = row.newest_year >= (boundaryYears[0] ?? 0)
      return isThere ? [{ code: row.place, values: all.every((value) => value !== null) ? all : null }] : []
    }),
  }
}

/** How many regions of a level have a figure: by indicator, then by period. */
export async function regionsKnown(
  engine: StatisticsEngine,
  { files, level, codes }: Pick<MeansQuery, 'files' | 'level'> & { codes: readonly string[] },
): Promise<Map<string, Map<string, number>>> {
  const known = new Map<string, Map<string, number>>()
  if (files.length === 0 || codes.length === 0) return known
  const marks = (list: readonly string[]) => list.map(() => '?').join(', ')
  const rows = await engine.rows<{ indicator: string; period: string; regions: number }>(
    `SELECT indicator, period, count(DISTINCT place)::INTEGER AS regions FROM read_parquet([${marks(files)}])
    WHERE ${ofLevel(level)} AND value IS NOT NULL AND indicator IN (${marks(codes)}) GROUP BY indicator, period`,
    [...files, ...codes],
  )
  for (const { indicator, period, regions } of rows) {
    known.set(indicator, (known.get(indicator) ?? new Map<string, number>()).set(period, regions))
  }
  return known
}

/** Which of the files, by their place in the list, have figures of this level that a variable is worked out from. */
export async function filesHolding(
  engine: StatisticsEngine,
  { files, level, variables }: Pick<MeansQuery, 'files' | 'level' | 'variables'>,
): Promise<number[]> {
  if (files.length === 0) return []
  const marks = (list: readonly string[]) => list.map(() => '?').join(', ')
  const asked = variables.map(({ counted, whole, periods }) => ({
    codes: whole === null ? [counted] : [counted, whole],
    periods,
  }))
  const any = asked.map(({ codes, periods }) => `(indicator IN (${marks(codes)}) AND period IN (${marks(periods)}))`)
  const condition = `${ofLevel(level)} AND value IS NOT NULL AND (${any.join(' OR ')})`
  // Of each file the first row is enough.
  const found = files.map((_, file) => `(SELECT ${file} AS file FROM read_parquet(?) WHERE ${condition} LIMIT 1)`)
  const rows = await engine.rows<{ file: number }>(
    `${found.join(' UNION ALL ')} ORDER BY file`,
    files.flatMap((file) => [file, ...asked.flatMap(({ codes, periods }) => [...codes, ...periods])]),
  )
  return rows.map(({ file }) => file)
}
