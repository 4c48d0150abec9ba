import { z } from 'zod'
import { isSame, type Kept, type RecordChange, type RecordKind } from '../../records'
import { collections, formatName, type ProgrammeDocument, programmeKinds } from './format'
import { recordsIn } from './read'

type Body = Readonly<Record<string, unknown>>

/** Collections that stand in every document, also with nothing in them: those of the example of the format. */
const alwaysThere: readonly string[] = [
  'organisations',
  'indicators',
  'nodes',
  'links',
  'interventions',
  'money',
  'bodies',
  'commitments',
  'decisions',
  'accepted',
]

const kindOf = new Map(programmeKinds.map((kind) => [kind.collection, kind]))

/**
 * What an area wrote as one document in the exchange format, records in their order and fields in that of the format.
 *
 * @param area as it is known here, for an area that says nothing about itself
 * @param records those that are to be in it
 * @param asOf the day (`2026-01-31`) of which this is the state
 */
export function documentOf(
  area: { name: string; fictitious?: boolean },
  records: readonly Kept[],
  asOf: string,
): ProgrammeDocument {
  const byKind = Map.groupBy(records, ({ kind }) => kind)
  const document: Record<string, unknown> = { format: formatName, asOf }
  for (const collection of collections) {
    const kind = kindOf.get(collection) as RecordKind
    const bodies = (byKind.get(kind.name) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map(({ body }) => inOrder(kind.schema, body))
    if (!kind.many) document[collection] = bodies[0]
    else if (bodies.length > 0 || alwaysThere.includes(collection)) document[collection] = bodies
    if (document[collection] === undefined) delete document[collection]
  }
  const { name, fictitious } = area
  document.area ??= { name, ...(fictitious && { fictitious }) }
  return inOrder(z.strictObject(orderOfDocument), document) as ProgrammeDocument
}

/** The names of a document in their order; what they hold is in order already. */
const orderOfDocument = Object.fromEntries(['format', 'asOf', ...collections].map((name) => [name, z.unknown()]))

/** A value with its fields in the order of its schema: the store keeps what they say, not their order. */
function inOrder(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return inOrder(schema.def.innerType, value)
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => inOrder(schema.def.element, item))
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value
  const body = value as Body
  return Object.fromEntries(
    Object.entries(schema.def.shape as Record<string, z.core.$ZodType>)
      .filter(([name]) => body[name] !== undefined)
      .map(([name, field]) => [name, inOrder(field, body[name])]),
  )
}

/**
 * The changes that make what an area wrote into what a document says: what is new comes, what differs changes, what the
 * document does not have goes. Nothing else is touched.
 *
 * @param existing everything the area wrote so far
 */
export function changesFor(document: ProgrammeDocument, existing: readonly Kept[]): RecordChange[] {
  const before = new Map(existing.map((record) => [keyOf(record), record]))
  const positions = new Map<string, number>()
  const changes: RecordChange[] = []
  for (const { kind, body } of recordsIn(document)) {
    const position = positions.get(kind.name) ?? 0
    positions.set(kind.name, position + 1)
    const ref = { kind: kind.name, id: kind.idOf(body as never) }
    const current = before.get(keyOf(ref))
    before.delete(keyOf(ref))
    if (current && isSame(current.body, body) && current.position === position) continue
    changes.push({ ...ref, base: current?.revision ?? null, body, position })
  }
  const gone = [...before.values()].filter(({ kind }) => namesOfKinds.has(kind))
  return [...changes, ...gone.map(({ kind, id, revision }) => ({ kind, id, base: revision, body: null }))]
}

const namesOfKinds = new Set(programmeKinds.map(({ name }) => name))

function keyOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind} ${id}`
}
