/** The cells of one row as text; null is an empty cell. */
export type Cells = readonly (string | null)[]

/** Rows as they come, a number of them at a time. Empty rows are among them, so that the n-th row is row n of the file. */
export type RowBatches = AsyncIterable<readonly Cells[]>

/** Cells of a sheet that were made into one; from 0, ends included. */
export interface MergedCells {
  top: number
  bottom: number
  left: number
  right: number
}

/** How many cells of a row hold something. */
export function filledCells(cells: Cells): number {
  let filled = 0
  for (const cell of cells) if (cell !== null && cell.trim() !== '') filled += 1
  return filled
}

/** Number of cells up to and with the last one that holds something. */
export function usedWidth(cells: Cells): number {
  let width = cells.length
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1
  return width
}

const number = /^[<>≤≥~±]?\s*[-+−]?\s*(€\s*)?\d[\d.,' {2}]*(e[-+]?\d+)?\s*(%|\*+)?$/i
/** How sources write that there is no number. */
const marker = /^(\.{1,3}|-{1,2}|x|\*|na|n\/a|#n\/a|#value!|#ref!|#div\/0!|nan|null|n\.?v\.?t\.?|n\.?b\.?)$/i

/** Whether a cell holds a number, however it is written: `1.250,5`, `12,6 %`, `2024*`, `<5`. */
export function isNumberLike(cell: string | null): boolean {
  return number.test((cell ?? '').trim())
}

/** Whether a cell holds what stands in a column of figures: a number, or a sign that there is none. */
export function isFigureLike(cell: string | null): boolean {
  return isNumberLike(cell) || marker.test((cell ?? '').trim())
}

/** Whether a cell holds nothing. */
export function isBlank(cell: string | null | undefined): boolean {
  return cell === null || cell === undefined || cell.trim() === ''
}
