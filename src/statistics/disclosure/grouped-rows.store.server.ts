import type { StatisticsEngine } from '../../platform/index.server'
import { copy, literal, parquet } from '../file-statements.store.server'
import type { Families } from '../model/disclosure-families'
import type { Figure } from '../model/disclosure-tables'
import { type FlatRow, keyColumns } from '../source/columns'
import { pieces } from '../source/parquet-source.server'

/** A version of which everyone may have the released edition: its two editions by indicator, by full path. */
export interface ReleasedVersion {
  id: string
  dataset: string
  full: string
  released: string
  /** Codes of its indicators. */
  indicators: readonly string[]
}

/** A row as it is decided on; rows of several versions and boundary years with the same values are one. */
export type DecidedRow = Pick<FlatRow, Exclude<Key, 'boundary_year'> | 'value' | 'n' | 'of' | 'absence'> & {
  family: string
  /** Of the period: quarters and months stand with their year. */
  year: string
  /** The versions it stands in, each number with its boundary year there: `0:2023,0:2024,1:2024`. */
  versions: string
  is_new: boolean
  was_released: boolean
  was_hidden: boolean
}

type Key = (typeof keyColumns)[number]

/** What a row says besides its boundary year. */
const told = [...keyColumns.filter((column) => column !== 'boundary_year'), 'value', 'n', 'of', 'absence'] as const

const decidedColumns = [
  'family',
  'year',
  ...told,
  'versions',
  'is_new',
  'was_released',
  'was_hidden',
] as const satisfies readonly (keyof DecidedRow)[]

/** The rows among which disclosure is decided stand together. */
const groupColumns = ['family', 'year'] as const

/** What is read of versions to decide on. */
export interface GroupedRows {
  /** The full edition of a version that is not released yet; null when only published ones are looked at. */
  full: string | null
  /** From old to new. */
  versions: readonly ReleasedVersion[]
  families: Families
  /** Only rows of these places: those in one of the municipalities, and those that are larger. */
  only?: { municipalities: readonly string[] }
}

/**
 * Reads rows group after group: what one family of indicators has in one year, in all versions and boundary years. Only one
 * group is in memory.
 *
 * @param path of a file that is written meanwhile; to be removed afterwards
 */
export async function* readGroups(
  engine: StatisticsEngine,
  asked: GroupedRows,
  path: string,
): AsyncGenerator<DecidedRow[]> {
  await copy(engine, groupedRows(asked), path)
  let group: DecidedRow[] = []
  for await (const piece of pieces<DecidedRow>(engine, path, decidedColumns)) {
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

/** A row as the rules want it. */
export function figureOf(row: DecidedRow): Figure {
  const spots = spotsOf(row)
  return {
    indicator: row.indicator,
    definition: row.definition,
    place: row.place,
    value: row.value,
    n: row.n ?? undefined,
    of: row.of ?? undefined,
    isRangeOnly: row.value === null,
    period: row.period,
    versions: spots.map(({ version }) => version),
    boundaryYears: spots.map(({ boundaryYear }) => boundaryYear),
    isNew: row.is_new,
    before: row.was_released ? 'released' : row.was_hidden ? 'hidden' : null,
  }
}

/** In which versions a row stands, with its boundary year in each. */
export function spotsOf({ versions }: DecidedRow): { version: number; boundaryYear: number | null }[] {
  return versions.split(',').map((spot) => {
    const [version, boundaryYear = ''] = spot.split(':')
    return { version: Number(version), boundaryYear: boundaryYear === '' ? null : Number(boundaryYear) }
  })
}

const values = [...told, 'boundary_year'] as const
const namedIn = (table: string) => values.map((column) => `${table}."${column}"`).join(', ')
const grouped = [...told, 'family', 'year'].map((column) => `"${column}"`).join(', ')
const groupOrder = [...groupColumns, 'indicator', 'definition', 'place', 'period', 'value']
  .map((column) => `"${column}" NULLS FIRST`)
  .join()

function groupedRows({ full, versions, families, only }: GroupedRows): string {
  const condition = only === undefined ? 'true' : conditionOf(only)
  // Of new rows without a value only those count that have numbers of people to lose.
  const own =
    full === null
      ? []
      : [
          `SELECT ${namedIn('rows')}, ${versions.length} AS version, true AS is_new, false AS is_released
           FROM ${parquet(full)} AS rows WHERE (absence IS NULL OR n IS NOT NULL OR "of" IS NOT NULL) AND ${condition}`,
        ]
  const others = versions.map((version, number) => {
    const keys = keyColumns.map((column) => `rows."${column}" IS NOT DISTINCT FROM out."${column}"`).join(' AND ')
    return `SELECT ${namedIn('rows')}, ${number} AS version, false AS is_new, out.absence IS NULL AS is_released
      FROM ${parquet(version.full)} AS rows JOIN ${parquet(version.released)} AS out ON ${keys}
      WHERE rows.absence IS NULL AND ${condition}`
  })
  return `WITH families(indicator, family, is_alone) AS (VALUES ${familyList(families)}),
    stacked AS (${[...own, ...others].join(' UNION ALL ')}),
    together AS (
      SELECT stacked.*, if(is_alone, family || '|' || definition, family) AS family, left(period, 4) AS year
      FROM stacked JOIN families USING (indicator)
    ),
    merged AS (${merged})
    ${full === null || versions.length === 0 ? 'SELECT * FROM merged' : onlyGroupsWithNew} ORDER BY ${groupOrder}`
}

/** An indicator that is alone in its family is decided on per version of its definition. */
function familyList(families: Families): string {
  const members = Map.groupBy(families.values(), (family) => family)
  return [...families]
    .map(([code, family]) => `(${literal(code)}, ${literal(String(family))}, ${members.get(family)?.length === 1})`)
    .join(', ')
}

const merged = `SELECT ${grouped}, bool_or(is_new) AS is_new,
    string_agg(version || ':' || coalesce(boundary_year::VARCHAR, ''), ',' ORDER BY version, boundary_year) AS versions,
    bool_or(NOT is_new AND is_released) AS was_released, bool_or(NOT is_new AND NOT is_released) AS was_hidden
  FROM together GROUP BY ${grouped}`

const onlyGroupsWithNew = `SELECT merged.* FROM merged SEMI JOIN (SELECT * FROM merged WHERE is_new) AS new
  ON ${groupColumns.map((column) => `merged."${column}" IS NOT DISTINCT FROM new."${column}"`).join(' AND ')}`

function conditionOf({ municipalities }: { municipalities: readonly string[] }) {
  const codes = municipalities.map((code) => literal(code.slice(2))).join(', ')
  const isInside = codes === '' ? 'false' : `substr(rows.place, 3, 4) IN (${codes})`
  return `(NOT regexp_matches(rows.place, '^(BU|WK)') OR ${isInside})`
}
