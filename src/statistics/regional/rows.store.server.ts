import { type RegionLevel, regionPrefixes } from '../../areas'
import { Refusal } from '../../platform'
import { rowLimit, type StatisticsEngine } from '../../platform/index.server'
import { type LookupColumnQuery, lookupOf } from '../lookup/read.server'
import { columnNames, type FlatRow, unflatten } from '../source/columns'
import { columnsOf, type FigureColumns, joinedColumns } from '../source/figure-columns'
import { type FiledRow, type FiledRowQuery, filedRow } from '../source/filed-row'
import { columnsOfRows, type RowColumns } from '../source/row-columns'
import { rowsOfParquet } from './parquet-rows.store.server'

/** What is asked of several dataset files at once. */
export interface FilesQuery extends FiledRowQuery {
  /** Full paths, all in the order of places or all in that of indicators. */
  files: readonly string[]
}

/**
 * Rows of several files, of each file by itself: from the lookup file that goes with it, or else from the file.
 *
 * @throws Refusal `query-too-large`
 */
export async function rowsOfFiles(engine: StatisticsEngine, query: FilesQuery): Promise<RowColumns[]> {
  // What is derived never stands in the way: a lookup file that cannot be read is none.
  const looked = await Promise.all(
    query.files.map(async (path) => (await lookupOf(path))?.rows(query).catch(() => undefined)),
  )
  const read = looked.every((rows) => rows)
    ? []
    : await rowsOfParquet(
        engine,
        query,
        query.files.map((path, file) => (looked[file] ? null : path)),
      )
  const ofFile = Map.groupBy(read, ({ file }) => file)
  const found = looked.map((rows, file) => rows ?? columnsOfRows(ofFile.get(file) ?? []))
  if (found.reduce((sum, { count }) => sum + count, 0) > rowLimit) {
    throw new Refusal('query-too-large', { limit: rowLimit })
  }
  return found
}

/** What is asked of several dataset files about many places: the figures of an indicator at one moment. */
export interface FiguresQuery extends LookupColumnQuery {
  /** Full paths, in the order of indicators. Of each place the first that has a row tells. */
  files: readonly string[]
  places: readonly { code: string }[]
  /** All places are of this level. */
  level: RegionLevel
}

/** More places than this are not named one by one in a question: all of their level are asked. */
const mostNamed = 2000

/**
 * The figures of places at one moment, in the order of the places.
 *
 * @param query a list of `places` that is the same object as before is found sooner
 * @throws Refusal `query-too-large`
 */
export async function figuresOfFiles(engine: StatisticsEngine, query: FiguresQuery): Promise<FigureColumns> {
  const { files, places, level, indicator, period } = query
  const looked = await Promise.all(
    files.map(async (path) => (await lookupOf(path))?.column(query, places).catch(() => undefined)),
  )
  if (looked.every((columns) => columns)) return joinedColumns(looked as FigureColumns[], places.length)
  const read = await rowsOfParquet(
    engine,
    {
      indicators: [indicator],
      periods: [period],
      ...(places.length > mostNamed ? { level } : { places: places.map(({ code }) => code) }),
    },
    files.map((path, file) => (looked[file] ? null : path)),
  )
  const isAsked = ({ boundaryYear, definition, observation }: FiledRow) =>
    boundaryYear === query.boundaryYear &&
    (query.definition === undefined || definition === query.definition) &&
    (!query.known || observation.value !== null)
  const ofFile = Map.groupBy(read.filter(isAsked), ({ file }) => file)
  const columns = files.map((_, file) => {
    const found = new Map(ofFile.get(file)?.map(({ place, observation }) => [place, observation]))
    return looked[file] ?? columnsOf(places.map(({ code }) => found.get(code) ?? null))
  })
  return joinedColumns(columns, places.length)
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
  const first = `${regionPrefixes[level]}${municipality.slice(2)}`
  const [regions, own] = await Promise.all([
    engine.rows<FlatRow & { file: number }>(
      `${from} AND place >= ? AND place < ?
       QUALIFY list_contains(${list(wholes)}, indicator)
         OR dense_rank() OVER (PARTITION BY indicator ORDER BY period DESC) <= ${newestPeriods}`,
      [...files, ...all, first, `${first}~`, ...wholes],
    ),
    engine.rows<FlatRow & { file: number }>(`${from} AND place = ?`, [...files, ...all, municipality]),
  ])
  return [...regions, ...own].map(({ file, ...flat }) => filedRow(unflatten(flat), file))
}
