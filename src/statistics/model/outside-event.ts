import type { Wording } from '../../platform'
import type { SourceLine } from './source-line'

/**
 * Something that happened outside the areas' programmes and may show in figures. It stands beside them; whether and how
 * much it did is not worked out here.
 */
export interface OutsideEvent {
  code: string
  name: Wording
  text: Wording
  /** First and last year. */
  from: string
  to: string
  source: SourceLine
}

/** An event beside an indicator. */
export interface IndicatorEvent extends OutsideEvent {
  /** Why it stands beside this indicator. */
  link: Wording
}
