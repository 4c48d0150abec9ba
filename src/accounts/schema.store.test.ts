import { afterAll, beforeAll, expect, it } from 'vitest'
import { authOf } from './auth.server'
import { accountsTables } from './tables.server'
import { type AccountsHouse, addPerson, openAccountsHouse } from './test-support/house'

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

it('0002-accounts makes the tables that the sign-in library writes', async () => {
  const check = async () => {
    // Another house object, because the library looks once.
    const { explicitSchemaCheck } = await (await authOf({ ...house })).$context
    if (!explicitSchemaCheck) throw new Error('the library does not check its tables any more')
    return explicitSchemaCheck()
  }
  const rename = (from: string, to: string) =>
    house.database.schema.alterTable('sign_in_session').renameColumn(from, to).execute()
  await check()
  await rename('user_agent', 'elsewhere')
  await expect(check()).rejects.toThrow(/user_agent/)
  await rename('elsewhere', 'user_agent')
})

it('the database itself refuses an area role without area and a role for the whole with one', async () => {
  const { id } = await addPerson(house, 'iemand@voorbeeld.example')
  const membership = {
    id: crypto.randomUUID(),
    person: id,
    organisation: 'gemeente-voorbeeld',
    valid_from: '2025-01-01',
    valid_to: null,
  }
  const insert = (held: { role: 'contributor' | 'administrator'; area: string | null }) =>
    accountsTables(house.database)
      .insertInto('membership')
      .values({ ...membership, ...held })
      .execute()
  await expect(insert({ role: 'contributor', area: null })).rejects.toThrow(/membership_area/)
  await expect(insert({ role: 'administrator', area: 'breda-noord' })).rejects.toThrow(/membership_area/)
})
