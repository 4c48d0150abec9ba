import { columnOfReference, dateText, numberText, percentText, rowOfReference, unescapedText } from './cell-text'
import type { Cells, MergedCells, RowBatches } from './cells'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'
import { readXml, type XmlListener } from './zip-parts.server'

/** What the cells of all sheets of a workbook refer to. */
export interface Workbook {
  /** Texts that cells share, by number. */
  texts: readonly string[]
  /** Numbers of the styles that show a date. */
  dateStyles: ReadonlySet<number>
  /** Numbers of the styles that show a per cent. */
  percentStyles: ReadonlySet<number>
  /** Whether days are counted from 1904 instead of 1900. */
  from1904: boolean
}

/** The rows of a sheet, and the cells of it that were merged: these are known after the last row. */
export interface SheetRows {
  rows: RowBatches
  merged: readonly MergedCells[]
}

/**
 * Reads a sheet a row at a time: numbers as a spreadsheet shows them, per cents with their sign, text as text, of a formula the value that was last
 * worked out, faults as their text (`#N/A`), dates as ISO. Rows that the file leaves out are given as empty rows.
 *
 * @throws Refusal `rows-apart`, `row-too-long`, `file-damaged`, `file-unsafe`
 */
export function sheetRows(content: AsyncIterable<Uint8Array>, workbook: Workbook, spot: Spot): SheetRows {
  const listener = new SheetListener(workbook, spot)
  return { rows: batches(content, listener, spot), merged: listener.merged }
}

async function* batches(content: AsyncIterable<Uint8Array>, listener: SheetListener, spot: Spot): RowBatches {
  for await (const _ of readXml(content, listener, spot)) {
    if (listener.rows.length === 0) continue
    yield listener.rows
    listener.rows = []
  }
}

/** Merged cells that can matter in a header of this many rows and columns. */
const mostMerged = 10_000

class SheetListener implements XmlListener {
  readonly merged: MergedCells[] = []
  rows: Cells[] = []
  readonly #workbook: Workbook
  readonly #spot: Spot
  /** Number of the row that is read, from 1. */
  #number = 0
  /** Rows that were handed on. */
  #given = 0
  #cells: (string | null)[] = []
  #column = -1
  #type = ''
  #style = 0
  /** Whether what is read now is text that counts: a value, not a formula or how a word is pronounced. */
  #isValue = false
  #isPhonetic = false
  #value = ''

  constructor(workbook: Workbook, spot: Spot) {
    this.#workbook = workbook
    this.#spot = spot
  }

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'c':
        this.#column = columnOfReference(attributes.r ?? '') ?? this.#column + 1
        this.#type = attributes.t ?? 'n'
        this.#style = Number(attributes.s ?? 0)
        this.#value = ''
        break
      case 'v':
      case 't':
        this.#isValue = !this.#isPhonetic
        break
      case 'rPh':
        this.#isPhonetic = true
        break
      case 'row':
        this.#number = attributes.r === undefined ? this.#number + 1 : Number(attributes.r)
        this.#cells = []
        this.#column = -1
        break
      case 'mergeCell':
        this.#merge(attributes.ref ?? '')
        break
    }
  }

  text(text: string): void {
    if (!this.#isValue) return
    this.#value += text
    if (this.#value.length > readingLimits.rowCharacters)
      throw refusedAt('row-endless', this.#spot, { row: this.#number })
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#isValue = false
        break
      case 'rPh':
        this.#isPhonetic = false
        break
      case 'c':
        this.#endCell()
        break
      case 'row':
        this.#endRow()
        break
    }
  }

  #endCell(): void {
    if (this.#value === '') return
    const text = this.#text()
    if (text === '') return
    const { columns } = readingLimits
    if (this.#column >= columns) {
      throw refusedAt('row-too-long', this.#spot, { row: this.#number, value: text.slice(0, 100), columns })
    }
    while (this.#cells.length < this.#column) this.#cells.push(null)
    this.#cells[this.#column] = text
  }

  /** What a cell says (ECMA-376 part 1, 18.18.11). */
  #text(): string {
    switch (this.#type) {
      case 's': {
        const text = this.#workbook.texts[Number(this.#value)]
        if (text === undefined) throw refusedAt('file-damaged', this.#spot)
        return text
      }
      case 'n':
        if (this.#workbook.percentStyles.has(this.#style)) return percentText(this.#value)
        return this.#workbook.dateStyles.has(this.#style)
          ? dateText(this.#value, this.#workbook.from1904)
          : numberText(this.#value)
      case 'b':
        return this.#value === '1' ? 'true' : 'false'
      case 'e':
      case 'd':
        return this.#value
      default:
        return unescapedText(this.#value)
    }
  }

  #endRow(): void {
    // Rows with nothing in them count when another follows: a sheet can be formatted far below its last row.
    if (this.#cells.length === 0) return
    const empty = this.#number - 1 - this.#given
    if (!(empty >= 0)) throw refusedAt('file-damaged', this.#spot)
    const limit = readingLimits.emptyRows
    if (empty > limit) throw refusedAt('rows-apart', this.#spot, { row: this.#number, limit })
    for (let row = 0; row < empty; row += 1) this.rows.push([])
    this.rows.push(this.#cells)
    this.#given = this.#number
  }

  #merge(reference: string): void {
    const [from = '', to = from] = reference.split(':')
    const top = rowOfReference(from)
    if (top >= readingLimits.headerRows || this.merged.length === mostMerged) return
    const left = columnOfReference(from) ?? 0
    this.merged.push({ top, bottom: rowOfReference(to), left, right: columnOfReference(to) ?? left })
  }
}
