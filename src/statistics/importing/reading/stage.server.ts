import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFormat, StagedTable } from '../table'
import { type Cells, filledCells, type RowBatches, usedWidth } from './cells'
import { couldBeFooter, footerLines, rowsBeforeFooter } from './footer'
import type { TableHeader } from './header'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'

/** A table of a file, ready to be read, with what stood under it. */
export interface OpenedTable extends StagedTable {
  /** Lines under the table that are no rows: `Bron: CBS`. */
  notes: readonly string[]
}

/** Where staging files go; each gets a name of its own. */
export interface Scratch {
  path(extension: string): string
}

export function scratchIn(folder: string): Scratch {
  let files = 0
  return {
    path: (extension) => {
      files += 1
      return join(folder, `table-${files}.${extension}`)
    },
  }
}

export interface Staging {
  spot: Spot
  format: FileFormat
  /** The header where the form of the file gives it; otherwise how it is found in the first rows. */
  header: TableHeader | ((head: readonly Cells[]) => TableHeader)
  /** Number of the first of `rows` in the file, as a person counts. */
  firstRow: number
  /** Whether a source or a legend can stand under the table, as in what people open in a spreadsheet. */
  canHaveFooter: boolean
}

/** A table that is being written to its staging file. */
export interface TableWriter {
  add(rows: readonly Cells[]): Promise<void>
  /** The table, when all rows were added. */
  end(): Promise<OpenedTable>
  /** To be called in any case, last. */
  close(): Promise<void>
}

/**
 * Writes the rows of a table as text that the statistics engine reads as it stands: commas, quotes, UTF-8, one line per row,
 * as many cells as there are columns, no header. Line ends within a cell become spaces. Empty rows between others stay, as
 * rows without a cell filled in, so that line n is row `sample.firstRow` + n of the file; those at the end go.
 *
 * @throws Refusal `row-too-long`, `table-too-long`, and what finding the header throws, when rows are added or at the end
 */
export async function writeTable(scratch: Scratch, staging: Staging): Promise<TableWriter> {
  const path = scratch.path('csv')
  const file = await open(path, 'w')
  const lines = new TableLines(file, staging)
  return {
    add: (rows) => lines.add(rows),
    end: async () => ({ ...(await lines.end()), rows: { form: 'csv', path, delimiter: ',', skip: 0 } }),
    close: () => file.close(),
  }
}

/** Writes all rows of a table as `writeTable` does. @throws Refusal what `rows` and `writeTable` throw */
export async function stageTable(rows: RowBatches, scratch: Scratch, staging: Staging): Promise<OpenedTable> {
  const writer = await writeTable(scratch, staging)
  try {
    for await (const batch of rows) await writer.add(batch)
    return await writer.end()
  } finally {
    await writer.close()
  }
}

const headRows = readingLimits.headerRows + readingLimits.sampleRows
const writtenAtOnce = 1_000_000
/** More sparse rows than these are no legend. */
const mostHeld = 500

/** The rows of one table on their way to its staging file. */
class TableLines {
  readonly #file: FileHandle
  readonly #staging: Staging
  #head: Cells[] | null = []
  #header: TableHeader = { title: null, columns: [], above: 0 }
  #text = ''
  #count = 0
  readonly #sample: Cells[] = []
  /** Rows with so little in them that they stand under the table when nothing fuller follows. */
  #held: Cells[] = []

  constructor(file: FileHandle, staging: Staging) {
    this.#file = file
    this.#staging = staging
  }

  async add(batch: readonly Cells[]): Promise<void> {
    if (this.#head) {
      this.#head.push(...batch)
      if (this.#head.length >= headRows) this.#begin(this.#head)
    } else {
      for (const cells of batch) this.#take(cells)
    }
    if (this.#text.length > writtenAtOnce) await this.#write()
  }

  async end(): Promise<Omit<OpenedTable, 'rows'>> {
    if (this.#head) this.#begin(this.#head)
    const belonging = this.#staging.canHaveFooter ? rowsBeforeFooter(this.#held) : this.#held.length
    for (const cells of this.#held.slice(0, belonging)) this.#keep(cells)
    await this.#write()
    const { spot, format, firstRow } = this.#staging
    const { title, columns, above } = this.#header
    return {
      sample: {
        file: spot.file,
        format,
        sheet: spot.sheet,
        title,
        columns,
        rows: this.#sample,
        firstRow: firstRow + above,
        rowCount: this.#count,
      },
      notes: footerLines(this.#held.slice(belonging)),
    }
  }

  #begin(head: readonly Cells[]): void {
    const { header } = this.#staging
    this.#header = typeof header === 'function' ? header(head) : header
    this.#head = null
    for (const cells of head.slice(this.#header.above)) this.#take(cells)
  }

  #take(cells: Cells): void {
    const isSparse = this.#staging.canHaveFooter
      ? couldBeFooter(cells, this.#header.columns.length)
      : filledCells(cells) === 0
    if (isSparse && this.#held.length < mostHeld) {
      this.#held.push(cells)
      return
    }
    for (const held of this.#held) this.#keep(held)
    this.#held = []
    this.#keep(cells)
  }

  #keep(cells: Cells): void {
    const { spot, firstRow } = this.#staging
    const { columns, above } = this.#header
    const width = columns.length
    if (cells.length > width && usedWidth(cells) > width) {
      const value = cells.slice(width).find((cell) => cell?.trim()) ?? ''
      throw refusedAt('row-too-long', spot, { row: firstRow + above + this.#count, value, columns: width })
    }
    if (this.#count === readingLimits.rows) throw refusedAt('table-too-long', spot, { limit: readingLimits.rows })
    this.#count += 1
    if (this.#sample.length < readingLimits.sampleRows) {
      this.#sample.push(Array.from({ length: width }, (_, column) => cells[column] || null))
    }
    this.#text += line(cells, width)
  }

  async #write(): Promise<void> {
    if (this.#text === '') return
    await this.#file.writeFile(this.#text)
    this.#text = ''
  }
}

function line(cells: Cells, width: number): string {
  let text = ''
  for (let column = 0; column < width; column += 1) {
    const cell = cells[column]
    if (cell) text += `"${plainCell(cell)}"`
    text += column === width - 1 ? '\n' : ','
  }
  return text
}

function plainCell(cell: string): string {
  const quoted = cell.includes('"') ? cell.replaceAll('"', '""') : cell
  return quoted.includes('\n') || quoted.includes('\r') ? quoted.replaceAll(/\r\n|\r|\n/g, ' ') : quoted
}
