import type { Observation, Row } from '../model/observation'

/** What rows say of which only the place and the numbers differ. */
export interface RowKind extends Pick<Row, 'indicator' | 'definition' | 'boundaryYear'> {
  observation: Observation
}

/** An observation beside what it is of, and which of several files it stands in. */
export interface FiledRow extends RowKind, Pick<Row, 'place'> {
  file: number
}

/** Which rows of dataset files are asked; everything that is given must hold. */
export interface FiledRowQuery {
  indicators?: readonly string[] | undefined
  places?: readonly string[] | undefined
  periods?: readonly string[] | undefined
}

/** A row taken apart. */
export function filedRow({ indicator, definition, place, boundaryYear, ...observation }: Row, file: number): FiledRow {
  return { file, indicator, definition, place, boundaryYear, observation }
}
