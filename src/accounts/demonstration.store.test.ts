import { afterEach, beforeEach, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { loadDemonstration } from './demonstration.server'
import { operatorActor, roles, roleText } from './model'
import { listOrganisations, listPersons } from './service.server'
import { signIn } from './sign-in.server'
import { type AccountsHouse, openAccountsHouse, withCookies } from './test-support/house'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse

beforeEach(async () => {
  house = await openAccountsHouse({ WIJKLUS_DEMONSTRATION: 'yes' })
})
afterEach(() => house.close())

it('the demonstration has one account per role, each with a password of its own that signs in', async () => {
  const accounts = (await loadDemonstration(house)) ?? []
  expect(accounts.map((account) => account.role.split(':')[0])).toEqual([...roles])
  expect(accounts.find((account) => account.email === 'programma@demo.wijklus.example')?.role).toBe(
    'programme-manager:heerlen-noord',
  )
  expect(new Set(accounts.map((account) => account.password)).size).toBe(accounts.length)
  for (const { email, password, role } of accounts) {
    const actor = await actorOfRequest(house, withCookies((await signIn(house, { email, password })).setCookie))
    const held = actor.kind === 'person' ? actor.memberships.map(roleText).toSorted() : []
    // The researcher brings figures for everybody and belongs to two areas too; who works on a programme also has the example.
    const others: Record<string, string[]> = {
      researcher: ['researcher:heerlen-noord', 'researcher:utrecht-overvecht'],
      'programme-manager:heerlen-noord': ['programme-manager:voorbeeldwijk'],
      'contributor:heerlen-noord': ['contributor:voorbeeldwijk'],
    }
    expect(held).toEqual([role, ...(others[role] ?? [])])
    expect(actor.kind === 'person' && actor.name).toMatch(/^Demonstratie /)
  }
  expect((await listOrganisations(house, operatorActor)).map((organisation) => organisation.kind).toSorted()).toEqual([
    'housing',
    'ministry',
    'municipality',
    'research',
  ])
})

it('it is made once, also when two programs start at once, and every account stands in the audit trail', async () => {
  const starts = await Promise.all([loadDemonstration(house), loadDemonstration(house), loadDemonstration(house)])
  expect(starts.filter((accounts) => accounts !== null)).toHaveLength(1)
  expect(await loadDemonstration(house)).toBeNull()
  const persons = await listPersons(house, operatorActor)
  expect(persons).toHaveLength(roles.length)
  const lines = await listAudit(house, operatorActor)
  expect(
    lines
      .filter((line) => line.subject.kind === 'person')
      .map((line) => line.subject.id)
      .toSorted(),
  ).toEqual(persons.map((person) => person.id).toSorted())
  expect(lines.every((line) => line.action === 'accounts.load-demonstration' && line.actor === 'operator')).toBe(true)
})

it('its passwords are kept nowhere but as a hash', async () => {
  const accounts = (await loadDemonstration(house)) ?? []
  const kept = JSON.stringify([
    await listAudit(house, operatorActor),
    await house.database.selectFrom('operation').selectAll().execute(),
    house.logged(),
  ])
  for (const { password } of accounts) expect(kept).not.toContain(password)
})

it('an installation that is no demonstration gets none of it', async () => {
  const configuration = { ...house.configuration, demonstration: false }
  expect(await loadDemonstration({ ...house, configuration })).toBeNull()
  expect(await listPersons(house, operatorActor)).toEqual([])
})
