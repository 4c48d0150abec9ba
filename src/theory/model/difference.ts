import { changedFields } from '../../records'
import type { Theory } from './entries'
import { linkId, type TheoryIndicator, type TheoryLink, type TheoryNode } from './kinds'

/** What is different of things of one sort. */
export interface Differences<Thing> {
  added: readonly Thing[]
  removed: readonly Thing[]
  changed: readonly { before: Thing; after: Thing; fields: readonly string[] }[]
}

/** The difference between two states of a theory of change. */
export interface Difference {
  nodes: Differences<TheoryNode>
  links: Differences<TheoryLink>
  indicators: Differences<TheoryIndicator>
  /** Whether nothing is different for who reads it; where nodes stand in a drawing is left aside. */
  isNone: boolean
  /** Titles of nodes in either state, for links. */
  titles: ReadonlyMap<string, string>
}

/** Fields of which a change means nothing to a reader. */
const silent = new Set(['at', 'template'])

export function differenceOf(before: Theory, after: Theory): Difference {
  const nodes = compare(nodesById(before), nodesById(after))
  const links = compare(linksById(before), linksById(after))
  const indicators = compare(before.indicators, after.indicators)
  const titles = new Map([...before.nodes, ...after.nodes].map(({ node }) => [node.id, node.title]))
  const isNone = [nodes, links, indicators].every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  )
  return { nodes, links, indicators, isNone, titles }
}

function nodesById({ nodes }: Theory): ReadonlyMap<string, TheoryNode> {
  return new Map(nodes.map(({ node }) => [node.id, node]))
}

function linksById({ links }: Theory): ReadonlyMap<string, TheoryLink> {
  return new Map(links.map(({ link }) => [linkId(link), link]))
}

function compare<Thing extends object>(
  before: ReadonlyMap<string, Thing>,
  after: ReadonlyMap<string, Thing>,
): Differences<Thing> {
  return {
    added: [...after].filter(([id]) => !before.has(id)).map(([, thing]) => thing),
    removed: [...before].filter(([id]) => !after.has(id)).map(([, thing]) => thing),
    changed: [...after].flatMap(([id, thing]) => {
      const was = before.get(id)
      if (!was) return []
      const fields = changedFields(was as Record<string, unknown>, thing as Record<string, unknown>)
      const read = fields.filter((name) => !silent.has(name))
      return read.length === 0 ? [] : [{ before: was, after: thing, fields: read }]
    }),
  }
}
