import { Refusal } from '../platform'
import type { DatabaseTransaction } from '../platform/index.server'
import { isSame } from './difference'
import { type Fault, faultsOf, faultsOfText, reason } from './faults'
import type { Kept, RecordChange } from './kind'
import { referencesIn } from './references'
import { kindNamed } from './registry'
import { findRecords, lastRevisions, type Written } from './store.server'

const key = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`

/**
 * Changes of records as they will be written: checked against their schemas, against the revisions they were based on, and
 * against each other. What changes nothing is left out.
 *
 * @throws Refusal as `changeRecords` of the service says
 */
export async function checkedChanges(
  transaction: DatabaseTransaction,
  area: string,
  changes: readonly RecordChange[],
): Promise<Written[]> {
  const current = new Map((await findRecords(transaction, area)).map((record) => [key(record), record]))
  const revisions = await lastRevisions(transaction, area, changes)
  const ends = lastPositions(current.values())
  const written: Written[] = []
  const seen = new Set<string>()
  for (const change of changes) {
    const kind = kindNamed(change.kind)
    if (seen.has(key(change))) throw new Refusal('record-twice', { subject: nameOf(change, current) })
    seen.add(key(change))
    const before = current.get(key(change)) ?? null
    const after = change.body === null ? null : checkedBody(change)
    refuseStale(change, before, current)
    if (after === null && before === null) continue
    const end = ends.get(kind.name) ?? -1
    const positionAfter = after === null ? null : (change.position ?? before?.position ?? end + 1)
    if (positionAfter !== null) ends.set(kind.name, Math.max(end, positionAfter))
    const isUnchanged = before && after && isSame(before.body, after) && before.position === positionAfter
    if (isUnchanged) continue
    written.push({
      ...{ kind: change.kind, id: change.id, before: before?.body ?? null, after, positionAfter },
      revision: (revisions.get(key(change)) ?? before?.revision ?? 0) + 1,
      positionBefore: before?.position ?? null,
    })
  }
  refuseLoose(written, current)
  refuseTaken(written, current)
  return written
}

/** The body as the schema of its kind reads it. */
function checkedBody(change: RecordChange): Readonly<Record<string, unknown>> {
  const kind = kindNamed(change.kind)
  const read = kind.schema.safeParse(change.body)
  const [fault] = read.success ? faultsOfText(read.data) : faultsOf(read.error.issues, change.body)
  if (fault) throw invalid(change, fault)
  const body = read.data as Readonly<Record<string, unknown>>
  const id = kind.idOf(body as never)
  if (id !== change.id) throw invalid(change, { where: 'id', reason: reason('id-other', { value: id, id: change.id }) })
  return body
}

function invalid({ id }: RecordChange, { where, reason }: Fault): Refusal {
  return new Refusal('record-invalid', { subject: id, path: where, reason }, { where })
}

/** Somebody else was first: what is there now is not what the change was based on. */
function refuseStale(change: RecordChange, before: Kept | null, current: ReadonlyMap<string, Kept>): void {
  const { base } = change
  if (base === (before?.revision ?? null)) return
  if (before && isSame(before.body, change.body) && change.position === undefined) return
  if (!before && change.body === null) return
  throw new Refusal(
    'record-changed',
    { subject: nameOf(change, current) },
    {
      where: `${change.kind}:${change.id}`,
      versions: { yours: change.body, current: before?.body ?? null, revision: before?.revision ?? null },
    },
  )
}

/** An id is of one record, whatever its kind: in a file, and so here too (contract of the exchange format). */
function refuseTaken(written: readonly Written[], current: ReadonlyMap<string, Kept>): void {
  const holders = new Map<unknown, string>()
  const untouched = new Map(current)
  for (const one of written) untouched.delete(key(one))
  for (const { kind, id, body } of untouched.values()) if (body['id'] === id) holders.set(id, titleOf(kind, body))
  for (const { kind, id, after } of written) {
    if (after?.['id'] !== id) continue
    const holder = holders.get(id)
    if (holder !== undefined) throw new Refusal('record-id-taken', { id, holder }, { where: 'id' })
    holders.set(id, titleOf(kind, after))
  }
}

/** After the changes every reference leads somewhere. */
function refuseLoose(written: readonly Written[], current: ReadonlyMap<string, Kept>): void {
  const after = new Map([...current].map(([name, record]) => [name, record.body as Readonly<Record<string, unknown>>]))
  for (const one of written) {
    if (one.after === null) after.delete(key(one))
    else after.set(key(one), one.after)
  }
  for (const one of written) {
    if (one.after === null) continue
    for (const { kind, id, path } of referencesIn(kindNamed(one.kind).schema, one.after)) {
      if (after.has(key({ kind, id }))) continue
      const target = `${kind}:${id}`
      throw new Refusal('record-reference', { subject: titleOf(one.kind, one.after), path, target }, { where: path })
    }
  }
  const gone = new Set(written.filter((one) => one.after === null).map(key))
  if (gone.size === 0) return
  for (const [name, body] of after) {
    const kind = kindNamed(name.slice(0, name.indexOf(' ')))
    const lost = referencesIn(kind.schema, body).find((reference) => gone.has(key(reference)))
    if (!lost) continue
    const subject = nameOf(lost, current)
    throw new Refusal(
      'record-referred',
      { subject, by: titleOf(kind.name, body) },
      { where: `${lost.kind}:${lost.id}` },
    )
  }
}

function titleOf(kind: string, body: Readonly<Record<string, unknown>>): string {
  return kindNamed(kind).titleOf(body as never)
}

function nameOf(ref: { kind: string; id: string }, current: ReadonlyMap<string, Kept>): string {
  const record = current.get(key(ref))
  return record ? titleOf(ref.kind, record.body) : ref.id
}

function lastPositions(records: Iterable<Kept>): Map<string, number> {
  const ends = new Map<string, number>()
  for (const { kind, position } of records) ends.set(kind, Math.max(position, ends.get(kind) ?? -1))
  return ends
}
