import { type Actor, allows, dayOf } from '../accounts'
import { bottleneckKind, bottleneckStanding, commitmentKind, decisionKind, isOwed, standingOf } from '../agreements'
import { contractKind, contractStanding } from '../alliance'
import { runsOn } from '../check'
import { checkOf } from '../check/index.server'
import type { House } from '../platform/index.server'
import { interventionKind } from '../programme'
import { bodiesOf } from '../records'
import { historyOf, readRecords, recordsPolicy } from '../records/index.server'
import { nodeKind } from '../theory'
import type { AreaNow, Need } from './area-now'

const goalKinds = new Set(['mission', 'ambition', 'sub-ambition', 'outcome', 'output'])

/**
 * Where the loop of an area stands in what it wrote.
 *
 * @param area slug
 */
export async function areaNow(house: House, actor: Actor, area: string): Promise<AreaNow> {
  const isTeam = allows(recordsPolicy['records.see-own'], actor, area)
  const [records, check, changes] = await Promise.all([
    readRecords(house, actor, area),
    isTeam ? checkOf(house, actor, area) : null,
    isTeam ? historyOf(house, actor, area, undefined, 1) : [],
  ])
  const today = dayOf(house.clock())
  const interventions = bodiesOf(records, interventionKind)
  const titles = new Map(interventions.map(({ id, title }) => [id, title]))
  const goals = bodiesOf(records, nodeKind).filter(({ kind }) => goalKinds.has(kind)).length
  const commitments = bodiesOf(records, commitmentKind).map((one) => standingOf(one, today))
  const answers = bodiesOf(records, bottleneckKind).map((one) => bottleneckStanding(one, today))
  const [contract = null] = bodiesOf(records, contractKind)
  const [last] = bodiesOf(records, decisionKind).toSorted((a, b) => b.on.localeCompare(a.on))
  const needs: Need[] = [
    { about: 'commitments', count: commitments.filter((one) => one === 'overdue').length },
    { about: 'answers', count: answers.filter((one) => one === 'answer-overdue').length },
    { about: 'contract', count: contractStanding(contract, today) === 'review-overdue' ? 1 : 0 },
    { about: 'errors', count: check?.result.counts.error ?? 0 },
  ]
  return {
    goals: goals === 0 ? null : goals,
    running: interventions.filter((one) => runsOn(today, one)).length,
    owed: commitments.filter(isOwed).length,
    lastDecision: last
      ? { on: last.on, kind: last.kind, about: (last.intervention && titles.get(last.intervention)) ?? null }
      : null,
    needs: needs.filter(({ count }) => count > 0),
    changedOn: changes[0] ? dayOf(new Date(changes[0].at)) : null,
  }
}
