import type { Wording } from '../../platform'

/** A grant with what was published about its rules, and the time for which they hold. */
export interface PublishedGrant {
  code: string
  name: Wording
  by: Wording
  /** Periods, as exactly as the source says. */
  from: string
  to: string
  source: { document: string; line: string }
  themes: readonly { code: string; purpose: Wording; line: string }[]
  rules: readonly { code: string; text: Wording; line: string }[]
}

/** Social return that somebody computed and published, in words: what was counted differs from one to the next. */
export interface PublishedReturn {
  code: string
  place: Wording
  title: Wording
  by: string
  year: string
  period: Wording
  costs: Wording
  benefits: Wording
  note: Wording
  document: string
  line: string
}
