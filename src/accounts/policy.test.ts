import { describe, expect, it } from 'vitest'
import { type Actor, allows, type Membership, operatorActor, publicActor, type Role, validMemberships } from './model'
import { type AccountsAction, accountsPolicy } from './policy'

const own = 'heerlen-noord'
const other = 'breda-noord'
const today = '2025-03-10'

function person(role: Role, area: string | null, to: string | null = null): Actor {
  const membership: Membership = { role, area, organisation: 'gemeente', from: '2025-01-01', to }
  return { kind: 'person', id: 'p1', name: 'Naam', memberships: validMemberships([membership], today) }
}

const actors = {
  public: publicActor,
  operator: operatorActor,
  administrator: person('administrator', null),
  coordinator: person('national-coordinator', null),
  manager: person('programme-manager', own),
  contributor: person('contributor', own),
  'area-researcher': person('researcher', own),
  researcher: person('researcher', null),
  'area-reader': person('reader', own),
  reader: person('reader', null),
} as const

type Who = keyof typeof actors

const team: Who[] = ['manager', 'contributor', 'area-researcher', 'area-reader']
const administration: Who[] = ['operator', 'administrator']
const people = (Object.keys(actors) as Who[]).filter((who) => who !== 'public' && who !== 'operator')
const known: Who[] = [...people, 'operator']
const everybody = Object.keys(actors) as Who[]

/** Who may do it to something of their own area, of another area, and of no area in particular. */
const table: Record<AccountsAction, { own: Who[]; other: Who[]; none: Who[] }> = {
  'accounts.change-own-password': { own: people, other: people, none: people },
  'accounts.choose-language': { own: people, other: people, none: people },
  'accounts.end-own-sessions': { own: people, other: people, none: people },
  'accounts.change-two-step': { own: people, other: people, none: people },
  'accounts.request-password': { own: everybody, other: everybody, none: everybody },
  'accounts.choose-password': { own: everybody, other: everybody, none: everybody },
  'accounts.follow-own-job': { own: known, other: known, none: known },
  'accounts.list': { own: administration, other: administration, none: administration },
  'accounts.add-organisation': { own: administration, other: administration, none: administration },
  'accounts.add-person': { own: administration, other: administration, none: administration },
  'accounts.add-membership': { own: administration, other: administration, none: administration },
  'accounts.end-membership': { own: administration, other: administration, none: administration },
  'accounts.end-sessions': { own: administration, other: administration, none: administration },
  'accounts.invite': { own: administration, other: administration, none: administration },
  'accounts.see-team': { own: ['manager'], other: [], none: [] },
  'accounts.invite-contributor': { own: ['manager'], other: [], none: [] },
  'accounts.end-contributor': { own: ['manager'], other: [], none: [] },
  'accounts.list-mail': { own: administration, other: administration, none: administration },
  'accounts.open-mail': { own: administration, other: administration, none: administration },
  'accounts.reset-two-step': { own: ['operator'], other: ['operator'], none: ['operator'] },
  'accounts.set-password': { own: ['operator'], other: ['operator'], none: ['operator'] },
  'accounts.load-demonstration': { own: ['operator'], other: ['operator'], none: ['operator'] },
  'accounts.read-audit': { own: [...administration, 'manager'], other: administration, none: administration },
  'accounts.share': { own: ['manager'], other: [], none: [] },
  'accounts.share-shipped': { own: ['operator'], other: ['operator'], none: ['operator'] },
  'accounts.withdraw-share': { own: ['manager'], other: [], none: [] },
  'accounts.see-unshared': { own: team, other: [], none: [] },
  'accounts.see-shared-nationally': {
    own: [...team, 'coordinator', 'researcher', 'reader'],
    other: ['coordinator', 'researcher', 'reader'],
    none: ['coordinator', 'researcher', 'reader'],
  },
  'accounts.see-shared-publicly': { own: everybody, other: everybody, none: everybody },
}

const cases = (Object.keys(accountsPolicy) as AccountsAction[]).flatMap((action) =>
  everybody.map((who) => ({ action, who, expected: table[action] })),
)

describe('the policy of accounts', () => {
  it.each(cases)('$action by $who', ({ action, who, expected }) => {
    const may = (area: string | null) => allows(accountsPolicy[action], actors[who], area)
    expect({ own: may(own), other: may(other), none: may(null) }).toEqual({
      own: expected.own.includes(who),
      other: expected.other.includes(who),
      none: expected.none.includes(who),
    })
  })

  const everyRole: [Role, string | null][] = [
    ['administrator', null],
    ['national-coordinator', null],
    ['programme-manager', own],
    ['contributor', own],
    ['researcher', null],
    ['researcher', own],
    ['reader', null],
    ['reader', own],
  ]

  it.each(everyRole)('an expired membership as %s (%s) gives what everybody has and no more', (role, area) => {
    const former = person(role, area, '2025-03-09')
    const may = (Object.keys(accountsPolicy) as AccountsAction[]).filter((action) =>
      [own, other, null].some((place) => allows(accountsPolicy[action], former, place)),
    )
    expect(may).toEqual([
      'accounts.change-own-password',
      'accounts.choose-language',
      'accounts.end-own-sessions',
      'accounts.change-two-step',
      'accounts.request-password',
      'accounts.choose-password',
      'accounts.follow-own-job',
      'accounts.see-shared-publicly',
    ])
  })
})
