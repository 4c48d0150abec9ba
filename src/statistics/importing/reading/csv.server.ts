import { symlink } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Cells, RowBatches } from './cells'
import { chooseDelimiter, delimiters, separatorOfRowNumber } from './delimiter'
import { wideEncodingOf } from './form'
import type { GivenFile } from './given-file.server'
import { findHeader } from './header'
import { readingLimits } from './limits'
import { RowReader } from './row-reader'
import { RowScan, type Scanned } from './row-scan.server'
import { refusedAt } from './spot'
import { type OpenedTable, type Scratch, stageTable } from './stage.server'
import { delimitedRows, firstRows, type TextEncoding } from './text.server'

/** Rows on which the delimiter is decided. */
const rowsForDelimiter = 200
const rowsAtTop = readingLimits.headerRows + readingLimits.sampleRows

/**
 * Opens text in which cells stand between delimiters. A file that any program reads in the same way is read where it is;
 * of any other a tidy copy is made in the scratch folder.
 *
 * @throws Refusal `text-unreadable`, `row-endless`, `row-cut-short`, and what `findHeader` and `stageTable` throw
 */
export async function openDelimited(given: GivenFile, scratch: Scratch): Promise<OpenedTable> {
  const wide = wideEncodingOf(given.head)
  const delimiter = delimiterOf(given, wide ?? 'windows-1252')
  const scanned = wide === null ? await scan(given, delimiter) : null
  const encoding = wide ?? encodingOf(scanned, given)
  const rows = (): RowBatches => delimitedRows(given.content(), encoding, delimiter, given.spot)
  const head = await firstRows(rows(), rowsAtTop)
  const separator = separatorOfRowNumber(head, delimiter)
  const plain = encoding === 'utf-8' && separator === null && scanned?.isPlain ? scanned : null
  const read = plain && (await inPlace(given, scratch, delimiter, head, plain))
  if (read) return read
  const ends: Ends = { short: 0, width: 0, last: null }
  const whole = counted(
    delimitedRows(given.content(), encoding, delimiter, given.spot, (cells) => {
      ends.last = cells.length
    }),
    ends,
  )
  const table = await stageTable(separator === null ? whole : split(whole, separator), scratch, {
    spot: given.spot,
    format: 'csv',
    header: (top) => {
      const header = findHeader(top, [], given.spot)
      ends.width = header.columns.length
      return header
    },
    firstRow: 1,
    canHaveFooter: true,
  })
  refuseCut(table, ends, given)
  return table
}

/** How the rows of a file end. */
interface Ends {
  /** Cells of the last row, when no line end stands behind it. */
  last: number | null
  /** Columns of the table. */
  width: number
  /** Rows with more than one cell, and fewer than there are columns. */
  short: number
}

/** Rows as they are, of which those are counted that are shorter than most. */
async function* counted(batches: RowBatches, ends: Ends): RowBatches {
  let most = 0
  for await (const batch of batches) {
    for (const { length } of batch) {
      most = Math.max(most, length)
      if (length > 1 && length < most) ends.short += 1
    }
    yield batch
  }
}

/**
 * A file that stops in the middle of its last row was cut off, when all its other rows are whole; in some files rows are
 * short because nothing is left to say, and then it says nothing.
 *
 * @throws Refusal `row-cut-short`
 */
function refuseCut({ sample }: OpenedTable, { last, width, short }: Ends, { spot }: GivenFile): void {
  if (last === null || last < 2 || last >= width || short > 1) return
  throw refusedAt('row-cut-short', spot, { row: sample.firstRow + sample.rowCount - 1, cells: last, columns: width })
}

/** @throws Refusal `table-missing` when no delimiter makes a table of it */
function delimiterOf({ head, spot }: GivenFile, encoding: TextEncoding): string {
  const text = new TextDecoder(encoding).decode(head)
  const declared = /^\W{0,3}sep=([;,\t|])\r?\n/i.exec(text)?.[1]
  const readings = delimiters.map((delimiter) => ({ delimiter, rows: topRows(text, delimiter) }))
  const chosen = declared ?? chooseDelimiter(readings)
  if (chosen === null) throw refusedAt('table-missing', spot)
  return chosen
}

