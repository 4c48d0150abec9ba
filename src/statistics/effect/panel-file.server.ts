import { parse } from 'csv-parse/sync'
import { nearest, Refusal } from '../../platform'
import { readNumber } from './model/number'
import type { PanelRow } from './model/panel'

/** Which columns hold what. */
export interface PanelColumns {
  unit: string
  time: string
  outcome: string
}

/** What stands in a cell that has no value; the markers publishers use (StatLine, KWB, R, spreadsheets). */
const emptyMarkers = ['', '.', '-', 'na', 'n/a', '#n/a', 'nan', 'null', 'x']

const delimiters = [';', ',', '\t'] as const

/**
 * Reads a table in long form: one row per unit and period. The delimiter is the one the header holds most of; numbers have
 * a decimal point or a decimal comma, the same one in the whole column.
 *
 * @param text of a CSV file, UTF-8
 * @param file its name, for messages
 * @throws Refusal `effect-file-unreadable`, `effect-column-unknown`, `effect-cell-empty`, `effect-value-invalid`
 */
export function panelRows(text: string, file: string, columns: PanelColumns): PanelRow[] {
  const [header, ...records] = readRecords(text, file)
  if (!header) throw unreadable(file, { nl: 'het is leeg', en: 'it is empty' })
  const names = header.cells
  const [unit, time, outcome] = [columns.unit, columns.time, columns.outcome].map((name) => {
    const place = names.indexOf(name)
    if (place >= 0) return place
    throw new Refusal('effect-column-unknown', { file, name, near: nearest(name, names) }, { where: name })
  }) as [number, number, number]
  if (records.length === 0)
    throw unreadable(file, { nl: 'er staat alleen een kopregel in', en: 'it has a header only' })
  const comma = records.some(({ cells }) => (cells[outcome] ?? '').includes(','))
  return records.map(({ cells, row }) => {
    const cell = (place: number): string => {
      const value = cells[place] ?? ''
      if (!emptyMarkers.includes(value.toLowerCase())) return value
      throw new Refusal('effect-cell-empty', { file, row, column: names[place] ?? '' }, { where: `${file}:${row}` })
    }
    const written = cell(outcome)
    const value = readNumber(written, comma)
    if (value === undefined) {
      const at = { file, row, column: columns.outcome, value: written }
      throw new Refusal('effect-value-invalid', at, { where: `${file}:${row}:${columns.outcome}` })
    }
    // A year that a spreadsheet or program wrote as a number with decimals is still that year.
    return { unit: cell(unit), period: cell(time).replace(/^(\d{4})[.,]0+$/, '$1'), value, row }
  })
}

/** A line of the file: its cells without spaces around them, and its number, the header being row 1. */
interface FileRecord {
  cells: string[]
  row: number
}

function readRecords(text: string, file: string): FileRecord[] {
  const firstLine = text.match(/^\ufeff?[^\r\n]*/)?.[0] ?? ''
  const delimiter = delimiters.reduce((best, each) =>
    firstLine.split(each).length > firstLine.split(best).length ? each : best,
  )
  try {
    const read = parse(text, {
      bom: true,
      delimiter,
      trim: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return read.map(({ record, info }) => ({ cells: record, row: info.lines }))
  } catch (error) {
    const { message } = error as Error
    throw unreadable(file, { nl: message, en: message })
  }
}

function unreadable(file: string, reason: { nl: string; en: string }): Refusal {
  return new Refusal('effect-file-unreadable', { file, reason: `${reason.nl} / ${reason.en}` }, { where: file })
}
