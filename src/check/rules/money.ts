import { firstDayOf, lastDayOf, momentText } from '../../reach'
import type { Found, Rule } from '../finding'
import { firstLedTo, ledTo } from '../graph'
import { type CheckedIntervention, comparable, holdsOn, nodesOf, runsOn, type Snapshot } from '../snapshot'
import { themeText } from '../wording'

/**
 * Money that ends before the effect may show (000 L6466-6470). All money of the intervention has to have an end; of the
 * outcomes it leads to, the one whose effect shows last counts.
 */
const moneyEndsBeforeEffect: Rule = {
  code: 'money-ends-before-effect',
  severity: 'warning',
  subject: 'intervention',
  source: '000 L6466-6470',
  find({ nodes, interventions, moneyOf, graph }) {
    const effects = nodes
      .flatMap(({ id, kind, title, effectFrom }) =>
        kind === 'outcome' && effectFrom !== undefined
          ? [{ node: id, title, effectFrom, day: firstDayOf(effectFrom) }]
          : [],
      )
      .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    const latest = firstLedTo(graph, effects)
    return interventions.flatMap((intervention): Found[] => {
      const ends = (moneyOf.get(intervention.id) ?? []).map(({ to }) => (to === undefined ? null : lastDayOf(to)))
      const effect = nodesOf(intervention)
        .flatMap((node) => latest.get(node) ?? [])
        .reduce<(typeof effects)[number] | undefined>(
          (last, one) => (last && last.day >= one.day ? last : one),
          undefined,
        )
      if (!effect || ends.length === 0 || ends.includes(null)) return []
      const end = ends.reduce((last, day) => ((day ?? '') > (last ?? '') ? day : last), '') ?? ''
      if (end >= effect.day) return []
      const { id, title } = intervention
      const shown = {
        title,
        goal: effect.title,
        end: { nl: momentText(end, 'nl'), en: momentText(end, 'en') },
        effectFrom: { nl: momentText(effect.effectFrom, 'nl'), en: momentText(effect.effectFrom, 'en') },
      }
      return [{ id, shown }]
    })
  },
}

const foundTheme = (theme: string): Found => ({ id: theme, shown: { theme: themeText(theme) } })

/** The themes by how they are compared, each as it was first written. */
function byTheme(themes: Iterable<string | undefined>): Map<string, string> {
  const first = new Map<string, string>()
  for (const theme of themes) {
    if (theme !== undefined && !first.has(comparable(theme))) first.set(comparable(theme), theme)
  }
  return first
}

/** Money in a theme for which no goal was set (001 L684-686). */
const moneyWithoutGoal: Rule = {
  code: 'money-without-goal',
  severity: 'warning',
  subject: 'theme',
  source: '001 L684-686',
  find({ nodes, money }) {
    const aimed = byTheme(nodes.map(({ theme }) => theme))
    return [...byTheme(money.map(({ theme }) => theme))]
      .filter(([theme]) => !aimed.has(theme))
      .map(([, theme]) => foundTheme(theme))
  },
}

/**
 * Work that goes on without money (000 L6466-6470): the theme of an outcome has interventions that run on the day of the
 * check, and no money that is valid on it.
 *
 * The theme of an intervention is the one it states; without one it works on the themes of all nodes it leads to. Money
 * without a theme that is for an intervention counts under the themes of that intervention.
 */
const goalWithoutMoney: Rule = {
  code: 'goal-without-money',
  severity: 'warning',
  subject: 'theme',
  source: '000 L6466-6470',
  find(snapshot) {
    const { nodes, interventions, money, asOf } = snapshot
    const valid = money.filter((one) => holdsOn(asOf, one))
    const running = interventions.filter((one) => runsOn(asOf, one))
    const paid = new Set(valid.filter(({ theme }) => theme === undefined).map(({ intervention }) => intervention))
    const worked = themesOf(snapshot, running)
    const funded = new Set([
      ...byTheme(valid.map(({ theme }) => theme)).keys(),
      ...themesOf(
        snapshot,
        interventions.filter(({ id }) => paid.has(id)),
      ),
    ])
    return [...byTheme(nodes.map(({ kind, theme }) => (kind === 'outcome' ? theme : undefined)))]
      .filter(([theme]) => worked.has(theme) && !funded.has(theme))
      .map(([, theme]) => foundTheme(theme))
  },
}

/** The themes that these interventions work on together, as they are compared. */
function themesOf({ graph, nodeById }: Snapshot, interventions: readonly CheckedIntervention[]): Set<string> {
  const stated = interventions.map(({ theme }) => theme)
  const through = ledTo(graph, interventions.filter(({ theme }) => theme === undefined).flatMap(nodesOf))
  return new Set(byTheme([...stated, ...[...through].map((node) => nodeById.get(node)?.theme)]).keys())
}

/** Rules about money. */
export const moneyRules: readonly Rule[] = [moneyEndsBeforeEffect, moneyWithoutGoal, goalWithoutMoney]
