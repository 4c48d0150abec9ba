import type { StatisticsEngine } from '../../platform/index.server'
import { columns, type FlatRow } from '../source/columns'

/** What a question to a file has to reckon with. */
export interface FileShape {
  /** Boundary years of the regions in it; none for figures that have none. */
  boundaryYears: readonly number[]
  /** How many rows one indicator can have of one place, within one definition. */
  rowsPerIndicator: number
  /** Columns in which every row has the same, or nothing: they need not be read. */
  fixed: Partial<FlatRow>
}

const shapes = new WeakMap<StatisticsEngine, Map<string, Promise<FileShape>>>()

/** The shape of a file, asked once: files never change. */
export function shapeOfFile(engine: StatisticsEngine, file: string): Promise<FileShape> {
  const kept = shapes.get(engine) ?? new Map<string, Promise<FileShape>>()
  shapes.set(engine, kept)
  const known = kept.get(file)
  if (known) return known
  const asked = readShape(engine, file)
  kept.set(file, asked)
  asked.catch(() => kept.delete(file))
  return asked
}

/** From the footer of a file; of one about several years by reading two columns of it. */
async function readShape(engine: StatisticsEngine, file: string): Promise<FileShape> {
  const fixed = await fixedColumns(engine, file)
  const { boundary_year: year, period } = fixed
  if (typeof year === 'number' && typeof period === 'string') {
    return { boundaryYears: [year], rowsPerIndicator: 1, fixed }
  }
  const found = await engine.rows<{ year: number | null }>(
    'SELECT DISTINCT boundary_year AS year, period FROM read_parquet(?)',
    [file],
  )
  const years = new Set(found.flatMap((each) => (each.year === null ? [] : [each.year])))
  return {
    boundaryYears: [...years].toSorted((one, other) => one - other),
    rowsPerIndicator: found.length,
    fixed,
  }
}

interface FooterColumn {
  name: keyof FlatRow
  least: string | null
  most: string | null
  /** Rows with nothing in this column, and all rows; `known` when every piece of the file says what it holds. */
  missing: number
  rows: number
  known: boolean
}

async function fixedColumns(engine: StatisticsEngine, file: string): Promise<Partial<FlatRow>> {
  const footer = await engine.rows<FooterColumn>(
    `SELECT path_in_schema AS name, min(stats_min_value) AS least, max(stats_max_value) AS most,
       sum(stats_null_count)::INTEGER AS missing, sum(num_values)::INTEGER AS rows,
       count(stats_null_count) = count(*) AND bool_and(stats_null_count = num_values OR (min_is_exact AND max_is_exact)) AS known
     FROM parquet_metadata(?) GROUP BY name`,
    [file],
  )
  return Object.assign({}, ...footer.map(fixedIn))
}

function fixedIn({ name, least, most, missing, rows, known }: FooterColumn): Partial<FlatRow> {
  if (!known) return {}
  if (missing === rows) return { [name]: null }
  // Numbers with a fraction are read: the footer has them as text.
  if (missing > 0 || least === null || least !== most || columns[name] === 'DOUBLE') return {}
  return { [name]: columns[name] === 'INTEGER' ? Number(least) : least }
}
