import type { Language } from '../../platform'
import type { Comparison, DefinitionComparison } from './comparison'
import type { UnitFamily } from './comparison-settings'
import type { Indicator } from './indicator'
import type { PlaceNames } from './place-names'

export interface StatementNames {
  readonly place: PlaceNames
  /** Null when there is nothing to compare with. */
  readonly reference: PlaceNames | null
  /** The place is told by itself: that there is no reference is not said, because none would make sense. */
  readonly isAlone?: boolean
}

/** What the sentences of both languages are made from. */
export interface StatementFacts {
  readonly indicator: Indicator
  readonly comparison: Comparison
  readonly names: StatementNames
  readonly family: UnitFamily
  /** The newest definition the place has a figure for. */
  readonly definition: DefinitionComparison | null
}

/** A sentence made in a language; the same code writes both, so both name the same numbers. */
export type Writer = (language: Language) => string
