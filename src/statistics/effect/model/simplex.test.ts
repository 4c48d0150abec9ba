import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenness, simplexWeights } from './simplex'

const problem = fc
  .record({ count: fc.integer({ min: 1, max: 12 }), length: fc.integer({ min: 1, max: 8 }) })
  .chain(({ count, length }) =>
    fc.record({
      length: fc.constant(length),
      vectors: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
        minLength: count * length,
        maxLength: count * length,
      }),
      target: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: length, maxLength: length }),
      ridge: fc.constantFrom(0, 0.1, 10, 1000),
    }),
  )

/** Half the steepest fall of the penalised error towards using one vector only: zero or more where nothing is better. */
function worstGap(vectors: number[], target: number[], weights: Float64Array, ridge: number): number {
  const length = target.length
  const error = target.map((wanted, row) =>
    weights.reduce((sum, weight, index) => sum + weight * (vectors[index * length + row] ?? 0), -wanted),
  )
  const slopes = Array.from(weights, (weight, index) =>
    error.reduce((sum, each, row) => sum + each * (vectors[index * length + row] ?? 0), ridge * weight),
  )
  const here = slopes.reduce((sum, slope, index) => sum + slope * (weights[index] ?? 0), 0)
  return Math.min(...slopes) - here
}

describe('weights on the simplex', () => {
  it('are none below zero, add up to 1, and no move towards any place fits better', () => {
    fc.assert(
      fc.property(problem, ({ vectors, target, ridge, length }) => {
        const weights = simplexWeights(Float64Array.from(vectors), Float64Array.from(target), ridge)
        const squares = Array.from(weights, (_, place) =>
          target.reduce((sum, wanted, row) => sum + ((vectors[place * length + row] ?? 0) - wanted) ** 2, 0),
        )
        const scale = squares.reduce((sum, square) => sum + square, 0) / weights.length
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
        const paid = Math.max(ridge, evenness * Math.min(...squares))
        expect(worstGap(vectors, target, weights, paid)).toBeGreaterThanOrEqual(-1e-6 * Math.max(scale, ridge, 1))
      }),
      { numRuns: 300 },
    )
  })

  it('find a mixture that was made, and leave out who is not in it', () => {
    const [a, b, c] = [
      [1, 5, 2, 8, 3],
      [4, 1, 7, 2, 6],
      [30, 10, 50, 20, 40],
    ]
    const target = a.map((number, row) => 0.3 * number + 0.7 * (b[row] ?? 0))
    const weights = simplexWeights(Float64Array.from([...a, ...b, ...c]), Float64Array.from(target), 0)
    expect(weights[0]).toBeCloseTo(0.3, 4)
    expect(weights[1]).toBeCloseTo(0.7, 4)
    expect(weights[2]).toBeLessThan(1e-5)
  })

  it('are not spoiled by a place that is a thousand times as large', () => {
    const near = [
      [1, 5, 2, 8, 3],
      [4, 1, 7, 2, 6],
      [9, 9, 1, 1, 5],
    ]
    const target = [2.2, 3.9, 3.4, 5.5, 4.1]
    const weights = (vectors: number[][]) =>
      simplexWeights(Float64Array.from(vectors.flat()), Float64Array.from(target), 0)
    const far = [17_000, 21_000, 18_000, 24_000, 19_000]
    const [with_, without] = [weights([...near, far]), weights(near)]
    for (const [place, weight] of without.entries()) expect(with_[place]).toBeCloseTo(weight, 4)
  })

  it('are the most even ones where many fit alike, in whatever order the places come', () => {
    // Twenty places on a line, two periods: countless mixtures give the middle exactly.
    const places = Array.from({ length: 20 }, (_, place) => [place, 2 * place])
    const weights = simplexWeights(Float64Array.from(places.flat()), Float64Array.from([9.5, 19]), 0)
    const reversed = simplexWeights(Float64Array.from(places.toReversed().flat()), Float64Array.from([9.5, 19]), 0)
    for (const [place, weight] of weights.entries()) {
      expect(weight).toBeCloseTo(1 / 20, 6)
      expect(reversed[19 - place]).toBeCloseTo(weight, 9)
    }
  })

  it('of places that are all equal to the target are equal', () => {
    expect([...simplexWeights(Float64Array.from([3, 3, 3, 3]), Float64Array.from([3, 3]), 0)]).toEqual([0.5, 0.5])
  })
})
