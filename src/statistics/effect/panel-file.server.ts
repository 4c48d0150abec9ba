import { type CsvError, parse } from 'csv-parse/sync'
import { nearest, Refusal, type Wording } from '../../platform'
import { commonMarkers, figureMarkers, liveabilityMarkers } from '../importing/kinds/markers'
import { decimalMarkOf, readNumber, withoutSigns } from './model/number'
import { type PanelRow, someOf } from './model/panel'

/** Which columns hold what. */
export interface PanelColumns {
  unit: string
  time: string
  outcome: string
}

/**
 * What stands in the outcome where it has no value: the signs of publishers, as importing knows them, and of programs. In
 * the unit and the period they are names like any other: `NB` is a province and `X` a block of houses.
 */
const emptyMarkers = new Set([
  ...['', 'n/a', 'nan'],
  ...[...figureMarkers, ...liveabilityMarkers, ...commonMarkers].map(({ text }) => text.toLowerCase()),
])

const delimiters = [';', ',', '\t'] as const

/**
 * Reads a table in long form: one row per unit and period. The delimiter is the one the header holds most of; numbers have
 * a decimal point or a decimal comma, the same one in the whole column (`decimalMarkOf` says which), and a per cent sign behind
 * all of them or none. A star behind a year (provisional) is taken off.
 *
 * @param text of a CSV file, UTF-8
 * @param file its name, for messages
 * @throws Refusal `effect-file-unreadable`, `effect-column-unknown`, `effect-cell-empty`, `effect-value-invalid`,
 *   `effect-value-ambiguous`, `effect-sign-mixed`
 */
export function panelRows(text: string, file: string, columns: PanelColumns): PanelRow[] {
  const { delimiter, records: all } = readRecords(text, file)
  const [header, ...records] = all
  if (!header) throw unreadable(file, { nl: 'het is leeg', en: 'it is empty' })
  const names = header.cells
  const [unit, time, outcome] = [columns.unit, columns.time, columns.outcome].map((name) => {
    const place = names.indexOf(name.trim())
    if (place < 0) {
      throw new Refusal('effect-column-unknown', { file, name, near: nearest(name, names) }, { where: name })
    }
    if (place === names.lastIndexOf(name.trim())) return place
    throw unreadable(file, { nl: `er zijn twee kolommen ${name}`, en: `there are two columns ${name}` })
  }) as [number, number, number]
  if (records.length === 0) {
    throw unreadable(file, { nl: 'er staat alleen een kopregel in', en: 'it has a header only' })
  }
  const uneven = records.find(({ cells }) => cells.length !== names.length)
  if (uneven) {
    const [row, has, wants] = [uneven.row, uneven.cells.length, names.length]
    throw unreadable(file, {
      nl: `rij ${row} heeft ${has} velden, de kopregel ${wants}`,
      en: `row ${row} has ${has} fields, the header ${wants}`,
    })
  }
  const cellsOf = (place: number) =>
    records
      .map(({ cells, row }) => ({ value: cells[place] ?? '', row }))
      .filter(({ value }) => !emptyMarkers.has(value.toLowerCase()))
  const column = { file, name: columns.outcome, cells: cellsOf(outcome) }
  const outcomes = withoutSigns(column)
  const decimal = decimalMarkOf(
    { ...column, cells: outcomes },
    {
      delimiter,
      others: names
        .map((_, place) => place)
        .filter((place) => place !== outcome && place !== unit)
        .map((place) => cellsOf(place).map(({ value }) => value)),
    },
  )
  refuseEmpty(records, { unit, time, outcome }, file, names)
  return records.map(({ cells, row }, at) => {
    const cell = (place: number): string => cells[place] ?? ''
    const written = cell(outcome)
    const value = readNumber(outcomes[at]?.value ?? written, decimal)
    if (value === undefined) {
      const found = { file, row, column: columns.outcome, value: written }
      throw new Refusal('effect-value-invalid', found, { where: `${file}:${row}:${columns.outcome}` })
    }
    // A year that a spreadsheet or program wrote as a number with decimals is still that year.
    return { unit: cell(unit), period: cell(time).replace(/^(\d{4}.*?)\*+$|^(\d{4})[.,]0+$/, '$1$2'), value, row }
  })
}

/** Refuses cells without a value, all of them at once: who mends a file by hand wants to do it in one go. */
function refuseEmpty(
  records: readonly FileRecord[],
  { unit, time, outcome }: Record<keyof PanelColumns, number>,
  file: string,
  names: readonly string[],
): void {
  const empty = records.flatMap(({ cells, row }) =>
    [unit, time, outcome]
      .filter((place) => {
        const value = cells[place] ?? ''
        return place === outcome ? emptyMarkers.has(value.toLowerCase()) : value === ''
      })
      .map((place) => ({ row, column: names[place] ?? '' })),
  )
  const [first] = empty
  if (!first) return
  const named = (word: string) => someOf(empty.map(({ row, column }) => `${word} ${row} (${column})`))
  const at = { file, count: empty.length, cells: { nl: named('rij'), en: named('row') } }
  throw new Refusal('effect-cell-empty', at, { where: `${file}:${first.row}:${first.column}` })
}

/** A line of the file: its cells without spaces around them, and its number, the header being row 1. */
interface FileRecord {
  cells: string[]
  row: number
}

function readRecords(text: string, file: string): { delimiter: string; records: FileRecord[] } {
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
      // Spreadsheets leave rows of nothing but delimiters behind.
      skip_records_with_empty_values: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return { delimiter, records: read.map(({ record, info }) => ({ cells: record, row: info.lines })) }
  } catch (error) {
    const { lines } = error as CsvError
    throw unreadable(file, {
      nl: `bij rij ${lines} kloppen de aanhalingstekens niet`,
      en: `at row ${lines} the quotation marks are not right`,
    })
  }
}

/** The text of a file: UTF-8, UTF-16 with a mark at its start, or what Dutch offices wrote before these. */
export function textOfBytes(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function unreadable(file: string, reason: Wording): Refusal {
  return new Refusal('effect-file-unreadable', { file, reason }, { where: file })
}
