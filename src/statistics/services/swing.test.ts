import { describe, expect, it } from 'vitest'
import { setsIn } from './swing'
import { swingItem, swingLevel, swingRegion } from './swing-regions'
import recorded from './test-support/swing.json'

const sets = {
  variables: 'Variables',
  geoLevels: 'GeoLevels',
  periodLevels: 'PeriodLevels',
  periods: 'Periods',
  values: 'Values',
}
const levels = {
  country: 'nederland',
  municipality: 'gemeente',
  district: 'wijk',
  neighbourhood: 'buurt',
  postcode: 'postcode',
}
const region = (item: string) => {
  const level = swingLevel(item.split('_')[0] ?? '', levels)
  return level ? swingRegion(item, level) : undefined
}

describe('the shape of a Swing service', () => {
  it('is looked up in $metadata, whatever its capitals', () => {
    expect(setsIn(recorded.metadata, sets)).toEqual(sets)
    expect(setsIn(recorded.metadata, { ...sets, variables: 'variables' })).toEqual(sets)
  })

  it('of another edition is refused, with the name that is missing and those that are there', () => {
    expect(() => setsIn('<EntitySet Name="Indicators" EntityType="x"/>', sets)).toThrow(
      expect.objectContaining({
        code: 'service-shape-unknown',
        parameters: { missing: 'Variables', there: ['Indicators'] },
      }),
    )
  })

  it('is read in a moment, whatever stands there', () => {
    const hostile = `<EntitySet ${' x'.repeat(200_000)}`.repeat(3)
    const began = performance.now()
    expect(() => setsIn(hostile, sets)).toThrow()
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('a level of a Swing service', () => {
  it('is known by its name, with or without a year', () => {
    expect(swingLevel('gemeente', levels)).toMatchObject({ level: 'municipality', boundaryYear: null })
    expect(swingLevel('gemeente16', levels)).toMatchObject({ level: 'municipality', boundaryYear: 2016 })
    expect(swingLevel('Wijk_2024', levels)).toMatchObject({ level: 'district', boundaryYear: 2024, name: 'Wijk_2024' })
  })

  it('of its own is not', () => {
    for (const name of ['res', 'subbuurt', 'wijkteam', 'gemeente-x', ''])
      expect(swingLevel(name, levels)).toBeUndefined()
  })
})

describe('an item of Swing', () => {
  it.each([
    ['gemeente_344', 'GM0344'],
    ['gemeente2024_3', 'GM0003'],
    ['GM0344', undefined],
    ['wijk_34401', 'WK034401'],
    ['wijk_0363aa', 'WK0363AA'],
    ['buurt_3440111', 'BU03440111'],
    ['buurt_BU03440111', 'BU03440111'],
    ['buurt_0363AA01', 'BU0363AA01'],
    ['postcode_1011', 'PC1011'],
    ['nederland_1', 'nl'],
    // Numbers of a databank's own, and "unknown".
    ['buurt_12', null],
    ['wijk_7', null],
    ['gemeente_0', null],
    ['gemeente_onbekend', null],
    ['buurt_1234567890', null],
  ])('%s is region %s', (item, code) => {
    expect(region(item)).toBe(code)
  })

  it('is made of a region so that it is read back as the same', () => {
    for (const [code, name] of [
      ['GM0003', 'gemeente'],
      ['WK034401', 'wijk'],
      ['BU00030001', 'buurt'],
      ['BU1680AA09', 'buurt'],
      ['nl', 'nederland'],
    ] as const) {
      expect(region(`${name}_${swingItem(code)}`)).toBe(code)
    }
  })
})
