import type { Absence, Precision, Row } from '../model/observation'

/** A row as a table has it: one column per field, null where there is nothing. */
export interface FlatRow {
  indicator: string
  definition: string
  place: string
  boundary_year: number | null
  period: string
  value: number | null
  precision: Precision
  low: number | null
  high: number | null
  margin: number | null
  n: number | null
  of: number | null
  absence: Absence | null
  decimals: number | null
  note_nl: string | null
  note_en: string | null
  document: string
  line: string
  figure: string | null
}

/** The columns of a dataset in their order, with their type in Parquet. */
export const columns = {
  indicator: 'VARCHAR',
  definition: 'VARCHAR',
  place: 'VARCHAR',
  boundary_year: 'INTEGER',
  period: 'VARCHAR',
  value: 'DOUBLE',
  precision: 'VARCHAR',
  low: 'DOUBLE',
  high: 'DOUBLE',
  margin: 'DOUBLE',
  n: 'DOUBLE',
  of: 'DOUBLE',
  absence: 'VARCHAR',
  decimals: 'INTEGER',
  note_nl: 'VARCHAR',
  note_en: 'VARCHAR',
  document: 'VARCHAR',
  line: 'VARCHAR',
  figure: 'VARCHAR',
} as const satisfies Record<keyof FlatRow, string>

export const columnNames = Object.keys(columns) as readonly (keyof FlatRow)[]

/** The columns by which rows are told apart, in the order in which rows are read. */
export const keyColumns = [
  'indicator',
  'definition',
  'place',
  'boundary_year',
  'period',
] as const satisfies readonly (keyof FlatRow)[]

export function flatten(row: Row): FlatRow {
  return {
    indicator: row.indicator,
    definition: row.definition,
    place: row.place,
    boundary_year: row.boundaryYear,
    period: row.period,
    value: row.value,
    precision: row.precision,
    low: row.low ?? null,
    high: row.high ?? null,
    margin: row.margin ?? null,
    n: row.n ?? null,
    of: row.of ?? null,
    absence: row.absence ?? null,
    decimals: row.decimals ?? null,
    note_nl: row.note?.nl ?? null,
    note_en: row.note?.en ?? null,
    document: row.source.document,
    line: row.source.line,
    figure: row.source.figure ?? null,
  }
}

/** The row again; what was null and may be absent is absent, so that it equals what was put in. */
export function unflatten(flat: FlatRow): Row {
  const row: Row = {
    indicator: flat.indicator,
    definition: flat.definition,
    place: flat.place,
    boundaryYear: flat.boundary_year,
    period: flat.period,
    value: flat.value,
    precision: flat.precision,
    source: { document: flat.document, line: flat.line },
  }
  if (flat.low !== null) row.low = flat.low
  if (flat.high !== null) row.high = flat.high
  if (flat.margin !== null) row.margin = flat.margin
  if (flat.n !== null) row.n = flat.n
  if (flat.of !== null) row.of = flat.of
  if (flat.absence !== null) row.absence = flat.absence
  if (flat.decimals !== null) row.decimals = flat.decimals
  if (flat.note_nl !== null && flat.note_en !== null) row.note = { nl: flat.note_nl, en: flat.note_en }
  if (flat.figure !== null) row.source.figure = flat.figure
  return row
}
