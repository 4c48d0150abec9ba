import { regionPrefixes } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import { literal, parquet } from '../file-statements.store.server'
import type { FlatRow } from '../source/columns'
import { figureOf, numberOf } from './cell-numbers.store.server'
import { columnsOfParts } from './kinds/places'
import {
  boundaryYearOf,
  columnOf,
  type NamedRegions,
  onlyOf,
  periodOf,
  placeOf,
  sourceOf,
  trimmed,
  unreadable,
} from './long-rows.store.server'
import type { StatisticsPlan } from './plan'
import type { StagedTable } from './table'

/** What a column of districts or neighbourhoods has in a row about all of them. */
const ofAllParts = '^(0+|(totaal|total|alle|all|heel|hele|gehele)( .*)?)$'

/** Texts that begin with `unreadable` come before this one. */
const afterUnreadable = '"'

/** A row that could not be read, with the text that was found. */
export type Unreadable = Pick<
  FlatRow,
  'indicator' | 'place' | 'period' | 'boundary_year' | 'absence' | 'note_nl' | 'line'
>

/** The first row that could not be read, if there is one. */
export async function findUnreadable(engine: StatisticsEngine, path: string): Promise<Unreadable | undefined> {
  // One question for each: so what a file says of its parts tells at once that there is none.
  const faults = [
    `absence = ${literal(unreadable)}`,
    `place >= ${literal(unreadable)} AND place < ${literal(afterUnreadable)}`,
    `period >= ${literal(unreadable)} AND period < ${literal(afterUnreadable)}`,
    'boundary_year = -1',
  ]
  const [found] = await engine.rows<Unreadable>(
    `${faults
      .map(
        (fault) =>
          `(SELECT indicator, place, period, boundary_year, absence, note_nl, line FROM ${parquet(path)}
           WHERE ${fault} LIMIT 1)`,
      )
      .join(' UNION ALL ')} LIMIT 1`,
  )
  return found
}

/**
 * The first cell beside a value that is no number of people, or no margin: neither a number from zero on, nor empty, nor a
 * marker; nor one with a point where thousands have theirs, in a file in which a point stands before decimals. Without this
 * it would be lost in silence, and with it what protects people and says how sure a figure is.
 */
export async function findUnreadableBeside(
  engine: StatisticsEngine,
  { staged, plan }: Pick<ReadTable, 'staged' | 'plan'>,
  placed: string,
): Promise<{ column: string; text: string } | undefined> {
  const { shape } = plan
  const beside = shape.form === 'wide' ? shape.columns : [shape]
  const names = beside.flatMap(({ n, of, margin }) => [n, of, margin].filter((name) => name !== undefined))
  const counts = new Set(beside.flatMap(({ n, of }) => [n, of]))
  // A margin is in the unit of its figure, which of some figures is per cent.
  const hasShares = String(plan.indicators.some(({ unit }) => unit === '%'))
  const number = (column: string, text: string) =>
    counts.has(column) ? numberOf(text, plan.decimal) : figureOf(text, plan.decimal, hasShares)
  const marks = plan.markers.map(({ text }) => literal(text.trim().toLowerCase()))
  const isMarker = (text: string) => (marks.length === 0 ? 'false' : `lower(${text}) IN (${marks.join(', ')})`)
  for (const column of new Set(names)) {
    const text = trimmed(columnOf(staged, column))
    const [found] = await engine.rows<{ text: string }>(
      `SELECT ${text} AS text FROM ${parquet(placed)} WHERE place IS NOT NULL AND ${text} <> '' AND NOT ${isMarker(text)}
       AND (coalesce(${number(column, text)} < 0, true)
         ${counts.has(column) && plan.decimal === '.' ? `OR regexp_full_match(${text}, '[1-9]\\d{0,2}(\\.\\d{3})+')` : ''}) LIMIT 1`,
    )
    if (found) return { column, text: found.text }
  }
  return undefined
}

/**
 * The first row with the code of a larger region than the district or neighbourhood that stands beside it: its figure would
 * become that of a whole municipality. A column that says that a row is about all of them, or nothing, tells of no part.
 *
 * @returns also the code, as it would be read
 */
