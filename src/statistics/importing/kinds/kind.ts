import type { Wording } from '../../../platform'
import type { ImportPlan, Recognition } from '../plan'
import type { TableSample } from '../table'
import type { ColumnCatalogue } from './catalogue'

/** What a person says of a file. */
export interface Hints {
  /** Kind that it is to be read as. */
  as?: string | undefined
  /** Year of its figures, where the file does not name it. */
  year?: number | undefined
}

/** A kind of file that can be imported. */
export interface Kind {
  /** Stable name, as `--as` takes it. */
  kind: string
  /** Other names that `--as` takes for it. */
  otherNames?: readonly string[]
  name: Wording
  /**
   * What this table is as a table of this kind.
   *
   * @returns null when it is none
   * @throws Refusal `import-year-unknown` when it is one, and of no year that can be known; `kind-not-read` for what is
   *   recognised and has nothing to read
   */
  recognise(sample: TableSample, catalogue: ColumnCatalogue, hints: Hints): Recognition | null
  /** True when all tables of a file that are of this kind belong together; otherwise one of them is read. */
  readsAllTables?: boolean
}

/** A recognition with one plan. */
export function recognised(kind: string, certainty: number, ...plans: readonly ImportPlan[]): Recognition {
  return { kind, certainty, plans }
}
