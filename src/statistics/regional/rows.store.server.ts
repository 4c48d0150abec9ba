import type { DuckDBValue } from '@duckdb/node-api'
import type { RegionLevel } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import type { Row } from '../model/observation'
import { columnNames, type FlatRow, unflatten } from '../source/columns'

/** A row and which of the files it stands in. */
export interface FiledRow extends Row {
  file: number
}

/** What is asked of several dataset files at once. */
export interface FilesQuery {
  /** Full paths, all in the order of places or all in that of indicators. */
  files: readonly string[]
  indicators?: readonly string[] | undefined
  places?: readonly string[] | undefined
  periods?: readonly string[] | undefined
  /** All regions of a level, where they are too many to name. */
  level?: RegionLevel | undefined
}

/**
 * Rows of several files in one question, in no order: many small questions cost more than one large one.
 *
 * @throws Refusal `query-too-large`
 */
export async function rowsOfFiles(engine: StatisticsEngine, query: FilesQuery): Promise<FiledRow[]> {
  if (query.files.length === 0) return []
  const conditions: string[] = []
  const values: DuckDBValue[] = [...query.files]
  for (const [column, wanted] of [
    ['indicator', query.indicators],
    ['place', query.places],
    ['period', query.periods],
  ] as const) {
    if (wanted === undefined) continue
    if (wanted.length === 0) return []
    conditions.push(`${column} IN (${wanted.map(() => '?').join(', ')})`)
    values.push(...wanted)
  }
  if (query.level !== undefined) conditions.push(ofLevel(query.level))
  const selected = columnNames.map((column) => `"${column}"`).join(', ')
  const found = await engine.rows<FlatRow & { file: number }>(
    `SELECT ${selected}, file_index::INTEGER AS file FROM read_parquet([${query.files.map(() => '?').join(', ')}])
     ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`,
    values,
  )
  return found.map(({ file, ...flat }) => ({ ...unflatten(flat), file }))
}

/** What a question to a file has to reckon with. */
export interface FileShape {
  /** Boundary years of the regions in it; none for figures that have none. */
  boundaryYears: readonly number[]
  /** How many rows one indicator can have of one place, within one definition. */
  rowsPerIndicator: number
}

/** The shape of a file: of one about a single year from its footer, of others by reading two columns. */
export async function shapeOfFile(engine: StatisticsEngine, file: string): Promise<FileShape> {
  const footer = await engine.rows<{ name: string; least: string | null; most: string | null; missing: number }>(
    `SELECT path_in_schema AS name, min(stats_min_value) AS least, max(stats_max_value) AS most,
       sum(stats_null_count)::INTEGER AS missing
     FROM parquet_metadata(?) WHERE path_in_schema IN ('boundary_year', 'period') GROUP BY name`,
    [file],
  )
  const year = footer.find(({ name }) => name === 'boundary_year')?.least ?? null
  if (year !== null && footer.every(({ least, most, missing }) => least === most && missing === 0)) {
    return { boundaryYears: [Number(year)], rowsPerIndicator: 1 }
  }
  const found = await engine.rows<{ year: number | null }>(
    'SELECT DISTINCT boundary_year AS year, period FROM read_parquet(?)',
    [file],
  )
  const years = new Set(found.flatMap((each) => (each.year === null ? [] : [each.year])))
  return { boundaryYears: [...years].toSorted((one, other) => one - other), rowsPerIndicator: found.length }
}

/** Of which indicators regions have a value, each in its own boundary year, and the newest period of each. */
export async function newestPeriodsOf(
  engine: StatisticsEngine,
  files: readonly string[],
  regions: readonly { year: number; region: string }[],
): Promise<{ indicator: string; period: string }[]> {
  if (files.length === 0 || regions.length === 0) return []
  const places = [...new Set(regions.map(({ region }) => region))]
  const known = new Set(regions.map(({ year, region }) => `${year} ${region}`))
  const found = await engine.rows<{ indicator: string; place: string; year: number; period: string }>(
    `SELECT indicator, place, boundary_year AS year, max(period) AS period
     FROM read_parquet([${files.map(() => '?').join(', ')}])
     WHERE place IN (${places.map(() => '?').join(', ')}) AND value IS NOT NULL AND boundary_year IS NOT NULL
     GROUP BY indicator, place, boundary_year`,
    [...files, ...places],
  )
  const newest = new Map<string, string>()
  for (const { indicator, place, year, period } of found) {
    if (!known.has(`${year} ${place}`)) continue
    if (period > (newest.get(indicator) ?? '')) newest.set(indicator, period)
  }
  return [...newest].map(([indicator, period]) => ({ indicator, period }))
}

