import { type Cells, filledCells, isBlank, isFigureLike, isNumberLike, type MergedCells, usedWidth } from './cells'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'

/** Where a table begins, and what its columns are called. */
export interface TableHeader {
  title: string | null
  columns: readonly string[]
  /** Number of rows above the first row of the table, header included. */
  above: number
}

/**
 * Finds the header of a table: lines above it (a title, an empty line, StatLine's `Onderwerp`) are left out, and a header of
 * several lines becomes one name per column: `Inkomen|Inkomen van personen|Aantal inkomensontvangers | aantal`. A column
 * without a name is called after its place: `#1`.
 *
 * @param rows the first rows of the file; a hundred are enough
 * @param merged cells of a workbook that were made into one
 * @throws Refusal `table-missing`, `header-missing`, `column-twice`, `table-too-wide`
 */
export function findHeader(rows: readonly Cells[], merged: readonly MergedCells[], spot: Spot): TableHeader {
  const lines = rows.map((cells, row) => (row < readingLimits.headerRows ? spread(cells, row, merged) : cells))
  const first = firstHeaderLine(lines, merged)
  if (first === null) throw refusedAt('table-missing', spot)
  const figures = figureColumns(lines.slice(first + 1))
  const end = headerEnd(lines, first, figures, merged)
  if (end >= lines.length || lines.slice(end).every((cells) => filledCells(cells) === 0)) {
    throw refusedAt('table-missing', spot)
  }
  requireNames(lines[first] ?? [], first, figures, spot)
  const header = rowNamed(lines.slice(first, end), lines.slice(end))
  const width = Math.max(...header.map(usedWidth))
  if (width < 2) throw refusedAt('table-missing', spot)
  if (width > readingLimits.columns) {
    throw refusedAt('table-too-wide', spot, { count: width, limit: readingLimits.columns })
  }
  const own = namesFrom(header, width)
  const group = groupLine(lines, first)
  const columns = group && firstTwice(own) ? namesFrom([group, ...header], width) : own
  const twice = firstTwice(columns)
  if (twice) throw refusedAt('column-twice', spot, twice)
  return { title: titleAbove(lines.slice(0, first)), columns, above: end }
}

/** A row with the text of merged cells in each of them. */
function spread(cells: Cells, row: number, merged: readonly MergedCells[]): Cells {
  const over = merged.filter(({ top, bottom, left, right }) => row >= top && row <= bottom && right > left)
  if (over.length === 0) return cells
  const filled = [...cells]
  for (const { top, left, right } of over) {
    if (row !== top) continue
    for (let column = left; column <= Math.min(right, readingLimits.columns); column += 1) {
      filled[column] = cells[left] ?? null
    }
  }
  return Array.from(filled, (cell) => cell ?? null)
}

const labelOfHeader = /^onderwerp(en)?$/i

/** The first line that is about as full as the rows below it, not counting its corner: above it stand titles. */
function firstHeaderLine(lines: readonly Cells[], merged: readonly MergedCells[]): number | null {
  const filled = lines.map(filledCells)
  for (let row = 0; row < Math.min(lines.length, readingLimits.headerRows); row += 1) {
    const below = filled.slice(row + 1, row + 100).filter((count) => count > 0)
    const usual = below.sort((a, b) => a - b)[Math.floor(below.length / 2)] ?? 0
    const cells = lines[row] ?? []
    const texts = new Set(cells.filter((cell) => !isBlank(cell)))
    const isLabel = texts.size === 1 && labelOfHeader.test([...texts][0]?.trim() ?? '')
    const isSpread = merged.some(({ top, left, right }) => top === row && right > left)
    // A title can be merged over the whole table, and is one text then.
    if (texts.size === 0 || isLabel || (isSpread && texts.size === 1)) continue
    if (isSpread || (filled[row] ?? 0) + (isBlank(cells[0]) ? 1 : 0) >= Math.max(2, usual * 0.7)) return row
  }
  return null
}

