import { type Actor, actorText, allows, authorise } from '../accounts'
import { type AuditNote, act, visibleItems } from '../accounts/index.server'
import { findArea } from '../areas/index.server'
import { type Ref, Refusal, refText } from '../platform'
import type { DatabaseTransaction, House } from '../platform/index.server'
import { checkedChanges } from './changes.server'
import { changedFields } from './difference'
import type { DoneChange, Kept, RecordChange, Section } from './kind'
import { sections } from './kind'
import { recordsPolicy } from './policy'
import { allKinds, kindNamed } from './registry'
import {
  type AskedHistory,
  findChanges,
  findRecord,
  findRecords,
  findRecordsAt,
  findVersions,
  holdRecords,
  insertVersion,
  lastChange,
  type RecordVersion,
  writeRecords,
} from './store.server'

/** The item that is shared when an area shares one of its parts. */
export function sectionItem(area: string, section: Section): { subject: Ref; area: string } {
  return { subject: { kind: 'section', id: `${area}/${section}` }, area }
}

/** The parts of what an area wrote that the actor sees. */
export async function visibleSections(house: House, actor: Actor, area: string): Promise<Section[]> {
  authorise(recordsPolicy, 'records.read', actor, area)
  if (allows(recordsPolicy['records.see-own'], actor, area)) return [...sections]
  const items = sections.map((section) => ({ ...sectionItem(area, section), section }))
  return (await visibleItems(house, actor, items)).map(({ section }) => section)
}

/** Names of the kinds the actor sees of an area, of those asked for. */
async function visibleKinds(
  house: House,
  actor: Actor,
  area: string,
  asked: readonly string[] | undefined,
): Promise<string[]> {
  const seen = await visibleSections(house, actor, area)
  return allKinds()
    .filter(({ name, section }) => seen.includes(section) && (asked?.includes(name) ?? true))
    .map(({ name }) => name)
}

/**
 * What an area wrote, as far as the actor sees it, in order: its own team everything, others the parts that were shared
 * with them.
 *
 * @param area slug, name or alias
 * @param kinds names of kinds; without it all
 * @throws Refusal `place-unknown`
 */
export async function readRecords(
  house: House,
  actor: Actor,
  area: string,
  kinds?: readonly string[],
): Promise<Kept[]> {
  authorise(recordsPolicy, 'records.read', actor)
  const { slug } = await findArea(house, actor, area)
  const records = await findRecords(house.database, slug, await visibleKinds(house, actor, slug, kinds))
  return records.map((record) => shownTo(actor, slug, record))
}

/**
 * One record.
 *
 * @throws Refusal `place-unknown`; `record-unknown`, also when the actor may not see it
 */
export async function readRecord(house: House, actor: Actor, area: string, ref: Ref): Promise<Kept> {
  authorise(recordsPolicy, 'records.read', actor)
  const { slug } = await findArea(house, actor, area)
  const [seen] = await visibleKinds(house, actor, slug, [ref.kind])
  const record = seen === undefined ? null : await findRecord(house.database, slug, ref)
  if (!record) throw new Refusal('record-unknown', { subject: refText(ref) })
  return shownTo(actor, slug, record)
}

/** Who changed a record is for the team of the area; others see what it says. */
function shownTo(actor: Actor, area: string, record: Kept): Kept {
  return allows(recordsPolicy['records.see-own'], actor, area) ? record : { ...record, changedBy: '' }
}

/** Changes to what an area wrote, done together or not at all. */
export interface AskedChanges {
  /** Slug of the area. */
  area: string
  /** Id chosen by the form or program; the same id does it once. */
  operation: string
  changes: readonly RecordChange[]
  /**
   * What was asked, where the changes were worked out from it and from what was there: by this a repeated operation is
   * known. Default the changes themselves.
   */
  input?: unknown
}

/** What became of changes. */
export interface ChangedRecords {
  /** The number of the last change of the area; ask for what came after it with `changesSince`. */
  number: number
  records: Kept[]
  removed: Ref[]
}

/**
 * Changes records of an area: all of these changes or none. Each says which revision it saw; what changes nothing is left
 * out. Removing what others refer to is refused, unless they go with it.
 *
 * @throws Refusal `not-allowed`; `record-changed` with both versions when somebody else was first; `record-invalid` with
 * the path; `record-reference`, `record-referred`, `record-twice`, `record-kind-unknown`, `record-unknown`
 */
export async function changeRecords(house: House, actor: Actor, asked: AskedChanges): Promise<ChangedRecords> {
  const { area, operation, changes } = asked
  const managed = changes.some(({ kind }) => kindNamed(kind).writers === 'managers')
  const action = managed ? 'records.manage' : 'records.change'
  authorise(recordsPolicy, action, actor, area)
  await findArea(house, actor, area)
  const subject = subjectOf(area, changes)
  return act(
    house,
    actor,
    { policy: recordsPolicy, action, area, subject, operation, input: asked.input ?? { changes } },
    async (transaction) => {
      await holdRecords(transaction, area)
      return write(house, actor, transaction, asked)
    },
  )
}

