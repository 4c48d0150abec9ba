import { describe, expect, it } from 'vitest'
import { type Orderable, ordered } from './ordering'

const change = (first: number | null, last: number | null) => ({
  from: first === null ? null : '2018',
  to: last === null ? null : '2022',
  first,
  last,
  development: 'unchanged' as const,
  doubt: null,
})

const one = (
  code: string,
  theme: string,
  unit: string,
  gap: [number | null, number | null],
  ratio: number | null,
): Orderable => ({
  code,
  theme,
  unit,
  newest: {
    gap: { ...change(...gap), crossed: null, decimals: 1, firstPrecision: 'exact', lastPrecision: 'exact' },
    ratio: ratio === null ? null : change(ratio, ratio),
  },
})

// Poverty, debts, participation and care costs as published; a score has no ratio.
const indicators = [
  one('armoede', 'geld', '%', [9.4, 4.0], 2.0),
  one('schulden', 'geld', '%', [6.7, 6.8], 1.88),
  one('participatie', 'werk', '%', [-7.3, -6.6], 0.907),
  one('zorgkosten', 'context', 'EUR', [721, 862], 1.116),
  one('ses', 'context', 'score', [-0.4, -0.33], null),
  { code: 'zonder', theme: 'werk', unit: '%', newest: null },
]
const codes = (ordering: Parameters<typeof ordered>[1]) => ordered(indicators, ordering)

describe('indicators are ordered', () => {
  it('by theme, as they come', () => {
    expect(codes('theme')).toEqual([
      { key: 'geld', codes: ['armoede', 'schulden'] },
      { key: 'werk', codes: ['participatie', 'zonder'] },
      { key: 'context', codes: ['zorgkosten', 'ses'] },
    ])
  })

  it('by ratio, farthest from equal first, and without a ratio last', () => {
    expect(codes('ratio')).toEqual([
      { key: null, codes: ['armoede', 'schulden', 'zorgkosten', 'participatie'] },
      { key: 'none', codes: ['ses', 'zonder'] },
    ])
  })

  it('by relative change of the gap, what grew most first', () => {
    expect(codes('change')).toEqual([
      { key: null, codes: ['zorgkosten', 'schulden', 'participatie', 'ses', 'armoede'] },
      { key: 'none', codes: ['zonder'] },
    ])
  })

  it('by gap within one unit only', () => {
    expect(codes('gap')).toEqual([
      { key: 'EUR', codes: ['zorgkosten'] },
      { key: '%', codes: ['schulden', 'participatie', 'armoede'] },
      { key: 'score', codes: ['ses'] },
      { key: 'none', codes: ['zonder'] },
    ])
  })

  it('and none is lost or doubled, however they are ordered', () => {
    for (const ordering of ['theme', 'ratio', 'change', 'gap'] as const) {
      const all = codes(ordering).flatMap((group) => group.codes)
      expect(all.toSorted()).toEqual(indicators.map((each) => each.code).toSorted())
    }
  })
})