/** Columns in which most of the lower rows have figures. */
function figureColumns(rows: readonly Cells[]): Set<number> {
  const lower = rows.slice(Math.floor(rows.length / 2))
  const width = Math.max(0, ...lower.map((cells) => cells.length))
  const found = new Set<number>()
  for (let column = 0; column < width; column += 1) {
    const cells = lower.map((row) => row[column] ?? null).filter((cell) => !isBlank(cell))
    const figures = cells.filter((cell) => isFigureLike(cell)).length
    if (figures > 0 && figures >= cells.length * 0.6) found.add(column)
  }
  return found
}

/**
 * The first line of the table itself. A line below the header still belongs to it when it has words, such as units, above
 * the columns of figures, or when cells of the header were merged over it or above it.
 */
function headerEnd(
  lines: readonly Cells[],
  first: number,
  figures: ReadonlySet<number>,
  merged: readonly MergedCells[],
): number {
  let end = first + 1
  for (; end < Math.min(lines.length, readingLimits.headerRows); end += 1) {
    const isMerged = merged.some(
      ({ top, bottom, left, right }) =>
        top >= first && top < end && (bottom >= end || (right > left && bottom + 1 === end)),
    )
    if (!isMerged && !hasWordsAbove(lines[end] ?? [], figures)) break
  }
  return end
}

function hasWordsAbove(cells: Cells, figures: ReadonlySet<number>): boolean {
  const above = [...figures].map((column) => cells[column] ?? null).filter((cell) => !isBlank(cell))
  return above.length > 0 && above.length * 2 >= figures.size && above.every((cell) => !isFigureLike(cell))
}

/** A first line that has figures where the rows have them is a row, unless these are years, or go up as ages do. */
function requireNames(header: Cells, row: number, figures: ReadonlySet<number>, spot: Spot): void {
  const above = [...figures].map((column) => (header[column] ?? '').trim()).filter((cell) => cell !== '')
  const numbers = above.filter((cell) => isNumberLike(cell) && !/^(19|20)\d\d\*{0,2}$/.test(cell))
  const goUp = numbers.length > 2 && numbers.every((cell, place) => Number(cell) > Number(numbers[place - 1] ?? -1))
  if (!goUp && above.length > 0 && numbers.length * 2 >= above.length)
    throw refusedAt('header-missing', spot, { row: row + 1 })
}

/** Some programs write a row number before each row and no name above it; then all names stand one place too early. */
function rowNamed(header: readonly Cells[], rows: readonly Cells[]): readonly Cells[] {
  const width = Math.max(0, ...header.map(usedWidth))
  const isNumbered = rows.length > 1 && rows.every((cells, row) => cells[0] === String(row + 1))
  const isLonger = rows.every((cells) => cells.length === width + 1)
  return isNumbered && isLonger ? header.map((cells) => [null, ...cells]) : header
}

function namesFrom(header: readonly Cells[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const parts = header.map((cells) => plainName(cells[column] ?? '')).filter((part) => part !== '')
    return parts.filter((part, line) => part !== parts[line - 1]).join(' | ') || `#${column + 1}`
  })
}

/** A name on one line, without spaces around it. */
function plainName(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .trim()
}

function firstTwice(columns: readonly string[]): { column: string; positions: string } | null {
  const column = columns.find((name, position) => columns.indexOf(name) !== position)
  if (column === undefined) return null
  const positions = columns.flatMap((name, position) => (name === column ? [String(position + 1)] : []))
  return { column, positions: positions.join(', ') }
}

/** The line right above the header, when it names groups of columns; each name holds to the next one. */
function groupLine(lines: readonly Cells[], first: number): Cells | null {
  const line = lines[first - 1]
  if (line === undefined || filledCells(line) < 2) return null
  const width = lines[first]?.length ?? 0
  let last: string | null = null
  return Array.from({ length: width }, (_, column) => {
    if (!isBlank(line[column])) last = line[column] ?? null
    return last
  })
}

function titleAbove(lines: readonly Cells[]): string | null {
  const texts = lines.flatMap((cells) => cells.filter((cell) => !isBlank(cell)).slice(0, 1))
  const title = texts.find((text) => !/^sep=.$/i.test(text ?? '') && !labelOfHeader.test(text?.trim() ?? ''))
  return title ? plainName(title) : null
}
