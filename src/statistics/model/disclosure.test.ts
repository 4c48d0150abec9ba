import { describe, expect, it } from 'vitest'
import { type Cell, defaultRules, hiddenPlaces } from './disclosure'

const hidden = (unit: string, cell: Omit<Cell, 'place'>, rules = defaultRules) =>
  hiddenPlaces([{ place: 'here', ...cell }], { code: 'it', unit }, rules).get('here')

describe('small cells', () => {
  it.each([
    ['nobody', 0, undefined],
    ['one person', 1, 'small'],
    ['nine people', 9, 'small'],
    ['ten people', 10, undefined],
  ])('of a number of people: %s', (_, value, expected) => {
    expect(hidden('persons', { value })).toBe(expected)
  })

  it.each([
    ['all of them', 100, 100, undefined],
    ['all but one', 99, 100, 'small'],
    ['all but ten', 90, 100, undefined],
    ['nobody of seven', 0, 7, 'small'],
  ])('of a number of people of a known group: %s', (_, value, of, expected) => {
    expect(hidden('children', { value, of })).toBe(expected)
  })

  it.each([
    ['of a group of 49', 50, 49, 'small'],
    ['of a group of 50', 50, 50, undefined],
    ['of nine people', 9, 100, 'small'],
    ['of all but nine', 91, 100, 'small'],
    ['of nobody', 0, 100, undefined],
    ['of a group of nobody', 0, 0, 'small'],
    ['of a group that is not known', 50, undefined, 'small'],
  ])('of a share: %s', (_, value, of, expected) => {
    expect(hidden('%', { value, of })).toBe(expected)
  })

  it('of a range of which only the bounds are known: nobody can say that it is safe', () => {
    expect(hidden('persons', { value: null, isRangeOnly: true })).toBe('small')
    expect(hidden('jobs', { value: null, isRangeOnly: true })).toBeUndefined()
    expect(hidden('persons', { value: null })).toBeUndefined()
  })

  it('of a share count those who answered, not those who were asked', () => {
    expect(hidden('%', { value: 50, n: 40, of: 500 })).toBe('small')
  })

  it.each(['jobs', 'fte', 'activities', 'score'])('does not hide %s, which are not about people', (unit) => {
    expect(hidden(unit, { value: 3, of: 5 })).toBeUndefined()
  })

  it('follows what a dataset says of an indicator before what its unit says', () => {
    expect(hidden('persons', { value: 3 }, { ...defaultRules, personSensitive: { it: false } })).toBeUndefined()
    expect(hidden('euro', { value: 900, of: 20 }, { ...defaultRules, personSensitive: { it: true } })).toBe('small')
  })

  it('follows the settings', () => {
    expect(hidden('persons', { value: 4 }, { ...defaultRules, smallestCount: 5 })).toBe('small')
    expect(hidden('persons', { value: 5 }, { ...defaultRules, smallestCount: 5 })).toBeUndefined()
  })

  it('leaves alone what has no value', () => {
    expect(hidden('persons', { value: null })).toBeUndefined()
  })
})

describe('margins of shares', () => {
  it('hide a second share, because shares with their groups add up as counts do', () => {
    const cells = [
      { place: 'town', value: 20, of: 500 },
      { place: 'a', value: 2, of: 100 },
      { place: 'b', value: 49, of: 100 },
      { place: 'c', value: 16.3, of: 300 },
    ]
    const rules = { ...defaultRules, margins: [{ total: 'town', parts: ['a', 'b', 'c'] }] }
    const found = hiddenPlaces(cells, { code: 'it', unit: '%' }, rules)
    expect([...found]).toEqual([
      ['a', 'small'],
      ['b', 'complementary'],
    ])
  })
})
