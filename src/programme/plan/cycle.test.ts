import { expect, it } from 'vitest'
import type { Kept } from '../../records'
import { applicationsOf, freeId, startedCycle } from './cycle'
import type { Application, Intervention } from './kinds'
import { landscapeOf } from './landscape'
import { decisionsAbout, groupedByGoal, groupedByTheme, moneyEndOf, summariesOf } from './summary'

const kept = (id: string, body: Partial<Intervention> = {}): Kept<Intervention> => ({
  ...{ kind: 'intervention', id, revision: 4, position: 0, changedAt: '', changedBy: '' },
  body: { id, title: id, ...body },
})

it('a new cycle follows the old with its lessons, and takes along only what goes on', () => {
  const asked = { name: 'Tweede', from: '2027-01-01', to: '2030-12-31', lessons: ['Eerder beginnen'], continued: ['b'] }
  const changes = startedCycle(asked, 'tweede', 'eerste', [
    kept('a', { cycle: 'eerste' }),
    kept('b', { cycle: 'eerste' }),
  ])
  expect(changes).toEqual([
    {
      ...{ kind: 'cycle', id: 'tweede', base: null },
      body: {
        ...{ id: 'tweede', name: 'Tweede', from: '2027-01-01', to: '2030-12-31' },
        ...{ follows: 'eerste', lessons: ['Eerder beginnen'] },
      },
    },
    { kind: 'intervention', id: 'b', base: 4, body: { id: 'b', title: 'b', cycle: 'tweede' } },
  ])
})

it('applications of a cycle stand in the order in which they were made', () => {
  const one = (id: string, on: string, cycle?: string): Application => ({
    ...{ id, on, title: id, stage: 'application' },
    ...(cycle ? { cycle } : {}),
  })
  const all = [one('change', '2025-03-01', 'c1'), one('first', '2023-05-01', 'c1'), one('loose', '2024-01-01')]
  expect(applicationsOf(all, 'c1').map(({ id }) => id)).toEqual(['first', 'change'])
  expect(applicationsOf(all, undefined).map(({ id }) => id)).toEqual(['loose'])
})

it('a new id is made of the name and is free', () => {
  expect(freeId('Cyclus 2: één stap', new Set(), 'cyclus')).toBe('cyclus-2-een-stap')
  expect(freeId('A', new Set(['a', 'a-2']), 'x')).toBe('a-3')
  expect(freeId('!!', new Set(), 'cyclus')).toBe('cyclus')
})

it('an intervention is summed up by its last reach of all groups, the end of its money and its last decision', () => {
  const reach = [
    { period: '2023', count: 900 },
    { period: '2024', group: 'ouders', count: 30 },
    { period: '2024', group: 'kinderen', count: 45 },
  ]
  const [summary] = summariesOf([{ id: 'i', title: 'i', reach }], {
    money: [{ id: 'm', source: 'SPUK', intervention: 'i', to: '2025' }],
    decisions: [
      { id: 'd2', on: '2025-02-01', kind: 'stop', intervention: 'i' },
      { id: 'd1', on: '2024-02-01', kind: 'continue', intervention: 'i' },
      { id: 'other', on: '2026-02-01', kind: 'adjust', intervention: 'j' },
    ],
  })
  expect(summary).toMatchObject({
    reach: { period: '2024', count: 75 },
    money: { state: 'until', day: '2025-12-31' },
    lastDecision: { id: 'd2' },
  })
  expect(moneyEndOf([])).toEqual({ state: 'none' })
  expect(moneyEndOf([{ to: '2025' }, {}])).toEqual({ state: 'open' })
})

it('of two decisions on one day the one that was written last counts', () => {
  const on = '2025-02-01'
  const found = decisionsAbout(
    [
      { id: 'first', on, kind: 'continue', intervention: 'i' },
      { id: 'then', on, kind: 'stop', intervention: 'i' },
    ],
    'i',
  )
  expect(found.map(({ id }) => id)).toEqual(['then', 'first'])
})

it('interventions stand under every goal they contribute to, and those without one last', () => {
  const to = (...nodes: string[]) => nodes.map((node) => ({ node, how: 'direct' as const }))
  const summaries = summariesOf(
    [
      { id: 'floats', title: 'floats' },
      { id: 'both', title: 'both', theme: 'werk', contributes: to('n2', 'n1') },
      { id: 'unseen', title: 'unseen', contributes: to('n9') },
    ],
    { money: [], decisions: [] },
  )
  const ids = (groups: ReturnType<typeof groupedByGoal>) =>
    groups.map(({ key, summaries: found }) => [key, ...found.map(({ intervention }) => intervention.id)])
  const nodes = [
    { id: 'n1', kind: 'ambition' as const, title: 'n1' },
    { id: 'n2', kind: 'output' as const, title: 'n2' },
    { id: 'n3', kind: 'output' as const, title: 'n3' },
  ]
  expect(ids(groupedByGoal(summaries, nodes))).toEqual([
    ['n1', 'both'],
    ['n2', 'both'],
    ['n9', 'unseen'],
    [null, 'floats'],
  ])
  expect(ids(groupedByTheme(summaries))).toEqual([
    ['werk', 'both'],
    [null, 'floats', 'unseen'],
  ])
})

it('policy falls into four kinds, what began last first', () => {
  const policy = (id: string, from?: string) => ({
    ...{ id, title: id, task: 'additional' as const, steering: 'area' as const },
    ...(from ? { from } : {}),
  })
  const { 'additional-area': found, 'regular-central': none } = landscapeOf([
    policy('unknown'),
    policy('old', '1998'),
    policy('new', '2023-07'),
  ])
  expect(found.map(({ id }) => id)).toEqual(['new', 'old', 'unknown'])
  expect(none).toEqual([])
})
