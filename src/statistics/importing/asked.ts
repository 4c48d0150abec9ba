import type { TableSample } from './table'

/** What is asked of a file. */
export interface AskedInspection {
  /** Where it is. */
  path: string
  /** What it is called in messages. */
  name: string
  /** Slug of the area whose figures they are; null for figures of a publisher, which are everybody's. */
  area: string | null
  /** Kind it is to be read as; otherwise it is recognised. */
  as?: string | undefined
  /** Year of its figures, where the file does not name it. */
  year?: number | undefined
  /** Slug of the mapping it is to be read by. */
  mapping?: string | undefined
  /** Told what the tables look like, before they are understood. */
  opened?(samples: readonly TableSample[]): Promise<void>
  /** Told how far it is: steps done, steps in all, what is being done. */
  report?: (done: number, total: number, step: string) => Promise<void>
}

/** Steps of an import in all: three of reading, two of keeping. */
export const stepsInAll = 5
