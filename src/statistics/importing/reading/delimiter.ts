import { type Cells, isFigureLike } from './cells'

/** What separates the cells of a row in files of the field, the most common first. */
export const delimiters = [';', ',', '\t', '|'] as const

/**
 * Chooses what separates the cells: the reading in which most rows have the same number of cells, and among readings that
 * are as regular the one with most cells. A decimal comma makes regular rows too, but never of the header.
 *
 * @param readings the first rows of a file, read with each delimiter
 * @returns the delimiter; null when no reading makes a table
 */
export function chooseDelimiter(readings: readonly { delimiter: string; rows: readonly Cells[] }[]): string | null {
  const scored = readings.map(({ delimiter, rows }) => ({ delimiter, score: regularity(rows) }))
  const best = scored.reduce((most, one) => (one.score > most.score ? one : most), { delimiter: '', score: 0 })
  return best.score > 0 ? best.delimiter : null
}

function regularity(rows: readonly Cells[]): number {
  const filled = rows.filter((cells) => cells.length > 1 || (cells[0] ?? '') !== '')
  const counts = new Map<number, number>()
  for (const { length } of filled) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].reduce(
    (most, one) => (one[1] > most[1] || (one[1] === most[1] && one[0] > most[0]) ? one : most),
    [0, 0],
  )
  // A title or a source is one cell; in a text most lines are.
  const single = filled.filter((cells) => cells.length === 1).length
  const share = count / (filled.length - single / 2)
  if (count < 2 || share < 0.5) return 0
  const top = filled.findIndex((cells) => cells.length === width)
  const header = filled[top] ?? []
  const isData = top > 0 && header.filter((cell) => isFigureLike(cell)).length * 2 >= header.length
  return share ** 2 * Math.log2(width) * (isData ? 0.1 : 1)
}

/**
 * Some files have a second separator after a row number that a program put in front: `0,1011AB;99;0363AF01`.
 *
 * @returns that separator, or null in all other files
 */
export function separatorOfRowNumber(rows: readonly Cells[], delimiter: string): string | null {
  const [header, ...rest] = rows
  const found = delimiters.find((one) => one !== delimiter && header?.[0]?.startsWith(one))
  if (found === undefined || rest.length === 0) return null
  const numbered = new RegExp(`^\\d+\\${found}`)
  return rest.every((cells) => cells.length === 1 || numbered.test(cells[0] ?? '')) ? found : null
}
