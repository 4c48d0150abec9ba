import { describe, expect, it } from 'vitest'
import type { IndicatorRelation } from './disclosure'
import { figure, hiddenAmong, known, surroundings } from './disclosure.examples'
import { readingsOf } from './disclosure-readings'

const sum = (total: string, ...parts: string[]): IndicatorRelation => ({ kind: 'sum', total, parts })

describe('relations that are there by chance', () => {
  it('are left out once where they lie within another, and of a few figures each in turn', () => {
    const [inner, outer, apart] = [sum('total', 'a', 'b'), sum('total', 'a', 'b', 'c'), sum('total', 'd', 'e')]
    const all = [inner, outer, apart]
    expect(readingsOf(all, 5000)).toEqual([all, [outer, apart], [inner, apart]])
    expect(readingsOf(all, 300)).toContainEqual([apart])
    expect(readingsOf([apart], 300)).toEqual([[apart]])
  })

  it('do not make that a number counts as known which only they give away', () => {
    // Nobody was counted in c, so that the total comes out without it; who knows of c works it out from the others.
    const indicators = known({ total: 'persons', a: 'persons', b: 'persons', c: 'persons' })
    const figures = Object.entries({ total: 90, a: 40, b: 50, c: 0 }).map(([indicator, value]) =>
      figure('here', value, { indicator }),
    )
    const hidden = (...relations: IndicatorRelation[]) =>
      Object.keys(hiddenAmong(figures, surroundings({ indicators }, { relations })))
    expect(hidden(sum('total', 'a', 'b', 'c'))).toEqual(['a here', 'c here'])
    expect(hidden(sum('total', 'a', 'b'), sum('total', 'a', 'b', 'c'))).toContain('c here')
    expect(hidden(sum('total', 'a', 'b'), sum('total', 'a', 'b', 'c')).length).toBeGreaterThan(1)
  })
})
