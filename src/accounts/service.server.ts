import { randomInt, randomUUID } from 'node:crypto'
import { nearest, Refusal } from '../platform'
import type { DatabaseTransaction, House } from '../platform/index.server'
import { act } from './act.server'
import { authOf } from './auth.server'
import { requireDay, requireEmail, requireSlug, requireText } from './input'
import {
  type Actor,
  authorise,
  dayOf,
  type HeldRole,
  isHoldable,
  normaliseEmail,
  type Organisation,
  roleText,
} from './model'
import { readablePassword } from './passwords'
import { accountsPolicy } from './policy'
import {
  endMembershipOn,
  findOrganisations,
  findPersons,
  type HeldMembership,
  insertMembership,
  insertOrganisation,
  insertPerson,
  lockMembership,
  type Person,
  replacePassword,
} from './store.server'

/** A membership as it is asked for; without `from` it begins today, without `to` it has no end. */
export interface AskedMembership extends HeldRole {
  organisation: string
  from?: string
  to?: string | null
}

/** A new random password that people can copy from paper. */
export function newPassword(): string {
  return readablePassword((below) => randomInt(below))
}

/** Hashes a password the way sign-in checks it. */
export async function hashPassword(house: House, password: string): Promise<string> {
  const { password: passwords } = await (await authOf(house)).$context
  return passwords.hash(password)
}

/**
 * Accounts with their memberships, by name: every one, or those with `search` in name or address, at most `limit`.
 *
 * @throws Refusal `not-signed-in`, `not-allowed`
 */
export async function listPersons(
  house: House,
  actor: Actor,
  only: { search?: string; limit?: number } = {},
): Promise<Person[]> {
  authorise(accountsPolicy, 'accounts.list', actor)
  return findPersons(house.database, only)
}

/** One account, by its id. @throws Refusal `not-signed-in`, `not-allowed`, `account-unknown` */
export async function personById(house: House, actor: Actor, id: string): Promise<Person> {
  authorise(accountsPolicy, 'accounts.list', actor)
  const [person] = await findPersons(house.database, { id })
  if (!person) throw new Refusal('account-unknown')
  return person
}

/** Every organisation. @throws Refusal `not-signed-in`, `not-allowed` */
export async function listOrganisations(house: House, actor: Actor): Promise<Organisation[]> {
  authorise(accountsPolicy, 'accounts.list', actor)
  return findOrganisations(house.database)
}

/** An account as its owner sees it. */
export interface OwnAccount extends Pick<Person, 'name' | 'email' | 'language' | 'twoStep'> {
  memberships: (HeldMembership & { organisationName: string })[]
}

/**
 * The account of the signed-in person, with the organisations of their memberships by name.
 *
 * @throws Refusal `not-signed-in` when nobody is signed in
 */
export async function ownAccount(house: House, actor: Actor): Promise<OwnAccount> {
  const person = actor.kind === 'person' ? (await findPersons(house.database, { id: actor.id }))[0] : undefined
  if (!person) throw new Refusal('not-signed-in')
  const names = new Map((await findOrganisations(house.database)).map(({ slug, name }) => [slug, name]))
  return {
    name: person.name,
    email: person.email,
    language: person.language,
    twoStep: person.twoStep,
    memberships: person.memberships.map((held) => ({
      ...held,
      organisationName: names.get(held.organisation) ?? held.organisation,
    })),
  }
}

/** Adds an organisation. @throws Refusal `organisation-taken`, `input-invalid`, and what `act` throws */
export async function createOrganisation(
  house: House,
  actor: Actor,
  asked: Organisation & { operation: string },
): Promise<Organisation> {
  const { operation, ...typed } = asked
  const organisation = { ...typed, name: requireText('name', typed.name) }
  requireSlug('slug', organisation.slug)
  const subject = { kind: 'organisation', id: organisation.slug }
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.add-organisation',
    subject,
    operation,
    input: organisation,
  } as const
  return act(house, actor, deed, async (transaction) => {
    if (!(await insertOrganisation(transaction, organisation))) {
      throw new Refusal('organisation-taken', { slug: organisation.slug }, { where: 'slug' })
    }
    return { result: organisation, audit: { fields: ['slug', 'name', 'kind'], after: { ...organisation } } }
  })
}

/**
 * Adds an account with a first membership and a random password.
 *
 * @returns the password once: null when this operation was done before
 * @throws Refusal `email-taken`, `organisation-unknown`, `role-area`, `input-invalid`, and what `act` throws
 */
export async function createPerson(
  house: House,
  actor: Actor,
  asked: { email: string; name: string; membership: AskedMembership; operation: string },
): Promise<{ id: string; email: string; name: string; password: string | null }> {
  const email = requireEmail(asked.email)
  const name = requireText('name', asked.name)
  const membership = checkMembership(house, asked.membership)
  let password: string | null = null
  const person = await act(
    house,
    actor,
    {
      policy: accountsPolicy,
      action: 'accounts.add-person',
      subject: { kind: 'person', id: email },
      operation: asked.operation,
      input: { email, name, membership: asked.membership },
    },
    async (transaction) => {
      if ((await findPersons(transaction, { email })).length > 0)
        throw new Refusal('email-taken', { email }, { where: 'email' })
      const made = newPassword()
      const added = { id: randomUUID(), email, name }
      await insertPerson(transaction, { ...added, passwordHash: await hashPassword(house, made) })
      await addMembershipTo(transaction, added.id, membership)
      password = made
      const after = { role: roleText(membership), organisation: membership.organisation }
      const fields = ['email', 'name', 'password', 'memberships']
      return { result: added, audit: { fields, after, subject: { kind: 'person', id: added.id } } }
    },
  )
  return { ...person, password }
}

