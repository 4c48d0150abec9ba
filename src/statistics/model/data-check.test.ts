import { describe, expect, it } from 'vitest'
import { type CheckedSeries, dataChecks } from './data-check'

const series = (
  indicator: string,
  place: string,
  values: Record<string, number | null>,
  more: Partial<CheckedSeries> = {},
): CheckedSeries => ({
  indicator,
  name: { nl: indicator, en: indicator },
  definition: '1',
  place,
  dataset: 'monitor',
  observations: Object.entries(values).map(([period, value]) => ({
    period,
    value,
    precision: 'exact',
    decimals: 1,
    source: { document: 'd', line: '1' },
    ...(value === null ? { absence: 'not-published' as const } : {}),
  })),
  ...more,
})

// Source 000, L6758-6764 and L6769-6775: the ten values of both figures are the same.
const poverty = { 2018: 18.2, 2019: 16.2, 2020: 13.0, 2021: 13.2, 2022: 8.0 }
const national = { 2018: 8.8, 2019: 7.8, 2020: 6.2, 2021: 6.2, 2022: 4.0 }

describe('identical series', () => {
  const households = [series('huishoudens', 'nplv', poverty), series('huishoudens', 'nl', national)]

  it('are found when all values at all places are equal', () => {
    const children = [series('kinderen', 'nplv', poverty), series('kinderen', 'nl', national)]
    expect(dataChecks([...households, ...children], [])).toEqual([
      {
        code: 'identical-series',
        indicators: ['huishoudens', 'kinderen'],
        places: ['nl', 'nplv'],
        periods: ['2018', '2019', '2020', '2021', '2022'],
        message: expect.objectContaining({ nl: expect.stringContaining('alle 10 waarden') }),
      },
    ])
  })

  it('are not found when one value differs, a value is missing, or a place has more', () => {
    for (const children of [
      [series('kinderen', 'nplv', { ...poverty, 2022: 8.1 }), series('kinderen', 'nl', national)],
      [series('kinderen', 'nplv', { ...poverty, 2022: null }), series('kinderen', 'nl', national)],
      [series('kinderen', 'nplv', poverty)],
    ])
      expect(dataChecks([...households, ...children], [])).toEqual([])
  })

  it('are not found in two definitions of one indicator, or in a few equal values', () => {
    const again = households.map((one) => ({ ...one, definition: '2' }))
    expect(dataChecks([...households, ...again], [])).toEqual([])
    expect(dataChecks([series('a', 'nl', { 2022: 5 }), series('b', 'nl', { 2022: 5 })], [])).toEqual([])
    const flat = { 2019: 50, 2020: 50, 2021: 50, 2022: 50 }
    expect(dataChecks([series('a', 'nl', flat), series('b', 'nl', flat)], [])).toEqual([])
  })
})

describe('parts of a total', () => {
  const total = { parts: ['a', 'b', 'c'], total: 100 }

  it('may miss it by what rounding can produce', () => {
    const parts = [
      series('a', 'nl', { 2022: 33.3 }),
      series('b', 'nl', { 2022: 33.3 }),
      series('c', 'nl', { 2022: 33.3 }),
    ]
    expect(dataChecks(parts, [total])).toEqual([])
  })

  it('are reported when they miss it by more', () => {
    const parts = [
      series('a', 'nl', { 2022: 33.3 }),
      series('b', 'nl', { 2022: 33.3 }),
      series('c', 'nl', { 2022: 33.0 }),
    ]
    expect(dataChecks(parts, [total])).toMatchObject([
      { code: 'parts-contradict-total', periods: ['2022'], message: { nl: expect.stringContaining('99,6') } },
    ])
  })

  it('are not judged in a period in which one is missing', () => {
    const parts = [
      series('a', 'nl', { 2022: 33.3 }),
      series('b', 'nl', { 2022: null }),
      series('c', 'nl', { 2022: 33 }),
    ]
    expect(dataChecks(parts, [total])).toEqual([])
  })
})

describe('two values for one thing', () => {
  it('are reported, with both', () => {
    const twice = [series('a', 'nl', { 2022: 5.1 }), series('a', 'nl', { 2022: 5.2 }, { dataset: 'other' })]
    expect(dataChecks(twice, [])).toMatchObject([
      { code: 'two-values', indicators: ['a'], message: { nl: expect.stringContaining('5,1 en 5,2') } },
    ])
  })

  it('are not two values when they are equal', () => {
    const twice = [series('a', 'nl', { 2022: 5.1 }), series('a', 'nl', { 2022: 5.1 }, { dataset: 'other' })]
    expect(dataChecks(twice, [])).toEqual([])
  })
})
