import { Refusal } from '../../../platform'
import type { StatisticsEngine } from '../../../platform/index.server'
import { readablePath } from './csv.server'
import type { GivenFile } from './given-file.server'
import { readingLimits } from './limits'
import { refusedAt } from './spot'
import type { OpenedTable, Scratch } from './stage.server'

/**
 * Opens a Parquet file where it is. Cells are given as text, numbers with a point. Rows are counted from 1.
 *
 * @throws Refusal `file-damaged`, `table-missing`, `table-too-wide`, `table-too-long`
 */
export async function openParquet(
  given: GivenFile,
  scratch: Scratch,
  engine: () => Promise<StatisticsEngine>,
): Promise<OpenedTable> {
  const path = await readablePath(given, scratch, 'parquet')
  const { rows } = await engine()
  const ask = <Row>(query: string) =>
    rows<Row>(query, [path]).catch((error: unknown) => {
      throw error instanceof Refusal ? error : refusedAt('file-damaged', given.spot, {}, error)
    })
  const described = await ask<{ column_name: string }>('DESCRIBE SELECT * FROM read_parquet(?)')
  const columns = described.map(({ column_name }) => column_name)
  const [counted] = await ask<{ rows: number }>('SELECT count(*)::DOUBLE AS rows FROM read_parquet(?)')
  const rowCount = counted?.rows ?? 0
  const { spot } = given
  if (columns.length < 2 || rowCount === 0) throw refusedAt('table-missing', spot)
  if (columns.length > readingLimits.columns) {
    throw refusedAt('table-too-wide', spot, { count: columns.length, limit: readingLimits.columns })
  }
  if (rowCount > readingLimits.rows) throw refusedAt('table-too-long', spot, { limit: readingLimits.rows })
  const sample = await ask<Record<string, string | null>>(
    `SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?) LIMIT ${readingLimits.sampleRows}`,
  )
  return {
    sample: {
      file: spot.file,
      format: 'parquet',
      sheet: null,
      title: null,
      columns,
      rows: sample.map((row) => columns.map((name) => row[name] || null)),
      firstRow: 1,
      rowCount,
    },
    rows: { form: 'parquet', path },
    notes: [],
  }
}
