import type { Wording } from '../../platform'
import type { DataCheck } from '../model/data-check'

/** How far a question to the source is: asked here, reported to the author, answered, or corrected in a new edition. */
export const questionStatuses = ['open', 'reported', 'answered', 'corrected'] as const
export type QuestionStatus = (typeof questionStatuses)[number]

export function isQuestionStatus(value: unknown): value is QuestionStatus {
  return questionStatuses.includes(value as QuestionStatus)
}

/** Something in a source that does not fit, in our words. */
export interface Question {
  /** Known by it in addresses; of a data check its code and indicators. */
  key: string
  indicators: readonly string[]
  /** Lines of the document; absent where a data check found it in the figures. */
  lines?: string
  text: Wording
}

/** Where a question stands, as people recorded it. */
export interface QuestionState {
  status: QuestionStatus
  /** What the author of the source answered, in the author's words or a summary; empty when there is none. */
  answer: string
  /** Day of the last change, `2026-11-21`; null when nobody recorded anything. */
  since: string | null
  revision: number
}

export interface AskedQuestion extends Question, QuestionState {}

export const untouched: QuestionState = { status: 'open', answer: '', since: null, revision: 0 }

/** Longest answer that is kept. */
export const longestAnswer = 4000

/** A finding of the data checks as a question to the source. */
export function questionOfCheck(check: DataCheck): Question {
  const where = check.code === 'identical-series' ? [] : [...check.places, ...check.periods]
  return {
    key: [check.code, ...check.indicators, ...where].join('.'),
    indicators: check.indicators,
    text: check.message,
  }
}
