import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  levelOfCode,
  municipalityOfCode,
  normaliseRegionCode,
  parentOfCode,
  possibleRegionCodes,
  type RegionLevel,
  regionLevels,
} from './region'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const signs = (length: number) => fc.stringMatching(new RegExp(`^[0-9A-Z]{${length}}$`))
const municipality = digits(4)
const codes: Record<Exclude<RegionLevel, 'country'>, fc.Arbitrary<string>> = {
  municipality: municipality.map((number) => `GM${number}`),
  district: fc.tuple(municipality, signs(2)).map(([start, rest]) => `WK${start}${rest}`),
  neighbourhood: fc.tuple(municipality, signs(4)).map(([start, rest]) => `BU${start}${rest}`),
  postcode: fc.integer({ min: 1000, max: 9999 }).map((number) => `PC${number}`),
}
const anyCode = fc.oneof(...Object.values(codes), fc.constant('nl'))
const padding = fc.stringMatching(/^[ \t\u00a0]{0,4}$/)

describe('a code of a region', () => {
  it.each<[string, RegionLevel | null, string]>([
    ['BU03440111  ', null, 'BU03440111'],
    ['  wk0363aa', null, 'WK0363AA'],
    ['NL00', null, 'nl'],
    ['NL01', 'country', 'nl'],
    ['nl', null, 'nl'],
    ['GM344', null, 'GM0344'],
    ['0344', 'municipality', 'GM0344'],
    ['344', 'municipality', 'GM0344'],
    ['034401', 'district', 'WK034401'],
    ['900', 'district', 'WK000900'],
    ['0363AA', 'district', 'WK0363AA'],
    ['00140000', 'neighbourhood', 'BU00140000'],
    ['140000', 'neighbourhood', 'BU00140000'],
    ['0363AA01', 'neighbourhood', 'BU0363AA01'],
    ['1011', 'postcode', 'PC1011'],
    ['PC1011', null, 'PC1011'],
  ])('%o as %s is %s', (text, level, code) => {
    expect(normaliseRegionCode(text, level)).toBe(code)
  })

  it.each<[string, RegionLevel | null]>([
    ['0344', null],
    ['034401', 'municipality'],
    ['GM0344', 'district'],
    ['NL00', 'district'],
    ['GM0344', 'country'],
    ['0123', 'postcode'],
    ['PV26', null],
    ['WK03440', null],
    ['BU0344 111', null],
    ['Overvecht', null],
    ['', 'municipality'],
  ])('%o as %s is none', (text, level) => {
    expect(normaliseRegionCode(text, level)).toBeNull()
  })

  it('is the same whatever the padding and the case, and as itself', () => {
    fc.assert(
      fc.property(anyCode, padding, padding, (code, before, after) => {
        for (const text of [code, code.toLowerCase(), code.toUpperCase()]) {
          expect(normaliseRegionCode(`${before}${text}${after}`)).toBe(code)
        }
      }),
    )
  })

  it('is found without its prefix where the column is about its level', () => {
    for (const [level, code] of Object.entries(codes)) {
      fc.assert(fc.property(code, (one) => normaliseRegionCode(one.slice(2), level as RegionLevel) === one))
    }
  })

  it('is of one level, and of no other', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom(...regionLevels), (code, level) => {
        expect(normaliseRegionCode(code, level)).toBe(levelOfCode(code) === level ? code : null)
      }),
    )
  })

  it('whatever the text, is a code of some level or none', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.constantFrom(...regionLevels)), (text, level) => {
        const code = normaliseRegionCode(text, level)
        if (code !== null) expect(levelOfCode(code)).toBe(level ?? levelOfCode(code))
        if (code !== null) expect(normaliseRegionCode(code)).toBe(code)
      }),
    )
  })
})

describe('what is typed as a code', () => {
  it.each([
    ['GM0344', ['GM0344']],
    ['nl00', ['nl']],
    ['0344', ['GM0344']],
    ['1011', ['GM1011', 'PC1011']],
    ['034401', ['WK034401']],
    ['0363aa', ['WK0363AA']],
    [' 03440111 ', ['BU03440111']],
    ['0363AA01', ['BU0363AA01']],
    ['344', []],
    ['Utrecht', []],
    ['', []],
  ])('%s can mean %j', (text, codes) => {
    expect(possibleRegionCodes(text)).toEqual(codes)
  })
})

describe('the region in which a region lies', () => {
  it('is told by its code', () => {
    expect(parentOfCode('BU0363AA01')).toBe('WK0363AA')
    expect(parentOfCode('WK0363AA')).toBe('GM0363')
    expect(parentOfCode('GM0363')).toBe('nl')
    expect(parentOfCode('nl')).toBeNull()
    expect(parentOfCode('PC1011')).toBeNull()
    expect(municipalityOfCode('nl')).toBeNull()
    expect(municipalityOfCode('PC1011')).toBeNull()
    expect(municipalityOfCode('iets')).toBeNull()
  })

  it('is one level up, in the same municipality, until the country', () => {
    fc.assert(
      fc.property(fc.oneof(codes.neighbourhood, codes.district, codes.municipality), (code) => {
        const parent = parentOfCode(code) as string
        const level = levelOfCode(code) as RegionLevel
        expect(regionLevels.indexOf(levelOfCode(parent) as RegionLevel)).toBe(regionLevels.indexOf(level) - 1)
        expect(municipalityOfCode(code)).toBe(level === 'municipality' ? code : municipalityOfCode(parent))
      }),
    )
  })
})
