import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, tidyParts } from './composition'
import { neighbours, regionsOf, town } from './examples'
import { remarksOn, type Surroundings } from './remarks'

const around: Surroundings = { municipality: town, regions: regionsOf(2024), neighbours }
const whole = (...codes: string[]): Part[] => codes.map((region) => ({ region, share: 1, reason: null }))
const piece = (region: string, share: number, reason: string | null = 'adressen'): Part => ({ region, share, reason })

/** What is said, as `code: regions`. */
const said = (parts: readonly Part[], surroundings = around) =>
  remarksOn(tidyParts(parts), surroundings).map(({ code, regions }) => `${code}: ${regions.join(' ')}`)

// One row per composition: what is said about it.
const table: [string, Part[], string[]][] = [
  ['of whole districts', whole('WK990101', 'WK990102'), []],
  ['of nothing', [], ['empty: ']],
  ['with a region that is not there', whole('WK990101', 'WK990177'), ['region-unknown: WK990177']],
  ['with a district and one of its neighbourhoods', whole('WK990101', 'BU99010102'), ['overlap: BU99010102 WK990101']],
  ['with the municipality and a neighbourhood', whole(town, 'BU9901AA01'), [`overlap: BU9901AA01 ${town}`]],
  [
    'with parts of a district and of its neighbourhood',
    [piece('WK990101', 0.5), piece('BU99010102', 0.5)],
    ['overlap: BU99010102 WK990101'],
  ],
  ['with a share of nothing', [...whole('WK990102'), piece('WK990101', 0)], ['share-invalid: WK990101']],
  ['with more than a whole', [piece('WK990101', 0.7), piece('WK990101', 0.7)], ['share-invalid: WK990101']],
  ['with a share that is no number', [piece('WK990101', Number.NaN)], ['share-invalid: WK990101']],
  ['with a share of which nobody says how it was found', [piece('WK990101', 0.7, null)], ['reason-missing: WK990101']],
  ['with a share and its reason', [piece('WK990101', 0.7)], []],
  ['over the border of the municipality', whole('WK990101', 'WK990200'), ['outside-municipality: WK990200']],
  [
    'with a hole in the middle',
    whole('BU99010101', 'BU99010103', 'BU99010104'),
    ['gap: BU99010102', 'district-partly: WK990101'],
  ],
  [
    'with a hole between two districts',
    whole('WK990101', 'BU99010202'),
    ['gap: BU99010201', 'district-partly: WK990102'],
  ],
  ['with each neighbourhood of a district', whole('BU99010201', 'BU99010202'), ['district-complete: WK990102']],
]

describe('a composition', () => {
  it.each(table)('%s', (_, parts, expected) => {
    expect(said(parts)).toEqual(expected)
  })

  it('says of how many neighbourhoods of a district how many are in', () => {
    const remarks = remarksOn(whole('BU99010101', 'BU99010104'), around)
    expect(remarks.find(({ code }) => code === 'district-partly')).toMatchObject({ count: 2, of: 4 })
  })

  it('of which no boundaries are known says that gaps were not looked for', () => {
    expect(said(whole('BU99010101', 'BU99010103', 'BU99010104'), { ...around, neighbours: null })).toEqual([
      'gaps-unchecked: ',
      'district-partly: WK990101',
    ])
  })

  it('cannot be the country or a postcode', () => {
    const regions = [
      ...around.regions,
      {
        code: 'PC9901',
        level: 'postcode',
        boundaryYear: 2024,
        name: '9901',
        parent: null,
        municipality: null,
      } as const,
    ]
    expect(said(whole('PC9901'), { ...around, regions })).toEqual(['level-unusable: PC9901'])
  })
})

it('whatever is chosen, a place is counted twice exactly when a region lies in another that is chosen', () => {
  const codes = around.regions.map(({ code }) => code)
  const parents = new Map(around.regions.map(({ code, parent }) => [code, parent]))
  const isInside = (code: string, chosen: readonly string[]): boolean => {
    const parent = parents.get(code)
    return parent !== null && parent !== undefined && (chosen.includes(parent) || isInside(parent, chosen))
  }
  fc.assert(
    fc.property(fc.subarray(codes, { minLength: 1 }), (chosen) => {
      const overlaps = remarksOn(tidyParts(whole(...chosen)), around).filter(({ code }) => code === 'overlap')
      const doubled = tidyParts(whole(...chosen)).filter(({ region }) => isInside(region, chosen))
      expect(overlaps.map(({ regions }) => regions[0])).toEqual(doubled.map(({ region }) => region))
    }),
  )
})
