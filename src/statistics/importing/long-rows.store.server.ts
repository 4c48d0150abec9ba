import type { RegionLevel } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import { copy, literal, parquet } from '../file-statements.store.server'
import type { FlatRow } from '../source/columns'
import { columnNames } from '../source/columns'
import { keyOrder } from '../source/parquet-source.server'
import {
  decimalsOf,
  figureOf,
  inUnit,
  isMarkerNumber,
  isShare,
  numberOf,
  withoutSign,
} from './cell-numbers.store.server'
import { periodIn } from './cell-periods.store.server'
import type { PlannedColumn, StatisticsPlan } from './plan'
import type { StagedTable } from './table'

/** A row with a column per indicator becomes a hundred figures, so that few of them are work enough for one core. */
const widePiece = 4096

/** Stands where a cell could not be read; rows with it never leave the scratch folder. */
export const unreadable = '!'

/** What the names of regions in a file without codes mean: name as in the file to code. */
export type NamedRegions = ReadonlyMap<string, string>

/**
 * Writes the rows of a staged table as they stand, each with its place, boundary year and period, to a Parquet file in the
 * order of these three. All that follows reads this file, of which it takes only the columns it needs.
 *
 * Rows of other divisions than ours (provinces, regions of the police), and of a district that the publisher does not know
 * (`WK1916--`), have no place.
 */
export async function writePlacedRows(
  engine: StatisticsEngine,
  staged: StagedTable,
  plan: StatisticsPlan,
  names: NamedRegions | null,
  target: string,
): Promise<void> {
  const { region } = plan
  const named = region.by === 'name' ? region.column : region.name
  const name = named === null ? 'NULL::VARCHAR' : trimmed(columnOf(staged, named))
  const unchanged = region.by === 'code' ? region.unchanged : undefined
  const same = unchanged
    ? `${trimmed(columnOf(staged, unchanged.column))} = ${literal(unchanged.text)}`
    : 'NULL::BOOLEAN'
  const kept = [...new Set(columnsRead(plan).map((column) => columnOf(staged, column)))]
  await copy(
    engine,
    `SELECT ${placeOf(staged, plan, names)} AS place, ${boundaryYearOf(staged, plan)} AS boundary_year,
       ${periodOf(staged, plan)} AS row_period, ${name} AS name, ${same} AS same, ${kept.join(', ')}
     FROM ${sourceOf(staged)} ${onlyOf(staged, plan)} ORDER BY place, boundary_year NULLS FIRST, row_period`,
    target,
    plan.shape.form === 'wide' ? widePiece : undefined,
  )
}

/** Columns with values and what stands beside them. */
function columnsRead({ shape }: StatisticsPlan): string[] {
  if (shape.form === 'wide') {
    return shape.columns
      .flatMap(({ column, n, of, margin }) => [column, n, of, margin])
      .filter((name) => name !== undefined)
  }
  const measure = 'column' in shape.measure ? shape.measure.column : undefined
  return [measure, shape.value, shape.absence, shape.n, shape.of, shape.margin].filter((name) => name !== undefined)
}

/** By indicator is the order of an answer; by place those of one place stand together. */
export type RowOrder = 'indicator' | 'place'

/**
 * Writes placed rows as the long rows of a dataset. One statement of the engine: nothing passes
 * through objects, and a country is never in memory. A cell, code or period that cannot be read becomes a row with
 * `unreadable` in its place, for `findUnreadable` to name.
 */
export async function writeLongRows(
  engine: StatisticsEngine,
  staged: StagedTable,
  plan: StatisticsPlan,
  placed: string,
  target: string,
  order: RowOrder = 'indicator',
): Promise<void> {
  const isWide = plan.shape.form === 'wide'
  await copy(engine, isWide ? wideRows(staged, plan, placed, order) : longRows(staged, plan, placed, order), target)
}

/**
 * Each place of the rows once, with the name beside it, as a query; without what StatLine adds to the name of a municipality
 * where a province is called the same: `Utrecht (gemeente)`.
 */
export function placesQuery(placed: string): string {
  return `SELECT place AS code, boundary_year, regexp_replace(any_value(name), ' \\(gemeente\\)$', '', 'i') AS name, bool_and(same) AS same
    FROM ${parquet(placed)} WHERE place IS NOT NULL GROUP BY place, boundary_year ORDER BY code`
}

