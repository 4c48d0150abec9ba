import type { Row } from '../model/observation'

/** What everyone may read (`released`) and what only those entitled to it may (`full`) (house: disclosure). */
export type Edition = 'released' | 'full'

/** No answer holds more rows than this; more is a download (house: processes). */
export const answerLimit = 50_000

/** What is asked of a source: rows of one dataset version, narrowed by any of the keys. */
export interface RowQuery {
  version: string
  indicator?: string
  definition?: string
  places?: readonly string[]
  boundaryYear?: number
  periods?: readonly string[]
  edition: Edition
}

/**
 * Where figures come from. Every implementation gives the same answers to the same rows: one contract suite runs over
 * all (`source.contract.ts`).
 *
 * Rows come in the order of indicator, definition, place, boundary year (none first), period; text is ordered by
 * character code, so that every store agrees. A version that is not there has no rows.
 */
export interface Source {
  /** Name for the log: `parquet`, `typed`. */
  readonly name: string
  /**
   * Rows that answer the query.
   * @throws Refusal `query-too-large` above `answerLimit` rows
   */
  rows(query: RowQuery): Promise<Row[]>
  /** Places that have at least one row in this version, in order. */
  places(version: string, indicator?: string): Promise<string[]>
  /** Periods that have at least one row in this version, in order. */
  periods(version: string, indicator?: string): Promise<string[]>
  /** Every row of the version in pieces, for publishing and export; not limited in number. */
  stream(version: string, edition: Edition): AsyncIterable<Row[]>
}
