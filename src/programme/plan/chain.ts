import type { TheoryIndicator, TheoryLink, TheoryNode } from '../../theory'

/** To which node of the theory of change something contributes, and how. */
export interface Contribution {
  node: string
  how: 'direct' | 'indirect'
}

/** A node on the way up, with what is assumed on the step to it and what comes above. */
export interface ChainStep {
  node: string
  /** How it was reached: what the link below it says; null for where a contribution goes itself. */
  link: Pick<TheoryLink, 'assumption' | 'strength'> | null
  /** Empty at the top, and where the rest stands elsewhere in the chain already. */
  above: readonly ChainStep[]
  /** The same node was reached another way, and what is above it stands there. */
  isElsewhere: boolean
}

/**
 * The ways up from contributions to the goals that nothing lies above. A node that is reached in several ways is followed
 * once, so that a theory of any form, also one that goes round, gives a chain of at most as many steps as it has links.
 */
export function chainOf(contributes: readonly Contribution[], links: readonly TheoryLink[]): ChainStep[] {
  const upwards = Map.groupBy(links, ({ from }) => from)
  const followed = new Set<string>()
  const step = (node: string, link: TheoryLink | null): ChainStep => {
    const isElsewhere = followed.has(node)
    followed.add(node)
    const onwards = isElsewhere ? [] : (upwards.get(node) ?? [])
    return {
      node,
      link: link && { assumption: link.assumption, strength: link.strength },
      above: onwards.map((next) => step(next.to, next)),
      isElsewhere: isElsewhere && upwards.has(node),
    }
  }
  return contributes.map(({ node }) => step(node, null))
}

/** Every node that contributions lead to, themselves included. */
export function nodesReached(contributes: readonly Contribution[], links: readonly TheoryLink[]): ReadonlySet<string> {
  const upwards = Map.groupBy(links, ({ from }) => from)
  const reached = new Set<string>()
  const waiting = contributes.map(({ node }) => node)
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    for (const { to } of upwards.get(node) ?? []) waiting.push(to)
  }
  return reached
}

/** An indicator of level outcome that something leads to, with the goal that has it. */
export interface ReachedIndicator {
  indicator: TheoryIndicator
  node: TheoryNode
}

/** The outcome indicators of the nodes that contributions lead to, each once, in the order of the nodes. */
export function indicatorsReached(
  contributes: readonly Contribution[],
  theory: {
    nodes: readonly TheoryNode[]
    links: readonly TheoryLink[]
    indicators: readonly TheoryIndicator[]
  },
): ReachedIndicator[] {
  const reached = nodesReached(contributes, theory.links)
  const byCode = new Map(theory.indicators.map((indicator) => [indicator.code, indicator]))
  const found = new Map<string, ReachedIndicator>()
  for (const node of theory.nodes) {
    if (!reached.has(node.id)) continue
    for (const code of node.indicators ?? []) {
      const indicator = byCode.get(code)
      if (indicator?.level === 'outcome' && !found.has(code)) found.set(code, { indicator, node })
    }
  }
  return [...found.values()]
}
