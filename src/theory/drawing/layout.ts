import { Graph, layout } from '@dagrejs/dagre'
import type { Theory } from '../model/entries'

/** Size of the box of a node, in the units of the drawing; one unit is a CSS pixel at full size. */
export const box = { width: 232, height: 84 } as const

interface Point {
  x: number
  y: number
}

/** Where the boxes and arrows of a tree come. */
export interface Layout {
  /** The upper left corner of the box of every node. */
  nodes: ReadonlyMap<string, { x: number; y: number }>
  links: readonly { id: string; points: readonly { x: number; y: number }[] }[]
}

/**
 * Places a theory of change: goals on the left, what leads to them to the right, so that a page reads from why to how. A node
 * that somebody put somewhere stays there.
 */
export function layoutOf({ nodes, links }: Pick<Theory, 'nodes' | 'links'>): Layout {
  const known = new Set(nodes.map(({ node }) => node.id))
  const drawn = links.filter(({ link }) => known.has(link.from) && known.has(link.to) && link.from !== link.to)
  const arranged = arrange(nodes, drawn)
  const places = new Map(
    nodes.map(({ node }) => [node.id, node.at ?? arranged.nodes.get(node.id) ?? { x: 0, y: 0 }] as const),
  )
  const isMoved = new Set(nodes.filter(({ node }) => node.at !== undefined).map(({ node }) => node.id))
  const arrows = drawn.map(({ id, link }) => {
    const isFree = !isMoved.has(link.from) && !isMoved.has(link.to)
    const between = isFree ? (arranged.between.get(id) ?? []) : []
    return { id, points: ends(places.get(link.from), places.get(link.to), between) }
  })
  return { nodes: places, links: arrows }
}

/** Where boxes come when nobody moved them, and by which points lines go that pass other columns. */
interface Arranged {
  nodes: ReadonlyMap<string, Point>
  between: ReadonlyMap<string, readonly Point[]>
}

/** Arranging hundreds of nodes takes a tenth of a second or more, and the same tree is asked for again and again. */
const recent = new Map<string, Arranged>()
const mostRecent = 40

function arrange(nodes: Theory['nodes'], links: Theory['links']): Arranged {
  const key = JSON.stringify([nodes.map(({ node }) => node.id), links.map(({ link }) => [link.from, link.to])])
  const known = recent.get(key)
  if (known) return known
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'RL', nodesep: 18, ranksep: 64, marginx: 8, marginy: 8, ranker: 'longest-path' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { node } of nodes) graph.setNode(node.id, { ...box })
  for (const { id, link } of links) graph.setEdge(link.from, link.to, {}, id)
  if (nodes.length > 0) layout(graph)
  if (isUpsideDown(graph, links, nodes)) mirror(graph)
  const arranged: Arranged = {
    nodes: new Map(
      nodes.map(({ node }) => {
        const { x = 0, y = 0 } = graph.node(node.id) as Partial<Point>
        return [node.id, { x: Math.round(x - box.width / 2), y: Math.round(y - box.height / 2) }]
      }),
    ),
    between: new Map(
      links.map(({ id, link }) => {
        const { points = [] } = graph.edge(link.from, link.to, id) as { points?: Point[] }
        return [id, points.length > 3 ? points.slice(1, -1) : []]
      }),
    ),
  }
  for (const oldest of recent.keys()) {
    if (recent.size < mostRecent) break
    recent.delete(oldest)
  }
  recent.set(key, arranged)
  return arranged
}

/** Whether most of what stands below the same goal is drawn the other way round than it stands in the list. */
function isUpsideDown(graph: Graph, links: Theory['links'], nodes: Theory['nodes']): boolean {
  const order = new Map(nodes.map(({ node }, index) => [node.id, index]))
  const y = (id: string) => (graph.node(id) as { y?: number }).y ?? 0
  let turned = 0
  for (const [, beside] of Map.groupBy(links, ({ link }) => link.to)) {
    const ids = beside.map(({ link }) => link.from).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    for (const [index, id] of ids.entries()) {
      const next = ids[index + 1]
      if (next !== undefined) turned += Math.sign(y(id) - y(next))
    }
  }
  return turned > 0
}

/** Turns a drawing upside down: no line crosses another that did not before. */
function mirror(graph: Graph): void {
  const { height = 0 } = graph.graph() as { height?: number }
  for (const id of graph.nodes()) {
    const node = graph.node(id) as { y: number }
    node.y = height - node.y
  }
  for (const edge of graph.edges()) {
    const { points = [] } = graph.edge(edge) as { points?: { y: number }[] }
    for (const point of points) point.y = height - point.y
  }
}

/** What a layout depends on, as text: as long as it stays the same, so does the layout. */
export function shapeOf({ nodes, links }: Pick<Theory, 'nodes' | 'links'>): string {
  return JSON.stringify([
    nodes.map(({ node }) => [node.id, node.at?.x, node.at?.y]),
    links.map(({ link }) => [link.from, link.to]),
  ])
}

/** A layout with the size of the drawing around it, starting at its margin wherever boxes were put. */
export function framed({ nodes, links }: Layout): Layout & { width: number; height: number } {
  const corners = [...nodes.values()]
  const shift = leastOf(corners)
  const moved = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x - shift.x), y: Math.round(y - shift.y) })
  return {
    width: Math.max(0, ...corners.map(({ x }) => x - shift.x)) + box.width + margin,
    height: Math.max(0, ...corners.map(({ y }) => y - shift.y)) + box.height + margin,
    nodes: new Map([...nodes].map(([id, place]) => [id, moved(place)])),
    links: links.map(({ id, points }) => ({ id, points: points.map(moved) })),
  }
}

const margin = 8

/** How far the drawing is from starting at its margin: where a box was dragged to the left of all, or above. */
function leastOf(corners: readonly { x: number; y: number }[]): { x: number; y: number } {
  if (corners.length === 0) return { x: 0, y: 0 }
  return {
    x: Math.min(...corners.map(({ x }) => x)) - margin,
    y: Math.min(...corners.map(({ y }) => y)) - margin,
  }
}

/** From the middle of the side of one box to that of the near side of the other. */
function ends(from: Point | undefined, to: Point | undefined, between: readonly Point[]): readonly Point[] {
  if (!from || !to) return []
  const isRight = from.x >= to.x
  const middle = box.height / 2
  return [
    { x: isRight ? from.x : from.x + box.width, y: from.y + middle },
    ...between,
    { x: isRight ? to.x + box.width : to.x, y: to.y + middle },
  ]
}
