import { createHash } from 'node:crypto'
import type { Actor } from '../../accounts'
import { type Language, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { RecordChange, RecordKind } from '../kind'
import { changeRecords, readRecord } from '../service.server'
import { type FieldFault, fieldFaults, placeOf } from './faults'
import { fieldsOf, namesOfId } from './fields'
import { bodyOf, type ReadForm } from './typed'
import type { Typed } from './written'

/** A form as it was sent: what is the form's own, and what was typed in it. */
export interface SentForm {
  /** What the button says to do. */
  deed: string
  operation: string
  /** The revision the form was based on; null for a new record. */
  base: number | null
  /** Where to go afterwards, unchecked. */
  back: string
  typed: Typed
}

/** Names of the form's own begin with this, which no field of a record does. */
const own = ':'

/** Reads what was sent by a form of a record. */
export async function sentForm(request: Request): Promise<SentForm> {
  const typed = new Map<string, string[]>()
  for (const [name, value] of await request.formData()) {
    typed.set(name, [...(typed.get(name) ?? []), String(value)])
  }
  const of = (name: string) => typed.get(`${own}${name}`)?.[0] ?? ''
  const base = Number(of('base'))
  return {
    deed: of('do'),
    operation: of('operation'),
    base: of('base') === '' || !Number.isSafeInteger(base) ? null : base,
    back: of('back'),
    typed: Object.fromEntries([...typed].filter(([name]) => !name.startsWith(own))),
  }
}

type Body = Readonly<Record<string, unknown>>

/** A form that was refused: what was typed, what is wrong where, and both versions where somebody else was first. */
export interface RefusedForm {
  typed: Typed
  faults: FieldFault[]
  /** What is wrong with the whole, in words. */
  refused: string | null
  conflict: { theirs: Body | null; yours: Body; revision: number | null } | null
}

export type Saved = { id: string; refused: null } | { id: null; refused: RefusedForm; status: number }

interface AskedSave {
  /** Slug of the area. */
  area: string
  kind: RecordKind
  /** Which record; null for a new one. */
  id: string | null
  sent: SentForm
  language: Language
}

/**
 * Saves a form as a change of one record. What cannot be kept comes back with everything that was typed.
 *
 * @throws Refusal `not-signed-in`, `not-allowed`
 */
export async function saveForm(house: House, actor: Actor, asked: AskedSave): Promise<Saved> {
  const { area, kind, id, sent, language } = asked
  const fields = fieldsOf(kind.schema)
  const before = id === null ? null : await found(house, actor, area, { kind: kind.name, id })
  const form = bodyOf(fields, sent.typed, before?.body ?? null, language)
  const names = namesOfId(kind.schema)
  for (const name of names) form.body[name] ??= id ?? newId(kind, form.body, sent.operation)
  const read = kind.schema.safeParse(form.body)
  const refused = (faults: FieldFault[], line: string | null, status = 400): Saved => ({
    id: null,
    refused: { typed: sent.typed, faults, refused: line, conflict: null },
    status,
  })
  if (!read.success) return refused(fieldFaults(read.error, fields, form), null)
  const newName = kind.idOf(read.data)
  const change: RecordChange = { kind: kind.name, id: newName, base: sent.base, body: read.data }
  const isRenamed = id !== null && id !== newName
  const position = before && { position: before.position }
  const changes = isRenamed
    ? [
        { ...change, id, body: null },
        { ...change, base: null, ...position },
      ]
    : [change]
  try {
    await changeRecords(house, actor, { area, operation: sent.operation, changes })
    return { id: newName, refused: null }
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    if (error.code === 'record-changed' && error.versions) {
      const { current, revision } = error.versions
      const conflict = { theirs: current as Body | null, yours: read.data, revision }
      return { id: null, refused: { typed: sent.typed, faults: [], refused: null, conflict }, status: error.status }
    }
    const field = fieldOfRefusal(error, form)
    if (error.code === 'record-reference' && field !== '')
      return refused([{ field, fault: 'gone' }], null, error.status)
    return refused([], error.line(language), error.status)
  }
}

async function found(house: House, actor: Actor, area: string, ref: { kind: string; id: string }) {
  try {
    return await readRecord(house, actor, area, ref)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-unknown') return null
    throw error
  }
}

function fieldOfRefusal(error: Refusal, { places }: ReadForm): string {
  const path = (error.where ?? '').split(/[.[\]]+/).filter((part) => part !== '')
  return placeOf(
    path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    places,
  )
}

/**
 * What a new record will be known by: readable, from its title, and different for every form. Of people only a number, so
 * that the history and the audit trail name nobody.
 */
function newId(kind: RecordKind, body: Body, operation: string): string {
  const mark = createHash('sha256').update(operation).digest('hex').slice(0, 6)
  if (kind.section === 'people') return mark
  const words = String(body['title'] ?? body['name'] ?? body['text'] ?? kind.name)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  return words === '' ? mark : `${words}-${mark}`
}
