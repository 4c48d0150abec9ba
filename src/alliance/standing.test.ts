import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  bodiesByLevel,
  contractStanding,
  isValidOn,
  organisationOf,
  participationOn,
  residentsSitIn,
} from './standing'

const today = '2026-03-10'

describe('the contract of an alliance', () => {
  it.each([
    [null, 'none'],
    [{}, 'unsigned'],
    [{ signedOn: '2022-06-01' }, 'review-missing'],
    [{ signedOn: '2022-06-01', reviewDue: '2025-06-01' }, 'review-overdue'],
    [{ signedOn: '2023-06-01', reviewDue: '2026-03-10' }, 'in-force'],
    [{ signedOn: '2023-06-01', reviewDue: '2027-06-01' }, 'in-force'],
    [{ signedOn: '2023-06-01', reviewDue: '2027-06-02' }, 'review-late'],
  ])('%o is %s', (contract, standing) => {
    expect(contractStanding(contract, today)).toBe(standing)
  })
})

describe('what holds on a day', () => {
  it('holds from its first day, to and with its last', () => {
    expect(isValidOn({ from: today, to: today }, today)).toBe(true)
    expect(isValidOn({ from: '2026-03-11' }, today)).toBe(false)
    expect(isValidOn({ to: '2026-03-09' }, today)).toBe(false)
    expect(isValidOn({}, today)).toBe(true)
  })

  it('of participation is the variant that began last', () => {
    const variants = [{ from: '2020-01-01' }, { from: '2023-01-01', to: '2025-12-31' }, { from: '2027-01-01' }]
    expect(participationOn(variants, '2024-01-01')).toEqual(variants[1])
    expect(participationOn(variants, today)).toEqual(variants[0])
    expect(participationOn(variants, '2019-01-01')).toBeNull()
  })
})

describe('bringing and getting', () => {
  it('is known when both were said', () => {
    expect(balanceOf({ brings: 'panden', gets: 'rust' })).toBe('both')
    expect(balanceOf({ brings: 'panden' })).toBe('brings-only')
    expect(balanceOf({ gets: 'rust' })).toBe('gets-only')
    expect(balanceOf({})).toBe('unknown')
  })
})

describe('bodies', () => {
  it('stand from administrative to operational, then those with a level of their own', () => {
    const bodies = ['eigen', 'operational', 'administrative', 'operational'].map((level, id) => ({ level, id }))
    expect(bodiesByLevel(bodies).map(([level, found]) => [level, found.map(({ id }) => id)])).toEqual([
      ['administrative', [2]],
      ['operational', [1, 3]],
      ['eigen', [0]],
    ])
  })

  it('have residents in them when an organisation of residents is a member', () => {
    const organisations = [
      { id: 'g', kind: 'municipality' },
      { id: 'b', kind: 'residents' },
    ]
    expect(residentsSitIn({ members: ['g', 'b'] }, organisations)).toBe(true)
    expect(residentsSitIn({ members: ['g'] }, organisations)).toBe(false)
    expect(residentsSitIn({}, organisations)).toBe(false)
  })
})

describe('whose organisation it is', () => {
  const organisations = [
    { id: 'a', name: 'Woonstichting', account: 'woon' },
    { id: 'b', name: 'Gemeente' },
  ]

  it('is the one that names the organisation of accounts, or has its name', () => {
    expect(organisationOf(organisations, { organisation: 'woon', name: 'Anders' })?.id).toBe('a')
    expect(organisationOf(organisations, { organisation: 'gem', name: 'gemeente' })?.id).toBe('b')
    expect(organisationOf(organisations, { organisation: 'anders', name: 'Woonstichting' })).toBeNull()
    expect(organisationOf(organisations, { organisation: 'gem' })).toBeNull()
  })
})
