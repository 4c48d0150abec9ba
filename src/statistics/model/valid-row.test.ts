import { describe, expect, it } from 'vitest'
import { readRow } from './valid-row'

const valid = {
  indicator: 'huishoudens-in-armoede',
  definition: '1',
  place: 'nplv',
  boundaryYear: null,
  period: '2022',
  value: 8,
  precision: 'exact',
  decimals: 1,
  source: { document: 'monitor-kansrijke-wijk-2025', line: '6763' },
}

describe('a row', () => {
  it('is taken as it is', () => {
    expect(readRow(valid)).toEqual({ row: valid })
  })

  it.each([
    ['no value and no reason', { value: null }, 'absence'],
    ['a value and a reason why there is none', { absence: 'unknown' }, 'absence'],
    ['a range without bounds', { precision: 'range' }, 'low'],
    ['a range whose bounds are the wrong way round', { value: null, precision: 'range', low: 9, high: 8 }, 'low'],
    [
      'a range and a reason why there is none',
      { value: null, precision: 'range', low: 7, high: 9, absence: 'unknown' },
      'absence',
    ],
    ['a range that its value is not in', { precision: 'range', low: 9, high: 10 }, 'value'],
    ['bounds that are no range', { low: 7, high: 9 }, 'precision'],
    ['more answers than were asked', { n: 21, of: 20 }, 'n'],
    ['a month that does not exist', { period: '2022-13' }, 'period'],
    ['a number that is none', { value: Number.NaN }, 'value'],
    ['a note in one language', { note: { nl: 'alleen' } }, 'note.en'],
    ['half a character', { note: { nl: '\ud83d', en: 'x' } }, 'note.nl'],
    ['the character zero', { note: { nl: 'x\0', en: 'x' } }, 'note.nl'],
    ['a field that rows do not have', { colour: 'red' }, ''],
  ])('is refused with %s', (_, change, field) => {
    expect(readRow({ ...valid, ...change })).toMatchObject({ field })
  })

  it('may be a range without a value: nobody published its middle', () => {
    const { decimals: _, ...range } = { ...valid, value: null, precision: 'range', low: 7.5, high: 8.5 }
    expect(readRow(range)).toEqual({ row: range })
  })

  it('has one zero: below zero it is none', () => {
    const read = readRow({ ...valid, value: -0 })
    expect('row' in read && Object.is(read.row.value, 0)).toBe(true)
  })
})