/** The first rows of a text, or of the start of one. */
function topRows(text: string, delimiter: string): Cells[] {
  const reader = new RowReader(delimiter, text.length)
  const rows: Cells[] = []
  const piece = 16_384
  for (let at = 0; at < text.length && rows.length < rowsForDelimiter; at += piece) {
    rows.push(...reader.push(text.slice(at, at + piece)))
  }
  if (rows.length < rowsForDelimiter) rows.push(...lastRow(reader))
  return rows.slice(0, rowsForDelimiter)
}

function lastRow(reader: RowReader): Cells[] {
  try {
    return reader.end()
  } catch {
    // With a wrong delimiter, or where the text was cut off, a quotation stays open; the rows before it say enough.
    return []
  }
}

async function scan(given: GivenFile, delimiter: string): Promise<Scanned> {
  const rowScan = new RowScan(delimiter, readingLimits.rowCharacters)
  for await (const chunk of given.content()) {
    rowScan.push(chunk)
    if (rowScan.rows > readingLimits.rows + 1) {
      throw refusedAt('table-too-long', given.spot, { limit: readingLimits.rows })
    }
  }
  const scanned = rowScan.end()
  const { zeroLine, endlessLine } = scanned
  if (zeroLine !== null) throw refusedAt('text-unreadable', given.spot, { row: zeroLine })
  if (endlessLine !== null) throw refusedAt('row-endless', given.spot, { row: endlessLine })
  return scanned
}

/** UTF-8, or what Dutch offices wrote before it. @throws Refusal `text-unreadable` for a file that has both */
function encodingOf(scanned: Scanned | null, { spot }: GivenFile): TextEncoding {
  if (scanned === null || scanned.otherBytes === 0) return 'utf-8'
  if (scanned.utf8Characters > 0) throw refusedAt('text-unreadable', spot, { row: scanned.otherLine ?? 1 })
  return 'windows-1252'
}

/** The table where it stands; null when its header is not just the first line, so that it needs a copy after all. */
async function inPlace(
  given: GivenFile,
  scratch: Scratch,
  delimiter: string,
  head: readonly Cells[],
  { rows, width }: Scanned,
): Promise<OpenedTable | null> {
  const { title, columns, above } = findHeader(head, [], given.spot)
  if (above !== 1 || columns.length !== width || rows < 2) return null
  const { file } = given.spot
  return {
    sample: {
      file,
      format: 'csv',
      sheet: null,
      title,
      columns,
      rows: head.slice(1, 1 + readingLimits.sampleRows).filter((cells) => cells.length === width),
      firstRow: 2,
      rowCount: rows - 1,
    },
    rows: { form: 'csv', path: await readablePath(given, scratch, 'csv'), delimiter, skip: 1 },
    notes: [],
  }
}

/**
 * A path that the statistics engine takes as it is: it reads some characters as patterns and endings as ways of packing, and
 * a file may have any name. Where the name could mislead, a link in the scratch folder stands for the file.
 */
export async function readablePath(
  { path, isPacked }: GivenFile,
  scratch: Scratch,
  extension: string,
): Promise<string> {
  const full = resolve(path)
  const saysPacked = full.endsWith('.gz')
  if (/^[^*?[\]{}=]+$/.test(full) && !/\.(zst|bz2|lz4)$/.test(full) && saysPacked === isPacked) return full
  const link = scratch.path(isPacked ? `${extension}.gz` : extension)
  await symlink(full, link)
  return link
}

/** Rows whose first cell is a row number and a cell, apart. */
async function* split(batches: RowBatches, separator: string): RowBatches {
  for await (const batch of batches) {
    yield batch.map(([first, ...rest]) => {
      const at = first?.indexOf(separator) ?? -1
      return at < 0 ? [first ?? null, ...rest] : [first?.slice(0, at) || null, first?.slice(at + 1) || null, ...rest]
    })
  }
}