export async function findPartBeside(
  engine: StatisticsEngine,
  table: ReadTable,
): Promise<(Fault & { place: string }) | undefined> {
  const { staged, plan, names } = table
  const { region } = plan
  if (region.by !== 'code') return undefined
  const place = placeOf(staged, plan, names)
  const marks = plan.markers.map(({ text }) => literal(text.trim().toLowerCase()))
  for (const { column, level } of columnsOfParts(staged.sample)) {
    if (region.columns.includes(column)) continue
    // Beside codes of several levels, of which this is one, a column has the names of regions of all of these.
    const isOfOwnLevel = onlyOf(staged, plan, `starts_with(${place}, ${literal(regionPrefixes[level])})`)
    const isName = region.level === null && region.name === column
    if (isName && (await engine.rows(`SELECT 1 FROM ${sourceOf(staged)} ${isOfOwnLevel} LIMIT 1`)).length > 0) continue
    const text = `lower(${trimmed(columnOf(staged, column))})`
    const larger = level === 'district' ? ['GM'] : ['GM', 'WK']
    const [found] = await engine.rows<{ position: number; place: string; text: string }>(
      `SELECT position, ${place} AS place, ${trimmed(columnOf(staged, column))} AS text FROM ${numbered(staged)}
       ${onlyOf(
         staged,
         plan,
         `(${larger.map((prefix) => `starts_with(${place}, ${literal(prefix)})`).join(' OR ')})
         AND ${text} <> '' AND ${text} <> lower(${place}) AND NOT regexp_matches(${text}, ${literal(ofAllParts)})
         ${marks.length === 0 ? '' : `AND ${text} NOT IN (${marks.join(', ')})`}`,
       )} ORDER BY position LIMIT 1`,
    )
    if (found) return { row: rowOf(staged, found.position), column, text: found.text, place: found.place }
  }
  return undefined
}

/** A place that stands twice in the rows of a table with a column per indicator, or a figure in one with a row per figure. */
export async function findTwice(
  engine: StatisticsEngine,
  plan: StatisticsPlan,
  placed: string,
  rows: string,
): Promise<Pick<FlatRow, 'place' | 'period'> | undefined> {
  const isWide = plan.shape.form === 'wide'
  const [twice] = await engine.rows<Pick<FlatRow, 'place' | 'period'>>(
    isWide
      ? `SELECT place, row_period AS period FROM ${parquet(placed)} WHERE place IS NOT NULL
         GROUP BY place, boundary_year, row_period HAVING count(*) > 1 ORDER BY place LIMIT 1`
      : `SELECT place, period FROM ${parquet(rows)}
         GROUP BY indicator, definition, place, boundary_year, period HAVING count(*) > 1 ORDER BY place LIMIT 1`,
  )
  return twice
}

/** Where in a file a fault is: its row as a person counts, null when that cannot be told, its column and the text there. */
export interface Fault {
  row: number | null
  column: string
  text: string
  /** What the text is to be; a code or a number when absent. */
  is?: 'period'
}

/** A table with how its rows are read. */
export interface ReadTable {
  staged: StagedTable
  plan: StatisticsPlan
  names: NamedRegions | null
}

/**
 * Where a code, period, year or number stands that could not be read. The rows are read once more, because only they tell;
 * this happens to files that are refused only.
 *
 * @param found as `findUnreadable` gives it
 */
