import type { RefusedForm } from '../../accounts'
import type { Theory } from '../model/entries'
import type { TheoryNode } from '../model/kinds'

/** What the list shows and what its forms need. */
export interface OutlineView {
  /** Slug of the area. */
  area: string
  theory: Theory
  /** Names of organisations by id. */
  names: ReadonlyMap<string, string>
  /** How many findings there are per subject, `kind:id`. */
  findings: ReadonlyMap<string, number>
  mayChange: boolean
  operation: string
  nodes: readonly TheoryNode[]
  /** Revisions of the nodes, by id. */
  revisions: ReadonlyMap<string, number>
  /** A form that was refused: what was typed in it comes back. */
  refused: RefusedForm | undefined
}
