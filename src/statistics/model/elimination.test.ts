import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduce } from './elimination'

const equation = (coefficients: readonly number[]) =>
  new Map(coefficients.flatMap((value, unknown) => (value === 0 ? [] : [[unknown, BigInt(value)] as const])))

const equations = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 }), { maxLength: 5 })

describe('reduce', () => {
  it('finds the one unknown that follows from two sums', () => {
    // a + b and a + b + c are known, so c is.
    const reduced = reduce([equation([1, 1, 0]), equation([1, 1, 1])])
    expect(reduced).toContainEqual(new Map([[2, expect.anything()]]))
  })

  it('leaves nothing of an equation that follows from the others', () => {
    expect(reduce([equation([1, 1]), equation([2, 2])])).toHaveLength(1)
  })

  it('gives every leading unknown a row in which no other leading unknown stands', () => {
    fc.assert(
      fc.property(equations, (rows) => {
        const reduced = reduce(rows.map(equation))
        const leads = reduced.map((row) =>
          [...row.keys()].find((unknown) => reduced.every((other) => other === row || !other.has(unknown))),
        )
        expect(leads).not.toContain(undefined)
      }),
    )
  })

  it('keeps what follows from the equations: every one of them is a sum of the reduced rows', () => {
    fc.assert(
      fc.property(equations, (rows) => {
        const reduced = reduce(rows.map(equation))
        for (const row of rows) expect(reduce([...reduced, equation(row)])).toHaveLength(reduced.length)
      }),
    )
  })
})
