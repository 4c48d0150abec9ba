import { randomUUID } from 'node:crypto'
import { type Language, Refusal } from '../platform'
import type { DatabaseTransaction, House } from '../platform/index.server'
import { addressOf } from '../ui'
import { act } from './act.server'
import { requireEmail, requireText } from './input'
import { makeLink } from './links.server'
import { postMail } from './mail.server'
import { type Actor, dayOf, normaliseEmail, type Role, roleText } from './model'
import { accountsPolicy } from './policy'
import { type AskedMembership, addMembershipTo, checkMembership, requirePerson } from './service.server'
import { findPersons, type HeldMembership, insertPerson, type Person } from './store.server'

/** Who is invited, and for what. */
export interface AskedInvitation {
  email: string
  /** Used for somebody who has no account yet. */
  name: string
  language: Language
  membership: AskedMembership
  /** Name of the area, as the mail says it. */
  areaName?: string
  operation: string
}

/** What came of an invitation: a new account, or another role for one that was there. */
export interface Invited {
  person: string
  email: string
  isNew: boolean
}

/**
 * Invites somebody: makes an account without password and mails a link to choose one. Somebody who has an account gets
 * the role beside the others, and mail that says so.
 *
 * @throws Refusal `role-held`, `organisation-unknown`, `role-area`, `input-invalid`, and what `act` throws
 */
export async function invite(house: House, actor: Actor, asked: AskedInvitation): Promise<Invited> {
  return inviteAs(house, actor, 'accounts.invite', null, asked)
}

/**
 * A programme manager invites a contributor of the own area; the same as `invite` with the role fixed.
 *
 * @throws Refusal as `invite`
 */
export async function inviteContributor(
  house: House,
  actor: Actor,
  asked: Omit<AskedInvitation, 'membership'> & {
    area: string
    membership: Omit<AskedMembership, 'role' | 'area'>
  },
): Promise<Invited> {
  const { area, membership, ...rest } = asked
  const invitation = { ...rest, membership: { ...membership, role: 'contributor' as const, area } }
  return inviteAs(house, actor, 'accounts.invite-contributor', area, invitation)
}

/**
 * Sends somebody who has not chosen a password yet a new link; the older one stops working.
 *
 * @throws Refusal `person-unknown`, `invitation-accepted`, and what `act` throws
 */
export async function inviteAgain(
  house: House,
  actor: Actor,
  asked: { email: string; areaName?: string; operation: string },
): Promise<void> {
  const email = normaliseEmail(asked.email)
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.invite',
    subject: { kind: 'person', id: email },
    operation: asked.operation,
    input: { email, again: true },
  } as const
  await act(house, actor, deed, async (transaction) => {
    const person = await requirePerson(transaction, email)
    if (person.hasPassword) throw new Refusal('invitation-accepted', { email })
    const held = person.memberships.at(-1)
    await postInvitation(transaction, house, actor, person, held?.role ?? 'reader', asked.areaName ?? held?.area ?? '')
    return { result: null, audit: { fields: [], subject: { kind: 'person', id: person.id } } }
  })
}

async function inviteAs(
  house: House,
  actor: Actor,
  action: 'accounts.invite' | 'accounts.invite-contributor',
  area: string | null,
  asked: AskedInvitation,
): Promise<Invited> {
  const email = requireEmail(asked.email)
  const membership = checkMembership(house, asked.membership)
  const { language } = asked
  const deed = {
    policy: accountsPolicy,
    action,
    area,
    subject: { kind: 'person', id: email },
    operation: asked.operation,
    input: { email, name: asked.name, language, membership: asked.membership },
  }
  return act(house, actor, deed, async (transaction) => {
    const [known] = await findPersons(transaction, { email })
    if (known && holds(known, membership, dayOf(house.clock()))) {
      throw new Refusal('role-held', { email }, { where: 'email' })
    }
    const person = known ?? (await newPerson(transaction, { email, name: requireText('name', asked.name), language }))
    await addMembershipTo(transaction, person.id, membership)
    const areaName = asked.areaName ?? membership.area ?? ''
    if (person.hasPassword) await postAdded(transaction, house, actor, person, membership.role, areaName)
    else await postInvitation(transaction, house, actor, person, membership.role, areaName)
    const { role, organisation, from, to } = { ...membership, role: roleText(membership) }
    const fields = known ? ['memberships'] : ['email', 'name', 'memberships']
    return {
      result: { person: person.id, email, isNew: !known },
      audit: { fields, after: { role, organisation, from, to }, subject: { kind: 'person', id: person.id } },
    }
  })
}

type Addressee = Pick<Person, 'id' | 'email' | 'name' | 'language' | 'hasPassword'>

async function newPerson(
  transaction: DatabaseTransaction,
  known: { email: string; name: string; language: Language },
): Promise<Addressee> {
  const person = { id: randomUUID(), ...known }
  await insertPerson(transaction, { ...person, passwordHash: null })
  return { ...person, hasPassword: false }
}

/** True when the person has this role there, today or later, on behalf of the same organisation. */
function holds(person: Person, wanted: HeldMembership, today: string): boolean {
  return person.memberships.some(
    (held) =>
      roleText(held) === roleText(wanted) &&
      held.organisation === wanted.organisation &&
      (held.to === null || held.to >= today),
  )
}

async function postInvitation(
  transaction: DatabaseTransaction,
  house: House,
  actor: Actor,
  person: Addressee,
  role: Role,
  area: string,
): Promise<void> {
  const made = await makeLink(transaction, house, person, 'invitation')
  const by = actor.kind === 'person' ? actor.name : ''
  await postMail(transaction, house, actor, { kind: 'invitation', person: person.id, ...made, by, role, area })
}

async function postAdded(
  transaction: DatabaseTransaction,
  house: House,
  actor: Actor,
  person: Addressee,
  role: Role,
  area: string,
): Promise<void> {
  const link = `${house.address()}${addressOf('account', person.language)}`
  const expiresAt = new Date(house.clock().getTime() + 7 * 24 * 3600 * 1000)
  const by = actor.kind === 'person' ? actor.name : ''
  await postMail(transaction, house, actor, { kind: 'added', person: person.id, link, expiresAt, by, role, area })
}
