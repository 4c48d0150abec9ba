import { describe, expect, it } from 'vitest'
import { type Actor, allows, operatorActor, publicActor, type Role } from '../accounts'
import { areasPolicy } from './policy'

const holding = (role: Role, area: string | null): Actor => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  memberships: [{ role, area, organisation: 'gemeente', from: '2026-01-01', to: null }],
})

// One row per actor: may they correct the aliases of heerlen-noord?
const table: [string, Actor, boolean][] = [
  ['the public', publicActor, false],
  ['the operator of the machine', operatorActor, true],
  ['an administrator', holding('administrator', null), true],
  ['national coordination', holding('national-coordinator', null), false],
  ['the programme manager of the area', holding('programme-manager', 'heerlen-noord'), true],
  ['the programme manager of another area', holding('programme-manager', 'breda-noord'), false],
  ['a contributor of the area', holding('contributor', 'heerlen-noord'), false],
  ['a researcher', holding('researcher', null), false],
  ['a reader', holding('reader', null), false],
]

describe('who may correct the aliases of an area', () => {
  it.each(table)('%s: %o', (_who, actor, may) => {
    expect(allows(areasPolicy['areas.correct-aliases'], actor, 'heerlen-noord')).toBe(may)
  })

  it.each(table)('%s may read which areas there are', (_who, actor) => {
    expect(allows(areasPolicy['areas.read'], actor, 'heerlen-noord')).toBe(true)
  })
})
