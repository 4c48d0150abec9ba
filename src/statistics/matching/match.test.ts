import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, largestDifference, nearestTo } from './match'

const variables = [{ code: 'kwb:a' }, { code: 'kwb:b' }]
const candidate = (code: string, ...values: number[]): Candidate => ({ code, values })

describe('comparable regions', () => {
  it('are the nearest when every variable is measured in its own spread', () => {
    // In raw numbers BU3 is nearest by far; in standard deviations BU1 is.
    const candidates = [
      candidate('BU1', 1000, 10),
      candidate('BU2', 5000, 11),
      candidate('BU3', 3010, 40),
      candidate('BU4', 9000, 60),
    ]
    const { matches } = nearestTo(variables, [3000, 10], candidates, 2)
    expect(matches.map(({ code }) => code)).toEqual(['BU1', 'BU2'])
  })

  it('of the same distance are chosen by code, however the candidates are ordered', () => {
    const alike = [candidate('BU2', 1, 1), candidate('BU1', 1, 1), candidate('BU9', 50, 9), candidate('BU0', 9, 50)]
    for (const list of [alike, alike.toReversed()]) {
      expect(nearestTo(variables, [1, 1], list, 1).matches[0]?.code).toBe('BU1')
    }
  })

  it('are told with the differences before and after, in standard deviations of all candidates', () => {
    const candidates = [10, 20, 30, 40, 50].map((value, index) => candidate(`BU${index}`, value))
    const [balance] = nearestTo([{ code: 'kwb:a' }], [50], candidates, 1).balance
    expect(balance).toMatchObject({ place: 50, mean: 30, matched: 50, after: 0, isSupported: true })
    expect(balance?.before).toBeCloseTo(20 / Math.sqrt(250), 10)
  })

  it('are refused when they differ by more than a quarter of a standard deviation', () => {
    const candidates = [10, 20, 30, 40, 50].map((value, index) => candidate(`BU${index}`, value))
    const near = nearestTo([{ code: 'kwb:a' }], [40 + 0.24 * Math.sqrt(250)], candidates, 1)
    expect(near).toMatchObject({ isUsable: true, failing: [] })
    const far = nearestTo([{ code: 'kwb:a' }], [40 + 0.26 * Math.sqrt(250)], candidates, 1)
    expect(far).toMatchObject({ isUsable: false, failing: ['kwb:a'] })
  })

  it('are not told apart by a variable that is the same everywhere, whatever rounding makes of its mean', () => {
    for (const count of [7, 15, 31]) {
      const alike = Array.from({ length: count }, (_, index) => candidate(`BU${index + 10}`, index, 12.3))
      const { balance, failing, matches } = nearestTo(variables, [3, 12.3], alike, 3)
      expect(balance[1]).toMatchObject({ mean: 12.3, deviation: 0, matched: 12.3, before: 0, after: 0 })
      expect(failing).toEqual([])
      expect(matches.map(({ code }) => code)).toEqual(['BU13', 'BU12', 'BU14'])
      // Where the place is not like that, none of them stands for it.
      expect(nearestTo(variables, [3, 12.4], alike, 3).failing).toEqual(['kwb:b'])
    }
  })

  it('do not exist for a place that lies outside everything', () => {
    const candidates = Array.from({ length: 100 }, (_, index) => candidate(`BU${index}`, index))
    const { balance, isUsable } = nearestTo([{ code: 'kwb:a' }], [100], candidates, 1)
    expect(balance[0]).toMatchObject({ isSupported: false })
    expect(Math.abs(balance[0]?.after ?? 1)).toBeLessThan(largestDifference)
    expect(isUsable).toBe(false)
  })

  it('are never further away than a region that was not chosen', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 9000 })), {
      minLength: 3,
      maxLength: 40,
    })
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 5 }), (values, count) => {
        const candidates = values.map((pair, index) => candidate(`BU${index}`, ...pair))
        const all = nearestTo(variables, [45, 4500], candidates, candidates.length).matches
        const { matches } = nearestTo(variables, [45, 4500], candidates, count)
        expect(matches).toEqual(all.slice(0, count))
        expect(all.every(({ distance }, index) => index === 0 || distance >= (all[index - 1]?.distance ?? 0))).toBe(
          true,
        )
      }),
    )
  })
})
