import { type Fault, reason, short } from '../../../records'
import type { ProgrammeDocument } from '../format'
import { checkedProgramme, invalidProgramme } from '../read'
import { valueOfCell } from './cells'
import { isExplanation } from './explanation'
import { type Column, columnsByName, columnsOfItsOwn, type Table, tables } from './tables'

type Cells = readonly (string | null)[]

/** A sheet with all its rows, as the reader of workbooks gives it. */
interface Sheet {
  name: string
  rows: readonly Cells[]
}

/** A record or row while it is put together. */
type Body = { [name: string]: unknown }

/** Rows at the top among which the names of the fields are looked for. */
const headRows = 10

/**
 * The programme that a workbook holds. Columns are known by the names in the second row, whatever their order and whatever
 * the sheets are called.
 *
 * @param file what the workbook is called in a refusal
 * @throws Refusal `programme-invalid` with the place of the first fault as sheet and cell (`Interventies!F5`),
 * `programme-format`
 */
export function programmeOfSheets(sheets: readonly Sheet[], file: string): ProgrammeDocument {
  const reading = new Reading()
  const read = sheets.flatMap((sheet) => reading.headOf(sheet))
  // Records before the rows in them, whatever the order of the sheets.
  for (const one of read.filter(({ table }) => table.rows === null)) reading.records(one)
  for (const one of read.filter(({ table }) => table.rows !== null)) reading.rowsIn(one)
  if (reading.faults.length > 0) throw invalidProgramme(reading.faults, file)
  return checkedProgramme({ ...reading.explained(sheets), ...reading.document() }, file, (path) =>
    reading.placeOf(path),
  )
}

/** A sheet of which is known what its columns are. */
interface KnownSheet {
  name: string
  table: Table
  /** Per field the numbers of its columns: text that does not fit in one goes on in the next. */
  columns: Map<Column, number[]>
  /** Column with the ids, of a sheet with rows. */
  idAt: number
  /** The rows below the names, with their numbers in the sheet from 1. */
  rows: { cells: Cells; number: number }[]
}

class Reading {
  readonly faults: Fault[] = []
  readonly #bodies = new Map<string, Body[]>()
  readonly #places = new Map<string, string>()

  /** What the columns of a sheet are; nothing for a sheet that explains or is empty. */
  headOf({ name, rows }: Sheet): KnownSheet[] {
    const head = rows
      .slice(0, headRows)
      .findIndex((cells) => cells.some((cell) => columnsByName.has((cell ?? '').trim())))
    if (head < 0) {
      const isBlank = rows.every((cells) => cells.every((cell) => (cell ?? '').trim() === ''))
      if (!isBlank && !isExplanation(rows)) this.#fault(`${name}!A1`, 'sheet-unknown')
      return []
    }
    const names = (rows[head] ?? []).map((cell) => (cell ?? '').trim())
    const known = names.map((one) => columnsByName.get(one))
    const isRows = (table: Table) => table.rows !== null
    const table = (known.find((one) => one && isRows(one.table)) ?? known.find((one) => one))?.table as Table
    const columns = new Map<Column, number[]>()
    let idAt = -1
    for (const [at, one] of names.entries()) {
      const column = columnsOfItsOwn(table).find((own) => own.name === one)
      if (column) columns.set(column, [...(columns.get(column) ?? []), at])
      else if (table.rows !== null && one === table.columns[0]?.name) idAt = at
      else if (one !== '' || rows.slice(head + 1).some((cells) => (cells[at] ?? '').trim() !== '')) {
        this.#fault(cellName(name, at, head + 1), 'column-unknown', one)
      }
    }
    if (table.rows !== null && idAt < 0)
      this.#fault(cellName(name, 0, head + 1), 'column-missing', table.columns[0]?.name)
    const filled = rows
      .map((cells, index) => ({ cells, number: index + 1 }))
      .slice(head + 1)
      .filter(({ cells }) => cells.some((cell) => (cell ?? '').trim() !== ''))
    return [{ name, table, columns, idAt, rows: filled }]
  }

  /** The records of a sheet. */
  records(sheet: KnownSheet): void {
    const { kind } = sheet.table
    const bodies = this.#bodies.get(kind.collection) ?? []
    this.#bodies.set(kind.collection, bodies)
    for (const row of sheet.rows) {
      const path = kind.many ? `${kind.collection}[${bodies.length}]` : kind.collection
      if (!kind.many && bodies.length > 0) this.#fault(cellName(sheet.name, 0, row.number), 'one-only')
      bodies.push(this.#body(sheet, row, path))
    }
  }

  /** The rows of a sheet, put in the records they belong to. */
  rowsIn(sheet: KnownSheet): void {
    const { kind, rows: field, columns } = sheet.table
    const idField = columns[0]?.path[0] as string
    const records = this.#bodies.get(kind.collection) ?? []
    const byId = new Map(records.map((body, index) => [body[idField], { body, index }] as const).toReversed())
    for (const row of sheet.rows) {
      const id = valueOfCell(row.cells[sheet.idAt] ?? '', columns[0] as Column, kind)
      const record = byId.get(id)
      if (!record) {
        this.#fault(cellName(sheet.name, sheet.idAt, row.number), 'reference', id, kind.collection)
        continue
      }
      const inside = (record.body[field as string] ?? []) as Body[]
      record.body[field as string] = inside
      const path = `${kind.collection}[${record.index}].${field}[${inside.length}]`
      const body = this.#body(sheet, row, path)
      // A row with nothing but an id says that there are none.
      if (Object.keys(body).length > 0) inside.push(body)
    }
  }

  #body({ name, table, columns }: KnownSheet, { cells, number }: KnownSheet['rows'][number], path: string): Body {
    const body: Body = {}
    this.#places.set(path, cellName(name, 0, number))
    for (const [column, places] of columns) {
      const cell = places.map((at) => cells[at] ?? '').join('')
      this.#places.set(`${path}.${column.path.join('.')}`, cellName(name, places[0] ?? 0, number))
      if (cell.trim() === '') continue
      put(body, column.path, valueOfCell(cell, column, table.kind))
    }
    return body
  }

  /** Format and day, from the sheet that explains. */
  explained(sheets: readonly Sheet[]): Body {
    const rows = sheets.filter((sheet) => isExplanation(sheet.rows)).flatMap((sheet) => sheet.rows)
    const cellOf = (name: string) => rows.find(([first]) => first === name)?.[1] ?? undefined
    return { format: cellOf('format'), asOf: cellOf('asOf') }
  }

  /** All that was read, in the order of the format. */
  document(): Body {
    const document: Body = {}
    for (const { kind, rows } of tables) {
      const bodies = this.#bodies.get(kind.collection) ?? []
      if (rows === null && bodies.length > 0) document[kind.collection] = kind.many ? bodies : bodies[0]
    }
    return document
  }

  /** The cell of a place in the document, or of what it is part of. */
  placeOf(path: string): string {
    for (let part = path; part !== ''; part = part.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
      const place = this.#places.get(part)
      if (place !== undefined) return place
    }
    return path
  }

  #fault(where: string, code: Parameters<typeof reason>[0], value: unknown = '', collection = ''): void {
    this.faults.push({ where, reason: reason(code, { value: short(value), collection }) })
  }
}

function put(body: Body, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path as readonly [string, ...string[]]
  if (rest.length === 0) body[first] = value
  else {
    const inside = (body[first] ?? {}) as Body
    body[first] = inside
    put(inside, rest, value)
  }
}

/** A cell as a spreadsheet names it: `Interventies!F5`. */
function cellName(sheet: string, column: number, row: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return `${sheet}!${letters}${row}`
}
