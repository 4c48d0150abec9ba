import type { Found, Rule } from '../finding'
import { above, ledTo } from '../graph'
import { type CheckedNode, indicatorsOf, nodesOf, type Snapshot } from '../snapshot'

const found = ({ id, title }: { id: string; title: string }): Found => ({ id, shown: { title } })

/** Every activity says how it contributes to the goals, directly or indirectly (001 L684-686, L4019-4023). */
const activityWithoutGoal: Rule = {
  code: 'activity-without-goal',
  severity: 'error',
  subject: 'intervention',
  source: '001 L684-686, L4019-4023',
  find: ({ interventions }) =>
    interventions
      .filter(({ contributes, smallResidentsIdea }) => !contributes?.length && smallResidentsIdea !== true)
      .map(found),
}

/** A goal that nothing is done for (001 L4395-4423). Below an outcome or output is all that leads to it. */
const goalWithoutActivity: Rule = {
  code: 'goal-without-activity',
  severity: 'warning',
  subject: 'node',
  source: '001 L4395-4423',
  find({ nodes, interventions, graph }) {
    const worked = ledTo(graph, interventions.flatMap(nodesOf))
    return nodes.filter(({ id, kind }) => (kind === 'outcome' || kind === 'output') && !worked.has(id)).map(found)
  },
}

const measuredKinds = new Set(['ambition', 'sub-ambition', 'outcome', 'output'])

/** A goal of which nobody can see whether it comes nearer; an ambition is measured by its outcomes (001 L4395-4423). */
const goalWithoutIndicator: Rule = {
  code: 'goal-without-indicator',
  severity: 'warning',
  subject: 'node',
  source: '001 L4395-4423',
  find(snapshot) {
    const hasIndicator = (node: CheckedNode) => indicatorsOf(snapshot, node).length > 0
    const outcomes = snapshot.nodes.filter((node) => node.kind === 'outcome' && hasIndicator(node))
    const aboveOutcomes = above(
      snapshot.graph,
      outcomes.map(({ id }) => id),
    )
    return snapshot.nodes
      .filter((node) => measuredKinds.has(node.kind) && !hasIndicator(node))
      .filter(({ id, kind }) => kind !== 'ambition' || !aboveOutcomes.has(id))
      .map(found)
  },
}

/** An ambition steered by what is done alone, not by what it brings (001 L4319-4341, L5380-5382). */
const outputOnly: Rule = {
  code: 'output-only',
  severity: 'error',
  subject: 'node',
  source: '001 L4319-4341, L5380-5382',
  find(snapshot) {
    const aboveOutput = aboveIndicators(snapshot, (level) => level === 'output')
    const aboveOther = aboveIndicators(snapshot, (level) => level !== 'output')
    return snapshot.nodes
      .filter(({ id, kind }) => kind === 'ambition' && aboveOutput.has(id) && !aboveOther.has(id))
      .map(found)
  },
}

/** The nodes that have a node below them with an indicator of such a level. */
function aboveIndicators(snapshot: Snapshot, isAsked: (level: string) => boolean): Set<string> {
  const measured = snapshot.nodes.filter((node) => indicatorsOf(snapshot, node).some(({ level }) => isAsked(level)))
  return above(
    snapshot.graph,
    measured.map(({ id }) => id),
  )
}

const localScales = new Set(['street', 'neighbourhood'])

/**
 * A problem whose cause lies beyond the neighbourhood, with measures in the neighbourhood alone (003 L241-249, L1912-1915).
 * Linked to a problem is what contributes to it or below it, and what leads to that which the problem is linked to: people
 * draw the link from a problem to the goal that answers it, or the other way round. Without any measure nothing is found.
 */
const causeBeyondNeighbourhood: Rule = {
  code: 'cause-beyond-neighbourhood',
  severity: 'warning',
  subject: 'node',
  source: '003 L241-249, L1912-1915',
  find({ nodes, interventions, nodeById, graph }) {
    const isLocal = ({ scale }: { scale?: string | undefined }) => scale !== undefined && localScales.has(scale)
    const worked = ledTo(graph, interventions.flatMap(nodesOf))
    const workedWider = ledTo(graph, interventions.filter((one) => !isLocal(one)).flatMap(nodesOf))
    const isProblem = (id: string) => nodeById.get(id)?.kind === 'problem'
    const answersOf = (problem: string): string[] => {
      // A problem may lead to another problem before it leads to a goal.
      const seen = new Set([problem])
      for (const id of seen) if (isProblem(id)) for (const next of graph.up.get(id) ?? []) seen.add(next)
      return [...seen]
    }
    return nodes
      .filter(({ kind, cause }) => kind === 'problem' && (cause === 'beyond' || cause === 'found-there'))
      .filter(({ id }) => {
        const answers = answersOf(id)
        return answers.some((answer) => worked.has(answer)) && !answers.some((answer) => workedWider.has(answer))
      })
      .map(found)
  },
}

/** Rules about goals and what is done for them. */
export const goalRules: readonly Rule[] = [
  activityWithoutGoal,
  goalWithoutActivity,
  goalWithoutIndicator,
  outputOnly,
  causeBeyondNeighbourhood,
]
