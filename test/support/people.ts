import type { Role } from '../../src/accounts'
import { createOrganisation, createPerson } from '../../src/accounts/index.server'
import type { House } from '../../src/platform/index.server'

/** An account that can sign in. */
export interface TestPerson {
  id: string
  email: string
  password: string
}

/** Days as `2026-01-31`; without `to` the membership has no end. */
export interface TestMembership {
  role: Role
  area?: string
  from?: string
  to?: string
}

const organisation = 'test-municipality'

/** An account with one membership, made as the operator of the machine makes it. */
export async function addPerson(house: House, name: string, membership: TestMembership): Promise<TestPerson> {
  const operator = { kind: 'operator' } as const
  await createOrganisation(house, operator, {
    slug: organisation,
    name: 'Gemeente van de proef',
    kind: 'municipality',
    operation: `organisation ${organisation}`,
  })
  const { role, area = null, from = '2020-01-01', to } = membership
  const person = await createPerson(house, operator, {
    email: `${name}@proef.example`,
    name,
    membership: { role, area, organisation, from, to },
    operation: `person ${name}`,
  })
  return { id: person.id, email: person.email, password: person.password ?? '' }
}

/** The token with which a program acts as this person, from the API at `address`. */
export async function tokenOf(address: string, { email, password }: TestPerson): Promise<string> {
  const response = await fetch(new URL('api/v1/sessions', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (response.status !== 201) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { token: string }).token
}
