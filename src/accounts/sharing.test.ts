import { describe, expect, it } from 'vitest'
import { type Actor, type Membership, operatorActor, publicActor, type Role } from './model'
import { type Audience, sees } from './sharing'

const area = 'heerlen-noord'

function person(role: Role, held: string | null): Actor {
  const membership: Membership = { role, area: held, organisation: 'gemeente', from: '2025-01-01', to: null }
  return { kind: 'person', id: 'p1', name: 'Naam', memberships: [membership] }
}

/** What each sees of an item of heerlen-noord that is not shared, shared nationally, shared publicly. */
const table: [string, Actor, boolean, boolean, boolean][] = [
  ['the public', publicActor, false, false, true],
  ['the operator', operatorActor, false, false, true],
  ['an administrator', person('administrator', null), false, false, true],
  ['the national coordinator', person('national-coordinator', null), false, true, true],
  ['the programme manager', person('programme-manager', area), true, true, true],
  ['a contributor', person('contributor', area), true, true, true],
  ['a researcher of the area', person('researcher', area), true, true, true],
  ['a reader of the area', person('reader', area), true, true, true],
  ['a researcher of the whole country', person('researcher', null), false, true, true],
  ['a reader of the whole country', person('reader', null), false, true, true],
  ['the programme manager of another area', person('programme-manager', 'breda-noord'), false, false, true],
  ['a contributor of another area', person('contributor', 'breda-noord'), false, false, true],
  ['a researcher of another area', person('researcher', 'breda-noord'), false, false, true],
  ['somebody without a role', { kind: 'person', id: 'p1', name: 'Naam', memberships: [] }, false, false, true],
  [
    'the operator as the coordinator',
    { kind: 'operator', as: { role: 'national-coordinator', area: null } },
    false,
    true,
    true,
  ],
]

describe('what an area wrote is its own until it shares it', () => {
  it.each(table)('%s', (_who, actor, unshared, nationally, publicly) => {
    const seen = (...audiences: Audience[]) => sees(actor, area, audiences)
    expect([seen(), seen('national'), seen('public'), seen('national', 'public')]).toEqual([
      unshared,
      nationally,
      publicly,
      publicly,
    ])
  })
})
