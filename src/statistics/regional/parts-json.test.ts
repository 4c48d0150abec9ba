import { expect, it } from 'vitest'
import type { PartOfPlace } from './parts'
import { jsonOfParts } from './parts-json'

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
  expect(JSON.parse(jsonOfParts(parts))).toEqual(parts)
  expect(jsonOfParts([])).toBe('[]')
})
