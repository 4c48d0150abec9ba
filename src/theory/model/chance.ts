import type { Theory } from './entries'

/** A chance serves at least this many ambitions (source 001, L2570-2580, L2600-2603). */
export const leastAmbitions = 2

/**
 * How many ambitions something leads to, directly or through other things; circles count once.
 *
 * @param id of a node
 */
export function ambitionsServed({ nodes, links }: Pick<Theory, 'nodes' | 'links'>, id: string): number {
  const reached = new Set([id])
  for (const one of reached) {
    for (const { link } of links) if (link.from === one) reached.add(link.to)
  }
  reached.delete(id)
  return nodes.filter(({ node }) => node.kind === 'ambition' && reached.has(node.id)).length
}
