import type { StatisticsEngine } from '../../platform/index.server'
import { parquet } from '../file-statements.store.server'
import type { Absence } from '../model/observation'
import { columnOf, sourceOf, trimmed } from './long-rows.store.server'
import { type MissingFigures, missingOf } from './report'
import type { StagedTable } from './table'

/** What is in a file of long rows. */
export interface RowCounts {
  regions: number
  indicators: string[]
  periods: string[]
  observations: number
  /** Rows without a value, by reason and by what the source says of it. */
  missing: MissingFigures[]
}

interface CountedGroup {
  indicator: string
  period: string
  absence: Absence | null
  note_nl: string | null
  note_en: string | null
  rows: number
}

/** Counts the long rows of a file. */
export async function countRows(engine: StatisticsEngine, path: string): Promise<RowCounts> {
  const groups = await engine.rows<CountedGroup>(
    `SELECT indicator, period, absence, note_nl, note_en, count(*)::INTEGER AS rows FROM ${parquet(path)}
     GROUP BY ALL ORDER BY ALL`,
  )
  return {
    regions: await countRegions(engine, [path]),
    indicators: [...new Set(groups.map(({ indicator }) => indicator))],
    periods: [...new Set(groups.map(({ period }) => period))].toSorted(),
    observations: groups.reduce((sum, { rows }) => sum + rows, 0),
    missing: missingOf(
      groups.map(({ absence, note_nl, note_en, rows }) => ({
        absence,
        note: note_nl === null || note_en === null ? null : { nl: note_nl, en: note_en },
        rows,
      })),
    ),
  }
}

/** How many different regions files of long rows have together. */
export async function countRegions(engine: StatisticsEngine, paths: readonly string[]): Promise<number> {
  const places = paths.map((path) => `SELECT DISTINCT place FROM ${parquet(path)}`).join(' UNION ALL ')
  const [found] = await engine.rows<{ regions: number }>(
    `SELECT count(DISTINCT place)::INTEGER AS regions FROM (${places})`,
  )
  return found?.regions ?? 0
}

/** How many different codes these columns of a list have together. */
export async function countCodes(
  engine: StatisticsEngine,
  staged: StagedTable,
  columns: readonly string[],
): Promise<number> {
  const codes = columns.map((column) => `SELECT ${trimmed(columnOf(staged, column))} AS code FROM ${sourceOf(staged)}`)
  const [found] = await engine.rows<{ codes: number }>(
    `SELECT count(DISTINCT code)::INTEGER AS codes FROM (${codes.join(' UNION ALL ')}) WHERE code <> ''`,
  )
  return found?.codes ?? 0
}

/**
 * A place to look at when figures were imported: the municipality that they are of when that is one, else the country, else
 * the first region; null when there are none.
 *
 * @param placed file with the rows as they stand
 */
export async function placeToLookAt(engine: StatisticsEngine, placed: string): Promise<string | null> {
  const [found] = await engine.rows<{ place: string | null }>(
    `SELECT CASE WHEN count(DISTINCT place) FILTER (starts_with(place, 'GM')) = 1
         THEN min(place) FILTER (starts_with(place, 'GM'))
       WHEN bool_or(place = 'nl') THEN 'nl' ELSE min(place) END AS place
     FROM ${parquet(placed)} WHERE place IS NOT NULL`,
  )
  return found?.place ?? null
}
