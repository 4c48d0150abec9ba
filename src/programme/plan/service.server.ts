import { type Actor, authorise } from '../../accounts'
import type { Decision, decisionKinds } from '../../agreements'
import { type Language, Refusal } from '../../platform'
import { findOperation, type House } from '../../platform/index.server'
import type { Kept, RecordChange } from '../../records'
import { type ChangedRecords, changeRecords, readRecord, readRecords, recordsPolicy } from '../../records/index.server'
import { sourceDocuments } from '../../statistics/index.server'
import { intervention as publishedIntervention } from '../register/service.server'
import { freeId, type NewCycle, startedCycle } from './cycle'
import type { Activity, Cycle, Intervention } from './kinds'
import { takeable, takenOver } from './take-over'
import { takeOverWords } from './take-over-words'

/** What every quick action says: where, and under which id it is done once. */
export interface AskedAction {
  /** Slug of the area. */
  area: string
  operation: string
}

/** How often an addition is tried again when somebody else was at the same record at the same moment. */
const attempts = 3

/**
 * Adds to a record what it had not: on the record as it is now, so that two who add at once both do. The same operation id
 * adds once.
 */
async function addTo<Body extends object>(
  house: House,
  actor: Actor,
  { area, operation }: AskedAction,
  ref: { kind: string; id: string },
  added: (body: Body) => Body,
): Promise<Kept> {
  for (let attempt = 1; ; attempt += 1) {
    const record = (await readRecord(house, actor, area, ref)) as unknown as Kept<Body>
    if (await findOperation(house.database, operation)) return record as Kept
    const body = added(record.body) as Readonly<Record<string, unknown>>
    try {
      const changes = [{ ...ref, base: record.revision, body }]
      const [changed] = (await changeRecords(house, actor, { area, operation, changes })).records
      return changed ?? (record as Kept)
    } catch (error) {
      const isLater = error instanceof Refusal && (error.code === 'record-changed' || error.code === 'operation-reused')
      if (!isLater || attempt === attempts) throw error
    }
  }
}

/**
 * Logs a session of an activity: how many came, never who.
 *
 * @throws Refusal `record-unknown` for an activity that is not there; those of `changeRecords`
 */
export async function logSession(
  house: House,
  actor: Actor,
  asked: AskedAction & { activity: string; on: string; count: number; text?: string | undefined },
): Promise<Kept> {
  authorise(recordsPolicy, 'records.change', actor, asked.area)
  const { on, count, text } = asked
  return addTo<Activity>(house, actor, asked, { kind: 'activity', id: asked.activity }, (body) => ({
    ...body,
    sessions: [...(body.sessions ?? []), { on, ...(text ? { text } : {}), count }],
  }))
}

/**
 * Adds how many people an intervention reached in a period, of one group or of all together.
 *
 * @throws Refusal `programme-reach-twice` when that was said already; `record-unknown`; those of `changeRecords`
 */
export async function addReach(
  house: House,
  actor: Actor,
  asked: AskedAction & { intervention: string; period: string; group?: string | undefined; count: number },
): Promise<Kept> {
  authorise(recordsPolicy, 'records.change', actor, asked.area)
  const { period, group, count } = asked
  return addTo<Intervention>(house, actor, asked, { kind: 'intervention', id: asked.intervention }, (body) => {
    const known = body.reach ?? []
    if (known.some((row) => row.period === period && row.group === group)) {
      throw new Refusal('programme-reach-twice', { period }, { where: 'period' })
    }
    return { ...body, reach: [...known, { period, ...(group ? { group } : {}), count }] }
  })
}

/** What is decided about an intervention. */
export interface AskedDecision extends AskedAction {
  intervention: string
  kind: (typeof decisionKinds)[number]
  on: string
  reason: string
  /** Id of the body that decided, where that was said. */
  body?: string | undefined
}

/**
 * Takes a decision about an intervention: a new record beside the earlier ones, which stay as they are.
 *
 * @throws Refusal `programme-reason-missing`; those of `changeRecords`
 */
