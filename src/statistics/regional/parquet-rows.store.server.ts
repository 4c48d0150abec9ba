import { type RegionLevel, regionPrefixes } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import { columnNames, type FlatRow, unflatten } from '../source/columns'
import { type FiledRow, type FiledRowQuery, filedRow } from '../source/filed-row'
import { shapeOfFile } from './file-shapes.store.server'

/**
 * Rows of several Parquet files in one question: many small ones cost more than one large one. Every column costs time in
 * every part of a file, so what a file or the question says of all rows is not read from them.
 *
 * @param query `level` where places are too many to name: all regions of it
 * @param left full paths, all in the order of places or all in that of indicators; null in the place of one that is not asked
 */
export async function rowsOfParquet(
  engine: StatisticsEngine,
  query: FiledRowQuery & { level?: RegionLevel | undefined },
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
function wantedOf({ indicators, places, periods }: FiledRowQuery) {
  const lists = { indicator: indicators, place: places, period: periods }
  return (['indicator', 'place', 'period'] as const).flatMap((column) => {
    const list = lists[column]
    return list === undefined ? [] : [{ column, list }]
  })
}

/** A condition on the place of a row. */
export function ofLevel(level: RegionLevel): string {
  return level === 'country' ? `place = 'nl'` : `starts_with(place, '${regionPrefixes[level]}')`
}
