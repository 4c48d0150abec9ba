import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, decimalsOf, divide, exact, halfUnit, multiply, subtract, toNumber } from './exact'

describe('exact decimals', () => {
  it('subtracts what is written, not what a computer stores', () => {
    expect(18.2 - 8.8).not.toBe(9.4)
    expect(toNumber(subtract(exact(18.2), exact(8.8)))).toBe(9.4)
  })

  it.each([
    [0.1, 0.2, 0.3],
    [1e-7, 2e-7, 3e-7],
    [1e21, 0.5, 1e21 + 0.5],
    [-0.4, 0.33, -0.07],
  ])('adds %d and %d', (a, b, sum) => {
    expect(toNumber(add(exact(a), exact(b)))).toBe(sum)
  })

  it('knows half of the last decimal', () => {
    expect([0, 1, 2, -1].map((decimals) => toNumber(halfUnit(decimals)))).toEqual([0.5, 0.05, 0.005, 5])
  })

  it('counts decimals as written', () => {
    expect([18.2, 8, 1e-7, 1e21, 0.125].map(decimalsOf)).toEqual([1, 0, 7, 0, 3])
  })

  it('refuses what is not a number', () => {
    expect(() => exact(Number.NaN)).toThrow(RangeError)
    expect(() => divide(exact(1), exact(0))).toThrow(RangeError)
  })

  it('gives every published number back as it came, and undoes what it did', () => {
    const number = fc.integer({ min: -1e9, max: 1e9 }).map((millionths) => millionths / 1e6)
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(toNumber(exact(a))).toBe(a === 0 ? 0 : a)
        expect(compare(subtract(add(exact(a), exact(b)), exact(b)), exact(a))).toBe(0)
        if (b !== 0) expect(compare(divide(multiply(exact(a), exact(b)), exact(b)), exact(a))).toBe(0)
      }),
    )
  })
})
