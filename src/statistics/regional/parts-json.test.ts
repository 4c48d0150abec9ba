import { expect, it } from 'vitest'
import type { Observation } from '../model/observation'
import type { PartOfPlace } from './parts'
import { jsonOfParts } from './parts-json.server'

it('regions are written as JSON writes them', () => {
  const source = { document: 'kwb-2023', line: 'a_inw' }
  const region = { code: 'BU00010001', isInside: true, whole: null }
  const parts: PartOfPlace[] = [
    {
      ...region,
      name: 'Buurt "De Hoek"\n\u2028',
      observation: { period: '2023', value: 0.1, precision: 'exact', source },
    },
    { ...region, name: 'Ouddorp', isInside: false, whole: -12.5, observation: null },
    {
      ...region,
      name: 'Zuid',
      observation: {
        period: '2023',
        value: null,
        precision: 'exact',
        absence: 'not-published',
        note: { nl: 'Een punt.', en: 'A "point".' },
        source: { ...source, figure: '3' },
        coverage: { known: 1, of: 2 },
        isConverted: true,
      },
    },
  ]
  expect(JSON.parse(jsonOfParts({ period: '2023' }, parts).toString())).toEqual({ period: '2023', regions: parts })
  expect(jsonOfParts({}, []).toString()).toBe('{"regions":[]}')
})

it('regions with the source in common keep what differs between them', () => {
  const source = { document: 'kwb-2023', line: 'a_inw' }
  const note = { nl: 'Let op.', en: 'Mind.' }
  const observations: Observation[] = [
    { period: '2023', value: 1, precision: 'exact', source },
    { period: '2022', value: 1, precision: 'exact', source },
    { period: '2023', value: 1, precision: 'about', source },
    { period: '2023', value: null, precision: 'exact', absence: 'suppressed', source },
    { period: '2023', value: null, precision: 'exact', absence: 'unknown', source },
    { period: '2023', value: 1, precision: 'exact', decimals: 1, source },
    { period: '2023', value: 1, precision: 'exact', note, source },
    { period: '2023', value: 1, precision: 'exact', isConverted: true, source },
    { period: '2023', value: 1, precision: 'exact', coverage: { known: 1, of: 3 }, source },
    { period: '2023', value: null, precision: 'range', low: 1, high: 2, source },
    { period: '2023', value: 1, precision: 'exact', margin: 0.5, n: 3, of: 4, source },
    { period: '2023', value: 2, precision: 'exact', source },
  ]
  const many = Array.from({ length: 100 }, () => observations).flat()
  const parts = many.map((observation, place) => ({
    code: `BU0000000${place}`,
    name: 'Zuid',
    isInside: true,
    whole: null,
    observation,
  }))
  expect(JSON.parse(jsonOfParts({ period: '2023' }, parts).toString())).toEqual({ period: '2023', regions: parts })
})