export async function faultOf(engine: StatisticsEngine, table: ReadTable, found: Unreadable): Promise<Fault> {
  const { staged, plan, names } = table
  const place = placeOf(staged, plan, names)
  if (found.place.startsWith(unreadable)) {
    const columns = plan.region.by === 'code' ? plan.region.columns : [plan.region.column]
    return firstWhere(engine, table, `starts_with(${place}, ${literal(unreadable)})`, columns)
  }
  if (found.period.startsWith(unreadable) && 'column' in plan.period) {
    const condition = `${place} IS NOT NULL AND starts_with(${periodOf(staged, plan)}, ${literal(unreadable)})`
    return { ...(await firstWhere(engine, table, condition, [plan.period.column])), is: 'period' }
  }
  if (found.boundary_year === -1 && 'column' in plan.boundaryYear) {
    const condition = `${place} IS NOT NULL AND ${boundaryYearOf(staged, plan)} = -1`
    return firstWhere(engine, table, condition, [plan.boundaryYear.column])
  }
  const text = found.note_nl ?? ''
  const isThere = `${place} IS NOT NULL AND ${trimmed(columnOf(staged, found.line))} = ${literal(text)}`
  return firstWhere(engine, table, isThere, [found.line])
}

/**
 * Where the first row stands that says this in a column.
 *
 * @param indicator the row is about; any when absent
 */
export function faultOfText(
  engine: StatisticsEngine,
  table: ReadTable,
  column: string,
  text: string,
  indicator?: string,
): Promise<Fault> {
  const says = (name: string, told: string) => `${trimmed(columnOf(table.staged, name))} = ${literal(told)}`
  const { shape } = table.plan
  const measures =
    indicator !== undefined && shape.form === 'long' && 'column' in shape.measure
      ? Object.keys(shape.measures).filter((each) => shape.measures[each]?.indicator === indicator)
      : []
  const about = shape.form === 'long' && 'column' in shape.measure ? shape.measure.column : ''
  const isAbout = measures.length === 0 ? '' : ` AND (${measures.map((each) => says(about, each)).join(' OR ')})`
  return firstWhere(engine, table, `${says(column, text)}${isAbout}`, [column])
}

/** Where a place and period, and in a table with a row per figure a measure, stand for the second time. */
export async function faultOfTwice(
  engine: StatisticsEngine,
  table: ReadTable,
  twice: { place: string; period: string },
): Promise<Fault> {
  const { staged, plan, names } = table
  const { region, shape } = plan
  const measure =
    shape.form === 'long' && 'column' in shape.measure ? trimmed(columnOf(staged, shape.measure.column)) : "''"
  const [found] = await engine.rows<{ position: number }>(
    `SELECT position FROM (
       SELECT position, row_number() OVER (PARTITION BY measure, boundary_year ORDER BY position) AS turn FROM (
         SELECT position, ${measure} AS measure, ${boundaryYearOf(staged, plan)} AS boundary_year FROM ${numbered(staged)}
         ${onlyOf(
           staged,
           plan,
           `${placeOf(staged, plan, names)} = ${literal(twice.place)}
           AND ${periodOf(staged, plan)} = ${literal(twice.period)}`,
         )}))
     WHERE turn = 2 ORDER BY position LIMIT 1`,
  )
  const column = region.by === 'code' ? (region.columns[0] ?? '') : region.column
  return { row: rowOf(staged, found?.position), column, text: twice.place }
}

/** The first row of which this holds; the column is the first of these that has something in it. */
async function firstWhere(
  engine: StatisticsEngine,
  { staged, plan }: ReadTable,
  condition: string,
  columns: readonly string[],
): Promise<Fault> {
  const cells = columns.map((column, at) => `${trimmed(columnOf(staged, column))} AS cell${at}`)
  const [found] = await engine.rows<{ position: number } & Record<`cell${number}`, string | null>>(
    `SELECT position, ${cells.join(', ')} FROM ${numbered(staged)} ${onlyOf(staged, plan, condition)}
     ORDER BY position LIMIT 1`,
  )
  const at = Math.max(
    0,
    columns.findIndex((_, one) => found?.[`cell${one}`]),
  )
  return { row: rowOf(staged, found?.position), column: columns[at] ?? '', text: found?.[`cell${at}`] ?? '' }
}

function numbered(staged: StagedTable): string {
  return `(SELECT row_number() OVER ()::INTEGER AS position, * FROM ${sourceOf(staged)})`
}

function rowOf(staged: StagedTable, position: number | undefined): number | null {
  return position === undefined ? null : staged.sample.firstRow + position - 1
}
