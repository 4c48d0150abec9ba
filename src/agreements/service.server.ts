import { type Actor, authorise, dayOf } from '../accounts'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { type ChangedRecords, changeRecords, readRecord, recordsPolicy } from '../records/index.server'
import type { Bottleneck, Commitment } from './kinds'

/** What every quick change of an agreement says. */
interface AskedStep {
  /** Slug of the area. */
  area: string
  id: string
  /** The revision the form showed. */
  base: number
  operation: string
}

/**
 * Follows up a commitment: what came of it, and how it stands now.
 *
 * @param asked `text` what came of it, may be empty when only the state changes
 * @throws Refusal `input-invalid` when nothing was said; those of `changeRecords`
 */
export async function followUp(
  house: House,
  actor: Actor,
  asked: AskedStep & { text: string; state: string },
): Promise<ChangedRecords> {
  authorise(recordsPolicy, 'records.change', actor, asked.area)
  const { body } = await readRecord(house, actor, asked.area, { kind: 'commitment', id: asked.id })
  const commitment = body as unknown as Commitment
  const text = asked.text.trim()
  if (text === '' && asked.state === commitment.state) throw nothingSaid()
  const said = text === '' ? [] : [{ on: dayOf(house.clock()), text }]
  const followed = [...(commitment.followUp ?? []), ...said]
  return change(house, actor, asked, 'commitment', {
    ...commitment,
    state: asked.state,
    ...(followed.length > 0 ? { followUp: followed } : {}),
  })
}

/**
 * Notes a breakthrough that was tried, or the answer to a bottleneck.
 *
 * @param asked `what` which of the two
 * @throws Refusal `input-invalid` when nothing was said; those of `changeRecords`
 */
export async function noteOnBottleneck(
  house: House,
  actor: Actor,
  asked: AskedStep & { what: 'tried' | 'answer'; text: string; state: string },
): Promise<ChangedRecords> {
  authorise(recordsPolicy, 'records.change', actor, asked.area)
  const { body } = await readRecord(house, actor, asked.area, { kind: 'bottleneck', id: asked.id })
  const bottleneck = body as unknown as Bottleneck
  const text = asked.text.trim()
  if (text === '' && asked.state === bottleneck.state) throw nothingSaid()
  const today = dayOf(house.clock())
  const noted =
    text === ''
      ? {}
      : asked.what === 'tried'
        ? { tried: [...(bottleneck.tried ?? []), { on: today, text }] }
        : { answer: text, answeredOn: today }
  return change(house, actor, asked, 'bottleneck', { ...bottleneck, ...noted, state: asked.state })
}

function nothingSaid(): Refusal {
  return new Refusal('agreement-nothing-said', {}, { where: 'text' })
}

function change(
  house: House,
  actor: Actor,
  asked: AskedStep,
  kind: string,
  body: Readonly<Record<string, unknown>>,
): Promise<ChangedRecords> {
  const { area, id, base, operation, ...input } = asked
  return changeRecords(house, actor, {
    area,
    operation,
    changes: [{ kind, id, base, body }],
    input: { base, ...input },
  })
}
