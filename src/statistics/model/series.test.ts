import { describe, expect, it } from 'vitest'
import type { Row } from './observation'
import { mergeRows } from './series'

const row = (change: Partial<Row>): Row => ({
  indicator: 'it',
  definition: '1',
  place: 'here',
  boundaryYear: null,
  period: '2022',
  value: 1,
  precision: 'exact',
  source: { document: 'own', line: '1' },
  ...change,
})

describe('a series', () => {
  it('has the definitions in their order, also one without figures', () => {
    const found = mergeRows(['herzien', 'oud'], [[row({ definition: 'oud' })]])
    expect(found.map(({ version, observations }) => [version, observations.length])).toEqual([
      ['herzien', 0],
      ['oud', 1],
    ])
  })

  it('runs from the oldest period to the newest, a year before its quarters', () => {
    const periods = ['2023', '2022-Q2', '2022', '2022-Q1', '2021']
    const [found] = mergeRows(['1'], [periods.map((period) => row({ period }))])
    expect(found?.observations.map(({ period }) => period)).toEqual(['2021', '2022', '2022-Q1', '2022-Q2', '2023'])
  })

  it('takes a figure from the dataset that counts most and fills its gaps from the next', () => {
    const [found] = mergeRows(['1'], [[row({ value: 1 })], [row({ value: 2 }), row({ period: '2023', value: 3 })]])
    expect(found?.observations.map(({ value }) => value)).toEqual([1, 3])
  })

  it('takes the newest boundaries of a place', () => {
    const [found] = mergeRows(['1'], [[row({ boundaryYear: 2022, value: 1 }), row({ boundaryYear: 2024, value: 2 })]])
    expect(found?.observations.map(({ value }) => value)).toEqual([2])
  })

  it('says nothing of indicator and place again in its observations', () => {
    const [found] = mergeRows(['1'], [[row({})]])
    expect(found?.observations[0]).toEqual({
      period: '2022',
      value: 1,
      precision: 'exact',
      source: { document: 'own', line: '1' },
    })
  })
})