async function write(house: House, actor: Actor, transaction: DatabaseTransaction, asked: AskedChanges) {
  const { area, operation } = asked
  const written = await checkedChanges(transaction, area, asked.changes)
  const [at, by] = [house.clock(), actorText(actor)]
  const number =
    written.length > 0
      ? await writeRecords(transaction, written, { area, operation, at, actor: by })
      : await lastChange(transaction, area)
  const result: ChangedRecords = { number, records: [], removed: [] }
  const audit: AuditNote[] = []
  for (const { kind, id, revision, before, after, positionAfter } of written) {
    const subject = { kind, id: `${area}/${id}` }
    audit.push({ subject, fields: changedFields(before, after) })
    if (after === null) result.removed.push({ kind, id })
    else {
      const position = positionAfter ?? 0
      result.records.push({ kind, id, body: after, revision, position, changedAt: at.toISOString(), changedBy: by })
    }
  }
  return { result, audit: audit.length > 0 ? audit : { fields: [] } }
}

function subjectOf(area: string, changes: readonly RecordChange[]): Ref {
  const [only, ...others] = changes
  return only && others.length === 0 ? { kind: only.kind, id: `${area}/${only.id}` } : { kind: 'programme', id: area }
}

/**
 * Undoes an operation of somebody, as new changes that can be undone themselves.
 *
 * @param asked `undo` the operation to undo, `operation` the id of the undoing itself
 * @throws Refusal `record-operation-unknown`; `record-changed` when one of the records was changed since
 */
export async function undoChanges(
  house: House,
  actor: Actor,
  asked: { area: string; undo: string; operation: string },
): Promise<ChangedRecords> {
  const { area, undo, operation } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const done = await findChanges(house.database, area, { operation: undo })
  if (done.length === 0) throw new Refusal('record-operation-unknown', { operation: undo })
  const changes = done.toReversed().map(
    (change): RecordChange => ({
      kind: change.kind,
      id: change.id,
      base: change.after === null ? null : change.revision,
      body: change.before,
      ...(change.positionBefore === null ? {} : { position: change.positionBefore }),
    }),
  )
  return changeRecords(house, actor, { area, operation, changes })
}

/**
 * The history of an area or of one record, newest first, as far as the actor sees it.
 *
 * @param most no more changes than this
 */
export async function historyOf(
  house: House,
  actor: Actor,
  area: string,
  ref?: Ref,
  most = 200,
): Promise<DoneChange[]> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  return history(house, actor, area, { newest: most, ...(ref ? { ref } : {}) }, ref ? [ref.kind] : undefined)
}

/** What changed in an area after a change, oldest first: how two people at once stay together. */
export async function changesSince(
  house: House,
  actor: Actor,
  area: string,
  number: number,
  kinds?: readonly string[],
): Promise<DoneChange[]> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  return history(house, actor, area, { after: number }, kinds)
}

/** Everything that was changed by one operation, as far as the actor sees it: what undoing it would take back. */
export async function changesOf(house: House, actor: Actor, area: string, operation: string): Promise<DoneChange[]> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  return history(house, actor, area, { operation }, undefined)
}

async function history(
  house: House,
  actor: Actor,
  area: string,
  asked: AskedHistory,
  kinds: readonly string[] | undefined,
): Promise<DoneChange[]> {
  const seen = await visibleKinds(house, actor, area, kinds)
  const changes = await findChanges(house.database, area, { ...asked, kinds: seen })
  return changes.map(({ positionBefore: _before, positionAfter, ...change }) => ({
    ...change,
    position: positionAfter,
  }))
}

/** The number of the last change of an area, with the actor's right to see it. */
export async function lastNumber(house: House, actor: Actor, area: string): Promise<number> {
  authorise(recordsPolicy, 'records.read', actor, area)
  return lastChange(house.database, area)
}

/** The named versions of what an area wrote, newest first. */
export async function versionsOf(house: House, actor: Actor, area: string): Promise<RecordVersion[]> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  return findVersions(house.database, area)
}

/**
 * Gives what an area has written a name as it is now, to come back to and to compare with.
 *
 * @returns the version
 * @throws Refusal `input-invalid` when the name is empty or longer than 200 characters
 */
export async function nameVersion(
  house: House,
  actor: Actor,
  asked: { area: string; name: string; operation: string },
): Promise<RecordVersion> {
  const { area, operation } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const name = asked.name.trim()
  if (name === '' || name.length > 200) {
    throw new Refusal('input-invalid', { field: 'name', reason: '1-200' }, { where: 'name' })
  }
  const subject = { kind: 'programme', id: area }
  const deed = { policy: recordsPolicy, action: 'records.change', area, subject, operation, input: { name } } as const
  return act(house, actor, deed, async (transaction) => {
    await holdRecords(transaction, area)
    const version = ((await findVersions(transaction, area))[0]?.version ?? 0) + 1
    const number = await lastChange(transaction, area)
    const [at, by] = [house.clock(), actorText(actor)]
    await insertVersion(transaction, { area, version, name, number, at, by })
    return {
      result: { version, name, number, madeAt: at.toISOString(), madeBy: by },
      audit: { fields: ['version'], after: { version: name } },
    }
  })
}

/** What an area had written after a change, as far as the actor sees it, in order. */
export async function recordsAt(
  house: House,
  actor: Actor,
  area: string,
  number: number,
  kinds?: readonly string[],
): Promise<Kept[]> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  return findRecordsAt(house.database, area, number, await visibleKinds(house, actor, area, kinds))
}
