import type { Wording } from '../../platform'
import type { IndicatorGoal } from './goal'
import type { Observation, Uncertainty } from './observation'
import type { IndicatorEvent } from './outside-event'
import type { SourceLine } from './source-line'
import type { ThemeReference } from './theme'

/** How the figures of parts become the figure of the whole (house: rules for numbers). */
export const aggregations = ['sum', 'weighted-share', 'none'] as const
export type Aggregation = (typeof aggregations)[number]

/** What an indicator measures in the monitor: outcome (effect), output (realisation), context, process. */
export const indicatorKinds = ['outcome', 'output', 'context', 'process'] as const
export type IndicatorKind = (typeof indicatorKinds)[number]

/** `none` where neither more nor less is better in itself. */
export const polarities = ['higher', 'lower', 'none'] as const
export type Polarity = (typeof polarities)[number]

/** What was counted, and since when in this way. Versions never mix and no line joins them. */
export interface Definition {
  version: string
  /** Short name for legends when there are several: "oude definitie". */
  label: Wording
  text: Wording
  /** Reporting years this version was published for, as far as known. */
  from?: string
  to?: string
  /** Where the definition is described. */
  source?: SourceLine
}

export interface Caveat {
  text: Wording
  /** Where the doubt comes from. */
  source: SourceLine
}

/**
 * A period from which on a series stands at another level for a reason nobody gave. Not a definition break: the line
 * stays, the place is marked, and developments are also given up to and from it.
 */
export interface Jump {
  period: string
  /** What the source says of it, and what it does not say. */
  text: Wording
  source: SourceLine
}

export interface Indicator {
  code: string
  name: Wording
  /** What has the property, for sentences: "huishoudens onder de armoedegrens" → "arme huishoudens". */
  subject: Wording
  /** Of whom or what it is a share or number: "van de huishoudens". */
  population: Wording
  kind: IndicatorKind
  /** Its theme in the scheme by which lists are grouped (`groupingScheme`). */
  theme: string
  /** Its themes in every scheme, in the order of the schemes. */
  themes: readonly ThemeReference[]
  unit: string
  better: Polarity
  uncertainty: Uncertainty
  aggregation: Aggregation
  /** With `weighted-share`: code of the indicator that counts the whole the share is of. */
  denominator?: string
  /** What sentences call it where `subject` makes none: "het cijfer ‘Inwoners’". */
  measure?: Wording
  definitions: readonly Definition[]
  caveats: readonly Caveat[]
  jumps: readonly Jump[]
  /** Goals others set on what it measures. */
  goals: readonly IndicatorGoal[]
  /** What happened outside that may show in its figures. */
  events: readonly IndicatorEvent[]
}

/** True for an indicator that came with an imported file: its code names the source, `kwb:a_inw`. */
export function isImported(code: string): boolean {
  return code.includes(':')
}

/** The observations of one place, per definition version, oldest first. */
export interface Series {
  indicator: string
  unit: string
  better: Polarity
  uncertainty: Uncertainty
  place: string
  definitions: readonly { version: string; observations: readonly Observation[] }[]
  /** Of areas: by boundary year the ids of the compositions that say which regions they were made of. */
  compositions?: Readonly<Record<string, readonly string[]>>
}
