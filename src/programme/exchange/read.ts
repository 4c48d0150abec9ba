import type { z } from 'zod'
import { Refusal } from '../../platform'
import {
  type Fault,
  faultsOf,
  faultsOfText,
  placeOf,
  type RecordKind,
  reason,
  referencesIn,
  short,
} from '../../records'
import { collections, formatName, type ProgrammeDocument, programmeFormat, programmeKinds } from './format'
import { jsonFault } from './json-fault'

/**
 * Reads a programme in the exchange format. Everything in it is checked before it is given: fields, values, that ids are
 * unique in the file, and that everything referred to stands in it.
 *
 * @param text of the file
 * @param name what the file is called in a refusal
 * @throws Refusal `programme-invalid` with the place of the first fault, `programme-format`
 */
export function readProgramme(text: string, name: string): ProgrammeDocument {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  let input: unknown
  try {
    input = JSON.parse(bare)
  } catch {
    const { line, column } = jsonFault(bare) ?? { line: 1, column: 1 }
    throw invalidProgramme([{ where: `${line}:${column}`, reason: reason('json') }], name)
  }
  return checkedProgramme(input, name)
}

/**
 * Checks what should be a programme in the exchange format, as a request or a workbook gives it.
 *
 * @param placed turns the place of a fault into one that the giver knows, such as a cell
 * @throws Refusal `programme-invalid`, `programme-format`
 */
export function checkedProgramme(
  input: unknown,
  name: string,
  placed: (path: string) => string = (path) => path,
): ProgrammeDocument {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw invalidProgramme([{ where: name, reason: reason('object') }], name)
  }
  const { format } = input as { format?: unknown }
  if (format !== formatName) {
    const found = format === undefined ? '–' : short(format)
    throw new Refusal('programme-format', { name, found, known: formatName }, { where: 'format' })
  }
  const read = programmeFormat.safeParse(input)
  const faults = read.success ? faultsBetween(read.data) : faultsOf(read.error.issues, input)
  if (faults.length > 0) {
    const sorted = faults.map((fault) => ({ ...fault, where: placed(fault.where) }))
    throw invalidProgramme(sorted, name)
  }
  return read.data as ProgrammeDocument
}

/** The refusal of a programme: the first fault, and how many more there are. */
export function invalidProgramme(faults: readonly Fault[], name: string): Refusal {
  const [first] = faults as readonly [Fault]
  const others = faults.length - 1
  const more = others === 0 ? { nl: '', en: '' } : reason(others === 1 ? 'more-one' : 'more', { count: others })
  return new Refusal(
    'programme-invalid',
    {
      name,
      where: first.where,
      reason: first.reason,
      more,
    },
    { where: first.where },
  )
}

/** A record of a document, with its kind and place. */
interface Placed {
  kind: RecordKind
  path: string
  body: Readonly<Record<string, unknown>>
}

/** Every record of a document, in its order. */
export function recordsIn(document: ProgrammeDocument): Placed[] {
  return collections.flatMap((collection) => {
    const kind = kindOfCollection.get(collection) as RecordKind
    const value = document[collection as keyof ProgrammeDocument] as unknown
    if (value === undefined) return []
    const bodies = (kind.many ? value : [value]) as Placed['body'][]
    return bodies.map((body, index) => ({ kind, body, path: kind.many ? `${collection}[${index}]` : collection }))
  })
}

const kindOfCollection = new Map(programmeKinds.map((kind) => [kind.collection, kind]))
const kindByName = new Map(programmeKinds.map((kind) => [kind.name, kind]))

/** The faults that show only when the records stand beside each other: ids used twice, references to nothing. */
function faultsBetween(document: ProgrammeDocument): Fault[] {
  const records = recordsIn(document)
  return [
    ...records.flatMap(({ body, path }) => faultsOfText(body, path)),
    ...faultsOfIds(records),
    ...faultsOfReferences(records),
  ]
}

function faultsOfIds(records: readonly Placed[]): Fault[] {
  const faults: Fault[] = []
  const ids = new Map<string, string>()
  const known = new Map<string, string>()
  for (const { kind, path, body } of records) {
    const own = body.id
    const firstWithId = typeof own === 'string' ? ids.get(own) : undefined
    if (firstWithId !== undefined) {
      faults.push(twice('id-twice', placeOf([path, 'id']), String(own), firstWithId))
      continue
    }
    if (typeof own === 'string') ids.set(own, path)
    // Indicators have codes, links and accepted findings are known by what they are about: unique among themselves.
    const name = `${kind.name} ${kind.idOf(body)}`
    const first = known.get(name)
    if (first === undefined) known.set(name, path)
    else if (kind.name === 'link') faults.push(twice('link-twice', path, '', first))
    else if (kind.name === 'accepted') faults.push(twice('accepted-twice', path, '', first))
    else faults.push(twice('id-twice', placeOf([path, 'code']), kind.idOf(body), first))
  }
  return faults
}

function twice(code: 'id-twice' | 'link-twice' | 'accepted-twice', where: string, value: string, first: string): Fault {
  return { where, reason: reason(code, { value: short(value), first }) }
}

function faultsOfReferences(records: readonly Placed[]): Fault[] {
  const there = new Set(records.map(({ kind, body }) => `${kind.name} ${kind.idOf(body)}`))
  return records.flatMap(({ kind, path, body }) =>
    referencesIn(kind.schema as z.ZodType, body)
      .filter((reference) => !there.has(`${reference.kind} ${reference.id}`))
      .map((reference) => ({
        where: `${path}.${reference.path}`,
        reason: reason('reference', {
          value: short(reference.id),
          collection: kindByName.get(reference.kind)?.collection ?? reference.kind,
        }),
      })),
  )
}
