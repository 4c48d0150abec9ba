/** The form in which a file was written. */
export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'dbf' | 'json' | 'geojson' | 'topojson' | 'parquet'

/**
 * A table that was found in a file, as text: what recognising its kind is decided on. Cells are kept as found, padding
 * included; null is an empty cell.
 */
export interface TableSample {
  /** Name of the file, without folder: `kwb-2023-utrecht.xlsx`. */
  file: string
  format: FileFormat
  /** Sheet of a workbook, layer of a map, path in a JSON document; null where there is one table. */
  sheet: string | null
  /** Line above the table that names it, if there is one: `Kerncijfers wijken en buurten 2015`. */
  title: string | null
  /** Names of the columns, each once; the lines of a header of several lines joined with ` | `. */
  columns: readonly string[]
  /** The first rows, at most 500. */
  rows: readonly (readonly (string | null)[])[]
  /** Number of the first of `rows` in the file, as a person counts in it: from 1, header lines included. */
  firstRow: number
  /** Rows in all, footer lines left out. */
  rowCount: number
}

/** Where the rows of a table can be read as text, in the order of the columns. */
export type StagedRows =
  | {
      /** Text with one line of cells per row, also compressed (`.gz`). */
      form: 'csv'
      path: string
      delimiter: string
      /** Lines above the first row, header included. */
      skip: number
    }
  | { form: 'parquet'; path: string }

/**
 * A table ready to be read by the statistics engine. The n-th row (from 0) that is read is row `sample.firstRow` + n of the
 * file: no row is left out or moved. Empty rows between others are rows without a cell filled in, and `rowCount` has them.
 */
export interface StagedTable {
  sample: TableSample
  rows: StagedRows
}