/** When an indicator was measured of regions of a level, in which definition, within which boundaries. */
export interface Moment {
  level: Exclude<RegionLevel, 'country'>
  period: string
  definition: string
  boundaryYear: number
}

/**
 * The moments at which regions have a figure of an indicator, in no order.
 *
 * @param municipality only regions in it, by its code
 */
export async function momentsOf(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
  municipality: string | null,
): Promise<Moment[]> {
  if (files.length === 0) return []
  const within = municipality === null ? '' : 'AND substr(place, 3, 4) = ?'
  const found = await engine.rows<Omit<Moment, 'level'> & { prefix: string }>(
    `SELECT DISTINCT substr(place, 1, 2) AS prefix, period, definition, boundary_year AS "boundaryYear"
     FROM read_parquet([${files.map(() => '?').join(', ')}])
     WHERE indicator = ? AND boundary_year IS NOT NULL AND (value IS NOT NULL OR low IS NOT NULL) ${within}`,
    [...files, indicator, ...(municipality === null ? [] : [municipality.slice(2)])],
  )
  return found.flatMap(({ prefix, ...moment }) => {
    const level = levels.get(prefix)
    return level ? [{ ...moment, level }] : []
  })
}

/** So many of the newest periods of an indicator are looked at for one that has its whole too. */
const newestPeriods = 3

/**
 * Rows with a value of the regions of one level in a municipality, of each indicator in the newest few periods in which
 * these have any; and of `wholes` in every period. With them the rows of the municipality itself, in every period.
 *
 * @throws Refusal `query-too-large`
 */
export async function newestOfMunicipality(
  engine: StatisticsEngine,
  files: readonly string[],
  asked: {
    indicators: readonly string[]
    wholes: readonly string[]
    municipality: string
    level: 'neighbourhood' | 'district'
  },
): Promise<FiledRow[]> {
  const { indicators, wholes, municipality, level } = asked
  if (files.length === 0 || indicators.length === 0) return []
  const list = (values: readonly string[]) => `[${values.map(() => '?').join(', ')}]::VARCHAR[]`
  const selected = columnNames.map((column) => `"${column}"`).join(', ')
  const all = [...indicators, ...wholes]
  const from = `SELECT ${selected}, file_index::INTEGER AS file
    FROM read_parquet([${files.map(() => '?').join(', ')}])
    WHERE list_contains(${list(all)}, indicator) AND value IS NOT NULL`
  // The first of a code and the first after all that begin with it: a range can be found in a file without reading it all.
  const first = `${prefixes[level]}${municipality.slice(2)}`
  const [regions, own] = await Promise.all([
    engine.rows<FlatRow & { file: number }>(
      `${from} AND place >= ? AND place < ?
       QUALIFY list_contains(${list(wholes)}, indicator)
         OR dense_rank() OVER (PARTITION BY indicator ORDER BY period DESC) <= ${newestPeriods}`,
      [...files, ...all, first, `${first}~`, ...wholes],
    ),
    engine.rows<FlatRow & { file: number }>(`${from} AND place = ?`, [...files, ...all, municipality]),
  ])
  return [...regions, ...own].map(({ file, ...flat }) => ({ ...unflatten(flat), file }))
}

/** A condition on the place of a row. */
export function ofLevel(level: RegionLevel): string {
  return level === 'country' ? `place = 'nl'` : `starts_with(place, '${prefixes[level]}')`
}

const prefixes = { municipality: 'GM', district: 'WK', neighbourhood: 'BU', postcode: 'PC' } as const

const levels = new Map(
  Object.entries(prefixes).map(([level, prefix]) => [prefix as string, level as keyof typeof prefixes]),
)
