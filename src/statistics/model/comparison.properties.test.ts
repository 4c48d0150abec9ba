import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyExample } from './arbitrary.examples'
import { compareSeries } from './comparison'
import { compareExample, type Example, seriesOf } from './comparison.examples'

describe('what holds for any two series', () => {
  it('the gap of a and b is minus the gap of b and a, and develops in the same way', () => {
    fc.assert(
      fc.property(anyExample, ({ indicator, place, reference }) => {
        const [a, b] = [seriesOf(indicator, 'a', place), seriesOf(indicator, 'b', reference ?? {})]
        const there = compareSeries(indicator, a, b).definitions
        const back = compareSeries(indicator, b, a).definitions
        expect(back.map(({ version }) => version)).toEqual(there.map(({ version }) => version))
        there.forEach((one, index) => {
          const other = back[index]
          const turned = other?.periods.map(({ gap }) => (gap === null ? null : 0 - gap))
          expect(one.periods.map(({ gap }) => gap)).toEqual(turned)
          expect(other?.gap.development).toBe(one.gap.development)
          expect(other?.gap.crossed).toBe(one.gap.crossed)
        })
      }),
    )
  })

  it('every gap is the difference of the figures as published, to the last decimal', () => {
    fc.assert(
      fc.property(anyExample, (one) => {
        for (const { periods } of compareExample(one).definitions) {
          for (const { value, reference, gap } of periods) {
            if (gap !== null) expect(gap).toBe(Number(((value ?? 0) - (reference ?? 0)).toFixed(3)) + 0)
          }
        }
      }),
    )
  })

  it('a definition is compared as if the others did not exist', () => {
    fc.assert(
      fc.property(anyExample, (one) => {
        for (const compared of compareExample(one, undefined, ['2021']).definitions) {
          const alone = (versions: Example['place'] | null) => ({
            [compared.version]: versions?.[compared.version] ?? {},
          })
          const single = { ...one, place: alone(one.place), reference: one.reference && alone(one.reference) }
          const again = compareExample(single, undefined, ['2021']).definitions
          expect(again.find(({ version }) => version === compared.version)).toEqual(compared)
        }
      }),
    )
  })

  it('the shares of the steps add up to the whole change', () => {
    fc.assert(
      fc.property(anyExample, (one) => {
        for (const { steps } of compareExample(one).definitions) {
          if (steps.length === 0 || steps[0]?.share === null) continue
          expect(steps.reduce((sum, { share: part }) => sum + (part ?? 0), 0)).toBeCloseTo(1, 6)
        }
      }),
    )
  })
})