/** How many rows are about no region of ours, as a query. */
export function unplacedQuery(placed: string): string {
  return `SELECT count(*)::INTEGER AS rows FROM ${parquet(placed)} WHERE place IS NULL`
}

/** How the regions of a file without codes are named. */
type RegionNames = Extract<StatisticsPlan['region'], { by: 'name' }>

/** The different names of regions in a file without codes, what each stands within, and both as they are told, as a query. */
export function namesQuery(staged: StagedTable, region: RegionNames): string {
  const { name, around, told } = nameOf(staged, region)
  return `SELECT DISTINCT ${name} AS name, ${around} AS around, ${told} AS told FROM ${sourceOf(staged)}
    WHERE ${name} <> '' ORDER BY ALL`
}

/** A name of a region, and with what it stands within where that is said. */
function nameOf(staged: StagedTable, { column, within }: RegionNames) {
  const name = trimmed(columnOf(staged, column))
  if (within === undefined) return { name, around: "''", told: name }
  const around = `coalesce(${trimmed(columnOf(staged, within))}, '')`
  return { name, around, told: `if(${around} = '', ${name}, ${around} || ': ' || ${name})` }
}

/** What the measure column of a table with a row per figure holds, as a query. */
export function measuresQuery(staged: StagedTable, plan: StatisticsPlan, column: string): string {
  const measure = trimmed(columnOf(staged, column))
  return `SELECT DISTINCT ${measure} AS name FROM ${sourceOf(staged)}
    ${onlyOf(staged, plan, `${measure} <> ''`)} ORDER BY name`
}

/** The periods in the column of a table that says them, those that cannot be read left out, as a query. */
export function periodsQuery(staged: StagedTable, plan: StatisticsPlan): string {
  return `SELECT DISTINCT period FROM (SELECT ${periodOf(staged, plan)} AS period FROM ${sourceOf(staged)} ${onlyOf(staged, plan)})
    WHERE NOT starts_with(period, ${literal(unreadable)}) ORDER BY period`
}

const spaces = ' \t\u00a0'

/**
 * Cells of a table with a column per indicator. Placed rows are in the order of places already, so that by indicator they are
 * one column after the other: nothing of it needs sorting, and what a column is about is the same in all its rows.
 */
function wideRows(staged: StagedTable, plan: StatisticsPlan, placed: string, order: RowOrder): string {
  if (plan.shape.form !== 'wide') return ''
  const { columns } = plan.shape
  const cells = order === 'indicator' ? columnAfterColumn : rowAfterRow
  return figures(
    plan,
    `SELECT indicator, definition, place, boundary_year, period, line, factor, ${trimmed('cell')} AS text,
       NULL::VARCHAR AS why, n, "of", margin
     FROM (${cells(staged, plan, placed, columns)})`,
  )
}

type CellsOf = (staged: StagedTable, plan: StatisticsPlan, placed: string, columns: readonly PlannedColumn[]) => string

/** Cells in the order of an answer. Columns about the same, of other periods, are sorted among themselves. */
const columnAfterColumn: CellsOf = (staged, plan, placed, columns) => {
  const inOrder = columns.toSorted(
    (one, other) =>
      byCharacterCode(one.indicator, other.indicator) || byCharacterCode(one.definition, other.definition),
  )
  const groups = Map.groupBy(inOrder, ({ indicator, definition }) => JSON.stringify([indicator, definition]))
  return [...groups.values()]
    .map((group) => {
      const cells = group.map((column) => cellsOf(staged, plan, placed, column)).join(' UNION ALL ')
      return group.length === 1 ? cells : `SELECT * FROM (${cells} ORDER BY place, boundary_year NULLS FIRST, period)`
    })
    .join(' UNION ALL ')
}

/** Cells of columns without company, all in one pass, a row after the other; then those of other columns. */
const rowAfterRow: CellsOf = (staged, plan, placed, columns) => {
  const alone = columns.filter(({ n, of, margin }) => !n && !of && !margin)
  const accompanied = columns.filter((column) => !alone.includes(column))
  return [
    ...(alone.length > 0 ? [unpivoted(staged, placed, alone)] : []),
    ...accompanied.map((column) => cellsOf(staged, plan, placed, column)),
  ].join(' UNION ALL ')
}

function byCharacterCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What a column is about, in the order of `toldColumns`. */
function toldOf({ indicator, definition, column, period, factor }: PlannedColumn): string[] {
  const inPeriod = period === undefined ? 'NULL::VARCHAR' : literal(period)
  return [literal(indicator), literal(definition), literal(column), inPeriod, `${factor ?? 'NULL'}::DOUBLE`]
}

const toldColumns = ['indicator', 'definition', 'line', 'period', 'factor'] as const

function unpivoted(staged: StagedTable, placed: string, alone: readonly PlannedColumn[]): string {
  const cells = [...new Set(alone.map(({ column }) => columnOf(staged, column)))].join(', ')
  const meaning = alone.map((column) => {
    const absentIn = `[${(column.absentIn ?? []).map(literal).join(', ')}]::VARCHAR[]`
    return `(${literal(columnOf(staged, column.column))}, ${toldOf(column).join(', ')}, ${absentIn})`
  })
  const hasGaps = alone.some(({ absentIn }) => absentIn !== undefined)
  return `SELECT m.indicator, m.definition, m.line, m.factor, place, boundary_year, coalesce(m.period, row_period) AS period,
      ${hasGaps ? 'CASE WHEN list_contains(m.absent_in, row_period) THEN NULL ELSE cell END' : 'cell'} AS cell,
      NULL::DOUBLE AS n, NULL::DOUBLE AS "of", NULL::DOUBLE AS margin
    FROM (SELECT place, boundary_year, row_period, ${cells} FROM ${parquet(placed)} WHERE place IS NOT NULL)
      UNPIVOT INCLUDE NULLS (cell FOR col IN (${cells}))
    JOIN (VALUES ${meaning.join(', ')}) AS m(col, ${toldColumns.join(', ')}, absent_in) USING (col)`
}

/** Cells of one column, with what stands beside them. */
function cellsOf(staged: StagedTable, plan: StatisticsPlan, placed: string, column: PlannedColumn): string {
  const { n, of, margin, absentIn } = column
  const [indicator, definition, line, period, factor] = toldOf(column)
  const cell = columnOf(staged, column.column)
  const gaps = absentIn?.length
    ? `CASE WHEN row_period IN (${absentIn.map(literal).join(', ')}) THEN NULL ELSE ${cell} END`
    : cell
  return `SELECT ${indicator} AS indicator, ${definition} AS definition, ${line} AS line, ${factor} AS factor, place,
      boundary_year, coalesce(${period}, row_period) AS period, ${gaps} AS cell,
      ${besides(staged, plan, { n, of, margin }, { indicator: indicator ?? '', factor: factor ?? '' })}
    FROM ${parquet(placed)} WHERE place IS NOT NULL`
}

/** Cells of a table with a row per figure. */
function longRows(staged: StagedTable, plan: StatisticsPlan, placed: string, order: RowOrder): string {
  if (plan.shape.form !== 'long') return ''
  const { measure, measures, value, absence, n, of, margin } = plan.shape
  const meaning = Object.entries(measures).map(
    ([text, { indicator, definition, factor }]) =>
      `(${[text, indicator, definition].map(literal).join(', ')}, ${factor ?? 'NULL'}::DOUBLE)`,
  )
  const measured = 'fixed' in measure ? literal(measure.fixed) : trimmed(columnOf(staged, measure.column))
  const rows = figures(
    plan,
    `SELECT m.indicator, m.definition, place, boundary_year, row_period AS period, ${literal(value)} AS line, m.factor,
       ${trimmed(columnOf(staged, value))} AS text,
       ${absence === undefined ? 'NULL::VARCHAR' : trimmed(columnOf(staged, absence))} AS why,
       ${besides(staged, plan, { n, of, margin }, { indicator: 'm.indicator', factor: 'm.factor' })}
     FROM ${parquet(placed)} JOIN (VALUES ${meaning.join(', ')}) AS m(measured, indicator, definition, factor)
       ON m.measured = ${measured} WHERE place IS NOT NULL`,
  )
  // Placed rows are in the order of places already.
  return order === 'place' ? rows : `SELECT * FROM (${rows}) ORDER BY ${keyOrder}`
}

/** The rows of a dataset from cells as text. */
function figures(plan: StatisticsPlan, cells: string): string {
  const read = figureOf('text', plan.decimal, isShare(plan, 'indicator'))
  const number = `CASE WHEN ${isMarkerNumber(plan, 'text')} THEN NULL ELSE ${read} END`
  return `SELECT ${finalColumns(plan)} FROM (SELECT *, ${number} AS number FROM (${cells}))`
}

