import { describe, expect, it } from 'vitest'
import { type Cell, type DisclosureRules, defaultRules, isSensitive, isSmall, judgedUnit, peopleOf } from './disclosure'

const small = (unit: string, cell: Cell, rules: DisclosureRules = defaultRules, group?: number) =>
  isSensitive({ code: 'it', unit }, rules) &&
  isSmall(
    peopleOf(cell, judgedUnit({ code: 'it', unit }), group === undefined ? group : { people: group, isTotal: true }),
    rules,
  )

describe('small cells', () => {
  it.each([
    ['nobody', 0, false],
    ['one person', 1, true],
    ['nine people', 9, true],
    ['ten people', 10, false],
  ])('of a number of people: %s', (_, value, expected) => {
    expect(small('persons', { value })).toBe(expected)
  })

  it.each([
    ['all of them', 100, 100, true],
    ['all but one', 99, 100, true],
    ['all but ten', 90, 100, false],
    ['nobody', 0, 100, true],
    ['ten', 10, 100, false],
    ['nobody of nobody', 0, 0, false],
  ])('of a number of people of a known group: %s', (_, value, of, expected) => {
    expect(small('children', { value, of })).toBe(expected)
    expect(small('children', { value }, defaultRules, of)).toBe(expected)
  })

  it.each([
    ['of a group of 49', 50, 49, true],
    ['of a group of 50', 50, 50, false],
    ['of nine people', 9, 100, true],
    ['of all but nine', 91, 100, true],
    ['of nobody: 0 %', 0, 100, true],
    ['of everybody: 100 %', 100, 5000, true],
    ['of a group of nobody', 0, 0, true],
    ['of a group that is not known', 50, undefined, true],
  ])('of a share: %s', (_, value, of, expected) => {
    expect(small('%', { value, of })).toBe(expected)
  })

  it('of a share whose group another figure of the dataset counts', () => {
    expect(small('%', { value: 50 }, defaultRules, 400)).toBe(false)
    expect(small('%', { value: 2 }, defaultRules, 400)).toBe(true)
  })

  it('of a range of which only the bounds are known: nobody can say that it is safe', () => {
    expect(small('persons', { value: null, isRangeOnly: true })).toBe(true)
    expect(small('jobs', { value: null, isRangeOnly: true })).toBe(false)
  })

  it('of a share count those who answered, not those who were asked', () => {
    expect(small('%', { value: 50, n: 40, of: 500 })).toBe(true)
  })

  it.each([
    ['of 49 who answered', 50, 49, true],
    ['of 50 who answered', 50, 50, false],
    ['of nine of those who answered', 9, 100, true],
    ['of all but nine of those who answered', 91, 100, true],
  ])('of a survey that does not say how many were asked: %s', (_, value, n, expected) => {
    expect(small('%', { value, n })).toBe(expected)
    expect(small('score', { value: 7.1, n })).toBe(n < 50)
  })

  it.each(['jobs', 'fte', 'activities', 'establishments'])(
    'are not found in %s, which are not about people',
    (unit) => {
      expect(small(unit, { value: 3, of: 5 })).toBe(false)
    },
  )

  it('of the score that a handful of people gave: a mean of fewer than fifty', () => {
    expect(small('score', { value: 3, of: 5 })).toBe(true)
    expect(small('score', { value: 3, of: 50 })).toBe(false)
  })

  it('of a unit that nobody knows: it can be a number of people, or a share of them', () => {
    for (const unit of ['number', 'procenten', 'stuks', '']) {
      const is = (value: number, n: number) => small(unit, { value, n })
      expect([is(3, 400), is(0.5, 400), is(100, 400), is(0, 400), is(22, 49)]).toEqual([true, true, true, true, true])
      expect([is(22, 400), is(51.5, 400), is(1250, 400)]).toEqual([false, false, false])
    }
    expect(small('score', { value: 3, n: 400 })).toBe(false)
    expect(small('hours/week', { value: 3, n: 400 })).toBe(false)
  })

  it('of a unit that nobody wrote down as one of things: it can be about people', () => {
    const all = (value: number, unit: string, aggregation?: string) =>
      isSmall(peopleOf({ value }, judgedUnit({ code: 'it', unit, aggregation })), defaultRules)
    expect([isSensitive({ code: 'it', unit: 'cliënten' }, defaultRules), all(9, 'cliënten', 'sum')]).toEqual([
      true,
      true,
    ])
    expect(all(10, 'cliënten', 'sum')).toBe(false)
    // Not counted, and not known of how many: nobody can say that it is safe.
    expect([all(90, 'cliënten'), all(9000, 'EUR', 'sum')]).toEqual([true, true])
  })

  it('of people per thousand, as of a share', () => {
    const unit = 'per 1000 residents'
    expect(small(unit, { value: 20, of: 500 })).toBe(false)
    expect(small(unit, { value: 18, of: 500 })).toBe(true)
    expect(small(unit, { value: 0, of: 500 })).toBe(true)
    expect(small(unit, { value: 500, of: 49 })).toBe(true)
  })

  it('follow what a dataset says of an indicator before what its unit says', () => {
    expect(small('persons', { value: 3 }, { ...defaultRules, personSensitive: { it: false } })).toBe(false)
    expect(small('euro', { value: 900, of: 20 }, { ...defaultRules, personSensitive: { it: true } })).toBe(true)
    expect(small('euro', { value: 900, of: 50 }, { ...defaultRules, personSensitive: { it: true } })).toBe(false)
  })

  it('follow the settings', () => {
    expect(small('persons', { value: 4 }, { ...defaultRules, smallestCount: 5 })).toBe(true)
    expect(small('persons', { value: 5 }, { ...defaultRules, smallestCount: 5 })).toBe(false)
    expect(small('%', { value: 50, of: 30 }, { ...defaultRules, smallestDenominator: 30 })).toBe(false)
  })
})
