import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StatisticsEngine } from '../platform/index.server'
import { copy, fileNames, literal, parquet, readLines, writeLines } from './file-statements.store.server'
import { isSensitive } from './model/disclosure'
import { type Families, familiesOf } from './model/disclosure-families'
import { hiddenFigures } from './model/disclosure-figures'
import type { Figure } from './model/disclosure-tables'
import type { Indicator } from './model/indicator'
import type { AreaOfRegions } from './model/margins'
import type { Absence } from './model/observation'
import { columnNames, columns, type FlatRow, keyColumns } from './source/columns'
import { pieces } from './source/parquet-source.server'
import type { PublishedUnder } from './store.server'

/** An earlier version of which everyone may have the released edition: its two editions by indicator. */
export interface EarlierVersion {
  full: string
  released: string
}

/** How people are protected, and what of others is out already. */
export interface Protection extends PublishedUnder {
  /** Registered areas, whose totals may be released. */
  areas?: readonly AreaOfRegions[]
  /** From old to new. */
  earlier?: readonly EarlierVersion[]
}

/** How much was hidden: figures suppressed, and rows without a value that lost their numbers of people. */
export interface Hiding {
  suppressed: number
  stripped: number
}

export const noneHidden: Hiding = { suppressed: 0, stripped: 0 }

/** A row as it is decided on; rows of earlier versions with the same values are one with it. */
type DecidedRow = Pick<FlatRow, (typeof keyColumns)[number] | 'value' | 'n' | 'of' | 'absence'> & {
  family: string
  /** Numbers of the versions it stands in, with commas between. */
  versions: string
  is_new: boolean
  was_released: boolean
  was_hidden: boolean
}

const decidedColumns = [
  'family',
  ...keyColumns,
  'value',
  'n',
  'of',
  'absence',
  'versions',
  'is_new',
  'was_released',
  'was_hidden',
] as const satisfies readonly (keyof DecidedRow)[]

/** The rows among which disclosure is decided stand together. */
const groupColumns = ['family', 'boundary_year', 'period'] as const

/**
 * Decides group by group what is hidden and writes those keys, each with the reason that is shown instead of a value.
 * Rows without a value keep their reason and lose their numbers of people. A group is what one family of indicators has
 * in one boundary year and period, in all versions; only one group is in memory.
 *
 * @param path of the file that is written
 */
export async function writeHidden(
  engine: StatisticsEngine,
  folder: string,
  path: string,
  indicators: ReadonlyMap<string, Indicator>,
  under: Protection,
): Promise<Hiding> {
  const full = join(folder, fileNames.fullByIndicator)
  const found = await engine.rows<{ indicator: string }>(`SELECT DISTINCT indicator FROM ${parquet(full)} ORDER BY 1`)
  const families = familiesOf(
    found.map(({ indicator }) => indicator),
    indicators,
    under.rules,
  )
  if (families.size === 0) return noneHidden
  const grouped = join(folder, 'grouped.parquet')
  await copy(engine, groupedRows(full, under.earlier ?? [], families), grouped)
  const hiding = { ...noneHidden }
  await writeLines(path, async (write) => {
    for await (const group of groups(pieces<DecidedRow>(engine, grouped, decidedColumns))) {
      const lines = decide(group, indicators, under).map(({ row, absence }) => {
        hiding[row.absence === null ? 'suppressed' : 'stripped'] += 1
        return JSON.stringify({ ...Object.fromEntries(keyColumns.map((column) => [column, row[column]])), absence })
      })
      await write(lines)
    }
  })
  await rm(grouped)
  return hiding
}

/** The new rows of a group that are hidden, with the reason that is shown instead. */
function decide(
  group: readonly DecidedRow[],
  indicators: ReadonlyMap<string, Indicator>,
  under: Protection,
): { row: DecidedRow; absence: Absence }[] {
  const boundaryYear = group[0]?.boundary_year
  const areas = (under.areas ?? []).filter((area) => area.boundaryYear === boundaryYear)
  const rows = group.filter(({ absence }) => absence === null)
  const hidden = hiddenFigures(rows.map(figureOf), { indicators, rules: under.rules, areas })
  return [
    ...[...hidden.keys()].map((index) => ({ row: rows[index] as DecidedRow, absence: 'suppressed' as const })),
    ...group.flatMap((row) => {
      const indicator = indicators.get(row.indicator)
      const isKept = row.absence === null || !indicator || !isSensitive(indicator, under.rules)
      return isKept ? [] : [{ row, absence: row.absence as Absence }]
    }),
  ]
}

