import type { Theory } from './entries'
import { type NodeKind, nodeKinds, type TheoryLink, type TheoryNode } from './kinds'

/** A node in the tree with everything that leads to it. */
export interface Branch {
  node: TheoryNode
  /** The link by which it leads to the node above it; null at the top. */
  link: { id: string; link: TheoryLink } | null
  /** What leads to it, in order; empty where it is shown in full elsewhere. */
  below: readonly Branch[]
  /**
   * `again` where the node stands in full elsewhere in the tree because it leads to several things; `loop` where following
   * the links came back to a node it hangs below.
   */
  shown: 'full' | 'again' | 'loop'
  /** How many steps it is below the top. */
  depth: number
}

/** A theory of change as a tree: goals at the top, below each what leads to it. */
export interface Tree {
  top: readonly Branch[]
  /** Ids of the links that close a circle: "this leads to that" that leads back to itself. */
  loops: readonly string[]
  depth: number
}

/** From what is aimed at to what is done about it, and then what it starts from. */
const fromTheTop: readonly NodeKind[] = [
  'mission',
  'ambition',
  'sub-ambition',
  'outcome',
  'output',
  'activity',
  'condition',
  'problem',
  'chance',
  'strength',
]

/** Where a kind comes at the top of the tree: a mission before an ambition, a problem after what is done about it. */
export function rankOf(kind: NodeKind): number {
  return fromTheTop.indexOf(kind)
}

/** Kinds that usually stand below a kind, the most usual first. */
export function usuallyBelow(kind: NodeKind): readonly NodeKind[] {
  const usual: Partial<Record<NodeKind, readonly NodeKind[]>> = {
    mission: ['ambition'],
    ambition: ['sub-ambition', 'outcome', 'chance'],
    'sub-ambition': ['outcome', 'output'],
    outcome: ['output', 'outcome', 'problem', 'condition'],
    output: ['activity', 'condition', 'strength'],
    activity: ['condition', 'strength', 'activity'],
    chance: ['strength', 'condition'],
    problem: ['problem'],
  }
  const first = usual[kind] ?? []
  return [...first, ...nodeKinds.filter((one) => !first.includes(one))]
}

/**
 * The tree of a theory. What leads to several things stands in full below the first of them and as a mention below the
 * others; circles are shown once and marked. Nothing is ever left out: a circle that hangs below nothing is put at the top.
 */
export function treeOf({ nodes, links }: Pick<Theory, 'nodes' | 'links'>): Tree {
  const known = new Map(nodes.map((placed) => [placed.node.id, placed]))
  const under = new Map<string, { id: string; link: TheoryLink; position: number }[]>()
  const leads = new Set<string>()
  for (const { id, link } of links) {
    const from = known.get(link.from)
    if (!from || !known.has(link.to)) continue
    if (link.from !== link.to) leads.add(link.from)
    under.set(link.to, [...(under.get(link.to) ?? []), { id, link, position: from.position }])
  }
  const done = new Set<string>()
  const loops: string[] = []
  let deepest = 0

  const branch = (id: string, by: Branch['link'], path: readonly string[]): Branch => {
    const node = known.get(id)?.node as TheoryNode
    const depth = path.length
    deepest = Math.max(deepest, depth)
    if (path.includes(id)) {
      if (by) loops.push(by.id)
      return { node, link: by, below: [], shown: 'loop', depth }
    }
    if (done.has(id)) return { node, link: by, below: [], shown: 'again', depth }
    done.add(id)
    const children = (under.get(id) ?? []).toSorted((a, b) => a.position - b.position)
    const below = children.map(({ id: way, link }) => branch(link.from, { id: way, link }, [...path, id]))
    return { node, link: by, below, shown: 'full', depth }
  }

  const inOrder = nodes.toSorted((a, b) => rankOf(a.node.kind) - rankOf(b.node.kind) || a.position - b.position)
  const top = inOrder.filter(({ node }) => !leads.has(node.id)).map(({ node }) => branch(node.id, null, []))
  for (const { node } of inOrder) if (!done.has(node.id)) top.push(branch(node.id, null, []))
  return { top, loops, depth: deepest }
}

/** Every branch of a tree, each before what is below it. */
export function* branchesOf(branches: readonly Branch[]): Generator<Branch> {
  for (const one of branches) {
    yield one
    yield* branchesOf(one.below)
  }
}

/** Nodes among which a branch can be moved up and down: those beside it, at the top only those of its kind. */
export function besides(beside: readonly Branch[], one: Branch): readonly string[] {
  return beside.filter(({ node }) => one.link !== null || node.kind === one.node.kind).map(({ node }) => node.id)
}
