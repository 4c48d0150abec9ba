import { describe, expect, it } from 'vitest'
import { municipalityOf, placeTree, regionsAround, sumOfArea, sumsOfRegions } from './margins'

const whole = (...places: string[]) => places.map((place) => ({ place, share: 1 }))

describe('regions by their codes', () => {
  it.each([
    ['BU03440111', ['WK034401', 'GM0344', 'nl']],
    ['BU0363AA01', ['WK0363AA', 'GM0363', 'nl']],
    ['WK0363AA', ['GM0363', 'nl']],
    ['GM0344', ['nl']],
    ['nl', []],
    ['PC3561', []],
    ['heerlen-noord', []],
  ])('%s lies in %j', (place, expected) => {
    expect(regionsAround(place)).toEqual(expected)
  })

  it.each([
    ['BU03440111', 'GM0344'],
    ['GM0344', 'GM0344'],
    ['nl', null],
    ['heerlen-noord', null],
  ])('the municipality of %s is %s', (place, expected) => {
    expect(municipalityOf(place)).toBe(expected)
  })

  const addingUp = (...places: string[]) =>
    Object.fromEntries(sumsOfRegions(placeTree(places)).map(({ total, parts }) => [total, parts]))

  it('add up level by level', () => {
    expect(addingUp('nl', 'GM0001', 'WK000101', 'BU00010101', 'BU00010102')).toEqual({
      WK000101: whole('BU00010101', 'BU00010102'),
      GM0001: whole('WK000101'),
      nl: whole('GM0001'),
    })
  })

  it('add up over a level that is missing, in part or as a whole', () => {
    expect(addingUp('GM0001', 'WK000101', 'BU00010101', 'BU00010201', 'heerlen-noord')).toEqual({
      WK000101: whole('BU00010101'),
      GM0001: whole('BU00010201', 'WK000101'),
    })
  })
})

describe('an area as a sum', () => {
  const area = (...parts: [string, number][]) => ({
    place: 'here',
    boundaryYear: 2024,
    parts: parts.map(([region, share]) => ({ region, share })),
  })

  it('has its regions with their shares', () => {
    const tree = placeTree(['WK000101', 'BU00010101', 'BU00010201'])
    expect(sumOfArea(area(['WK000101', 1], ['BU00010201', 0.25]), tree).parts).toEqual([
      { place: 'WK000101', share: 1 },
      { place: 'BU00010201', share: 0.25 },
    ])
  })

  it('has the parts of a region that has no figure itself, once', () => {
    const tree = placeTree(['WK000101', 'BU00010101', 'BU00010201', 'BU00010202', 'GM0002'])
    expect(sumOfArea(area(['GM0001', 0.5], ['GM0003', 1]), tree).parts).toEqual([
      { place: 'BU00010201', share: 0.5 },
      { place: 'BU00010202', share: 0.5 },
      { place: 'WK000101', share: 0.5 },
    ])
  })
})
