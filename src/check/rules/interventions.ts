import type { Wording } from '../../platform'
import { canItMove, changeText, firstDayOf, lastDayOf, peopleToShow } from '../../reach'
import type { Found, Rule } from '../finding'
import { firstLedTo } from '../graph'
import { type CheckedIndicator, type CheckedIntervention, comparable, isBlank, isOver, nodesOf } from '../snapshot'
import { choiceText, listed } from '../wording'

/**
 * Too few people reached to show in the figure (000 L1304-1306; 001 L5440-5442). The indicator that asks for most is the one
 * that is named: what is large enough for that one is large enough for all.
 */
const tooSmallToMove: Rule = {
  code: 'too-small-to-move',
  severity: 'warning',
  subject: 'intervention',
  source: '000 L1304-1306; 001 L5440-5442',
  find({ nodes, interventions, indicatorByCode, graph }) {
    const needs = new Map<CheckedIndicator, number>()
    for (const indicator of indicatorByCode.values()) {
      const people = indicator.level === 'outcome' ? peopleToShow(indicator) : null
      if (people !== null && Number.isFinite(people)) needs.set(indicator, people)
    }
    const targets = nodes
      .flatMap(({ id, indicators = [] }) =>
        indicators.map((code) => ({ node: id, indicator: indicatorByCode.get(code) })),
      )
      .flatMap(({ node, indicator }) => {
        const people = indicator && needs.get(indicator)
        return indicator && people !== undefined ? [{ node, indicator, people }] : []
      })
      .toSorted((a, b) => b.people - a.people)
    const hardest = firstLedTo(graph, targets)
    return interventions.flatMap((intervention) => {
      const target = nodesOf(intervention)
        .flatMap((node) => hardest.get(node) ?? [])
        .reduce<(typeof targets)[number] | undefined>(
          (most, one) => (most && most.people >= one.people ? most : one),
          undefined,
        )
      return target ? foundTooSmall(intervention, target.indicator) : []
    })
  },
}

function foundTooSmall(intervention: CheckedIntervention, indicator: CheckedIndicator): Found[] {
  const { change, isBelowNoise, isBelowTenth, noise, distance } = canItMove(intervention, indicator)
  const least = isBelowNoise ? noise?.deviation : isBelowTenth && distance ? distance.distance / 10 : undefined
  if (change === null || least === undefined) return []
  const text = (value: number): Wording => ({
    nl: changeText(value, indicator.unit, 'nl'),
    en: changeText(value, indicator.unit, 'en'),
  })
  const { id, title } = intervention
  return [{ id, shown: { title, indicator: indicator.name, change: text(change), least: text(least) } }]
}

/** What rests on one person who cannot be replaced (000 L6471-6478). */
const singleDependence: Rule = {
  code: 'single-dependence',
  severity: 'warning',
  subject: 'intervention',
  source: '000 L6471-6478',
  find: ({ interventions, organisationById }) =>
    interventions.flatMap(({ id, title, dependsOn = [] }) => {
      const alone = dependsOn.find(({ people, substitute }) => people === 1 && substitute !== true)
      if (!alone) return []
      const organisation = alone.organisation && (organisationById.get(alone.organisation)?.name ?? alone.organisation)
      return [{ id, shown: { title, who: [alone.role, organisation].filter(Boolean).join(', ') || '1' } }]
    }),
}

function measureRule(code: Rule['code'], severity: Rule['severity'], source: string, kinds: readonly string[]): Rule {
  const watched = new Set(kinds)
  return {
    code,
    severity,
    subject: 'intervention',
    source,
    find: ({ interventions }) =>
      interventions.flatMap(({ id, title, measureKinds = [], deviationReason }) => {
        const named = measureKinds.filter((kind) => watched.has(kind))
        if (named.length === 0 || !isBlank(deviationReason)) return []
        return [{ id, shown: { title, measures: choiceText('measure-kind', named) } }]
      }),
  }
}

/** Measures of which adverse effects were reported, done without saying why (003 L834-846, L1196-1198). */
const adverseEffectsReported = measureRule('adverse-effects-reported', 'error', '003 L834-846, L1196-1198', [
  'forced-relocation',
  'self-reliance-by-default',
])

/** Measures of which no effect or no causal link was shown: another thing than shown not to work (003 L1218-1220, L1369-1373). */
const noEffectShown = measureRule('no-effect-shown', 'warning', '003 L1218-1220, L1369-1373', [
  'social-mixing',
  'selective-allocation',
  'moving-residents',
  'school-mixing',
])

/** What works needs somebody who is not at the table (000 L6453-6459). Who has a role in it is a partner too. */
const partnerMissing: Rule = {
  code: 'partner-missing',
  severity: 'warning',
  subject: 'intervention',
  source: '000 L6453-6459',
  find: ({ interventions, organisationById }) =>
    interventions.flatMap(({ id, title, partnersNeeded = [], partners = [], partnerRoles = [] }) => {
      const there = new Set(
        [...partners, ...partnerRoles.map(({ organisation }) => organisation)].map(
          (partner) => organisationById.get(partner)?.kind,
        ),
      )
      const missing = partnersNeeded.filter((kind) => !there.has(kind))
      return missing.length > 0
        ? [{ id, shown: { title, partners: choiceText('organisation-kind', [...new Set(missing)]) } }]
        : []
    }),
}

/**
 * Two interventions for the same group, place and goal at the same time (001 L3834-3841). The later one in the document is
 * the subject, and names the earlier ones; what was stopped or has ended no longer counts.
 */
const duplicateIntervention: Rule = {
  code: 'duplicate-intervention',
  severity: 'warning',
  subject: 'intervention',
  source: '001 L3834-3841',
  find({ interventions }) {
    // Whoever could be the same stands in the same list, so that not everyone has to be set beside everyone.
    const earlier = new Map<string, CheckedIntervention[]>()
    return interventions.flatMap((intervention) => {
      if (isOver(intervention)) return []
      const same = new Set<string>()
      for (const key of keysOf(intervention)) {
        const others = earlier.get(key) ?? []
        for (const other of others) {
          if (sharePlace(other, intervention) && runTogether(other, intervention)) {
            same.add(other.title)
          }
        }
        if (others.length > 0) others.push(intervention)
        else earlier.set(key, [intervention])
      }
      const { id, title } = intervention
      return same.size > 0 ? [{ id, shown: { title, others: listed([...same]) } }] : []
    })
  },
}

function keysOf(intervention: CheckedIntervention): string[] {
  const groups = new Set((intervention.targetGroups ?? []).map(comparable))
  return [...new Set(nodesOf(intervention))].flatMap((node) => [...groups].map((group) => `${node}\n${group}`))
}

function sharePlace(one: CheckedIntervention, other: CheckedIntervention): boolean {
  const places = new Set((one.places ?? []).map(comparable))
  return (other.places ?? []).some((place) => places.has(comparable(place)))
}

/** Whether there is a day on which both run; without a first or last day that end is open. */
function runTogether(one: CheckedIntervention, other: CheckedIntervention): boolean {
  return beginsBeforeEnd(one, other) && beginsBeforeEnd(other, one)
}

function beginsBeforeEnd({ from }: CheckedIntervention, { to }: CheckedIntervention): boolean {
  return from === undefined || to === undefined || firstDayOf(from) <= lastDayOf(to)
}

/** Rules about interventions by themselves and beside each other. */
export const interventionRules: readonly Rule[] = [
  tooSmallToMove,
  singleDependence,
  adverseEffectsReported,
  noEffectShown,
  partnerMissing,
  duplicateIntervention,
]
