import { describe, expect, it } from 'vitest'
import { type Actor, allows, operatorActor, publicActor, type Role } from '../accounts'
import { type StatisticsAction, statisticsPolicy } from './policy'

const holder = (role: Role, area: string | null): Actor => ({
  kind: 'person',
  id: role,
  name: role,
  memberships: [{ role, area, organisation: 'one', from: '2026-01-01', to: null }],
})

const actors = {
  public: publicActor,
  operator: operatorActor,
  administrator: holder('administrator', null),
  'national-coordinator': holder('national-coordinator', null),
  'programme-manager': holder('programme-manager', 'here'),
  'programme-manager elsewhere': holder('programme-manager', 'there'),
  contributor: holder('contributor', 'here'),
  'contributor elsewhere': holder('contributor', 'there'),
  'researcher everywhere': holder('researcher', null),
  'researcher here': holder('researcher', 'here'),
  reader: holder('reader', 'here'),
}
type Who = keyof typeof actors

const everyone = Object.keys(actors) as Who[]

/** Who may do it to a dataset of the area `here`; nobody else may. */
const table: Record<StatisticsAction, readonly Who[]> = {
  'statistics.read': everyone,
  'statistics.read-full': ['operator', 'researcher everywhere', 'researcher here'],
  'statistics.read-full-of-area': ['operator', 'programme-manager', 'researcher here'],
  'statistics.read-typed': ['programme-manager', 'contributor', 'researcher here'],
  'statistics.open-dataset': ['programme-manager'],
  'statistics.type-row': ['programme-manager', 'contributor'],
  'statistics.record-answer': [
    'operator',
    'administrator',
    'national-coordinator',
    'researcher everywhere',
    'researcher here',
  ],
  'statistics.import': [
    'operator',
    'administrator',
    'national-coordinator',
    'researcher everywhere',
    'researcher here',
  ],
  'statistics.import-for-area': [
    'operator',
    'administrator',
    'national-coordinator',
    'programme-manager',
    'researcher everywhere',
    'researcher here',
  ],
  'statistics.choose-comparable': ['operator', 'administrator', 'programme-manager', 'researcher here'],
  'statistics.analyse': ['operator', 'programme-manager', 'researcher everywhere', 'researcher here'],
  'statistics.publish': ['operator', 'programme-manager'],
}

describe('who may do what with the figures of an area', () => {
  const actions = Object.keys(statisticsPolicy) as StatisticsAction[]
  it.each(actions)('%s', (action) => {
    const allowed = everyone.filter((who) => allows(statisticsPolicy[action], actors[who], 'here'))
    expect(allowed).toEqual(everyone.filter((who) => table[action].includes(who)))
  })

  it('figures of everybody: nobody who answers for one area only', () => {
    const allowed = everyone.filter((who) => allows(statisticsPolicy['statistics.import'], actors[who]))
    expect(allowed).toEqual(['operator', 'administrator', 'national-coordinator', 'researcher everywhere'])
  })

  it.each(['statistics.open-dataset', 'statistics.type-row'] as const)(
    '%s: nobody, of no area in particular',
    (action) => {
      expect(everyone.filter((who) => allows(statisticsPolicy[action], actors[who]))).toEqual([])
    },
  )
})
