import { describe, expect, it } from 'vitest'
import {
  type Actor,
  allowedAreas,
  allows,
  authorise,
  capacityOf,
  dayOf,
  definePolicy,
  isHoldable,
  type Membership,
  normaliseEmail,
  operatorActor,
  publicActor,
  roleText,
  validMemberships,
} from './model'

const held = (membership: Partial<Membership>): Membership => ({
  role: 'reader',
  area: null,
  organisation: 'gemeente',
  from: '2025-01-01',
  to: null,
  ...membership,
})
const person = (...memberships: Partial<Membership>[]): Actor => ({
  kind: 'person',
  id: 'p1',
  name: 'Naam',
  memberships: memberships.map(held),
})

describe('a rule', () => {
  it('lets nobody in when there is none', () => {
    for (const actor of [publicActor, operatorActor, person({ role: 'administrator' })]) {
      expect(allows(undefined, actor)).toBe(false)
      expect(allows({}, actor)).toBe(false)
    }
  })

  it('for every signed-in person asks no role, but is not for the public or the operator', () => {
    expect(allows({ signedIn: true }, person())).toBe(true)
    expect(allows({ signedIn: true }, publicActor)).toBe(false)
    expect(allows({ signedIn: true }, operatorActor)).toBe(false)
  })

  it('never reaches further than the area of the membership, also when it says everywhere', () => {
    const rule = { roles: { reader: 'everywhere' } } as const
    const local = person({ area: 'breda-noord' })
    expect(allows(rule, local, 'breda-noord')).toBe(true)
    expect(allows(rule, local, 'heerlen-noord')).toBe(false)
    expect(allows(rule, local, null)).toBe(false)
    expect(allowedAreas(rule, local)).toEqual(['breda-noord'])
    expect(allowedAreas(rule, person({}))).toBe('everywhere')
  })

  it('of the own area is not met by a role that is held for no area', () => {
    expect(allows({ roles: { researcher: 'own-area' } }, person({ role: 'researcher' }), 'breda-noord')).toBe(false)
  })

  it('says on whose behalf it lets somebody in', () => {
    const rule = { roles: { 'programme-manager': 'own-area' } } as const
    const manager = person(
      { role: 'reader' },
      { role: 'programme-manager', area: 'breda-noord', organisation: 'breda' },
    )
    expect(capacityOf(rule, manager, 'breda-noord')).toEqual({
      role: 'programme-manager:breda-noord',
      organisation: 'breda',
    })
  })

  it('for an operator acting as a role is the rule of that role and no more', () => {
    const acting: Actor = { kind: 'operator', as: { role: 'contributor', area: 'breda-noord' } }
    const rule = { operator: true, roles: { contributor: 'own-area' } } as const
    expect(allows(rule, acting, 'heerlen-noord')).toBe(false)
    expect(allows({ operator: true }, acting)).toBe(false)
    expect(capacityOf(rule, acting, 'breda-noord')).toEqual({ role: 'contributor:breda-noord', organisation: null })
    expect(capacityOf(rule, operatorActor, 'breda-noord')).toEqual({ role: null, organisation: null })
  })
})

describe('authorise', () => {
  const policy = definePolicy({ 'room.write': { roles: { administrator: 'everywhere' } } })

  it('asks the public to sign in and refuses others', () => {
    expect(() => authorise(policy, 'room.write', publicActor)).toThrow(
      expect.objectContaining({ code: 'not-signed-in' }),
    )
    expect(() => authorise(policy, 'room.write', person())).toThrow(expect.objectContaining({ code: 'not-allowed' }))
    expect(() => authorise(policy, 'room.write', operatorActor)).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    )
    expect(authorise(policy, 'room.write', person({ role: 'administrator' })).role).toBe('administrator')
  })
})

describe('a membership', () => {
  it('holds from its first day to its last day, both included', () => {
    const memberships = [held({ from: '2025-02-01', to: '2025-02-28' })]
    expect(validMemberships(memberships, '2025-01-31')).toEqual([])
    expect(validMemberships(memberships, '2025-02-01')).toEqual(memberships)
    expect(validMemberships(memberships, '2025-02-28')).toEqual(memberships)
    expect(validMemberships(memberships, '2025-03-01')).toEqual([])
  })

  it('begins and ends at midnight in the Netherlands', () => {
    expect(dayOf(new Date('2025-01-31T22:59:59Z'))).toBe('2025-01-31')
    expect(dayOf(new Date('2025-01-31T23:00:00Z'))).toBe('2025-02-01')
    expect(dayOf(new Date('2025-07-31T22:00:00Z'))).toBe('2025-08-01')
  })

  it('of an area role has an area, of a role for the whole has none', () => {
    expect(isHoldable({ role: 'contributor', area: null })).toBe(false)
    expect(isHoldable({ role: 'national-coordinator', area: 'breda-noord' })).toBe(false)
    expect(isHoldable({ role: 'researcher', area: 'breda-noord' })).toBe(true)
    expect(isHoldable({ role: 'researcher', area: null })).toBe(true)
    expect(roleText({ role: 'researcher', area: 'breda-noord' })).toBe('researcher:breda-noord')
  })
})

it('an e-mail address is compared without case and spaces around it', () => {
  expect(normaliseEmail(' Naam@Voorbeeld.NL ')).toBe('naam@voorbeeld.nl')
})
