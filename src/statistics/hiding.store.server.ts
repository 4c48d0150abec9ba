import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StatisticsEngine } from '../platform/index.server'
import { readFoundRelations } from './disclosure/found-relations.store.server'
import {
  type DecidedRow,
  figureOf,
  type ReleasedVersion,
  readGroups,
  spotsOf,
} from './disclosure/grouped-rows.store.server'
import { fileNames, parquet, readLines, writeLines } from './file-statements.store.server'
import { codesIn, type IndicatorRelation, isSensitive, relationsBeside } from './model/disclosure'
import { familiesOf } from './model/disclosure-families'
import { hiddenFigures } from './model/disclosure-figures'
import type { Indicator } from './model/indicator'
import type { AreaOfRegions } from './model/margins'
import type { Absence } from './model/observation'
import { columnNames, columns, keyColumns } from './source/columns'
import type { PublishedUnder } from './store.server'

/** How people are protected, and what can be known besides. */
export interface Protection extends PublishedUnder {
  /** Slug of the dataset. */
  dataset?: string
  /** Registered areas, whose totals may be released. */
  areas?: readonly AreaOfRegions[]
  /** Versions that are out already, from old to new. */
  earlier?: readonly ReleasedVersion[]
  /** How indicators follow from each other, as the figures of earlier versions showed. */
  shown?: readonly IndicatorRelation[]
}

/** How much was hidden: figures suppressed, and rows without a value that lost their numbers of people. */
export interface Hiding {
  suppressed: number
  stripped: number
  /** How indicators follow from each other, as the figures show and nobody declared. */
  found: readonly IndicatorRelation[]
}

export const noneHidden: Hiding = { suppressed: 0, stripped: 0, found: [] }

/**
 * Decides group by group what is hidden and writes those keys, each with the reason that is shown instead of a value.
 * Rows without a value keep their reason and lose their numbers of people. A group is what one family of indicators has
 * in one year, in all versions and boundary years; only one group is in memory.
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
  const held = await engine.rows<{ indicator: string }>(`SELECT DISTINCT indicator FROM ${parquet(full)} ORDER BY 1`)
  const codes = held.map(({ indicator }) => indicator)
  const all = new Set([...codes, ...(under.earlier ?? []).flatMap((version) => version.indicators)])
  if (!codes.some((code) => isAboutPeople(indicators.get(code), under))) return noneHidden
  const declared = under.rules.relations ?? []
  const shown = [...(under.shown ?? []), ...(await readFoundRelations(engine, full, codes, indicators))]
  const found = relationsBeside(declared, shown)
  const rules = { ...under.rules, relations: [...declared, ...found] }
  const families = familiesOf([...all].sort(), indicators, rules)
  const own = new Set(codes.flatMap((code) => families.get(code) ?? []))
  // What is out of other indicators says nothing about these.
  const earlier = (under.earlier ?? []).filter((version) =>
    version.indicators.some((code) => own.has(families.get(code) ?? -1)),
  )
  const grouped = join(folder, 'grouped.parquet')
  const hiding = {
    ...noneHidden,
    found: found.filter((relation) => codesIn(relation).some((code) => own.has(families.get(code) ?? -1))),
  }
  await writeLines(path, async (write) => {
    for await (const group of readGroups(engine, { full, versions: earlier, families }, grouped)) {
      const lines = decide(group, indicators, { ...under, rules, earlier }).flatMap(({ row, absence }) =>
        newKeysOf(row, earlier.length).map((key) => {
          hiding[row.absence === null ? 'suppressed' : 'stripped'] += 1
          return JSON.stringify({ ...key, absence })
        }),
      )
      await write(lines)
    }
  })
  await rm(grouped)
  return hiding
}

function isAboutPeople(indicator: Indicator | undefined, { rules }: Protection): boolean {
  return indicator !== undefined && isSensitive(indicator, rules)
}

/** The keys of a row in the version that is being published: one for each of its boundary years. */
function newKeysOf(row: DecidedRow, version: number): Record<string, unknown>[] {
  return spotsOf(row)
    .filter((spot) => spot.version === version)
    .map(({ boundaryYear }) =>
      Object.fromEntries(keyColumns.map((column) => [column, column === 'boundary_year' ? boundaryYear : row[column]])),
    )
}

/** The new rows of a group that are hidden, with the reason that is shown instead. */
function decide(
  group: readonly DecidedRow[],
  indicators: ReadonlyMap<string, Indicator>,
  under: Protection,
): { row: DecidedRow; absence: Absence }[] {
  const rows = group.filter(({ absence }) => absence === null)
  const { rules, areas = [], earlier = [] } = under
  const datasets = [...earlier.map(({ dataset }) => dataset), under.dataset ?? '']
  const hidden = hiddenFigures(rows.map(figureOf), { indicators, rules, areas, datasets })
  return [
    ...[...hidden.keys()].map((index) => ({ row: rows[index] as DecidedRow, absence: 'suppressed' as const })),
    ...group.flatMap((row) => {
      const isKept = row.absence === null || !isAboutPeople(indicators.get(row.indicator), under)
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
