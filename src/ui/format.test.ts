import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatNumber,
  formatPeriod,
  formatPeriodShort,
  formatPoints,
  formatRatio,
  formatUnit,
  formatValue,
  writtenDecimals,
} from './format'

const nl = (value: number, decimals?: number) => formatNumber(value, { language: 'nl', decimals })
const en = (value: number, decimals?: number) => formatNumber(value, { language: 'en', decimals })

describe('a row of digits that a computation left', () => {
  it('is written with two, where a publisher means what it gives to three', () => {
    expect(formatValue(-0.524535983547, 'score', 'nl', { decimals: 15 })).toBe('−0,52')
    expect(formatValue(2.345, '%', 'nl', { decimals: 3 })).toBe('2,345\u00a0%')
    expect([0, 1, 2, 3, 4, 15].map(writtenDecimals)).toEqual([0, 1, 2, 3, 2, 2])
  })
})

describe('a number', () => {
  it.each([
    [12.6, undefined, '12,6', '12.6'],
    [1250, undefined, '1.250', '1,250'],
    [300_000, 0, '300.000', '300,000'],
    [71, 1, '71,0', '71.0'],
    [-3.25, undefined, '−3,25', '−3.25'],
    [1234567.5, 2, '1.234.567,50', '1,234,567.50'],
    [1e-7, undefined, '0,0000001', '0.0000001'],
  ])('%s is written as readers of each language write it', (value, decimals, dutch, english) => {
    expect(nl(value, decimals)).toBe(dutch)
    expect(en(value, decimals)).toBe(english)
  })

  it.each([
    [1.005, 2, '1,01'],
    [2.675, 2, '2,68'],
    [0.15, 1, '0,2'],
    [8.345, 2, '8,35'],
    [2.5, 0, '3'],
    [-2.5, 0, '−3'],
    [-1.005, 2, '−1,01'],
    [1.0049999, 2, '1,00'],
  ])('%s with %s decimals rounds half away from zero on its digits', (value, decimals, text) => {
    expect(nl(value, decimals)).toBe(text)
  })

  it('is never minus nought', () => {
    expect(nl(-0)).toBe('0')
    expect(nl(-0.04, 1)).toBe('0,0')
    expect(formatPoints(-0.04, 'nl')).toBe('0,0\u00a0procentpunt')
  })

  it('is refused when it is not a number', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(() => nl(value)).toThrow(RangeError)
  })

  it('reads back as what was written, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (whole, decimals) => {
        const value = Number(`${whole}e-${decimals}`)
        const back = (text: string, group: string, mark: string) =>
          Number(text.replaceAll(group, '').replace(mark, '.').replace('−', '-'))
        expect(back(nl(value, decimals), '.', ',')).toBe(value)
        expect(back(en(value, decimals), ',', '.')).toBe(value)
      }),
    )
  })
})

describe('a figure with its unit', () => {
  it.each([
    [12.6, '%', '12,6\u00a0%', '12.6%'],
    [71, '%', '71,0\u00a0%', '71.0%'],
    [300_000, 'EUR', '€\u00a0300.000', '€300,000'],
    [-300, 'EUR', '€\u00a0−300', '−€300'],
    [7.2, 'score', '7,2', '7.2'],
    [253, 'persons', '253\u00a0personen', '253\u00a0persons'],
    [1, 'persons', '1\u00a0persoon', '1\u00a0person'],
    [12, 'hours/week', '12\u00a0uur per week', '12\u00a0hours a week'],
    [3, 'dagdelen/week', '3\u00a0dagdelen/week', '3\u00a0dagdelen/week'],
  ])('%s %s', (value, unit, dutch, english) => {
    expect(formatValue(value, unit, 'nl')).toBe(dutch)
    expect(formatValue(value, unit, 'en')).toBe(english)
  })

  it('says how exact it is, and an imprecise one gets no digits that it does not have', () => {
    expect(formatValue(48, '%', 'nl', { precision: 'about' })).toBe('ongeveer 48\u00a0%')
    expect(formatValue(48, '%', 'en', { precision: 'about' })).toBe('about 48%')
    expect(formatValue(100, 'persons', 'nl', { precision: 'at-least' })).toBe('ten minste 100\u00a0personen')
    expect(formatValue(100, 'persons', 'en', { precision: 'at-most' })).toBe('at most 100\u00a0persons')
    expect(formatValue(9, '%', 'nl', { precision: 'range', low: 8, high: 10 })).toBe('8–10\u00a0%')
    expect(formatValue(9, '%', 'en', { precision: 'range', low: 8, high: 10 })).toBe('8–10%')
    expect(formatValue(0, 'score', 'nl', { precision: 'range', low: -2, high: 3 })).toBe('−2 tot 3')
    expect(formatValue(9, '%', 'nl', { precision: 'range' })).toBe('ongeveer 9\u00a0%')
  })

  it('can leave its unit to the axis and its words to a sign', () => {
    expect(formatValue(71, '%', 'nl', { bare: true })).toBe('71,0')
    expect(formatValue(48, 'persons', 'nl', { precision: 'about', bare: true, signs: true })).toBe('≈\u00a048')
    expect(formatUnit('persons', 'nl')).toBe('personen')
    expect(formatUnit('%', 'nl')).toBe('')
  })

  it('is never broken between number and unit', () => {
    for (const unit of ['%', 'EUR', 'persons']) expect(formatValue(5, unit, 'nl')).not.toContain(' ')
  })
})

describe('a difference and a ratio', () => {
  it('are written with their own words', () => {
    expect(formatPoints(9.4, 'nl')).toBe('9,4\u00a0procentpunt')
    expect(formatPoints(9.4, 'en')).toBe('9.4\u00a0percentage\u00a0points')
    expect(formatPoints(1, 'en', { decimals: 0 })).toBe('1\u00a0percentage\u00a0point')
    expect(formatRatio(18.2 / 8.8, 'nl')).toBe('2,07\u00a0×')
    expect(formatRatio(2, 'en')).toBe('2.00×')
  })
})

describe('a period', () => {
  it.each([
    ['2022', '2022', '2022', ['2022']],
    ['2022-Q1', '1e kwartaal 2022', 'Q1 2022', ['1e kw.', '2022']],
    ['2022-03', 'maart 2022', 'March 2022', ['mrt', '2022']],
    ['2021-2023', '2021–2023', '2021–2023', ['2021–2023']],
  ])('%s', (period, dutch, english, short) => {
    expect(formatPeriod(period, 'nl')).toBe(dutch)
    expect(formatPeriod(period, 'en')).toBe(english)
    expect(formatPeriodShort(period, 'nl')).toEqual(short)
  })

  it.each(['', 'tot 2006', '2022-Q5', '2022-13', '2023-2021', '22'])('"%s" is refused', (text) => {
    expect(() => formatPeriod(text, 'nl')).toThrow(RangeError)
  })
})

describe('a day', () => {
  it('is written in full', () => {
    expect(formatDate('2026-11-21', 'nl')).toBe('21 november 2026')
    expect(formatDate('2026-03-01', 'en')).toBe('1 March 2026')
  })
})