function figureOf(row: DecidedRow): Figure {
  return {
    indicator: row.indicator,
    definition: row.definition,
    place: row.place,
    value: row.value,
    n: row.n ?? undefined,
    of: row.of ?? undefined,
    isRangeOnly: row.value === null,
    versions: row.versions.split(',').map(Number),
    isNew: row.is_new,
    before: row.was_released ? 'released' : row.was_hidden ? 'hidden' : null,
  }
}

/** The query that gives the rows of a new version with those of earlier ones, group after group. */
function groupedRows(full: string, earlier: readonly EarlierVersion[], families: Families): string {
  const sizes = Map.groupBy(families.values(), (family) => family)
  const list = [...families].map(([code, family]) => {
    const isAlone = sizes.get(family)?.length === 1
    return `(${literal(code)}, ${literal(String(family))}, ${isAlone})`
  })
  const values = [...keyColumns, 'value', 'n', 'of', 'absence'] as const
  const named = (table: string) => values.map((column) => `${table}."${column}"`).join(', ')
  // Of rows without a value only those count that have numbers of people to lose.
  const own = `SELECT ${named('rows')}, ${earlier.length} AS version, true AS is_new, false AS is_released
    FROM ${parquet(full)} AS rows WHERE absence IS NULL OR n IS NOT NULL OR "of" IS NOT NULL`
  const others = earlier.map((version, number) => {
    const keys = keyColumns.map((column) => `rows."${column}" IS NOT DISTINCT FROM out."${column}"`).join(' AND ')
    return `SELECT ${named('rows')}, ${number} AS version, false AS is_new, out.absence IS NULL AS is_released
      FROM ${parquet(version.full)} AS rows JOIN ${parquet(version.released)} AS out ON ${keys}
      WHERE rows.absence IS NULL`
  })
  const grouped = [...values, 'family'].map((column) => `"${column}"`).join(', ')
  const merged = `SELECT ${grouped}, string_agg(version, ',' ORDER BY version) AS versions, bool_or(is_new) AS is_new,
      bool_or(NOT is_new AND is_released) AS was_released, bool_or(NOT is_new AND NOT is_released) AS was_hidden
    FROM together GROUP BY ${grouped}`
  const alone = `SELECT ${grouped}, version::VARCHAR AS versions, is_new, false AS was_released, false AS was_hidden
    FROM together`
  return `WITH families(indicator, family, is_alone) AS (VALUES ${list.join(', ')}),
    stacked AS (${[own, ...others].join(' UNION ALL ')}),
    together AS (
      SELECT stacked.*, if(is_alone, family || '|' || definition, family) AS family FROM stacked JOIN families USING (indicator)
    ),
    merged AS (${earlier.length === 0 ? alone : merged})
    SELECT * FROM merged
    ${earlier.length === 0 ? '' : 'SEMI JOIN (SELECT family, boundary_year, period FROM merged WHERE is_new) AS new ON merged.family = new.family AND merged.boundary_year IS NOT DISTINCT FROM new.boundary_year AND merged.period = new.period'}
    ORDER BY ${[...groupColumns, 'indicator', 'definition', 'place'].map((column) => `"${column}" NULLS FIRST`).join(', ')}`
}

async function* groups(input: AsyncIterable<DecidedRow[]>): AsyncGenerator<DecidedRow[]> {
  let group: DecidedRow[] = []
  for await (const piece of input) {
    for (const row of piece) {
      const last = group[0]
      if (last && groupColumns.some((column) => last[column] !== row[column])) {
        yield group
        group = []
      }
      group.push(row)
    }
  }
  if (group.length > 0) yield group
}

/** The query that gives every row as everyone may read it. */
export function releasedRows(full: string, hiddenFile: string): string {
  const kept = new Set<string>([...keyColumns, 'document', 'line', 'figure'])
  const shown = columnNames.map((column) => {
    if (kept.has(column)) return `rows."${column}"`
    if (column === 'absence') return 'coalesce(hidden.absence, rows.absence) AS absence'
    if (column === 'precision') return `if(hidden.place IS NULL, rows.precision, 'exact') AS precision`
    return `if(hidden.place IS NULL, rows."${column}", NULL) AS "${column}"`
  })
  const keys = keyColumns.map((column) => `rows."${column}" IS NOT DISTINCT FROM hidden."${column}"`).join(' AND ')
  const hiddenColumns = Object.fromEntries([...keyColumns, 'absence' as const].map((name) => [name, columns[name]]))
  const ordered = `SELECT ${shown.join(', ')} FROM ${parquet(full)} AS rows
    LEFT JOIN ${readLines(hiddenFile, hiddenColumns)} AS hidden ON ${keys}`
  return `SELECT * FROM (${ordered})`
}
