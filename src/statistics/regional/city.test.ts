import { describe, expect, it } from 'vitest'
import { root } from '../../../test/support/places'
import { loadColumnCatalogue } from '../importing/column-catalogue.server'
import { type CityFigure, cellsOf, cityMeasures, countMarks, materialDistance } from './city'

const figure = (value: number | null, more: Partial<CityFigure> = {}): CityFigure => ({
  value,
  whole: null,
  isOtherPlace: false,
  ...more,
})

describe('a figure beside that of the municipality', () => {
  it('differs by a fifth of it, of a share by a fifth of the smaller side and two points at least', () => {
    expect(materialDistance('%', 40, [])).toBe(8)
    expect(materialDistance('%', 80, [])).toBeCloseTo(4)
    expect(materialDistance('%', 3, [])).toBe(2)
    expect(materialDistance('per 1000 residents', 50, [])).toBe(10)
    expect(materialDistance('score', 4, [1, 3])).toBe(0.5)
  })

  it('is marked by what is favourable, not by what is high', () => {
    const figures = [figure(30), figure(41), figure(52)]
    expect(cellsOf({ favourable: 'lower' }, '%', 40, figures).map(({ mark }) => mark)).toEqual([
      'more',
      'about',
      'less',
    ])
    expect(cellsOf({ favourable: 'higher' }, '%', 40, figures).map(({ mark }) => mark)).toEqual([
      'less',
      'about',
      'more',
    ])
  })

  it('is not marked when it is not known, rests on few, or is of a place with other borders', () => {
    const figures = [figure(null), figure(90, { whole: 99 }), figure(90, { isOtherPlace: true }), figure(90)]
    expect(cellsOf({ favourable: 'lower' }, '%', 40, figures)).toEqual([
      { mark: 'unknown', value: null, why: 'no-figure' },
      { mark: 'unknown', value: 90, why: 'few' },
      { mark: 'unknown', value: null, why: 'border' },
      { mark: 'less', value: 90, why: null },
    ])
    expect(cellsOf({ favourable: 'lower' }, '%', null, [figure(90)])[0]?.why).toBe('no-municipality')
  })
})

it('marks are counted on each side apart, of those that are known', () => {
  const columns = [{ side: 'problem' }, { side: 'problem' }, { side: 'potential' }] as const
  const cell = (mark: 'less' | 'more' | 'unknown') => ({ mark, value: null, why: null })
  expect(countMarks(columns, [cell('less'), cell('unknown'), cell('more')])).toEqual({
    problems: { less: 1, known: 1 },
    potential: { more: 1, known: 1 },
  })
})

it('the columns that are shown unasked are in the lists that ship; what can stack up has the polarity of its list', async () => {
  const { byCode } = await loadColumnCatalogue(root)
  for (const { code, per, side, favourable } of cityMeasures) {
    const indicator = byCode(code)?.indicator
    expect([code, indicator?.aggregation === 'sum']).toEqual([code, per !== null])
    if (side === 'problem') expect([code, indicator?.better]).toEqual([code, favourable])
    if (per !== null) expect(byCode(per)?.indicator.aggregation).toBe('sum')
  }
})
