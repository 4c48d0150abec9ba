/** What an indicator's unit stands for; it decides which comparisons make sense. */
export type UnitFamily = 'share' | 'amount' | 'score' | 'count'

/**
 * `share` for % ("% of areas" too), `amount` for money, `score` for scores, indices and classes (no ratio: their zero means
 * nothing, and class 2 is not twice class 1), `count` for everything else.
 */
export function unitFamily(unit: string): UnitFamily {
  if (unit.startsWith('%')) return 'share'
  if (unit === 'EUR' || unit === '€') return 'amount'
  if (unit === 'score' || unit === 'index' || unit === 'class') return 'score'
  return 'count'
}

/**
 * When a change is large enough to be called one (*material*), and how far a survey without a published margin is taken
 * to be off. They are choices, not facts: they are shown with every statement.
 */
export interface ComparisonSettings {
  /** A gap changes by at least `points` (shares only: percentage points) and by at least `share` of the first gap. */
  readonly gap: { readonly points: number; readonly share: number }
  /** A ratio changes by at least this share of the first ratio. */
  readonly ratio: { readonly share: number }
  /**
   * The level of a place changes by at least `share` of the first value, for shares also by `points`; a score, which has
   * no natural zero, by `scoreSteps` units of its last published decimal; a class by one.
   */
  readonly level: { readonly points: number; readonly share: number; readonly scoreSteps: number }
  /**
   * A survey value published without margin is taken to be off by the larger of `points` (shares only) and `share` of
   * itself; with 1 point and 5 % about the 95 % margin of a share of 10 % among 3,500 people. A score from such a survey
   * is never given a direction.
   */
  readonly surveyWithoutMargin: { readonly points: number; readonly share: number }
}

/** Source of gap and ratio: issue 3, item 2. The thresholds of the level and of surveys are our own choice. */
export const defaultComparisonSettings: ComparisonSettings = {
  gap: { points: 0.5, share: 0.1 },
  ratio: { share: 0.05 },
  level: { points: 0.5, share: 0.05, scoreSteps: 5 },
  surveyWithoutMargin: { points: 1, share: 0.05 },
}