/**
 * Gives a person another membership.
 *
 * @throws Refusal `person-unknown`, `organisation-unknown`, `role-area`, `input-invalid`, and what `act` throws
 */
export async function createMembership(
  house: House,
  actor: Actor,
  asked: { email: string; membership: AskedMembership; operation: string },
): Promise<HeldMembership> {
  const email = normaliseEmail(asked.email)
  const membership = checkMembership(house, asked.membership)
  return act(
    house,
    actor,
    {
      policy: accountsPolicy,
      action: 'accounts.add-membership',
      subject: { kind: 'person', id: email },
      operation: asked.operation,
      input: { email, membership: asked.membership },
    },
    async (transaction) => {
      const person = await requirePerson(transaction, email)
      await addMembershipTo(transaction, person.id, membership)
      const { role, area, organisation, from, to } = membership
      const after = { role, area, organisation, from, to }
      return {
        result: membership,
        audit: { fields: ['memberships'], after, subject: { kind: 'person', id: person.id } },
      }
    },
  )
}

/**
 * Ends a membership after a day, today when none is given.
 *
 * @param asked `membership` is its id, as `listPersons` gives it
 * @throws Refusal `membership-unknown`, `input-invalid`, and what `act` throws
 */
export async function endMembership(
  house: House,
  actor: Actor,
  asked: { membership: string; lastDay?: string; operation: string },
): Promise<HeldMembership> {
  const day = requireDay('lastDay', asked.lastDay ?? dayOf(house.clock()))
  return act(
    house,
    actor,
    {
      policy: accountsPolicy,
      action: 'accounts.end-membership',
      subject: { kind: 'membership', id: asked.membership },
      operation: asked.operation,
      input: { lastDay: asked.lastDay ?? null },
    },
    async (transaction) => {
      const held = await lockMembership(transaction, asked.membership)
      if (!held) throw new Refusal('membership-unknown', { membership: asked.membership })
      const { person, ...membership } = held
      await endMembershipOn(transaction, held.id, day)
      const role = roleText(held)
      return {
        result: { ...membership, to: day },
        audit: {
          fields: ['memberships'],
          before: { role, to: held.to },
          after: { role, to: day },
          subject: { kind: 'person', id: person },
        },
      }
    },
  )
}

/**
 * Gives a person a new random password and ends their sign-ins; for whoever lost theirs.
 *
 * @returns the password once: null when this operation was done before
 * @throws Refusal `person-unknown`, and what `act` throws
 */
export async function setPassword(
  house: House,
  actor: Actor,
  asked: { email: string; operation: string },
): Promise<{ email: string; password: string | null }> {
  const email = normaliseEmail(asked.email)
  let password: string | null = null
  await act(
    house,
    actor,
    {
      policy: accountsPolicy,
      action: 'accounts.set-password',
      subject: { kind: 'person', id: email },
      operation: asked.operation,
      input: { email },
    },
    async (transaction) => {
      const person = await requirePerson(transaction, email)
      const made = newPassword()
      await replacePassword(transaction, person.id, await hashPassword(house, made), house.clock())
      password = made
      return { result: null, audit: { fields: ['password'], subject: { kind: 'person', id: person.id } } }
    },
  )
  return { email, password }
}

/** Adds the membership, when its organisation is there. @throws Refusal `organisation-unknown` with near matches */
export async function addMembershipTo(
  transaction: DatabaseTransaction,
  person: string,
  membership: HeldMembership,
): Promise<void> {
  const slugs = (await findOrganisations(transaction)).map((organisation) => organisation.slug)
  if (!slugs.includes(membership.organisation)) {
    const near = nearest(membership.organisation, slugs)
    throw new Refusal('organisation-unknown', { name: membership.organisation, near }, { where: 'organisation' })
  }
  await insertMembership(transaction, person, membership)
}

/** The person with this address. @throws Refusal `person-unknown` */
export async function requirePerson(transaction: DatabaseTransaction, email: string): Promise<Person> {
  const [person] = await findPersons(transaction, { email })
  if (!person) throw new Refusal('person-unknown', { email }, { where: 'email' })
  return person
}

/** The membership as it will be kept. @throws Refusal `role-area`, `input-invalid` */
export function checkMembership(house: House, asked: AskedMembership): HeldMembership {
  if (!isHoldable(asked)) throw new Refusal('role-area', { role: asked.role }, { where: 'area' })
  if (asked.area !== null) requireSlug('area', asked.area)
  const from = requireDay('from', asked.from ?? dayOf(house.clock()))
  const to = asked.to ? requireDay('to', asked.to) : null
  if (to !== null && to < from)
    throw new Refusal('input-invalid', { field: 'to', reason: `${to} < ${from}` }, { where: 'to' })
  return { id: randomUUID(), role: asked.role, area: asked.area, organisation: asked.organisation, from, to }
}
