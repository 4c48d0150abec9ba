import { expect, it } from 'vitest'
import type { Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import type { Overview } from './overview.server'
import { jsonOfItems } from './pieces'
import { jsonOfObservation, jsonOfProfile } from './profile-json.server'

const source = { document: 'kwb-2023', line: 'a_inw' }
const observations: Observation[] = [
  { period: '2023', value: 0.1, precision: 'exact', source },
  { period: '2022-Q1', value: -12.5, precision: 'about', decimals: 1, source: { ...source, figure: '3' } },
  { period: '2023', value: null, precision: 'exact', absence: 'suppressed', source },
  { period: '2023', value: null, precision: 'range', low: 1, high: 2.5, margin: 0.5, n: 3, of: 4, source },
  {
    ...{ period: '2023', value: 1e-7, precision: 'at-least', source, isConverted: true },
    note: { nl: 'Let op: “1 – 2”\n', en: 'Mind’s 𝛼' },
    coverage: { known: 1, of: 3, share: 0.25 },
  },
]

it.each(observations)('an observation is written as it is: %j', (observation) => {
  // The same again: what observations share is kept.
  for (const _ of [1, 2]) expect(JSON.parse(jsonOfObservation(observation))).toEqual(observation)
})

it('an indicator of a profile is written with its figures and those of each reference that has some', () => {
  const series = (place: string): Series => ({
    ...{ indicator: 'kwb:a_inw', unit: 'inwoners', better: 'none', uncertainty: 'rounded', place },
    definitions: [
      { version: '1', observations },
      { version: '2', observations: [] },
    ],
  })
  const told = {
    indicator: { code: 'kwb:a_inw', name: { nl: 'Inwoners', en: 'Residents’' }, unit: 'inwoners', theme: 'kwb' },
    statement: { nl: 'In 2023\u00a0– “1”', en: 'In 2023\u202f1' },
    ...{ series: series('own'), referenceSeries: series('municipality'), warnings: ['small'], updated: '2026-01-02' },
  }
  const others = [
    { kind: 'country', series: new Map([['kwb:a_inw', series('nl')]]) },
    { kind: 'other-areas', series: new Map() },
  ]
  const overview = { reference: { kind: 'municipality' }, others, entries: [told, { ...told, referenceSeries: null }] }
  const { definitions } = series('own')
  const beside = (kind: string) => ({ kind, definitions })
  const expected = {
    ...{ code: 'kwb:a_inw', name: { nl: 'Inwoners', en: 'Residents’' }, unit: 'inwoners', theme: 'kwb' },
    ...{ statement: { nl: 'In 2023 – “1”', en: 'In 2023 1' }, definitions, warnings: ['small'], updated: '2026-01-02' },
  }
  const text = [...jsonOfItems({}, 'indicators', jsonOfProfile(overview as unknown as Overview))].join('')
  expect(JSON.parse(text)).toEqual({
    indicators: [
      { ...expected, references: [beside('municipality'), beside('country')] },
      { ...expected, references: [beside('country')] },
    ],
  })
})
