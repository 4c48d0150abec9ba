import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import { type Actor, authorise, dayOf, type Organisation, roleText } from './model'
import { accountsPolicy } from './policy'
import {
  endMembershipOn,
  findOrganisations,
  findPersons,
  type HeldMembership,
  lockMembership,
  type Person,
} from './store.server'

/** Somebody in the team of an area, with one role. */
export interface TeamMember extends Pick<Person, 'name' | 'email' | 'hasPassword'> {
  membership: HeldMembership
}

/**
 * Who works for an area, today or later, and the organisations on whose behalf somebody can be invited.
 *
 * @throws Refusal `not-signed-in`, `not-allowed`
 */
export async function teamOf(
  house: House,
  actor: Actor,
  area: string,
): Promise<{ members: TeamMember[]; organisations: Organisation[] }> {
  authorise(accountsPolicy, 'accounts.see-team', actor, area)
  const today = dayOf(house.clock())
  const members = (await findPersons(house.database)).flatMap(({ name, email, hasPassword, memberships }) =>
    memberships
      .filter((held) => held.area === area && (held.to === null || held.to >= today))
      .map((membership) => ({ name, email, hasPassword, membership })),
  )
  return { members, organisations: await findOrganisations(house.database) }
}

/**
 * Ends the role of a contributor of an area after today.
 *
 * @throws Refusal `membership-unknown` also when it is another role or of another area, and what `act` throws
 */
export async function endContributor(
  house: House,
  actor: Actor,
  asked: { area: string; membership: string; operation: string },
): Promise<void> {
  const { area, operation } = asked
  const day = dayOf(house.clock())
  const subject = { kind: 'membership', id: asked.membership }
  const deed = { policy: accountsPolicy, action: 'accounts.end-contributor', area, subject, operation } as const
  await act(house, actor, { ...deed, input: {} }, async (transaction) => {
    const held = await lockMembership(transaction, asked.membership)
    if (held?.role !== 'contributor' || held.area !== area) {
      throw new Refusal('membership-unknown', { membership: asked.membership })
    }
    await endMembershipOn(transaction, held.id, day)
    const role = roleText(held)
    return {
      result: null,
      audit: {
        fields: ['memberships'],
        before: { role, to: held.to },
        after: { role, to: day },
        subject: { kind: 'person', id: held.person },
      },
    }
  })
}
