import type { Cells } from './cells'

/** Thrown for a row that does not end, because a quotation mark stays open; `row` is its number, from 1. */
export class EndlessRowError extends Error {
  readonly row: number

  constructor(row: number) {
    super(`row ${row} does not end`)
    this.name = 'EndlessRowError'
    this.row = row
  }
}

const quote = 34
const newLine = 10
const carriageReturn = 13

/**
 * Reads text in which cells stand between delimiters (RFC 4180), as it comes. It is forgiving where a spreadsheet is: lines
 * end in any way, a quotation mark within a cell is a character like others, what follows a closed quotation belongs to the
 * cell. An empty line is a row with one empty cell. (csv-parse, which the house has, takes ten times as long, and far longer
 * for rows that are cut short: with it, reading a file would take longer than importing it.)
 */
export class RowReader {
  readonly #delimiter: number
  readonly #longest: number
  /** Text from the start of the row that has not ended yet. */
  #rest = ''
  #rows = 0

  /**
   * @param delimiter one character
   * @param longest characters that a row may have
   */
  constructor(delimiter: string, longest: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#longest = longest
  }

  /** The rows that end in this piece of text. @throws EndlessRowError */
  push(text: string): Cells[] {
    return this.#read(this.#rest + text, false)
  }

  /** The last row, where the text does not end in the end of a line. @throws EndlessRowError */
  end(): Cells[] {
    return this.#rest === '' ? [] : this.#read(this.#rest, true)
  }

  #read(text: string, isEnd: boolean): Cells[] {
    const delimiter = this.#delimiter
    const rows: Cells[] = []
    let cells: (string | null)[] = []
    let rowStart = 0
    let at = 0
    while (at < text.length) {
      const end = this.#cellEnd(text, at)
      if (end === null && isEnd) throw new EndlessRowError(this.#rows + rows.length + 1)
      if (end === null) break
      const code = text.charCodeAt(end)
      // Only more text can tell whether a quotation is closed, or whether a line end has a second character.
      const isCut = end === text.length || (code === carriageReturn && end + 1 === text.length)
      if (isCut && !isEnd) break
      cells.push(cellText(text, at, end))
      if (code === delimiter) {
        at = end + 1
        if (at < text.length || !isEnd) continue
        cells.push(null)
      }
      at = end + (code === carriageReturn && text.charCodeAt(end + 1) === newLine ? 2 : 1)
      rows.push(cells)
      cells = []
      rowStart = at
    }
    this.#rows += rows.length
    this.#rest = isEnd ? '' : text.slice(rowStart)
    if (this.#rest.length > this.#longest) throw new EndlessRowError(this.#rows + 1)
    return rows
  }

  /** Place of the delimiter or line end after a cell; the length of the text when it is not there, null within a quotation. */
  #cellEnd(text: string, start: number): number | null {
    let at = start
    if (text.charCodeAt(at) === quote) {
      do {
        const closed = text.indexOf('"', at + 1)
        if (closed < 0) return null
        at = closed + 1
      } while (text.charCodeAt(at) === quote)
    }
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === this.#delimiter || code === newLine || code === carriageReturn) break
    }
    return at
  }
}

function cellText(text: string, start: number, end: number): string | null {
  if (start === end) return null
  if (text.charCodeAt(start) !== quote) return text.slice(start, end)
  const closed = text.lastIndexOf('"', end - 1)
  const quoted = text.slice(start + 1, closed)
  return (quoted.includes('"') ? quoted.replaceAll('""', '"') : quoted) + text.slice(closed + 1, end) || null
}
