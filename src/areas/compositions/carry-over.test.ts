import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChangeKind, Counterpart } from '../regions/conversion'
import { carryOver, isToBeLookedAt } from './carry-over'

/** Addresses that stand in an old and in a new region: everything a conversion between two years is made of. */
type Addresses = readonly (readonly [from: string, to: string, count: number])[]

function conversions(addresses: Addresses, kind: ChangeKind) {
  const direction = (of: 0 | 1, to: 0 | 1) => {
    const counterparts = new Map<string, Counterpart[]>()
    for (const row of addresses) {
      const total = addresses.filter((other) => other[of] === row[of]).reduce((sum, other) => sum + other[2], 0)
      const known = counterparts.get(row[of]) ?? []
      counterparts.set(row[of], [...known, { code: row[to], share: row[2] / total, kind }])
    }
    return counterparts
  }
  return { forward: direction(0, 1), back: direction(1, 0) }
}

const whole = (...codes: string[]) => codes.map((region) => ({ region, share: 1, reason: null as string | null }))

function carried(addresses: Addresses, kind: ChangeKind, parts = whole('A')) {
  const { forward, back } = conversions(addresses, kind)
  return carryOver(parts, forward, back)
}

const part = (region: string, share: number, kind: ChangeKind, ...from: string[]) => ({
  region,
  share,
  kind,
  from,
})

describe('a composition in another boundary year', () => {
  it('has the new code of a region that was recoded', () => {
    expect(carried([['A', 'A2', 500]], 'recoded').parts).toEqual([part('A2', 1, 'recoded', 'A')])
  })

  it('has all parts of a region that was split, each as a whole', () => {
    const split = carried([['A', 'B', 300], ['A', 'C', 200]], 'split') // biome-ignore format: one row
    expect(split.parts).toEqual([part('B', 1, 'split', 'A'), part('C', 1, 'split', 'A')])
    expect(split.parts.some(isToBeLookedAt)).toBe(false)
  })

  it('has that part of a merged region which lay in it, by addresses of the new region', () => {
    const merged = carried([['A', 'C', 300], ['B', 'C', 100]], 'merged') // biome-ignore format: one row
    expect(merged.parts).toEqual([part('C', 0.75, 'merged', 'A')])
    expect(merged.parts.every(isToBeLookedAt)).toBe(true)
  })

  it('has a merged region as a whole when all of it was in', () => {
    const rows: Addresses = [['A', 'C', 300], ['B', 'C', 100]] // biome-ignore format: one row
    expect(carried(rows, 'merged', whole('A', 'B')).parts).toEqual([part('C', 1, 'merged', 'A', 'B')])
  })

  it('takes a share along', () => {
    const half = [{ region: 'A', share: 0.5, reason: 'adressen' }]
    expect(carried([['A', 'A2', 500]], 'recoded', half).parts).toEqual([part('A2', 0.5, 'recoded', 'A')])
  })

  it('leaves out a region in which only a few addresses came along, and says so', () => {
    const moved = carried([['A', 'A', 999], ['A', 'B', 1], ['B', 'B', 2000]], 'border-moved') // biome-ignore format: one row
    expect(moved.parts).toEqual([part('A', 1, 'border-moved', 'A')])
    expect(moved.left).toEqual([{ region: 'B', from: 'A', share: 0.001 }])
  })

  it('says of which parts nobody knows where they went', () => {
    expect(carried([['A', 'A2', 1]], 'recoded', whole('A', 'Z')).lost).toEqual(['Z'])
  })

  it('takes new regions as a whole where no conversion back is known', () => {
    const { forward } = conversions([['A', 'A2', 1]], 'recoded')
    expect(carryOver(whole('A'), forward, new Map()).parts).toEqual([part('A2', 1, 'recoded', 'A')])
  })

  it('holds as many addresses as it did, whatever was split, merged or moved', () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('X', 'Y', 'Z'), fc.integer({ min: 100, max: 900 })),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(rows, fc.subarray(['A', 'B', 'C'], { minLength: 1 }), (typed, chosen) => {
        const addresses = [...new Map(typed.map((row) => [`${row[0]}${row[1]}`, row])).values()]
        const held = addresses.filter(([from]) => chosen.includes(from)).reduce((sum, [, , count]) => sum + count, 0)
        const result = carried(addresses, 'border-moved', whole(...chosen))
        const inNew = result.parts.reduce((sum, { region, share }) => {
          const size = addresses.filter(([, to]) => to === region).reduce((all, [, , count]) => all + count, 0)
          return sum + share * size
        }, 0)
        expect(inNew).toBeCloseTo(held, 6)
      }),
    )
  })
})
