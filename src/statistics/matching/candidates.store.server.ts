import type { DuckDBValue } from '@duckdb/node-api'
import type { RegionLevel } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import { ofLevel } from '../regional/parquet-rows.store.server'

/** A variable in the database: an indicator, or one divided by another and multiplied by a factor. */
export interface MeanOf {
  counted: string
  whole: string | null
  factor: number
}

/** What is asked of the regions of a level: their mean over the periods, per variable. */
export interface MeansQuery {
  /** In the order in which they count: of two with the same figure the first. */
  files: readonly string[]
  level: Exclude<RegionLevel, 'country'>
  /** Each with the definition whose figures count; figures of several never mix. */
  indicators: readonly { code: string; definition: string }[]
  variables: readonly MeanOf[]
  periods: readonly string[]
}

/** A region with its mean per variable; null where a figure is missing in one of the periods. */
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
  { files, level, indicators, variables, periods }: MeansQuery,
): Promise<{ regions: RegionMeans[]; boundaryYears: number[] }> {
  if (files.length === 0 || indicators.length === 0) return { regions: [], boundaryYears: [] }
  const values: DuckDBValue[] = []
  const marks = (list: readonly string[]) => {
    values.push(...list)
    return list.map(() => '?').join(', ')
  }
  // The newest boundaries first, and of files with the same the first; a value that is missing there is missing.
  const found = `SELECT place, indicator, period,
      arg_max_null(value, boundary_year * ${manyFiles} - file_index) AS value, max(boundary_year) AS newest
    FROM read_parquet([${marks(files)}])
    WHERE ${ofLevel(level)} AND boundary_year IS NOT NULL
      AND indicator IN (${marks(indicators.map(({ code }) => code))}) AND period IN (${marks(periods)})
      AND indicator || '|' || definition IN (${marks(indicators.map(({ code, definition }) => `${code}|${definition}`))})
    GROUP BY place, indicator, period`
  const at = new Map(indicators.map(({ code }, index) => [code, `c${index}`]))
  const columns = indicators.map(({ code }, index) => `max(value) FILTER (indicator = ${marks([code])}) AS c${index}`)
  const worked = variables.map(({ counted, whole, factor }, index) =>
    whole === null
      ? `${at.get(counted)} AS e${index}`
      : `${factor} * ${at.get(counted)} / nullif(${at.get(whole)}, 0) AS e${index}`,
  )
  const means = variables.map(
    (_, index) =>
      `CASE WHEN count(e${index}) = ${periods.length}
        THEN sum(e${index}::DECIMAL(38, 9))::DOUBLE / ${periods.length} END AS m${index}`,
  )
  const rows = await engine.rows<
    Record<string, number | null> & { place: string; first_year: number; last_year: number }
  >(
    `WITH found AS (${found}),
      years AS (SELECT place, period, ${columns.join(', ')}, min(newest) AS first_year, max(newest) AS last_year
        FROM found GROUP BY place, period),
      worked AS (SELECT place, period, first_year, last_year, ${worked.join(', ')} FROM years)
    SELECT place, ${means.join(', ')}, min(first_year)::INTEGER AS first_year, max(last_year)::INTEGER AS last_year
    FROM worked GROUP BY place ORDER BY place`,
    values,
  )
  const boundaryYears = [...new Set(rows.flatMap((row) => [row.first_year, row.last_year]))].toSorted((a, b) => b - a)
  return {
    boundaryYears,
    regions: rows.map((row) => {
      const all = variables.map((_, index) => row[`m${index}`] ?? null)
      return { code: row.place, values: all.every((value) => value !== null) ? all : null }
    }),
  }
}

/** Which of the files, by their place in the list, have figures of these indicators, periods and level. */
export async function filesHolding(
  engine: StatisticsEngine,
  { files, level, indicators, periods }: Omit<MeansQuery, 'variables'>,
): Promise<number[]> {
  if (files.length === 0) return []
  const marks = (list: readonly string[]) => list.map(() => '?').join(', ')
  const codes = indicators.map(({ code }) => code)
  const condition = `${ofLevel(level)} AND value IS NOT NULL AND indicator IN (${marks(codes)}) AND period IN (${marks(periods)})`
  // Of each file the first row is enough.
  const asked = files.map((_, file) => `(SELECT ${file} AS file FROM read_parquet(?) WHERE ${condition} LIMIT 1)`)
  const rows = await engine.rows<{ file: number }>(
    `${asked.join(' UNION ALL ')} ORDER BY file`,
    files.flatMap((file) => [file, ...codes, ...periods]),
  )
  return rows.map(({ file }) => file)
}
