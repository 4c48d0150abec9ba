import type { Kept } from '../../records'
import { linkId, type TheoryIndicator, type TheoryLink, type TheoryNode } from './kinds'

/** What is written in a record. */
export type Body = Readonly<Record<string, unknown>>

/** A record as who edits it knows it: what it says, where it stands, and the revision that was seen. */
export interface Entry {
  kind: string
  id: string
  body: Body
  revision: number
  position: number
}

/** Records by `kind id`. */
export type Entries = ReadonlyMap<string, Entry>

/** What a record is known by among those of all kinds. */
export const entryKey = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`

/** The kinds a theory of change is made of; the story is written about them. */
export const theoryParts = ['indicator', 'node', 'link'] as const

/** Records as an editor holds them. */
export function entriesOf(
  records: readonly (Pick<Kept, 'kind' | 'id' | 'revision' | 'position'> & { body: Body })[],
): Entries {
  return new Map(
    records.map(({ kind, id, body, revision, position }) => [
      entryKey({ kind, id }),
      { kind, id, body, revision, position },
    ]),
  )
}

/** A node with where it stands among the nodes. */
export interface PlacedNode {
  node: TheoryNode
  position: number
  revision: number
}

/** The theory of change of an area: everything in order. */
export interface Theory {
  nodes: readonly PlacedNode[]
  /** Every link with the id it is kept under. */
  links: readonly { id: string; link: TheoryLink; revision: number }[]
  indicators: ReadonlyMap<string, TheoryIndicator>
}

/** The theory of change among records of an area; records of other kinds are left aside. */
export function theoryOf(records: Iterable<{ kind: string; body: Body; position: number; revision: number }>): Theory {
  const all = [...records].toSorted((a, b) => a.position - b.position)
  const of = (kind: string) => all.filter((record) => record.kind === kind)
  return {
    nodes: of('node').map(({ body, position, revision }) => ({ node: body as TheoryNode, position, revision })),
    links: of('link').map(({ body, revision }) => {
      const link = body as TheoryLink
      return { id: linkId(link), link, revision }
    }),
    indicators: new Map(of('indicator').map(({ body }) => [String(body['code']), body as TheoryIndicator])),
  }
}
