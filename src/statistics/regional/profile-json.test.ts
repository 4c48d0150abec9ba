import { expect, it } from 'vitest'
import type { Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import type { ProfileEntry } from './overview'
import { jsonOfItems } from './pieces.server'
import { jsonOfObservation, jsonOfProfile, type WrittenNotes } from './profile-json.server'

const source = { document: 'kwb-2023', line: 'a_inw' }
const observations: Observation[] = [
  { period: '2023', value: 0.1, precision: 'exact', source, boundaryYear: 2023 },
  { period: '2022-Q1', value: -12.5, precision: 'about', decimals: 1, source: { ...source, figure: '3' } },
  { period: '2023', value: null, precision: 'exact', absence: 'suppressed', source },
  { period: '2023', value: null, precision: 'range', low: 1, high: 2.5, margin: 0.5, n: 3, of: 4, source },
  {
    ...{ period: '2023', value: 1e-7, precision: 'at-least', source, isConverted: true },
    note: { nl: 'Let op: “1 – 2”\n', en: 'Mind’s 𝛼' },
    coverage: { known: 1, of: 3, share: 0.25 },
  },
  { period: '2023', value: 1, precision: 'exact', source, note: { nl: 'Let op: “1 – 2”\n', en: 'Another' } },
]

it('an observation is written as it is, whatever was written before', () => {
  const notes: WrittenNotes = new Map()
  for (const observation of [...observations, ...observations]) {
    expect(JSON.parse(jsonOfObservation(observation, notes))).toEqual(observation)
  }
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
    ...{ series: series('own'), warnings: ['small'], updated: '2026-01-02' },
  }
  const country = { kind: 'country', series: series('nl') }
  const entries = [
    { ...told, references: [{ kind: 'municipality', series: series('GM0001') }, country] },
    { ...told, references: [country] },
  ]
  const { definitions } = series('own')
  const beside = (kind: string) => ({ kind, definitions })
  const expected = {
    ...{ code: 'kwb:a_inw', name: { nl: 'Inwoners', en: 'Residents’' }, unit: 'inwoners', theme: 'kwb' },
    ...{ statement: { nl: 'In 2023 – “1”', en: 'In 2023 1' }, definitions, warnings: ['small'], updated: '2026-01-02' },
  }
  const text = [...jsonOfItems({}, 'indicators', jsonOfProfile(entries as unknown as ProfileEntry[]))].join('')
  expect(JSON.parse(text)).toEqual({
    indicators: [
      { ...expected, references: [beside('municipality'), beside('country')] },
      { ...expected, references: [beside('country')] },
    ],
  })
})
