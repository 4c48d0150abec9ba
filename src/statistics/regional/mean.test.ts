import { expect, it } from 'vitest'
import type { Indicator, Series } from '../model/indicator'
import { meanOfAreas } from './mean'

const indicator = {
  code: 'kwb:p_hh_li',
  unit: '%',
  better: 'lower',
  uncertainty: 'rounded',
  definitions: [{ version: '1' }],
} as unknown as Indicator

const series = (place: string, values: Record<string, number | null>): Series => ({
  indicator: indicator.code,
  unit: '%',
  better: 'lower',
  uncertainty: 'rounded',
  place,
  definitions: [
    {
      version: '1',
      observations: Object.entries(values).map(([period, value]) => ({
        period,
        value,
        precision: 'exact' as const,
        decimals: 1,
        ...(value === null ? { absence: 'suppressed' as const } : {}),
        source: { document: 'kwb', line: 'p_hh_li' },
      })),
    },
  ],
})

it('every area counts once; only those with a value, and it says how many of how many', () => {
  const areas = [
    series('one', { 2023: 50, 2024: 40 }),
    series('two', { 2023: 61.5, 2024: null }),
    series('three', { 2023: 52 }),
  ]
  const [first] = meanOfAreas(indicator, areas, 'mean').definitions
  expect(first?.observations).toMatchObject([
    { period: '2023', value: 54.5, coverage: { known: 3, of: 3 } },
    { period: '2024', value: 40, coverage: { known: 1, of: 3 }, note: { nl: expect.stringContaining('1 gebieden') } },
  ])
})

it('without any value the reason is that of the areas', () => {
  const [only] = meanOfAreas(indicator, [series('one', { 2023: null })], 'mean').definitions
  expect(only?.observations[0]).toMatchObject({ value: null, absence: 'suppressed', coverage: { known: 0, of: 1 } })
})
