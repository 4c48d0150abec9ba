import writeWorkbook, { type Row, type Sheet } from 'write-excel-file/node'
import type { Language } from '../../../platform'
import { formatName, type ProgrammeDocument } from '../format'
import type { Cell } from './cells'
import { explanation } from './explanation'
import { type FilledSheet, filledSheets } from './sheets'
import type { Column } from './tables'

/** A programme as a workbook (XLSX): a sheet that explains, and the sheets of `filledSheets`. */
export async function programmeWorkbook(document: ProgrammeDocument, language: Language): Promise<Buffer> {
  const sheets = filledSheets(document, language).map(sheetOf)
  return writeWorkbook([explained(document, language), ...sheets], { fontSize: 11 }).toBuffer()
}

const text = (value: string, style: object = {}) => ({ value, type: String, format: '@', ...style }) as const

function explained({ asOf, area }: ProgrammeDocument, language: Language): Sheet<Buffer> {
  const { name, lines, format, asOf: asOfMeans } = explanation(language)
  const rows: Row[] = [
    [text(area.name, { fontWeight: 'bold', fontSize: 16 })],
    ...lines.map((line) => [text(line, { wrap: true, alignVertical: 'top', columnSpan: 3 })]),
    [],
    [text('format', grey), text(formatName), text(format)],
    [text('asOf', grey), shown({ kind: 'day', day: asOf }), text(asOfMeans)],
  ]
  return {
    data: rows,
    sheet: name,
    columns: [{ width: 22 }, { width: 30 }, { width: 60 }],
    showGridLines: false,
  } as Sheet<Buffer>
}

const grey = { textColor: '#6b6b6b', fontSize: 9 }
const heading = { fontWeight: 'bold', backgroundColor: '#e6eef5', wrap: true, alignVertical: 'top' }

function sheetOf({ name, columns, headings, rows }: FilledSheet): Sheet<Buffer> {
  const data = [
    headings.map((said) => text(said, heading)),
    columns.map((column) => text(column.name, grey)),
    ...rows.map((row) => row.map(shown)),
  ] as Row[]
  const widths = columns.map((column) => ({ width: widthOf(column) }))
  return { data, sheet: name, columns: widths, stickyRowsCount: 2, stickyColumnsCount: 1 } as Sheet<Buffer>
}

/** Text is marked as text, so that a spreadsheet works out nothing that begins with an equals sign. */
function shown(cell: Cell) {
  if (cell === null) return null
  const style = { alignVertical: 'top', wrap: true } as const
  if (cell.kind === 'text') return text(cell.text, style)
  if (cell.kind === 'day')
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd-mm-yyyy', ...style }
  return { value: cell.number, type: Number, ...style, ...(cell.kind === 'share' && { format: '0.##%' }) }
}

function widthOf({ form, item }: Column): number {
  if (item) return 30
  const widths: Record<string, number> = {
    prose: 60,
    line: 34,
    day: 12,
    moment: 12,
    period: 12,
    number: 12,
    share: 10,
    yes: 8,
  }
  return widths[form.control] ?? 22
}
