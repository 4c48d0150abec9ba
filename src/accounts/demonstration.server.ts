import { randomUUID } from 'node:crypto'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import { dayOf, type Organisation, operatorActor, type Role, roleText } from './model'
import { accountsPolicy } from './policy'
import { hashPassword, newPassword } from './service.server'
import { insertMembership, insertOrganisation, insertPerson } from './store.server'

/** An account of the demonstration, with the password that is shown once. */
export interface DemonstrationAccount {
  email: string
  /** As `programme-manager:heerlen-noord`; of who holds a role in several places the widest. */
  role: string
  password: string
}

const organisations: readonly Organisation[] = [
  { slug: 'demonstratie-gemeente', name: 'Demonstratiegemeente', kind: 'municipality' },
  { slug: 'demonstratie-corporatie', name: 'Demonstratiecorporatie', kind: 'housing' },
  { slug: 'demonstratie-ministerie', name: 'Demonstratieministerie', kind: 'ministry' },
  { slug: 'demonstratie-onderzoek', name: 'Demonstratieonderzoek', kind: 'research' },
]

/** The area in which the demonstration plays, and the one that was made up, with a programme in it. */
const area = 'heerlen-noord'
const example = 'voorbeeldwijk'

/** Of this area public statistics are easiest to come by: who tries how figures are brought in begins with it. */
const counted = 'utrecht-overvecht'

interface Part {
  email: string
  name: string
  role: Role
  /** Where the role is held; null is the whole. */
  areas: readonly (string | null)[]
  organisation: string
}

const parts: readonly Part[] = [
  part('beheer', 'Demonstratie beheerder', 'administrator', [null], 'demonstratie-gemeente'),
  part('landelijk', 'Demonstratie landelijk coördinator', 'national-coordinator', [null], 'demonstratie-ministerie'),
  part('programma', 'Demonstratie programmamanager', 'programme-manager', [area, example], 'demonstratie-gemeente'),
  part('partner', 'Demonstratie partner', 'contributor', [area, example], 'demonstratie-corporatie'),
  // Brings figures for everybody; composes an area and chooses what it is compared with: that is for who belongs to it.
  part('onderzoek', 'Demonstratie onderzoeker', 'researcher', [null, area, counted], 'demonstratie-onderzoek'),
  part('lezer', 'Demonstratie lezer', 'reader', [null], 'demonstratie-gemeente'),
]

function part(
  mailbox: string,
  name: string,
  role: Role,
  areas: readonly [string | null, ...string[]],
  organisation: string,
): Part {
  // The top-level domain `example` is reserved (RFC 2606): no mail can go there.
  return { email: `${mailbox}@demo.wijklus.example`, name, role, areas, organisation }
}

/** The places where a role is held, as the audit trail writes them. */
function heldOf({ role, areas }: Part): string[] {
  return areas.map((held) => roleText({ role, area: held }))
}

/**
 * Makes one account per role, once per database, also when two processes start at once.
 *
 * @returns the accounts with their passwords, to be printed and then forgotten; null when there are already, or when this
 *   installation is no demonstration. A lost password is replaced with `wijklus account password EMAIL`
 */
export async function loadDemonstration(house: House): Promise<DemonstrationAccount[] | null> {
  if (!house.configuration.demonstration) return null
  let accounts: DemonstrationAccount[] | null = null
  await act(
    house,
    operatorActor,
    {
      policy: accountsPolicy,
      action: 'accounts.load-demonstration',
      subject: { kind: 'demonstration', id: 'accounts' },
      operation: 'demonstration-accounts',
      input: {},
    },
    async (transaction) => {
      for (const organisation of organisations) await insertOrganisation(transaction, organisation)
      const from = dayOf(house.clock())
      const made = await Promise.all(
        parts.map(async (one) => {
          const password = newPassword()
          return { ...one, id: randomUUID(), password, passwordHash: await hashPassword(house, password) }
        }),
      )
      for (const { id, email, name, role, areas, organisation, passwordHash } of made) {
        await insertPerson(transaction, { id, email, name, passwordHash })
        for (const held of areas) {
          await insertMembership(transaction, id, { id: randomUUID(), role, area: held, organisation, from, to: null })
        }
      }
      accounts = made.map((one) => ({ email: one.email, role: heldOf(one)[0] ?? one.role, password: one.password }))
      return {
        result: null,
        audit: [
          ...organisations.map(({ slug, ...known }) => ({
            fields: ['slug', 'name', 'kind'],
            after: known,
            subject: { kind: 'organisation', id: slug },
          })),
          ...made.map((one) => ({
            fields: ['email', 'name', 'password', 'memberships'],
            after: { role: heldOf(one).join(', '), organisation: one.organisation },
            subject: { kind: 'person', id: one.id },
          })),
        ],
      }
    },
  )
  return accounts
}
