import { isAscii } from 'node:buffer'

/** What a text file turns out to be when every byte of it was looked at. */
export interface Scanned {
  /**
   * Every row has as many cells as the first, quotes stand only around whole cells and hold no line end, all lines end in the
   * same way, and no line is empty except at the end: any program reads it in the same way.
   */
  isPlain: boolean
  /** Rows, the header included; only right for a plain file. */
  rows: number
  /** Cells in the first row. */
  width: number
  /** Characters that are written as in UTF-8, beyond plain ASCII. */
  utf8Characters: number
  /** Bytes that cannot stand where they stand in UTF-8. */
  otherBytes: number
  /** Line of the first of `otherBytes`, from 1; null when there are none. */
  otherLine: number | null
  /** Line of the first zero byte, from 1; null when there is none. */
  zeroLine: number | null
  /** Line of the first row that is longer than a row can be; null when there is none. */
  endlessLine: number | null
}

const quote = 34
const newLine = 10
const carriageReturn = 13
const space = 32

/** Where the scan stands within a row. */
const cellStart = 0
const inCell = 1
const inQuotes = 2
const afterQuote = 3
const afterReturn = 4

/** Looks at a text file once, from the first byte to the last. */
export class RowScan {
  readonly #delimiter: number
  readonly #longest: number
  /** The row that the pieces so far ended in; `rowStart` is its place in the next piece. */
  #row = { state: cellStart, cells: 1, filledCells: 0, isFilled: false, rowStart: 0 }
  #lastFilled = 0
  #returns: boolean | null = null
  #emptyLine = false
  #utf8 = new Utf8Tally()
  #line = 1
  #isStart = true
  readonly #found: Scanned = {
    isPlain: true,
    rows: 0,
    width: 0,
    utf8Characters: 0,
    otherBytes: 0,
    otherLine: null,
    zeroLine: null,
    endlessLine: null,
  }

  /**
   * @param delimiter one character between the cells
   * @param longest bytes that a row may have
   */
  constructor(delimiter: string, longest: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#longest = longest
  }

  /** @param chunk the next piece; the first one has at least three bytes, if the file has */
  push(chunk: Uint8Array): void {
    const found = this.#found
    const others = this.#utf8.others
    this.#utf8.push(chunk)
    if (found.otherLine === null && this.#utf8.others > others)
      found.otherLine = this.#lineAt(chunk, this.#utf8.firstOther)
    if (found.zeroLine === null && chunk.includes(0)) found.zeroLine = this.#lineAt(chunk, chunk.indexOf(0))
    if (found.isPlain && !this.#scan(chunk)) found.isPlain = false
    this.#isStart = false
    this.#line = this.#lineAt(chunk, chunk.length)
  }

  /** Rows so far, the header included, as long as the file is plain. */
  get rows(): number {
    return this.#found.rows
  }

  end(): Scanned {
    const { state, cells, filledCells, isFilled, rowStart } = this.#row
    if (state === inQuotes) this.#notPlain()
    const isEmpty = rowStart === (state === afterReturn ? -1 : 0)
    if (this.#found.isPlain && rowStart < 0) {
      // A last line without an end is a row like the others.
      this.#endRow(this.#returns ?? false, isEmpty, cells, isFilled ? filledCells + 1 : filledCells)
    }
    // One cell alone in the last row is more often a source than a region.
    if (this.#lastFilled < 2) this.#found.isPlain = false
    return { ...this.#found, utf8Characters: this.#utf8.characters, otherBytes: this.#utf8.end() }
  }

  /** The loop over all bytes of a country: what it changes stands in plain variables, for speed. @returns whether the file is still plain */
  #scan(chunk: Uint8Array): boolean {
    const delimiter = this.#delimiter
    const end = chunk.length
    let { state, cells, filledCells, isFilled, rowStart } = this.#row
    for (let at = this.#isStart && hasMark(chunk) ? 3 : 0; at < end; at += 1) {
      const byte = chunk[at]
      if (state === inQuotes) {
        if (byte === quote) state = afterQuote
        else if (byte === newLine || byte === carriageReturn) return false
        else isFilled = true
      } else if (byte === delimiter) {
        if (state === afterReturn) return false
        cells += 1
        if (isFilled) filledCells += 1
        isFilled = false
        state = cellStart
      } else if (byte === newLine) {
        if (at - rowStart > this.#longest) return this.#endless()
        const isEmpty = at - rowStart <= (state === afterReturn ? 1 : 0)
        if (!this.#endRow(state === afterReturn, isEmpty, cells, isFilled ? filledCells + 1 : filledCells)) return false
        state = cellStart
        cells = 1
        filledCells = 0
        isFilled = false
        rowStart = at + 1
      } else if (byte === carriageReturn) {
        if (state === afterReturn) return false
        state = afterReturn
      } else if (byte === quote) {
        if (state === inCell || state === afterReturn) return false
        if (state === afterQuote) isFilled = true
        state = inQuotes
      } else {
        if (state >= afterQuote) return false
        state = inCell
        if (byte !== space) isFilled = true
        // The rest of the cell, without asking every character what it could be.
        for (let next = chunk[at + 1] ?? 0; next > quote && next !== delimiter; next = chunk[at + 1] ?? 0) {
          isFilled = true
          at += 1
        }
      }
    }
    if (end - rowStart > this.#longest) return this.#endless()
    this.#row = { state, cells, filledCells, isFilled, rowStart: rowStart - end }
    return true
  }

  /** @returns whether the file is still plain */
  #endRow(returned: boolean, isEmpty: boolean, width: number, filled: number): boolean {
    const found = this.#found
    if (found.rows === 0) found.width = width
    if (this.#returns === null) this.#returns = returned
    if (returned !== this.#returns || (!isEmpty && (width !== found.width || this.#emptyLine))) this.#notPlain()
    if (isEmpty) this.#emptyLine = true
    else {
      found.rows += 1
      this.#lastFilled = filled
    }
    return found.isPlain
  }

  #endless(): false {
    this.#found.endlessLine = this.#found.rows + 1
    return false
  }

  #notPlain(): void {
    this.#found.isPlain = false
  }

  #lineAt(chunk: Uint8Array, end: number): number {
    let line = this.#line
    for (let at = chunk.indexOf(newLine); at >= 0 && at < end; at = chunk.indexOf(newLine, at + 1)) line += 1
    return line
  }
}

/** Whether text begins with the mark that says it is UTF-8. */
function hasMark(chunk: Uint8Array): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
}

const asciiBlock = 1024

/** Counts what is written as UTF-8 and what cannot be; a character may stand across two pieces. */
export class Utf8Tally {
  characters = 0
  others = 0
  /** Place in the last piece of the first byte that cannot be UTF-8; 0 when it began in the piece before. */
  firstOther = 0
  #open = 0

  push(chunk: Uint8Array): void {
    const before = this.others
    let open = this.#open
    for (let at = 0; at < chunk.length; at += 1) {
      // Most of a file of figures is plain ASCII, which is told much faster by the kilobyte.
      if (open === 0 && at % asciiBlock === 0 && isAscii(chunk.subarray(at, at + asciiBlock))) {
        at += asciiBlock - 1
        continue
      }
      const byte = chunk[at] as number
      if (open > 0) {
        if (byte >= 0x80 && byte < 0xc0) {
          open -= 1
          if (open === 0) this.characters += 1
          continue
        }
        open = 0
        this.#other(before, at)
      }
      if (byte < 0x80) continue
      if (byte >= 0xc2 && byte < 0xe0) open = 1
      else if (byte >= 0xe0 && byte < 0xf0) open = 2
      else if (byte >= 0xf0 && byte < 0xf5) open = 3
      else this.#other(before, at)
    }
    this.#open = open
  }

  /** Bytes that cannot be UTF-8, with a character that the end cuts off. */
  end(): number {
    return this.others + (this.#open > 0 ? 1 : 0)
  }

  #other(before: number, at: number): void {
    if (this.others === before) this.firstOther = at
    this.others += 1
  }
}
