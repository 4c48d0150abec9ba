import { readFile } from 'node:fs/promises'
import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { dateText, isDateFormat, isPercentFormat, numberText, percentText } from './cell-text'
import type { Cells, MergedCells, RowBatches } from './cells'
import { findHeader } from './header'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'
import { type Scratch, stageTable } from './stage.server'
import { type OpenedSheets, openSheets } from './xlsx.server'

/**
 * Opens all sheets of a workbook as Excel wrote them until 2007, each as a table in the scratch folder. The form allows no
 * reading in pieces, so the whole file is in memory for a moment.
 *
 * @throws Refusal `file-protected`, `file-too-large`, `file-damaged`, `file-no-table`, and what `openSheets` throws
 */
export async function openXls(path: string, bytes: number, spot: Spot, scratch: Scratch): Promise<OpenedSheets> {
  const limit = readingLimits.documentBytes
  if (bytes > limit) throw refusedAt('file-too-large', spot, { limit: limit / 1_000_000 })
  const workbook = readWorkbook(await readFile(path), spot)
  const sheets = workbook.SheetNames.map((name, place) => ({
    name,
    isHidden: (workbook.Workbook?.Sheets?.[place]?.Hidden ?? 0) > 0,
    content: workbook.Sheets[name],
  })).filter(({ content }) => content?.['!data'] !== undefined)
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true
  return openSheets(sheets, spot, ({ content }, sheetSpot) =>
    stageTable(rowsOf(content ?? {}, from1904), scratch, {
      spot: sheetSpot,
      format: 'xls',
      header: (head) => findHeader(head, mergedIn(content ?? {}), sheetSpot),
      firstRow: 1,
      canHaveFooter: true,
    }),
  )
}

function readWorkbook(content: Buffer, spot: Spot): WorkBook {
  // A workbook of today with a password is packed in the old form, with its content under this name.
  if (content.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw refusedAt('file-protected', spot)
  if (!isWorkbook(content)) throw refusedAt('file-no-table', spot, { form: 'DOC / PPT / MSG' })
  try {
    return read(content, { dense: true, cellNF: true, cellFormula: false, cellHTML: false, cellText: false })
  } catch (error) {
    const isProtected = /password|encrypt/i.test(String((error as Error).message))
    throw refusedAt(isProtected ? 'file-protected' : 'file-damaged', spot, {}, error)
  }
}

/** Word and PowerPoint used the same packing, with another name for what is in it. */
function isWorkbook(content: Buffer): boolean {
  return ['Workbook', 'Book', 'WORKBOOK'].some((name) => content.includes(Buffer.from(`${name}\0`, 'utf16le')))
}

async function* rowsOf(sheet: WorkSheet, from1904: boolean): RowBatches {
  const rows = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[]
  // Rows without a cell are holes in this array.
  const batch: Cells[] = []
  for (const row of rows) batch.push(Array.from(row ?? [], (cell) => textOf(cell, from1904)))
  yield batch
}

const faults: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function textOf(cell: CellObject | undefined, from1904: boolean): string | null {
  if (cell === undefined || cell.v === undefined) return null
  switch (cell.t) {
    case 'n': {
      const written = String(cell.v)
      if (cell.z !== undefined && isPercentFormat(-1, String(cell.z))) return percentText(written)
      const isDate = cell.z !== undefined && isDateFormat(-1, String(cell.z))
      return isDate ? dateText(written, from1904) : numberText(written)
    }
    case 'b':
      return cell.v ? 'true' : 'false'
    case 'e':
      return faults[Number(cell.v)] ?? '#N/A'
    case 'z':
      return null
    default:
      return String(cell.v) || null
  }
}

function mergedIn(sheet: WorkSheet): MergedCells[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, bottom: e.r, left: s.c, right: e.c }))
}
