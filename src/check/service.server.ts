import { type Actor, allows, authorise, dayOf, operatorActor } from '../accounts'
import { isVisible } from '../accounts/index.server'
import type { Area } from '../areas'
import { findArea } from '../areas/index.server'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import type { ProgrammeDocument } from '../programme'
import { programmeOf } from '../programme/index.server'
import type { Kept } from '../records'
import { changeRecords, readRecords, sectionItem } from '../records/index.server'
import { checkProgramme, findingKey } from './check'
import type { CheckResult } from './finding'
import { checkPolicy } from './policy'
import { isRuleCode } from './rules'

/** What the check says about the programme of an area. */
export interface AreaCheck {
  area: Area
  /** The day of which this is the state. */
  asOf: string
  result: CheckResult
  /** False when the area wrote nothing yet that can be checked. */
  hasProgramme: boolean
}

/**
 * Checks the programme of an area as it is today. All of the programme is looked at, also for those with whom only the check
 * was shared: over a part of it the check would find faults that are none. Who shares the check shares what it says.
 *
 * @param name slug, name or alias of the area
 * @throws Refusal `place-unknown`; `not-signed-in`, `not-allowed` for who is not of the area's team, unless it was shared
 */
export async function checkOf(house: House, actor: Actor, name: string): Promise<AreaCheck> {
  authorise(checkPolicy, 'check.read', actor)
  const area = await findArea(house, actor, name)
  const isOwn = allows(checkPolicy['check.see-own'], actor, area.slug)
  if (!isOwn && !(await isVisible(house, actor, sectionItem(area.slug, 'check')))) {
    authorise(checkPolicy, 'check.see-own', actor, area.slug)
  }
  const { document } = await programmeOf(house, operatorActor, area.slug)
  return { area, asOf: document.asOf, result: checkProgramme(document), hasProgramme: isWritten(document) }
}

function isWritten({
  nodes,
  interventions,
  indicators,
  bodies,
  money,
  commitments,
  contract,
}: ProgrammeDocument): boolean {
  const lists = [nodes, interventions, indicators, bodies, money, commitments]
  return contract !== undefined || lists.some((list) => list !== undefined && list.length > 0)
}

/** A finding to accept for now. */
export interface AskedAcceptance {
  /** Slug of the area. */
  area: string
  rule: string
  /** `kind:id`. */
  subject: string
  reason: string
  /** The day to look again, from today on: `2026-12-31`. */
  until: string
  operation: string
}

/**
 * Accepts a finding until a day, with the reason; one that was accepted before is accepted anew.
 *
 * @throws Refusal `not-allowed`; `input-invalid` at `rule`, `reason` or `until`; what `changeRecords` refuses
 */
export async function acceptFinding(house: House, actor: Actor, asked: AskedAcceptance): Promise<void> {
  const { area, rule, subject, operation } = asked
  const [reason, until] = [asked.reason.trim(), asked.until.trim()]
  if (!isRuleCode(rule)) throw invalid('rule', rule)
  if (reason === '') throw invalid('reason', '')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < dayOf(house.clock())) throw invalid('until', until)
  const id = findingKey({ rule, subject })
  const before = (await acceptedOf(house, actor, area)).find((record) => record.id === id)
  const change = { kind: 'accepted', id, base: before?.revision ?? null, body: { rule, subject, reason, until } }
  await changeRecords(house, actor, { area, operation, changes: [change] })
}

/**
 * Takes back that a finding is accepted; it is open again if the check still finds it. Taking back what is not accepted
 * changes nothing.
 *
 * @param asked `id` of the record that accepts it: the rule and the subject
 * @throws Refusal what `changeRecords` refuses
 */
export async function takeBackAcceptance(
  house: House,
  actor: Actor,
  asked: { area: string; id: string; operation: string },
): Promise<void> {
  const { area, id, operation } = asked
  const record = (await acceptedOf(house, actor, area)).find((one) => one.id === id)
  const changes = record ? [{ kind: 'accepted', id, base: record.revision, body: null }] : []
  await changeRecords(house, actor, { area, operation, changes })
}

/** The records that accept findings in an area, as far as the actor sees them. */
export async function acceptedOf(house: House, actor: Actor, area: string): Promise<Kept[]> {
  return readRecords(house, actor, area, ['accepted'])
}

function invalid(field: string, reason: string): Refusal {
  return new Refusal('input-invalid', { field, reason }, { where: field })
}
