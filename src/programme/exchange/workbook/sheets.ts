import type { Language } from '../../../platform'
import type { ProgrammeDocument } from '../format'
import { type Cell, cellOf } from './cells'
import { type Column, type Table, tables } from './tables'
import { headingOf, sheetNameOf } from './words'

type Body = Readonly<Record<string, unknown>>

/** Most characters in a cell; longer text goes on in a next column with the same name. */
const mostInCell = 32_000

/** A sheet of the workbook before it is a file. */
export interface FilledSheet {
  name: string
  columns: readonly Column[]
  /** What people read above the columns. */
  headings: readonly string[]
  /** The rows below the names of the fields. */
  rows: readonly (readonly Cell[])[]
}

/**
 * A programme as sheets: per collection one with a record per row; rows in a record have a sheet of their own. Every sheet
 * is there, also without rows, so that it can be filled in.
 *
 * @param language of names of sheets, headings and words
 */
export function filledSheets(document: ProgrammeDocument, language: Language): FilledSheet[] {
  const names = new Set<string>()
  return tables.map((table) => {
    const name = uniqueName(sheetNameOf(table, language), names)
    const filled = rowsOf(table, document).map((row) =>
      table.columns.map((column, index) =>
        piecesOf(cellOf(valueAt(row, column, index, table), column, table.kind, language)),
      ),
    )
    const widths = table.columns.map((_, index) => Math.max(1, ...filled.map((row) => row[index]?.length ?? 1)))
    const columns = table.columns.flatMap((column, index) => Array.from({ length: widths[index] ?? 1 }, () => column))
    const rows = filled.map((row) =>
      row.flatMap((pieces, index) => Array.from({ length: widths[index] ?? 1 }, (_, at) => pieces[at] ?? null)),
    )
    return { name, columns, headings: columns.map((column) => headingOf(table, column, language)), rows }
  })
}

function uniqueName(name: string, names: Set<string>): string {
  let unique = name
  for (let number = 2; names.has(unique.toLowerCase()); number += 1) unique = `${name.slice(0, 28)} ${number}`
  names.add(unique.toLowerCase())
  return unique
}

/** A record, or a row with the id of its record in front; of a list without rows, only that id. */
interface Line {
  id: string
  body: Body
}

function rowsOf({ kind, rows }: Table, document: ProgrammeDocument): Line[] {
  const value = document[kind.collection as keyof ProgrammeDocument] as unknown
  const bodies = (value === undefined ? [] : kind.many ? value : [value]) as Body[]
  if (rows === null) return bodies.map((body) => ({ id: '', body }))
  return bodies.flatMap((body) => {
    const id = kind.idOf(body as never)
    const inside = body[rows] as Body[] | undefined
    if (inside === undefined) return []
    return inside.length === 0 ? [{ id, body: {} }] : inside.map((row) => ({ id, body: row }))
  })
}

function valueAt({ id, body }: Line, { path }: Column, index: number, { rows }: Table): unknown {
  if (rows !== null && index === 0) return id
  return path.reduce<unknown>((inside, name) => (inside as Body | undefined)?.[name], body)
}

function piecesOf(cell: Cell): Cell[] {
  if (cell?.kind !== 'text' || cell.text.length <= mostInCell) return [cell]
  const pieces: Cell[] = []
  for (let at = 0; at < cell.text.length; ) {
    // Never between the two halves of one sign.
    const half = cell.text.slice(at, at + mostInCell).isWellFormed() ? 0 : 1
    pieces.push({ kind: 'text', text: cell.text.slice(at, at + mostInCell - half) })
    at += mostInCell - half
  }
  return pieces
}
