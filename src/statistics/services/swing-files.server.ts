import { stringify } from 'csv-stringify/sync'
import writeWorkbook from 'write-excel-file/node'
import { withoutFormula } from '../download.server'
import type { SwingTable } from './swing-table'

type Cells = readonly (readonly (string | number | null)[])[]

/**
 * The table as CSV: semicolons, decimal commas, as Dutch spreadsheets and the public program for Swing's bulk service
 * write it. Which decimal sign a Swing expects is a setting of its machine; the workbook has no such doubt.
 */
export function swingCsv(table: SwingTable): string {
  return csv([[...table.columns], ...table.rows])
}

/** The description of the indicators as CSV, to be loaded as metadata. */
export function swingIndicatorsCsv({ indicators }: SwingTable): string {
  return csv([[...indicators.columns], ...indicators.rows])
}

/** The table as a workbook with one sheet, `Data`: numbers are numbers, codes are text. */
export async function swingWorkbook(table: SwingTable): Promise<Buffer> {
  const rows = [table.columns, ...table.rows].map((cells) => [...cells])
  return writeWorkbook([{ data: rows, sheet: 'Data' }]).toBuffer()
}

function csv(rows: Cells): string {
  return stringify(rows as (string | number | null)[][], {
    bom: true,
    delimiter: ';',
    quoted_string: true,
    cast: { string: withoutFormula, number: (number) => String(number).replace('.', ',') },
  })
}
