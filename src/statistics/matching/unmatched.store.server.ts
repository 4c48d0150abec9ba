import type { StatisticsEngine } from '../../platform/index.server'

/** What is asked of many regions together: their share, weighted by the whole each is of. */
export interface TogetherQuery {
  /** In the order in which they count: of two with the same figure the first. */
  files: readonly string[]
  indicator: string
  /** The indicator that counts the whole. */
  whole: string
  codes: readonly string[]
  /** Codes that are another area in a boundary year than in the year they were chosen in. */
  without: readonly { code: string; boundaryYear: number }[]
}

/** The share of the regions together in a period. */
export interface Together {
  definition: string
  period: string
  boundaryYear: number
  value: number
  /** How many of them have a figure. */
  known: number
}

/** The boundary years in which files have an indicator. */
export async function boundaryYearsOf(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
): Promise<number[]> {
  if (files.length === 0) return []
  const rows = await engine.rows<{ year: number }>(
    `SELECT DISTINCT boundary_year AS year FROM read_parquet([${files.map(() => '?').join(', ')}])
     WHERE indicator = ? AND boundary_year IS NOT NULL ORDER BY year`,
    [...files, indicator],
  )
  return rows.map(({ year }) => year)
}

/**
 * The share of thousands of regions together per definition and period, in the newest boundaries each is known in. It is
 * worked out where the figures are: as objects they would be too many.
 */
export async function shareTogether(engine: StatisticsEngine, asked: TogetherQuery): Promise<Together[]> {
  const { files, indicator, whole, codes, without } = asked
  if (files.length === 0) return []
  return engine.rows<Together>(
    `WITH chosen AS (SELECT unnest(string_split(?, ' ')) AS place),
      another AS (SELECT split_part(pair, '|', 1) AS place, split_part(pair, '|', 2) AS year
        FROM (SELECT unnest(string_split(?, ' ')) AS pair)),
      found AS (
        SELECT place, indicator, definition, period, boundary_year, first(value ORDER BY file_index) AS value
        FROM read_parquet([${files.map(() => '?').join(', ')}])
        WHERE indicator IN (?, ?) AND boundary_year IS NOT NULL AND place IN (SELECT place FROM chosen)
          AND place || '|' || boundary_year NOT IN (SELECT place || '|' || year FROM another)
        GROUP BY place, indicator, definition, period, boundary_year),
      wholes AS (SELECT place, period, boundary_year, max(value) AS weight FROM found
        WHERE indicator = ? GROUP BY place, period, boundary_year),
      together AS (
        SELECT definition, period, boundary_year, count(*)::INTEGER AS known,
          sum(value * weight ORDER BY place) / sum(weight ORDER BY place) AS value
        FROM found JOIN wholes USING (place, period, boundary_year)
        WHERE indicator = ? AND value IS NOT NULL AND weight > 0
        GROUP BY definition, period, boundary_year)
    SELECT definition, period, boundary_year AS "boundaryYear", value, known FROM together
    QUALIFY row_number() OVER (PARTITION BY definition, period ORDER BY boundary_year DESC) = 1
    ORDER BY definition, period`,
    [
      codes.join(' '),
      without.map(({ code, boundaryYear }) => `${code}|${boundaryYear}`).join(' '),
      ...files,
      indicator,
      whole,
      whole,
      indicator,
    ],
  )
}
