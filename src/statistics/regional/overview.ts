import type { Wording } from '../../platform'
import type { DefinitionComparison } from '../model/comparison'
import type { Indicator, Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import { shortDevelopment, shortStatement } from '../model/short-statement'
import type { ReferenceKind } from './reference'

/** What a reader should know before reading a figure of a small place. */
export const figureWarnings = ['small-number', 'survey', 'modelled', 'composite', 'converted', 'partly-known'] as const
export type FigureWarning = (typeof figureWarnings)[number]

/**
 * Below this number of people or homes that a share is of, one more or less moves the figure visibly (at 100 by a whole
 * percentage point): our own rule, shown with the warning.
 */
export const smallWhole = 100

/** The newest figure with a value or a range, of the newest definition that has one; null when there is none. */
export function newestOf(series: Series): { definition: string; observation: Observation } | null {
  for (const { version, observations } of series.definitions.toReversed()) {
    const observation = observations.findLast(({ value, low }) => value !== null || low !== undefined)
    if (observation) return { definition: version, observation }
  }
  return null
}

/** Whether some of its parts have no figure; a place that is its own only part either has one or says why not. */
export function isPartlyKnown({ coverage }: Observation): boolean {
  return coverage !== undefined && coverage.of > 1 && coverage.known < coverage.of
}

/** What there is to be careful about with a figure. */
export function warningsOf(indicator: Indicator, observation: Observation): FigureWarning[] {
  const whole = observation.of ?? observation.n
  const warnings: (FigureWarning | false)[] = [
    indicator.unit.startsWith('%') && whole !== undefined && whole < smallWhole && 'small-number',
    indicator.uncertainty.startsWith('survey') && 'survey',
    indicator.uncertainty === 'modelled' && 'modelled',
    indicator.uncertainty === 'composite' && 'composite',
    observation.isConverted === true && 'converted',
    isPartlyKnown(observation) && 'partly-known',
  ]
  return warnings.filter((warning) => warning !== false)
}

/**
 * Whether figures of two places can be put beside each other: counts of places of another size cannot, they only grow with
 * the number of people who live there.
 */
export function isComparable({ aggregation }: Pick<Indicator, 'aggregation'>): boolean {
  return aggregation !== 'sum'
}

/** The figure of the reference in the same period and definition; undefined when it has no row for it. */
export function besideOf(
  series: Series | null,
  { definition, observation }: { definition: string; observation: Observation },
): Observation | undefined {
  const same = series?.definitions.find(({ version }) => version === definition)
  return same?.observations.find(({ period }) => period === observation.period)
}

/** One indicator of a place, and what its figures say. */
export interface ProfileEntry {
  indicator: Indicator
  /** What its figures say, in one or two sentences. */
  statement: Wording
  series: Series
  /** Its figures of every reference that has any, in the order these were asked in. */
  references: readonly { kind: ReferenceKind; series: Series }[]
  /** Those of the first, that the statement is about; null for the own earlier figure, which is in `series`. */
  referenceSeries: Series | null
  /** True when figures of the reference can be put beside those of the place. */
  isCompared: boolean
  newest: { definition: string; observation: Observation } | null
  /** The comparison in the definition of `newest`. */
  compared: DefinitionComparison | null
  warnings: readonly FigureWarning[]
  /** When its source last came in: day of the newest version that holds it. */
  updated: string | null
}

/** The same as an overview shows it. */
export interface OverviewEntry extends Omit<ProfileEntry, 'references' | 'compared'> {
  /** What became of its figure, in one line; empty when there is one period only. */
  development: Wording
  /** What became of the distance to the reference, in one line; empty when the two cannot be compared. */
  comparison: Wording
  /** The figure of the reference in the period of `newest`. */
  beside: Observation | null
}

export function overviewEntry({ compared, references: _, ...entry }: ProfileEntry): OverviewEntry {
  const { indicator, newest, referenceSeries } = entry
  return {
    ...entry,
    development: shortDevelopment(indicator.unit, compared),
    comparison: compared?.gap.to ? shortStatement(indicator.unit, compared) : { nl: '', en: '' },
    beside: (newest && besideOf(referenceSeries, newest)) ?? null,
  }
}
