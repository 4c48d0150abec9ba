import { open } from 'node:fs/promises'
import type { Cells } from './cells'
import { readingLimits } from './limits'
import { sheetRows } from './sheet-rows.server'
import { refusedAt } from './spot'
import { readWorkbook } from './xlsx.server'
import { openZip } from './zip-parts.server'

/** A sheet with all its rows as text: the n-th row is row n of the sheet. */
export interface WholeSheet {
  name: string
  rows: readonly Cells[]
}

/** Whether a file is a workbook or another zip, by its first bytes. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(4), position: 0 })
    return buffer.toString('latin1') === 'PK\x03\x04'
  } finally {
    await file.close()
  }
}

/**
 * All visible sheets of a workbook (XLSX) at once, for workbooks that people fill in by hand: those are small. Cells are
 * read as when figures are imported.
 *
 * @param name of the file, for refusals
 * @throws Refusal `file-no-table`, `file-protected`, `file-damaged`, `file-cut-short`, `file-unsafe`, `file-too-large`
 */
export async function wholeSheets(path: string, name: string): Promise<WholeSheet[]> {
  const spot = { file: name, sheet: null }
  const parts = await openZip(path, spot)
  try {
    const { sheets, workbook } = await readWorkbook(parts, spot)
    const whole: WholeSheet[] = []
    let characters = 0
    for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
      const rows: Cells[] = []
      const sheetSpot = { file: name, sheet: sheet.name }
      const batches = sheetRows(await parts.content(sheet.part ?? ''), workbook, sheetSpot).rows
      for await (const batch of batches) {
        for (const row of batch) {
          for (const cell of row) characters += cell?.length ?? 0
          rows.push(row)
        }
        if (characters > readingLimits.pieceCharacters) {
          throw refusedAt('file-too-large', sheetSpot, { limit: readingLimits.pieceCharacters / 1_000_000 })
        }
      }
      whole.push({ name: sheet.name, rows })
    }
    return whole
  } finally {
    parts.close()
  }
}
