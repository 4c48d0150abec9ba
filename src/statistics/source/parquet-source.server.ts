import type { DuckDBValue } from '@duckdb/node-api'
import type { StatisticsEngine } from '../../platform/index.server'
import { columnNames, type FlatRow, keyColumns, unflatten } from './columns'
import type { Edition, RowQuery, Source } from './port'

/** The files of one edition of a dataset version, by full path. */
export interface EditionFiles {
  byIndicator: string
  byPlace: string
}

/** Rows read from a file at a time; one row group, so that no piece is read twice. */
export const pieceSize = 20_480

/**
 * Dataset versions in Parquet files, read by DuckDB. Questions about an indicator read the file that is ordered by
 * indicator, questions about places alone the one ordered by place.
 *
 * @param locate the files of a version as the catalogue has them; undefined when there is no such version. File names
 *   come from nowhere else, and everything that is asked travels as bound values.
 */
export function parquetSource(
  engine: () => Promise<StatisticsEngine>,
  locate: (version: string, edition: Edition) => Promise<EditionFiles | undefined>,
): Source {
  const distinct = async (column: 'place' | 'period', version: string, indicator?: string): Promise<string[]> => {
    const files = await locate(version, 'released')
    if (!files) return []
    const narrowed = indicator === undefined ? '' : 'WHERE indicator = ?'
    const rows = await (await engine()).rows<{ found: string }>(
      `SELECT DISTINCT ${column} AS found FROM read_parquet(?) ${narrowed} ORDER BY found`,
      [files.byIndicator, ...(indicator === undefined ? [] : [indicator])],
    )
    return rows.map((row) => row.found)
  }

  return {
    name: 'parquet',
    async rows(query) {
      const files = await locate(query.version, query.edition)
      if (!files) return []
      const { condition, values } = conditions(query)
      const path = query.indicator === undefined && query.places !== undefined ? files.byPlace : files.byIndicator
      const found = await (await engine()).rows<FlatRow>(
        `SELECT ${selection} FROM read_parquet(?) WHERE ${condition} ORDER BY ${keyOrder}`,
        [path, ...values],
      )
      return found.map(unflatten)
    },
    places: (version, indicator) => distinct('place', version, indicator),
    periods: (version, indicator) => distinct('period', version, indicator),
    async *stream(version, edition) {
      const files = await locate(version, edition)
      if (!files) return
      for await (const piece of pieces<FlatRow>(await engine(), files.byIndicator, columnNames))
        yield piece.map(unflatten)
    },
  }
}

/** The order of rows in every answer and in the file by indicator. */
export const keyOrder = keyColumns.map((column) => `"${column}" NULLS FIRST`).join(', ')

const selection = columnNames.map((column) => `"${column}"`).join(', ')

/** The rows of a Parquet file in the order in which they stand there, a piece at a time. */
export async function* pieces<Piece>(
  engine: StatisticsEngine,
  path: string,
  names: readonly string[],
): AsyncGenerator<Piece[]> {
  const wanted = names.map((name) => `"${name}"`).join(', ')
  for (let first = 0; ; first += pieceSize) {
    const piece = await engine.rows<Piece>(
      `SELECT ${wanted} FROM read_parquet(?, file_row_number = true)
       WHERE file_row_number >= ? AND file_row_number < ? ORDER BY file_row_number`,
      [path, first, first + pieceSize],
    )
    if (piece.length > 0) yield piece
    if (piece.length < pieceSize) return
  }
}

function conditions(query: RowQuery): { condition: string; values: DuckDBValue[] } {
  const parts: string[] = ['true']
  const values: DuckDBValue[] = []
  const add = (part: string, ...more: DuckDBValue[]) => {
    parts.push(part)
    values.push(...more)
  }
  if (query.indicator !== undefined) add('indicator = ?', query.indicator)
  if (query.definition !== undefined) add('definition = ?', query.definition)
  if (query.boundaryYear !== undefined) add('boundary_year = ?', query.boundaryYear)
  for (const [column, wanted] of [
    ['place', query.places],
    ['period', query.periods],
  ] as const) {
    if (wanted === undefined) continue
    if (wanted.length === 0) add('false')
    else add(`${column} IN (${wanted.map(() => '?').join(', ')})`, ...wanted)
  }
  return { condition: parts.join(' AND '), values }
}
