import type { RegionLevel } from '../../areas'
import { Refusal } from '../../platform'
import { rowLimit, type StatisticsEngine } from '../../platform/index.server'
import { type LookupMoment, lookupOf } from '../lookup/read.server'
import { columnNames, type FlatRow, unflatten } from '../source/columns'
import { type FiledRow, filedRow } from '../source/filed-row'
import { shapeOfFile } from './file-shapes.store.server'

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
 * Rows of several files, in no order: from the lookup files that go with them, the others from the files themselves.
 *
 * @throws Refusal `query-too-large`
 */
export async function rowsOfFiles(engine: StatisticsEngine, query: FilesQuery): Promise<FiledRow[]> {
  const { level } = query
  const isAsked = level === undefined ? undefined : (place: string) => isOfLevel(place, level)
  // What is derived never stands in the way: a lookup file that cannot be read is none.
  const answers = await Promise.all(
    query.files.map(async (path, file) =>
      (await lookupOf(path))?.rows({ ...query, isAsked }, file).catch(() => undefined),
    ),
  )
  const held = answers.filter((rows) => rows !== undefined && rows.length > 0)
  const looked = held.length === 1 ? (held[0] as FiledRow[]) : held.flatMap((rows) => rows ?? [])
  const read = answers.every((rows) => rows)
    ? []
    : await rowsOfParquet(
        engine,
        query,
        query.files.map((path, file) => (answers[file] ? null : path)),
      )
  const rows = read.length === 0 ? looked : [...looked, ...read]
  if (rows.length > rowLimit) throw new Refusal('query-too-large', { limit: rowLimit })
  return rows
}

/**
 * The same from the Parquet files that are left, in one question: many small ones cost more than one large one. Every column
 * costs time in every part of a file, so what a file or the question says of all rows is not read from them.
 */
async function rowsOfParquet(
  engine: StatisticsEngine,
  query: FilesQuery,
  left: readonly (string | null)[],
): Promise<FiledRow[]> {
  const wanted = wantedOf(query)
  const shapes = await Promise.all(left.map((path) => (path === null ? null : shapeOfFile(engine, path))))
  const files = left.flatMap((path, file) => {
    if (path === null) return []
    const fixed = shapes[file]?.fixed ?? {}
    const mayHold = wanted.every(({ column, list }) => list.length > 0 && list.includes(fixed[column] ?? list[0] ?? ''))
    return mayHold ? [{ path, file, fixed }] : []
  })
  if (files.length === 0) return []
  const one = new Map<string, string | undefined>(
    wanted.flatMap(({ column, list }) => (list.length === 1 ? [[column, list[0]] as const] : [])),
  )
  const alike = files.map(({ file, fixed }) => ({ ...fixed, ...(Object.fromEntries(one) as Partial<FlatRow>), file }))
  const varies = (name: keyof FlatRow) => files.some(({ fixed }) => fixed[name] === undefined)
  const read = columnNames.filter((name) => varies(name) && !one.has(name)).map((name) => `"${name}", `)
  const asked = wanted.filter(({ column }) => varies(column))
  const conditions = asked.map(({ column, list }) => `${column} IN (${list.map(() => '?').join(', ')})`)
  if (query.level !== undefined) conditions.push(ofLevel(query.level))
  const found = await engine.rows<Partial<FlatRow> & { found_in: number }>(
    `SELECT ${read.join('')}file_index::INTEGER AS found_in FROM read_parquet([${files.map(() => '?').join(', ')}])
     ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`,
    [...files.map(({ path }) => path), ...asked.flatMap(({ list }) => list)],
  )
  return found.map((varying) => {
    const known = alike[varying.found_in]
    const flat = {} as Record<keyof FlatRow, unknown>
    for (const name of columnNames) flat[name] = varying[name] ?? known?.[name] ?? null
    return filedRow(unflatten(flat as FlatRow), known?.file ?? 0)
  })
}

/** What is asked of the columns that tell rows apart. */
function wantedOf({ indicators, places, periods }: FilesQuery) {
  const lists = { indicator: indicators, place: places, period: periods }
  return (['indicator', 'place', 'period'] as const).flatMap((column) => {
    const list = lists[column]
    return list === undefined ? [] : [{ column, list }]
  })
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

/** So many answers about the whole country are kept: of every indicator, some times over. */
const momentsKept = 1000
const kept = new WeakMap<StatisticsEngine, Map<string, Promise<Moment[]>>>()

/**
 * The moments at which regions have a figure of an indicator, in no order. Those of the whole country are asked once: files
 * never change.
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
  if (municipality !== null) return readMoments(engine, files, indicator, municipality)
  const answers = kept.get(engine) ?? new Map<string, Promise<Moment[]>>()
  kept.set(engine, answers)
  const key = JSON.stringify([indicator, ...files])
  const answer = answers.get(key) ?? readMoments(engine, files, indicator, null)
  answers.delete(key)
  answers.set(key, answer)
  if (answers.size > momentsKept) answers.delete(answers.keys().next().value as string)
  answer.catch(() => answers.delete(key))
  return answer
}

async function readMoments(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
  municipality: string | null,
): Promise<Moment[]> {
  const lookups = await Promise.all(files.map((path) => (municipality === null ? lookupOf(path) : null)))
  const looked = lookups.flatMap((lookup) => lookup?.moments(indicator) ?? [])
  const left = files.filter((_, file) => !lookups[file])
  const read = left.length === 0 ? [] : await momentsOfParquet(engine, left, indicator, municipality)
  const each = new Map([...looked, ...read].map((moment) => [Object.values(moment).join('|'), moment]))
  return [...each.values()].flatMap(({ sign, ...moment }) => {
    const level = levels.get(sign)
    return level ? [{ ...moment, level }] : []
  })
}

async function momentsOfParquet(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
  municipality: string | null,
): Promise<LookupMoment[]> {
  const within = municipality === null ? '' : 'AND substr(place, 3, 4) = ?'
  return engine.rows<LookupMoment>(
    `SELECT DISTINCT substr(place, 1, 2) AS sign, period, definition, boundary_year AS "boundaryYear"
     FROM read_parquet([${files.map(() => '?').join(', ')}])
     WHERE indicator = ? AND boundary_year IS NOT NULL AND (value IS NOT NULL OR low IS NOT NULL) ${within}`,
    [...files, indicator, ...(municipality === null ? [] : [municipality.slice(2)])],
  )
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
  return [...regions, ...own].map(({ file, ...flat }) => filedRow(unflatten(flat), file))
}

/** A condition on the place of a row. */
export function ofLevel(level: RegionLevel): string {
  return level === 'country' ? `place = 'nl'` : `starts_with(place, '${prefixes[level]}')`
}

/** The same of one place. */
function isOfLevel(place: string, level: RegionLevel): boolean {
  return level === 'country' ? place === 'nl' : place.startsWith(prefixes[level])
}

const prefixes = { municipality: 'GM', district: 'WK', neighbourhood: 'BU', postcode: 'PC' } as const

const levels = new Map(
  Object.entries(prefixes).map(([level, prefix]) => [prefix as string, level as keyof typeof prefixes]),
)