/** What stands beside a figure; a margin is in its unit, as the figure itself. */
function besides(
  staged: StagedTable,
  plan: StatisticsPlan,
  { n, of, margin }: { n?: string | undefined; of?: string | undefined; margin?: string | undefined },
  about: { indicator: string; factor: string },
): string {
  const text = (column: string) => trimmed(columnOf(staged, column))
  const count = (column: string | undefined) =>
    column === undefined ? 'NULL::DOUBLE' : numberOf(text(column), plan.decimal)
  const width =
    margin === undefined
      ? 'NULL::DOUBLE'
      : inUnit(figureOf(text(margin), plan.decimal, isShare(plan, about.indicator)), text(margin), about.factor)
  return `${count(n)} AS n, ${count(of)} AS "of", ${width} AS margin`
}

/** The columns of a dataset from a cell with its number. */
function finalColumns(plan: StatisticsPlan): string {
  const written: Partial<Record<keyof FlatRow, string>> = {
    value: inUnit('number', 'text', 'factor'),
    precision: "'exact'",
    low: 'NULL::DOUBLE',
    high: 'NULL::DOUBLE',
    absence: whyNot(plan, (marker) => marker.absence, unreadable),
    decimals: `CASE WHEN number IS NULL OR factor IS NOT NULL OR contains(lower(text), 'e') THEN NULL
      ELSE ${decimalsOf(isShare(plan, 'indicator') === 'false' ? 'text' : withoutSign('text'), plan.decimal)} END::INTEGER`,
    // The text that could not be read travels in the note, to be named.
    note_nl: whyNot(plan, (marker) => marker.note.nl, null),
    note_en: whyNot(plan, (marker) => marker.note.en, null),
    document: literal(plan.dataset.slug),
    figure: 'NULL::VARCHAR',
  }
  return columnNames.map((name) => `${written[name] ?? `"${name}"`} AS "${name}"`).join(', ')
}

/** For a cell without a number: what its marker means; `otherwise` for text that is no marker, null for the text itself. */
function whyNot(
  plan: StatisticsPlan,
  told: (marker: Pick<StatisticsPlan['blank'], 'absence' | 'note'>) => string,
  otherwise: string | null,
): string {
  const cases = plan.markers.flatMap((marker) => [
    `WHEN lower(text) = ${literal(marker.text.trim().toLowerCase())} OR why = ${literal(marker.text.trim())}
     THEN ${literal(told(marker))}`,
  ])
  return `CASE WHEN number IS NOT NULL THEN NULL ${cases.join(' ')}
    WHEN text IS NULL OR text = '' THEN ${literal(told(plan.blank))}
    ELSE ${otherwise === null ? 'text' : literal(otherwise)} END`
}

/** Text without the spaces around it, also those that do not break. */
export function trimmed(expression: string): string {
  return `trim(${expression}, ${literal(spaces)})`
}

/** The rows of a staged table with columns c0, c1, … of text. */
export function sourceOf({ sample, rows }: StagedTable): string {
  if (rows.form === 'parquet') {
    const list = sample.columns.map((name, position) => `"${name.replaceAll('"', '""')}"::VARCHAR AS c${position}`)
    return `(SELECT ${list.join(', ')} FROM ${parquet(rows.path)})`
  }
  const types = sample.columns.map((_, position) => `'c${position}': 'VARCHAR'`).join(', ')
  return `read_csv(${literal(rows.path)}, delim = ${literal(rows.delimiter)}, skip = ${rows.skip}, header = false,
    auto_detect = false, quote = '"', escape = '"', columns = {${types}})`
}

/** The column c0, c1, … with this name. @throws Error when the plan speaks of a column that is not there */
export function columnOf({ sample }: StagedTable, name: string): string {
  const position = sample.columns.indexOf(name)
  if (position < 0) throw new Error(`The plan for ${sample.file} reads column "${name}", which is not there.`)
  return `c${position}`
}

/** The rows of a table that a plan reads, and of which `more` holds, as the condition of a query. */
export function onlyOf(staged: StagedTable, plan: StatisticsPlan, more?: string): string {
  const conditions = Object.entries(plan.only ?? {}).map(
    ([column, texts]) => `${trimmed(columnOf(staged, column))} IN (${texts.map(literal).join(', ')})`,
  )
  for (const [column, texts] of Object.entries(plan.except ?? {})) {
    const text = trimmed(columnOf(staged, column))
    conditions.push(`(${text} IS NULL OR ${text} NOT IN (${texts.map(literal).join(', ')}))`)
  }
  if (more !== undefined) conditions.push(more)
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
}

