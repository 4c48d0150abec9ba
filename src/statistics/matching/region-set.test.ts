import { describe, expect, it } from 'vitest'
import { RegionSet } from './region-set'

describe('regions that lie in one another', () => {
  const set = new RegionSet(['WK034403', 'BU03630AA1', 'PC3561'])

  it.each([
    ['the region itself', 'WK034403', true, true],
    ['a neighbourhood in it', 'BU03440312', true, true],
    ['the municipality around it', 'GM0344', true, false],
    ['the district around a neighbourhood', 'WK03630A', true, false],
    ['another neighbourhood of that district', 'BU03630AA2', false, false],
    ['another district', 'WK034404', false, false],
    ['a postcode in it', 'PC3561', true, true],
    ['a municipality with the digits of the postcode', 'GM3561', false, false],
    ['a postcode with the digits of the municipality', 'PC0344', false, false],
  ])('%s', (_what, code, meets, holds) => {
    expect([set.meets(code), set.holds(code)]).toEqual([meets, holds])
  })

  it('everything lies in the country', () => {
    expect(new RegionSet(['nl']).holds('BU03440312')).toBe(true)
  })
})
