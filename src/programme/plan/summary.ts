import type { Decision } from '../../agreements'
import { latestReach } from '../../reach'
import type { TheoryNode } from '../../theory'
import type { Contribution } from './chain'
import type { Intervention, Money } from './kinds'
import { moneyUntil } from './timeline'

/** Until when there is money: a day, no end that was said, or no money at all. */
export type MoneyEnd = { state: 'until'; day: string } | { state: 'open' } | { state: 'none' }

/** An intervention as a list shows it. */
export interface InterventionSummary {
  intervention: Intervention
  /** All groups together, in the last period; null when nothing was counted. */
  reach: { period: string; count: number } | null
  money: MoneyEnd
  lastDecision: Decision | null
}

/** What an area wrote beside its interventions. */
export interface Beside {
  money: readonly Money[]
  decisions: readonly Decision[]
}

/** Until when there is money for something. */
export function moneyEndOf(money: readonly Pick<Money, 'to'>[]): MoneyEnd {
  if (money.length === 0) return { state: 'none' }
  const day = moneyUntil(money)
  return day === null ? { state: 'open' } : { state: 'until', day }
}

/** Decisions about an intervention, the newest first; of those of one day the one that was written last. */
export function decisionsAbout(decisions: readonly Decision[], intervention: string): Decision[] {
  return decisions
    .filter((decision) => decision.intervention === intervention)
    .toReversed()
    .toSorted((a, b) => b.on.localeCompare(a.on))
}

/** Interventions with what one chooses by, in their order. */
export function summariesOf(
  interventions: readonly Intervention[],
  { money, decisions }: Beside,
): InterventionSummary[] {
  return interventions.map((intervention) => ({
    intervention,
    reach: latestReach(intervention.reach ?? []),
    money: moneyEndOf(money.filter((one) => one.intervention === intervention.id)),
    lastDecision: decisionsAbout(decisions, intervention.id)[0] ?? null,
  }))
}

/** Some interventions under one heading: a theme or a goal; null for those without. */
export interface InterventionGroup {
  key: string | null
  summaries: readonly InterventionSummary[]
}

/** Interventions by theme, in the order in which themes occur; those without one last. */
export function groupedByTheme(summaries: readonly InterventionSummary[]): InterventionGroup[] {
  const groups = Map.groupBy(summaries, ({ intervention }) => intervention.theme ?? null)
  return [...groups].map(([key, found]) => ({ key, summaries: found })).toSorted(withoutKeyLast)
}

/**
 * Interventions by the goal they contribute to, in the order of the goals; one that contributes to several stands under
 * each. Those that contribute to none come last.
 */
export function groupedByGoal(
  summaries: readonly InterventionSummary[],
  nodes: readonly TheoryNode[],
): InterventionGroup[] {
  const goalsOf = ({ intervention }: InterventionSummary) => (intervention.contributes ?? []).map(({ node }) => node)
  const order = [...new Set([...nodes.map(({ id }) => id), ...summaries.flatMap(goalsOf)])]
  const groups: InterventionGroup[] = order.map((key) => ({
    key,
    summaries: summaries.filter((summary) => goalsOf(summary).includes(key)),
  }))
  const without = summaries.filter((summary) => goalsOf(summary).length === 0)
  return [...groups, { key: null, summaries: without }].filter((group) => group.summaries.length > 0)
}

function withoutKeyLast(a: InterventionGroup, b: InterventionGroup): number {
  return Number(a.key === null) - Number(b.key === null)
}

/** Whether an intervention says to which goal it contributes, or need not: a small idea of residents. */
export function floats({
  contributes,
  smallResidentsIdea,
}: {
  contributes?: readonly Contribution[] | undefined
  smallResidentsIdea?: boolean | undefined
}): boolean {
  return (contributes ?? []).length === 0 && smallResidentsIdea !== true
}
