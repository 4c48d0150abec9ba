import { describe, expect, it } from 'vitest'
import type { Series } from './indicator'
import { readPeriodRange, within } from './period-range'

const series = (periods: string[]): Series => ({
  indicator: 'a',
  unit: '%',
  better: 'none',
  uncertainty: 'count',
  place: 'nl',
  definitions: [
    {
      version: '1',
      observations: periods.map((period) => ({
        period,
        value: 1,
        precision: 'exact',
        source: { document: 'd', line: '1' },
      })),
    },
  ],
})
const left = (periods: string[], range: string) =>
  within(series(periods), readPeriodRange(range)).definitions[0]?.observations.map(({ period }) => period)

describe('a range of periods', () => {
  it('includes both ends', () => {
    expect(left(['2017', '2018', '2020', '2022', '2023'], '2018..2022')).toEqual(['2018', '2020', '2022'])
  })

  it('includes the quarters of its last year', () => {
    expect(left(['2021-Q4', '2022-Q1', '2022-Q4', '2023-Q1'], '2022..2022')).toEqual(['2022-Q1', '2022-Q4'])
    expect(left(['2022-Q1', '2022-Q2', '2022-Q3'], '2022-Q2')).toEqual(['2022-Q2'])
  })

  it.each(['2022..2018', '2018-2022', '', '..', 'x..y', '2018..2019..2020'])('is refused when it is "%s"', (text) => {
    expect(() => readPeriodRange(text)).toThrow(/periods/)
  })

  it('leaves everything when there is none', () => {
    const all = series(['2018', '2019'])
    expect(within(all, undefined)).toBe(all)
  })
})
