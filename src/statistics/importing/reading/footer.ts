import { type Cells, filledCells } from './cells'

/** How lines under a table begin that are not about one of its regions. */
const footerText =
  /^(bron|bronnen|source|sources|©|\(c\)|copyright|centraal bureau voor de statistiek|noot|noten|note|notes|toelichting|legenda|verklaring|let op|deze tabel|laatst gewijzigd|gewijzigd op|datum export)\b|^(©|\*{1,3}\s|\d\)\s)/i

/** Whether a row has so few cells, for a table of this width, that it could stand under the table. */
export function couldBeFooter(cells: Cells, width: number): boolean {
  return width > 1 && filledCells(cells) <= Math.max(1, Math.floor(width / 4))
}

/**
 * How many of the last rows of a file still belong to the table. Under a table stand its source and legend: sparse lines
 * after an empty line, or from a line that says what it is (`Bron: CBS`). Rows that are just cut short stay.
 *
 * @param last the rows at the end for which `couldBeFooter` holds, without a fuller row between them
 */
export function rowsBeforeFooter(last: readonly Cells[]): number {
  const end = last.findIndex((cells) => {
    const filled = cells.filter((cell) => cell !== null && cell.trim() !== '')
    return filled.length === 0 || (filled.length === 1 && footerText.test(filled[0]?.trim() ?? ''))
  })
  return end < 0 ? last.length : end
}

/** What stands in rows under a table, a line for each row that holds something. */
export function footerLines(rows: readonly Cells[]): string[] {
  return rows.map((cells) => cells.filter((cell) => cell?.trim()).join(' ')).filter((line) => line !== '')
}
