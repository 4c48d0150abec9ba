import type { Wording } from '../platform'
import type { Snapshot } from './snapshot'

/** How serious a finding is: with an error the programme does not hold; a hint is for the alliance to weigh. */
export const severities = ['error', 'warning', 'hint'] as const

export type Severity = (typeof severities)[number]

/** The rules of the check by their stable codes, in the order of the contract. */
export const ruleCodes = [
  'activity-without-goal',
  'goal-without-activity',
  'goal-without-indicator',
  'indicator-without-baseline',
  'indicator-without-target',
  'indicator-without-owner',
  'output-only',
  'link-without-assumption',
  'assumption-without-evidence',
  'effect-too-early',
  'money-ends-before-effect',
  'too-small-to-move',
  'single-dependence',
  'cause-beyond-neighbourhood',
  'adverse-effects-reported',
  'no-effect-shown',
  'partner-missing',
  'commitment-overdue',
  'contract-review-overdue',
  'money-without-goal',
  'goal-without-money',
  'duplicate-intervention',
  'residents-not-deciding',
  'nothing-changed',
] as const

export type RuleCode = (typeof ruleCodes)[number]

/** What a finding can be about: a kind of record, a theme, or the programme as a whole. */
export type SubjectKind =
  | 'intervention'
  | 'node'
  | 'indicator'
  | 'link'
  | 'commitment'
  | 'contract'
  | 'theme'
  | 'body'
  | 'programme'

/** Something the check found; the code of the rule and the subject together identify it. */
export interface Finding {
  rule: RuleCode
  severity: Severity
  /** `kind:id`. */
  subject: string
  /** What is found, with the names of what it is about. */
  message: Wording
  /** What the alliance can do about it. */
  mend: Wording
  /** Where the rule comes from: source and lines. */
  source: string
}

/** A finding that the alliance accepts for now. */
export interface AcceptedFinding extends Finding {
  reason: string
  /** The day to look again; null when none was agreed. */
  until: string | null
}

/** How many findings are open by severity, and how many are accepted. */
export interface FindingCounts {
  error: number
  warning: number
  hint: number
  accepted: number
}

/** What the check says about a programme. */
export interface CheckResult {
  /** Open findings: errors first, then warnings, then hints; within these by rule and in the order of the document. */
  findings: Finding[]
  counts: FindingCounts
  accepted: AcceptedFinding[]
}

/** What a rule gives: whom it concerns, and what its message is filled with, in both languages where these differ. */
export interface Found {
  /** Id of the subject, without its kind. */
  id: string
  shown: Readonly<Record<string, string | Wording>>
}

/** A rule of the check. */
export interface Rule {
  code: RuleCode
  severity: Severity
  subject: SubjectKind
  /** Document and lines, as in the contract. */
  source: string
  /** True for a rule of our own making, which no document states as one. */
  isOwn?: true
  find(snapshot: Snapshot): Found[]
}
