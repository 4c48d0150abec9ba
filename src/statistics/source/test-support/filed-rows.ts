import type { FiledRow, RowKind } from '../filed-row'
import { observationOfRow, type RowColumns } from '../row-columns'

/** Rows of files one by one, each with the number of its file. */
export function filedRows(files: readonly RowColumns[]): FiledRow[] {
  return files.flatMap((columns, file) =>
    Array.from({ length: columns.count }, (_, row) => {
      const { indicator, definition, boundaryYear } = columns.kinds[columns.kind[row] as number] as RowKind
      const place = columns.places[columns.place[row] as number] as string
      return { file, indicator, definition, place, boundaryYear, observation: observationOfRow(columns, row) }
    }),
  )
}
