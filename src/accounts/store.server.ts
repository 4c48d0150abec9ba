import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Language } from '../platform'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import type { Membership, Organisation } from './model'
import { type AccountsTables, accountsTables } from './tables.server'

type Store = Database | DatabaseTransaction

/** A membership with the id under which it can be ended. */
export interface HeldMembership extends Membership {
  id: string
}

/** An account: a person and every membership, past and to come included. */
export interface Person {
  id: string
  name: string
  email: string
  /** In which mail to this person is written. */
  language: Language
  /** True when a code is asked at sign-in. */
  twoStep: boolean
  /** False while an invited person has not chosen a password. */
  hasPassword: boolean
  memberships: HeldMembership[]
}

/**
 * Persons by name; or the one with this id or e-mail address (as kept: lower case), or those with `search` in their name or
 * address.
 */
export async function findPersons(
  store: Store,
  only: { id?: string; email?: string; search?: string; limit?: number } = {},
): Promise<Person[]> {
  const like = `%${(only.search ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const tables = accountsTables(store)
  const persons = await tables
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language', 'two_step as twoStep'])
    .select((from) =>
      from
        .exists(
          from
            .selectFrom('sign_in_credential')
            .select('sign_in_credential.id')
            .whereRef('sign_in_credential.person', '=', 'person.id')
            .where('password', 'is not', null),
        )
        .as('hasPassword'),
    )
    .$if(only.id !== undefined, (query) => query.where('id', '=', only.id ?? ''))
    .$if(only.email !== undefined, (query) => query.where('email', '=', only.email ?? ''))
    .$if(only.search !== undefined, (query) =>
      query.where((where) => where.or([where('name', 'ilike', like), where('email', 'ilike', like)])),
    )
    .orderBy('name')
    .orderBy('email')
    .$if(only.limit !== undefined, (query) => query.limit(only.limit ?? 0))
    .execute()
  if (persons.length === 0) return []
  const rows = await tables
    .selectFrom('membership')
    .selectAll()
    .$if(persons.length === 1, (query) => query.where('person', '=', persons[0]?.id ?? ''))
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
  const held = Map.groupBy(rows, (row) => row.person)
  return persons.map((person) => ({
    ...person,
    hasPassword: Boolean(person.hasPassword),
    memberships: (held.get(person.id) ?? []).map(heldMembership),
  }))
}

/** The names of these people. */
export async function findNames(store: Store, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return accountsTables(store)
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
}

/** The memberships of a person, past and to come included. */
export async function findMemberships(store: Store, person: string): Promise<HeldMembership[]> {
  const rows = await accountsTables(store)
    .selectFrom('membership')
    .selectAll()
    .where('person', '=', person)
    .orderBy('id')
    .execute()
  return rows.map(heldMembership)
}

function heldMembership(row: Selectable<AccountsTables['membership']>): HeldMembership {
  const { id, role, area, organisation } = row
  return { id, role, area, organisation, from: row.valid_from, to: row.valid_to }
}

/** Adds a person; with a password, of which only the hash comes here, or without one while it is still to be chosen. */
export async function insertPerson(
  transaction: DatabaseTransaction,
  person: { id: string; name: string; email: string; language?: Language; passwordHash: string | null },
): Promise<void> {
  const { passwordHash, ...known } = person
  await accountsTables(transaction).insertInto('person').values(known).execute()
  if (passwordHash !== null) await insertCredential(transaction, person.id, passwordHash)
}

async function insertCredential(transaction: DatabaseTransaction, person: string, passwordHash: string): Promise<void> {
  await accountsTables(transaction)
    .insertInto('sign_in_credential')
    .values({ id: randomUUID(), person, account: person, provider: 'credential', password: passwordHash })
    .execute()
}

/** Sets the language in which mail to a person is written. */
export async function updateLanguage(
  transaction: DatabaseTransaction,
  person: string,
  language: Language,
): Promise<void> {
  await accountsTables(transaction).updateTable('person').set({ language }).where('id', '=', person).execute()
}

/** The hash of a person's password; locked until the transaction ends, so that two changes follow each other. */
export async function lockPasswordHash(transaction: DatabaseTransaction, person: string): Promise<string | null> {
  const row = await accountsTables(transaction)
    .selectFrom('sign_in_credential')
    .select('password')
    .where('person', '=', person)
    .where('provider', '=', 'credential')
    .forUpdate()
    .executeTakeFirst()
  return row?.password ?? null
}

/**
 * Replaces the password of a person, or gives the first one, and ends their sign-ins.
 *
 * @param exceptToken the token of the sign-in in which the password is changed, which goes on
 */
export async function replacePassword(
  transaction: DatabaseTransaction,
  person: string,
  passwordHash: string,
  now: Date,
  exceptToken: string | null = null,
): Promise<void> {
  const tables = accountsTables(transaction)
  const replaced = await tables
    .updateTable('sign_in_credential')
    .set({ password: passwordHash, updated_at: now })
    .where('person', '=', person)
    .where('provider', '=', 'credential')
    .returning('id')
    .execute()
  if (replaced.length === 0) await insertCredential(transaction, person, passwordHash)
  await tables
    .deleteFrom('sign_in_session')
    .where('person', '=', person)
    .$if(exceptToken !== null, (query) => query.where('token', '!=', exceptToken ?? ''))
    .execute()
}

/** Removes sign-ins and one-time codes that have run out; nobody signs out of most of them. */
export async function removeEndedSignIns(store: Store, now: Date): Promise<void> {
  const tables = accountsTables(store)
  await tables.deleteFrom('sign_in_session').where('expires_at', '<', now).execute()
  await tables.deleteFrom('sign_in_verification').where('expires_at', '<', now).execute()
}

export async function insertMembership(
  transaction: DatabaseTransaction,
  person: string,
  membership: HeldMembership,
): Promise<void> {
  const { id, role, area, organisation, from, to } = membership
  await accountsTables(transaction)
    .insertInto('membership')
    .values({ id, person, role, area, organisation, valid_from: from, valid_to: to })
    .execute()
}

/** The membership with this id; locked until the transaction ends. */
export async function lockMembership(
  transaction: DatabaseTransaction,
  id: string,
): Promise<(HeldMembership & { person: string }) | undefined> {
  const row = await accountsTables(transaction)
    .selectFrom('membership')
    .selectAll()
    .where((where) => where(where.cast<string>('id', 'text'), '=', id))
    .forUpdate()
    .executeTakeFirst()
  return row && { ...heldMembership(row), person: row.person }
}

export async function endMembershipOn(transaction: DatabaseTransaction, id: string, day: string): Promise<void> {
  await accountsTables(transaction).updateTable('membership').set({ valid_to: day }).where('id', '=', id).execute()
}

export async function findOrganisations(store: Store): Promise<Organisation[]> {
  return accountsTables(store).selectFrom('organisation').selectAll().orderBy('name').orderBy('slug').execute()
}

/** @returns false when there is one with this slug already */
export async function insertOrganisation(
  transaction: DatabaseTransaction,
  organisation: Organisation,
): Promise<boolean> {
  const added = await accountsTables(transaction)
    .insertInto('organisation')
    .values({ slug: organisation.slug, name: organisation.name, kind: organisation.kind })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('slug')
    .executeTakeFirst()
  return added !== undefined
}
