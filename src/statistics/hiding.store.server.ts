import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StatisticsEngine } from '../platform/index.server'
import { type DecidedRow, figureOf, type ReleasedVersion, readGroups } from './disclosure/grouped-rows.store.server'
import { fileNames, parquet, readLines, writeLines } from './file-statements.store.server'
import { isSensitive } from './model/disclosure'
import { familiesOf } from './model/disclosure-families'
import { hiddenFigures } from './model/disclosure-figures'
import type { Indicator } from './model/indicator'
import type { AreaOfRegions } from './model/margins'
import type { Absence } from './model/observation'
import { columnNames, columns, keyColumns } from './source/columns'
import type { PublishedUnder } from './store.server'

/** How people are protected, and what can be known besides. */
export interface Protection extends PublishedUnder {
  /** Registered areas, whose totals may be released. */
  areas?: readonly AreaOfRegions[]
  /** Versions that are out already, from old to new. */
  earlier?: readonly ReleasedVersion[]
}

/** How much was hidden: figures suppressed, and rows without a value that lost their numbers of people. */
export interface Hiding {
  suppressed: number
  stripped: number
}

export const noneHidden: Hiding = { suppressed: 0, stripped: 0 }

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
  const codes = found.map(({ indicator }) => indicator)
  const all = new Set([...codes, ...(under.earlier ?? []).flatMap((version) => version.indicators)])
  const families = familiesOf([...all].sort(), indicators, under.rules)
  const own = new Set(codes.flatMap((code) => families.get(code) ?? []))
  if (own.size === 0) return noneHidden
  // What is out of other indicators says nothing about these.
  const earlier = (under.earlier ?? []).filter((version) =>
    version.indicators.some((code) => own.has(families.get(code) ?? -1)),
  )
  const grouped = join(folder, 'grouped.parquet')
  const hiding = { ...noneHidden }
  await writeLines(path, async (write) => {
    for await (const group of readGroups(engine, { full, versions: earlier, families }, grouped)) {
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
