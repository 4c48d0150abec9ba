import { type Body, type Entries, type Entry, entryKey } from './entries'
import { linkId, type TheoryIndicator, type TheoryLink, type TheoryNode } from './kinds'

/** One thing an editor does to a theory of change. Both editors speak in these, and so do forms. */
export type Edit =
  /** A new node; with `under` it leads to that node, for the reason in `because`. */
  | { do: 'add'; node: TheoryNode; under?: string; because?: Because }
  /** New values of fields of a node; undefined empties a field. */
  | { do: 'change'; id: string; fields: Readonly<Partial<Record<keyof TheoryNode, unknown>>> }
  /** A node goes, with every link from and to it. */
  | { do: 'remove'; id: string }
  | { do: 'link'; from: string; to: string; because?: Because }
  | { do: 'change-link'; id: string; fields: Because }
  | { do: 'unlink'; id: string }
  /** A node leads to another node than before; the reason comes along. */
  | { do: 'move'; id: string; link: string; to: string }
  /** These nodes in this order, in the places they have together. */
  | { do: 'order'; ids: readonly string[] }
  /** Where nodes stand in the drawing; null gives a node back to the layout. */
  | { do: 'place'; places: ReadonlyMap<string, { x: number; y: number } | null> }
  /** Nodes with their links and indicators at once: a template. */
  | {
      do: 'add-all'
      nodes: readonly TheoryNode[]
      links: readonly TheoryLink[]
      indicators: readonly TheoryIndicator[]
    }

/** Why one thing leads to another. */
export type Because = Partial<Omit<TheoryLink, 'id' | 'from' | 'to'>>

/** What becomes of one record, with what it was; the other way round it is undone. */
export interface Step {
  kind: string
  id: string
  before: Body | null
  after: Body | null
  positionBefore: number | null
  positionAfter: number | null
}

/**
 * What an edit does, record by record; nothing where it changes nothing. A node that is not there (any more) is left aside,
 * since somebody else may have removed it.
 */
export function stepsOf(entries: Entries, edit: Edit): Step[] {
  switch (edit.do) {
    case 'add': {
      const added = [adding(entries, 'node', edit.node.id, edit.node)]
      if (edit.under === undefined || !at(entries, 'node', edit.under)) return added
      return [...added, linking(entries, { from: edit.node.id, to: edit.under, ...edit.because })]
    }
    case 'change':
      return changing(entries, 'node', edit.id, edit.fields)
    case 'remove': {
      if (!at(entries, 'node', edit.id)) return []
      const lost = ofKind(entries, 'link').filter(({ body }) => body['from'] === edit.id || body['to'] === edit.id)
      return [...lost.flatMap(({ id }) => removing(entries, 'link', id)), ...removing(entries, 'node', edit.id)]
    }
    case 'link': {
      const { from, to, because } = edit
      if (from === to || !at(entries, 'node', from) || !at(entries, 'node', to)) return []
      const isThere = ofKind(entries, 'link').some(({ body }) => body['from'] === from && body['to'] === to)
      return isThere ? [] : [linking(entries, { from, to, ...because })]
    }
    case 'change-link':
      return changing(entries, 'link', edit.id, edit.fields)
    case 'unlink':
      return removing(entries, 'link', edit.id)
    case 'move':
      return moving(entries, edit)
    case 'order':
      return ordering(entries, edit.ids)
    case 'place':
      return [...edit.places].flatMap(([id, place]) => changing(entries, 'node', id, { at: place ?? undefined }))
    case 'add-all': {
      const missing = edit.indicators.filter(({ code }) => !at(entries, 'indicator', code))
      return [
        ...missing.map((indicator, index) => adding(entries, 'indicator', indicator.code, indicator, index)),
        ...edit.nodes.map((node, index) => adding(entries, 'node', node.id, node, index)),
        ...edit.links.map((link, index) => adding(entries, 'link', linkId(link), link, index)),
      ]
    }
  }
}

/** The steps that undo these: the other way round, last one first. */
export function inverseOf(steps: readonly Step[]): Step[] {
  return steps.toReversed().map(({ kind, id, before, after, positionBefore, positionAfter }) => ({
    ...{ kind, id, before: after, after: before },
    ...{ positionBefore: positionAfter, positionAfter: positionBefore },
  }))
}

/** Records after these steps. Their revisions stay: only what was kept has a new one. */
export function applySteps(entries: Entries, steps: readonly Step[]): Entries {
  const result = new Map(entries)
  for (const { kind, id, after, positionAfter } of steps) {
    const key = entryKey({ kind, id })
    const before = result.get(key)
    if (after === null) result.delete(key)
    else {
      const position = positionAfter ?? before?.position ?? 0
      result.set(key, { kind, id, body: after, revision: before?.revision ?? 0, position })
    }
  }
  return result
}

function at(entries: Entries, kind: string, id: string): Entry | undefined {
  return entries.get(entryKey({ kind, id }))
}

function ofKind(entries: Entries, kind: string): Entry[] {
  return [...entries.values()].filter((entry) => entry.kind === kind)
}

function adding(entries: Entries, kind: string, id: string, body: Body, further = 0): Step {
  const last = ofKind(entries, kind).reduce((end, { position }) => Math.max(end, position), -1)
  return { kind, id, before: null, after: withoutEmpty(body), positionBefore: null, positionAfter: last + 1 + further }
}

function linking(entries: Entries, link: TheoryLink): Step {
  return adding(entries, 'link', linkId(link), link)
}

function removing(entries: Entries, kind: string, id: string): Step[] {
  const entry = at(entries, kind, id)
  if (!entry) return []
  return [{ kind, id, before: entry.body, after: null, positionBefore: entry.position, positionAfter: null }]
}

function changing(entries: Entries, kind: string, id: string, fields: Body): Step[] {
  const entry = at(entries, kind, id)
  if (!entry) return []
  const { body, position } = entry
  const after = withoutEmpty({ ...body, ...fields })
  return [{ kind, id, before: body, after, positionBefore: position, positionAfter: position }]
}

function moving(entries: Entries, { id, link, to }: Extract<Edit, { do: 'move' }>): Step[] {
  const former = at(entries, 'link', link)
  if (former?.body['to'] === to) return []
  const { id: _id, from: _from, to: _to, ...because } = (former?.body ?? {}) as TheoryLink
  const made = stepsOf(entries, { do: 'link', from: id, to, because })
  return made.length === 0 ? [] : [...removing(entries, 'link', link), ...made]
}

function ordering(entries: Entries, ids: readonly string[]): Step[] {
  const there = ids.flatMap((id) => at(entries, 'node', id) ?? [])
  let last = Number.NEGATIVE_INFINITY
  const places = there.map(({ position }) => position).toSorted((a, b) => a - b)
  return there.flatMap(({ kind, id, body, position }, index) => {
    // Places that two nodes share would leave their order open.
    last = Math.max(last + 1, places[index] ?? 0)
    if (last === position) return []
    return [{ kind, id, before: body, after: body, positionBefore: position, positionAfter: last }]
  })
}

function withoutEmpty(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
