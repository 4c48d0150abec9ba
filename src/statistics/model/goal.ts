import type { Wording } from '../../platform'
import type { SourceLine } from './source-line'

/** Who set a goal: the national government, or areas for themselves. */
export const goalLevels = ['national', 'local'] as const
export type GoalLevel = (typeof goalLevels)[number]

/**
 * What is to be reached.
 * - `value`: a value in the unit of the indicator, at least or at most; `high` where a span was set ("80 to 90")
 * - `change`: this many times what it was in the base year (0.5 is half)
 * - `reference`: as much as another place, whatever that place does ("towards the national mean")
 */
export type Target =
  | { kind: 'value'; bound: 'at-least' | 'at-most'; value: number; high?: number }
  | { kind: 'change'; factor: number; base: string }
  | { kind: 'reference'; place: string }

export interface Goal {
  code: string
  level: GoalLevel
  name: Wording
  text: Wording
  target: Target
  /** Year it was set for the first time and year it is to be reached by, as far as the source says. */
  from: string | null
  by: string | null
  source: SourceLine
}

/** A goal beside an indicator. */
export interface IndicatorGoal extends Goal {
  /** How far the figure says something about the goal: they rarely count the same thing. */
  fit: Wording
}