export async function decide(house: House, actor: Actor, asked: AskedDecision): Promise<ChangedRecords> {
  authorise(recordsPolicy, 'records.change', actor, asked.area)
  const { area, operation, intervention, kind, on, body } = asked
  const reason = asked.reason.trim()
  if (reason === '') throw new Refusal('programme-reason-missing', {}, { where: 'reason' })
  // From what was asked alone: a form that is sent twice decides once.
  const id = `${on}-${intervention}-${kind}-${operation.slice(0, 6)}`
  const decision: Decision = { id, on, kind, intervention, reason, ...(body ? { body } : {}) }
  return changeRecords(house, actor, {
    area,
    operation,
    changes: [{ kind: 'decision', id, base: null, body: decision }],
  })
}

/**
 * Takes a published intervention over into the programme of an area. To which goal it contributes is asked later.
 *
 * @param asked `published` id in the register
 * @returns the new intervention
 * @throws Refusal `intervention-unknown`; `programme-not-takeable` for what is no intervention; those of `changeRecords`
 */
export async function takeOver(
  house: House,
  actor: Actor,
  asked: AskedAction & { published: string; language: Language },
): Promise<{ id: string }> {
  authorise(recordsPolicy, 'records.change', actor, asked.area)
  const { area, operation, published, language } = asked
  const { entry } = await publishedIntervention(house, actor, published)
  if (!takeable.includes(entry.kind)) throw new Refusal('programme-not-takeable', { name: published })
  const documents = new Map((await sourceDocuments(house, actor)).map(({ slug, title }) => [slug, title]))
  const words = takeOverWords(language, (slug) => documents.get(slug) ?? slug)
  const existing = await readRecords(house, actor, area, ['intervention'])
  const before = existing.find(({ body }) => body['published'] === published)
  if (before) return { id: before.id }
  const id = freeId(published, new Set(existing.map((record) => record.id)), 'interventie')
  const body = takenOver(entry, id, language, words)
  await changeRecords(house, actor, { area, operation, changes: [{ kind: 'intervention', id, base: null, body }] })
  return { id }
}

/**
 * Starts a new cycle from an old one: it follows the old, has its lessons, and the interventions that go on are in it.
 *
 * @param asked `follows` id of the old cycle
 * @throws Refusal `record-unknown`; `programme-cycle-order` when it ends before it begins; those of `changeRecords`
 */
export async function startCycle(
  house: House,
  actor: Actor,
  asked: AskedAction & NewCycle & { follows: string },
): Promise<{ id: string }> {
  authorise(recordsPolicy, 'records.manage', actor, asked.area)
  const { area, operation, follows, name, from, to } = asked
  if (to < from) throw new Refusal('programme-cycle-order', { from, to }, { where: 'to' })
  await readRecord(house, actor, area, { kind: 'cycle', id: follows })
  const done = await findOperation(house.database, operation)
  const records = await readRecords(house, actor, area, ['cycle', 'intervention'])
  const cycles = records.filter(({ kind }) => kind === 'cycle') as unknown as Kept<Cycle>[]
  if (done) {
    const made = (done.result as Partial<ChangedRecords> | null)?.records?.find(({ kind }) => kind === 'cycle')
    if (made) return { id: made.id }
    throw new Refusal('operation-reused', { operation })
  }
  const id = freeId(name, new Set(cycles.map((cycle) => cycle.id)), 'cyclus')
  const interventions = records.filter(({ kind }) => kind === 'intervention') as unknown as Kept<Intervention>[]
  const changes = startedCycle(asked, id, follows, interventions)
  await changeRecords(house, actor, { area, operation, changes })
  return { id }
}

/**
 * Takes over the money of a spreadsheet, as it was shown: all of it or nothing.
 *
 * @param asked `changes` as `readMoneyFile` gave them
 * @throws Refusal `input-invalid` when it is anything else than money; `record-changed` when somebody changed the same
 * money in between; those of `changeRecords`
 */
export async function importMoney(
  house: House,
  actor: Actor,
  asked: AskedAction & { changes: readonly RecordChange[] },
): Promise<ChangedRecords> {
  authorise(recordsPolicy, 'records.manage', actor, asked.area)
  const { area, operation, changes } = asked
  if (changes.some(({ kind, body }) => kind !== 'money' || body === null)) {
    throw new Refusal('input-invalid', { field: 'changes', reason: 'money' }, { where: 'changes' })
  }
  return changeRecords(house, actor, { area, operation, changes })
}
