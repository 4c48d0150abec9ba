import type { Cells, RowBatches } from './cells'
import { readingLimits } from './limits'
import { EndlessRowError, RowReader } from './row-reader'
import { refusedAt, type Spot } from './spot'

/** How the characters of a text file are written. */
export type TextEncoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** The text of a file, a piece at a time. Bytes that mean nothing in this encoding become `�`; a mark at the start goes. */
export async function* decoded(content: AsyncIterable<Uint8Array>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of content) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/**
 * The rows of a text file in which cells stand between delimiters, as `RowReader` reads them.
 *
 * @param unended told of the last row when no line end stands behind it
 * @throws Refusal `row-endless` with the number of the row; and what `content` throws
 */
export async function* delimitedRows(
  content: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  delimiter: string,
  spot: Spot,
  unended: (cells: Cells) => void = () => {},
): RowBatches {
  const reader = new RowReader(delimiter, readingLimits.rowCharacters)
  try {
    for await (const text of decoded(content, encoding)) yield reader.push(text)
    const last = reader.end()
    for (const cells of last) unended(cells)
    yield last
  } catch (error) {
    throw error instanceof EndlessRowError ? refusedAt('row-endless', spot, { row: error.row }, error) : error
  }
}

/** The first rows of a file, at most `count`. */
export async function firstRows(batches: RowBatches, count: number): Promise<Cells[]> {
  const rows: Cells[] = []
  for await (const batch of batches) {
    rows.push(...batch.slice(0, count - rows.length))
    if (rows.length >= count) break
  }
  return rows
}
