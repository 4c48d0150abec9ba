import { describe, expect, it } from 'vitest'
import type { Observation } from '../model/observation'
import { earlierOf } from './earlier'

const at = (period: string, value: number | null): Observation => ({
  period,
  value,
  precision: 'exact',
  ...(value === null ? { absence: 'not-published' as const } : {}),
  source: { document: 'kwb', line: 'x' },
})

describe('the own earlier figure', () => {
  it('is the first value of each definition, in every period that has one', () => {
    const series = {
      indicator: 'kwb:a',
      unit: '%',
      better: 'lower' as const,
      uncertainty: 'count' as const,
      place: 'zaandam-oost',
      definitions: [
        { version: '1', observations: [at('2013', null), at('2014', 9), at('2015', 8)] },
        { version: '2', observations: [at('2016', 20), at('2017', 22)] },
        { version: '3', observations: [at('2018', null)] },
      ],
    }
    const values = earlierOf(series).definitions.map(({ observations }) =>
      observations.map(({ period, value }) => [period, value]),
    )
    expect(values).toEqual([
      [
        ['2014', 9],
        ['2015', 9],
      ],
      [
        ['2016', 20],
        ['2017', 20],
      ],
      [],
    ])
  })
})
