import { type Ref, refText } from '../platform'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import { type Actor, actorText } from './model'
import { accountsPolicy } from './policy'
import { endShare, findShares, findSharesInForce, insertShare, type Share } from './share.store.server'
import { type AreaItem, type Audience, sees } from './sharing'

/** Sharing one item of an area with an audience, or taking that back. */
export interface AskedShare extends AreaItem {
  with: Audience
  operation: string
}

/**
 * Shares one item of an area. Sharing what is shared already changes nothing.
 *
 * @returns with whom the item is shared now
 * @throws Refusal what `act` throws; only the area's programme managers share
 */
export async function share(house: House, actor: Actor, asked: AskedShare): Promise<Audience[]> {
  return changeShare(house, actor, 'accounts.share', asked, (transaction, item, by, at) =>
    insertShare(transaction, { item, with: asked.with, by, at }),
  )
}

/**
 * Takes back the sharing of one item with one audience. What was downloaded meanwhile cannot be taken back.
 *
 * @returns with whom the item is still shared
 * @throws Refusal what `act` throws; only the area's programme managers withdraw
 */
export async function withdrawShare(house: House, actor: Actor, asked: AskedShare): Promise<Audience[]> {
  return changeShare(house, actor, 'accounts.withdraw-share', asked, (transaction, item, by, at) =>
    endShare(transaction, item, asked.with, by, at),
  )
}

/**
 * Shares items that came with the product and not from a team: of an example area, or what was published. All in one
 * transaction; what is shared already stays as it is.
 *
 * @param asked `why` says in the audit trail what it is that ships
 * @throws Refusal what `act` throws; only the operator
 */
export async function shareShipped(
  house: House,
  actor: Actor,
  asked: { area: string; subjects: readonly Ref[]; with: Audience; why: string; operation: string },
): Promise<void> {
  const { area, subjects, why, operation } = asked
  const action = 'accounts.share-shipped'
  const subject = { kind: 'area', id: area }
  const input = { subjects, with: asked.with, why }
  await act(house, actor, { policy: accountsPolicy, action, area, subject, operation, input }, async (transaction) => {
    const shared: Ref[] = []
    for (const one of subjects) {
      const item = { subject: one, area }
      const by = { by: actorText(actor), at: house.clock() }
      if (await insertShare(transaction, { item, with: asked.with, ...by })) shared.push(one)
    }
    const notes = shared.map((one) => ({
      subject: one,
      fields: ['shared'],
      after: { shared: [asked.with], why },
    }))
    return { result: null, audit: notes.length > 0 ? notes : { fields: [] } }
  })
}

async function changeShare(
  house: House,
  actor: Actor,
  action: 'accounts.share' | 'accounts.withdraw-share',
  asked: AskedShare,
  change: (transaction: Parameters<typeof insertShare>[0], item: AreaItem, by: string, at: Date) => Promise<boolean>,
): Promise<Audience[]> {
  const { subject, area, operation } = asked
  const item = { subject, area }
  const deed = { policy: accountsPolicy, action, area, subject, operation, input: { with: asked.with } }
  return act(house, actor, deed, async (transaction) => {
    const before = (await findShares(transaction, item, 'in-force')).map((shared) => shared.with)
    const changed = await change(transaction, item, actorText(actor), house.clock())
    const after = (await findShares(transaction, item, 'in-force')).map((shared) => shared.with)
    const audit = changed
      ? { fields: ['shared'], before: { shared: before }, after: { shared: after } }
      : { fields: [] }
    return { result: after, audit }
  })
}

/** Every share of an item there is or was, oldest first; for the people who see the item. */
export async function sharesOf(house: House, item: AreaItem): Promise<Share[]> {
  return findShares(house.database, item, 'all')
}

/** Whether the actor sees an item that an area wrote: the area's own team, and those with whom it was shared. */
export async function isVisible(house: House, actor: Actor, item: AreaItem): Promise<boolean> {
  return (await visibleItems(house, actor, [item])).length === 1
}

/** Of these items, those the actor sees, in the same order; one question to the database for a whole list. */
export async function visibleItems<Item extends AreaItem>(
  house: House,
  actor: Actor,
  items: readonly Item[],
): Promise<Item[]> {
  const undecided = items.filter((item) => !sees(actor, item.area, []))
  const shares = await findSharesInForce(
    house.database,
    undecided.map((item) => item.subject),
  )
  const shared = Map.groupBy(shares, itemKey)
  return items.filter((item) => {
    const audiences = (shared.get(itemKey(item)) ?? []).map((one) => one.with)
    return sees(actor, item.area, audiences)
  })
}

// The area is part of it, so that a share by one area never opens what another area wrote.
function itemKey(item: AreaItem): string {
  return `${item.area} ${refText(item.subject)}`
}