/** The year of the boundaries of a row; -1 where its column has none. */
export function boundaryYearOf(staged: StagedTable, { boundaryYear }: StatisticsPlan): string {
  if ('fixed' in boundaryYear) return `${Math.trunc(boundaryYear.fixed)}::INTEGER`
  return `coalesce(TRY_CAST(regexp_extract(${columnOf(staged, boundaryYear.column)}, '\\d{4}') AS INTEGER), -1)`
}

/** Periods as the contracts write them, from all ways in which files do. */
export function periodOf(staged: StagedTable, { period }: StatisticsPlan): string {
  if ('fixed' in period) return literal(period.fixed)
  const text = trimmed(columnOf(staged, period.column))
  return `coalesce(${periodIn(text)}, ${literal(unreadable)} || coalesce(${text}, ''))`
}

/** The place of a row; null for what is no region of ours, `unreadable` and the text for a code that is none. */
export function placeOf(staged: StagedTable, { region }: StatisticsPlan, names: NamedRegions | null): string {
  if (region.by === 'name') {
    const meaning = [...(names ?? [])].map(([name, code]) => `WHEN ${literal(name)} THEN ${literal(code)}`)
    return meaning.length === 0 ? 'NULL' : `CASE ${nameOf(staged, region).told} ${meaning.join(' ')} END`
  }
  const filled = region.columns.map((column) => `nullif(${trimmed(columnOf(staged, column))}, '')`)
  const code = `upper(coalesce(${filled.join(', ')}))`
  return `CASE
    WHEN ${code} IS NULL THEN NULL
    WHEN ${code} IN ('NL', 'NL00', 'NL01', 'NEDERLAND') THEN 'nl'
    WHEN regexp_full_match(${code}, 'GM\\d{4}|WK\\d{4}[0-9A-Z]{2}|BU\\d{4}[0-9A-Z]{4}|PC\\d{4}') THEN ${code}
    WHEN regexp_full_match(${code}, '(WK|BU)\\d{4}-+') THEN NULL
    WHEN regexp_full_match(${code}, '(GM|WK|BU)[0-9A-Z]+') THEN ${literal(unreadable)} || ${code}
    ${region.level === null ? '' : bareCode(code, region.level)}
    ${region.areMixedBare ? mixedBareCode(code) : ''}
    WHEN regexp_full_match(${code}, '[A-Z]{2}[0-9]{2,4}') THEN NULL
    ELSE ${literal(unreadable)} || ${code} END`
}

/** Codes without their prefix; numbers may have lost their leading zeros in a spreadsheet. */
function bareCode(code: string, level: RegionLevel): string {
  const forms = {
    country: '',
    municipality: `WHEN regexp_full_match(${code}, '\\d{1,4}') THEN 'GM' || lpad(${code}, 4, '0')`,
    district: `WHEN regexp_full_match(${code}, '\\d{3,6}') THEN 'WK' || lpad(${code}, 6, '0')
      WHEN regexp_full_match(${code}, '\\d{4}[0-9A-Z]{2}') THEN 'WK' || ${code}`,
    neighbourhood: `WHEN regexp_full_match(${code}, '\\d{5,8}') THEN 'BU' || lpad(${code}, 8, '0')
      WHEN regexp_full_match(${code}, '\\d{4}[0-9A-Z]{4}') THEN 'BU' || ${code}`,
    postcode: `WHEN regexp_full_match(${code}, '\\d{4}') THEN 'PC' || ${code}`,
  } as const
  return forms[level]
}

/** Codes without their prefix in a column with regions of every level: how long they are says of which level. */
function mixedBareCode(code: string): string {
  return `WHEN regexp_full_match(${code}, '0{2,4}') THEN 'nl'
    WHEN regexp_full_match(${code}, '\\d{4}') THEN 'GM' || ${code}
    WHEN regexp_full_match(${code}, '\\d{4}[0-9A-Z]{2}') THEN 'WK' || ${code}
    WHEN regexp_full_match(${code}, '\\d{4}[0-9A-Z]{4}') THEN 'BU' || ${code}`
}
