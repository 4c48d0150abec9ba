/** What leads to what: links from a node to what it contributes to, walked up along them or down against them. */
export interface Graph {
  /** Of every node: what it is linked to. */
  up: ReadonlyMap<string, readonly string[]>
  /** Of every node: what is linked to it. */
  down: ReadonlyMap<string, readonly string[]>
}

/** The graph of links; a link to what is not there, or to itself, does no harm. */
export function graphOf(links: readonly { from: string; to: string }[]): Graph {
  const [up, down] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const { from, to } of links) {
    add(up, from, to)
    add(down, to, from)
  }
  return { up, down }
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** These nodes and everything they lead to, directly or through other nodes. */
export function ledTo(graph: Graph, from: Iterable<string>): Set<string> {
  return reached(graph.up, new Set(from))
}

/** Everything that these nodes lead to; they themselves only where they stand in a circle. */
export function above(graph: Graph, from: Iterable<string>): Set<string> {
  return reached(graph.up, new Set([...from].flatMap((node) => graph.up.get(node) ?? [])))
}

/**
 * For every node that leads to one of these targets: the first of them that it leads to. Each node is visited once, so
 * this costs no more than the links there are, however many targets.
 *
 * @param targets in the order of preference; a target leads to itself
 */
export function firstLedTo<Target extends { node: string }>(
  graph: Graph,
  targets: readonly Target[],
): Map<string, Target> {
  const first = new Map<string, Target>()
  for (const target of targets) {
    const waiting = [target.node]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (first.has(node)) continue
      first.set(node, target)
      waiting.push(...(graph.down.get(node) ?? []))
    }
  }
  return first
}

function reached(next: ReadonlyMap<string, readonly string[]>, seen: Set<string>): Set<string> {
  // A set gives what is added to it while it is walked as well.
  for (const node of seen) for (const further of next.get(node) ?? []) seen.add(further)
  return seen
}
