import { Refusal } from '../../platform'
import type { StatisticsEngine } from '../../platform/index.server'
import { copy, literal } from '../file-statements.store.server'
import { columnOf, sourceOf } from '../importing/long-rows.store.server'
import type { StagedTable } from '../importing/table'

/** What the figures of a table in long form are divided by. */
export interface Dimensions {
  /** Names of the columns that place a row. */
  names: readonly string[]
  /** The one with regions; null when there is none. */
  regions: string | null
}

/** Name of the column with regions in the files that StatLine gives for download, by which such files are read. */
export const regionColumn = 'Regioaanduiding/Codering (code)'

/** Rows of a sample (`TableSample`). */
const sampleRows = 500

/**
 * Turns the long table of OData 4 into the wide one that StatLine gives as a file: one row per region (and period), a column
 * per measure under its path and unit. Cells are as in such a file: `.` for unknown, `x` for secret, blank for what cannot
 * occur. One statement of the engine: nothing passes through objects.
 *
 * @param target a Parquet file
 * @throws Refusal `service-figure-twice`
 */
export async function writeWide(
  engine: StatisticsEngine,
  staged: StagedTable,
  { names, regions }: Dimensions,
  target: string,
): Promise<StagedTable> {
  const long = sourceOf(staged)
  const at = (name: string) => columnOf(staged, name)
  const measures = await engine.rows<{ code: string; title: string }>(
    `SELECT ${at('Measure')} AS code, coalesce(any_value(${at('MeasureTitle')}), ${at('Measure')}) AS title
    FROM ${long} GROUP BY ${at('Measure')} ORDER BY code`,
  )
  const titles = titlesOf(measures)
  const placed = names.map(at)
  const figures = measures.map(({ code }) => `cells[${literal(code)}] AS ${quoted(titles.get(code) ?? code)}`)
  const heads = names.map((name) => `${at(name)} AS ${quoted(name === regions ? regionColumn : name)}`)
  const [value, text, why] = [at('Value'), at('StringValue'), at('ValueAttribute')]
  const cell = `CASE WHEN ${value} <> '' THEN ${value} WHEN ${text} <> '' THEN ${text}
    WHEN ${why} = 'Impossible' THEN '' WHEN ${why} = 'Confidential' THEN 'x' ELSE '.' END`
  const place = placed.join(', ')
  await refuseTwice(engine, staged, place)
  // One map per row and a look-up per column: a filter per column takes ten times as long.
  await copy(
    engine,
    `SELECT ${[...heads, ...figures].join(', ')}
    FROM (
      SELECT ${place}, map(list(measure), list(cell)) AS cells
      FROM (SELECT ${place}, ${at('Measure')} AS measure, ${cell} AS cell FROM ${long})
      GROUP BY ${place}
    ) ORDER BY ${place}`,
    target,
  )
  const from = `read_parquet(${literal(target)})`
  const columns = [...names.map((name) => (name === regions ? regionColumn : name)), ...titles.values()]
  const [counted] = await engine.rows<{ rows: number }>(`SELECT count(*)::INTEGER AS rows FROM ${from}`)
  const head = await engine.rows<Record<string, string | null>>(`SELECT * FROM ${from} LIMIT ${sampleRows}`)
  return {
    sample: {
      ...staged.sample,
      columns,
      rows: head.map((row) => columns.map((column) => (row[column] === '' ? null : (row[column] ?? null)))),
      firstRow: 1,
      rowCount: counted?.rows ?? 0,
    },
    rows: { form: 'parquet', path: target },
  }
}

/** @throws Refusal `service-figure-twice` naming the first figure that is there twice */
async function refuseTwice(engine: StatisticsEngine, staged: StagedTable, place: string): Promise<void> {
  const measure = columnOf(staged, 'Measure')
  const [twice] = await engine.rows<Record<string, string | null>>(
    `SELECT ${measure} AS measure, ${place} FROM ${sourceOf(staged)}
    GROUP BY measure, ${place} HAVING count(*) > 1 ORDER BY ALL LIMIT 1`,
  )
  if (!twice) return
  const figure = Object.values(twice).join(' ')
  throw new Refusal('service-figure-twice', { table: staged.sample.file, figure }, { where: figure })
}

/** The heading of every measure; two with the same path and unit are told apart by their codes. */
function titlesOf(measures: readonly { code: string; title: string }[]): ReadonlyMap<string, string> {
  const used = new Map<string, number>()
  for (const { title } of measures) used.set(title, (used.get(title) ?? 0) + 1)
  return new Map(measures.map(({ code, title }) => [code, (used.get(title) ?? 0) > 1 ? `${title} [${code}]` : title]))
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
