import { at, dot, shortened, smallest, solveInPlace } from './linear'

/**
 * Of weights that fit equally well, the most even ones are chosen: this share of the squared distance between the target
 * and the vector nearest to it counts as the price of uneven weights. With more comparison places than periods many sets
 * of weights fit alike, and without a rule the answer would depend on the order of the places. It costs at most a
 * millionth of what the nearest place alone is off, however far away other places lie; on the California data it moves the
 * estimate by less than 0.0001.
 */
export const evenness = 1e-6

/** The lowest price, as a multiple of the mean squared distance: below it digits are lost. */
const lowestPrice = 1e-13

/** The price of uneven weights, as a multiple of the mean squared distance, from which on all weights are equal. */
const highestPrice = 1e12

/** Steps per round and rounds of a smaller price; far above what any panel needed (at most 40 steps in all). */
const mostSteps = 100

/**
 * The weights, none below zero and together 1, with which the vectors come nearest to the target: the least
 * |Σ wᵢ·vᵢ − target|² + ridge·Σ wᵢ². Solved exactly, not by a fixed number of approaching steps.
 *
 * Because the weights add up to 1 the target can be taken off every vector, after which the sum r = Σ wᵢ·aᵢ must be as
 * small as possible. Its dual has only as many unknowns as there are periods: r and a level μ with
 * wᵢ = max(0, μ − aᵢ·r) / ridge. That is a convex function made of parabolas; Newton's method walks over it, starting with
 * a high price that is lowered in steps until it is `ridge`, and ends when a full step stays on one parabola. A step costs
 * count × length², so a donor pool of hundreds is a matter of milliseconds.
 *
 * @param vectors `count` vectors as long as the target, one after another
 * @param ridge price of uneven weights, in squared units of the vectors; never taken below `evenness`
 * @returns the weights in the order of the vectors; one that is not used is exactly 0
 */
export function simplexWeights(vectors: Float64Array, target: Float64Array, ridge: number): Float64Array {
  const count = vectors.length / target.length
  const apart = withoutTarget(vectors, target)
  const size = apart.reduce((most, number) => Math.max(most, Math.abs(number)), 0)
  // Nearer than digits can tell: any weights will do. Else in numbers around 1, whose squares are numbers too.
  if (size < smallest) return new Float64Array(count).fill(1 / count)
  const { vectors: away, length } = shortened(
    apart.map((number) => number / size),
    count,
    target.length,
  )
  const scale = dot(away, away) / count
  const least = Math.max(evenness * nearestSquare(away, count, length), lowestPrice * scale)
  // Above the highest price all weights are equal to the last digit that is shown.
  const wanted = Math.min(Math.max(ridge / size / size, least), highestPrice * scale)
  const dual = new Dual(away, count, length)
  for (let price = Math.max(wanted, scale); price > wanted; price /= 100) dual.settle(price)
  dual.settle(wanted)
  return dual.weights(wanted)
}

function nearestSquare(vectors: Float64Array, count: number, length: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let index = 0; index < count; index += 1) {
    const vector = vectors.subarray(index * length, (index + 1) * length)
    nearest = Math.min(nearest, dot(vector, vector))
  }
  return nearest
}

function withoutTarget(vectors: Float64Array, target: Float64Array): Float64Array {
  return vectors.map((number, index) => number - at(target, index % target.length))
}

/** A point of the dual problem: r in the first `length` numbers, μ in the last; and per vector μ − aᵢ·r, its slack. */
interface DualPoint {
  unknowns: Float64Array
  /** Above zero for a vector that takes part. */
  slacks: Float64Array
}

/** The dual problem, with the point where it stands. */
class Dual {
  readonly #vectors: Float64Array
  readonly #count: number
  readonly #length: number
  #point: DualPoint

  constructor(vectors: Float64Array, count: number, length: number) {
    this.#vectors = vectors
    this.#count = count
    this.#length = length
    const middle = new Float64Array(length + 1)
    for (const [index, number] of vectors.entries()) {
      middle[index % length] = at(middle, index % length) + number / count
    }
    // As high as the highest, so that all take part at the start.
    middle[length] = -this.#slacksOf(middle).reduce((least, slack) => Math.min(least, slack), Number.POSITIVE_INFINITY)
    this.#point = { unknowns: middle, slacks: this.#slacksOf(middle) }
  }

  /** Finds the lowest point under this price, beginning where it stands. */
  settle(price: number): void {
    this.#point.slacks = this.#slacksOf(this.#point.unknowns)
    for (let step = 0; step < mostSteps; step += 1) {
      const { direction, slope } = this.#newton(price)
      const slopes = this.#slacksOf(direction)
      const { slacks } = this.#point
      if (slacks.every((slack, index) => slack > 0 === slack - at(slopes, index) > 0)) {
        this.#move(direction, slopes, 1)
        return
      }
      const height = this.#height(price, direction, slopes, 0)
      let share = 1
      while (share > 1e-12 && this.#height(price, direction, slopes, share) > height - 1e-4 * share * slope) share /= 2
      if (share <= 1e-12) return
      this.#move(direction, slopes, share)
    }
  }

  weights(price: number): Float64Array {
    const weights = this.#point.slacks.map((slack) => Math.max(0, slack / price))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  }

  #slacksOf(unknowns: Float64Array): Float64Array {
    const slacks = new Float64Array(this.#count)
    for (let index = 0; index < this.#count; index += 1) {
      const from = index * this.#length
      let slack = at(unknowns, this.#length)
      for (let row = 0; row < this.#length; row += 1) slack -= at(this.#vectors, from + row) * at(unknowns, row)
      slacks[index] = slack
    }
    return slacks
  }

  #move(direction: Float64Array, slopes: Float64Array, share: number): void {
    const { unknowns, slacks } = this.#point
    for (let row = 0; row <= this.#length; row += 1) unknowns[row] = at(unknowns, row) - share * at(direction, row)
    for (let index = 0; index < this.#count; index += 1) slacks[index] = at(slacks, index) - share * at(slopes, index)
  }

  /** The dual function, to be made as small as possible, `share` of the way along the direction. */
  #height(price: number, direction: Float64Array, slopes: Float64Array, share: number): number {
    const { unknowns, slacks } = this.#point
    let height = share * at(direction, this.#length) - at(unknowns, this.#length)
    for (let row = 0; row < this.#length; row += 1) height += (at(unknowns, row) - share * at(direction, row)) ** 2 / 2
    let squares = 0
    for (let index = 0; index < this.#count; index += 1) {
      const slack = at(slacks, index) - share * at(slopes, index)
      if (slack > 0) squares += slack * slack
    }
    return height + squares / (2 * price)
  }

  /** The step to the bottom of the parabola that the vectors taking part make, and how steep it is there. */
  #newton(price: number): { direction: Float64Array; slope: number } {
    const { unknowns, slacks } = this.#point
    const length = this.#length
    const size = length + 1
    const gradient = unknowns.slice()
    gradient[length] = -1
    const curve = new Float64Array(size * size)
    let taking = 0
    for (let index = 0; index < this.#count; index += 1) {
      if (at(slacks, index) <= 0) continue
      taking += 1
      const weight = at(slacks, index) / price
      const from = index * length
      for (let row = 0; row < length; row += 1) {
        const number = at(this.#vectors, from + row)
        gradient[row] = at(gradient, row) - weight * number
        const line = row * size
        for (let other = 0; other <= row; other += 1) {
          curve[line + other] = at(curve, line + other) + number * at(this.#vectors, from + other)
        }
        curve[length * size + row] = at(curve, length * size + row) - number
      }
      gradient[length] = at(gradient, length) + weight
    }
    // Where no vector takes part the function is a slope without end: the level rises by one price at a time.
    curve[size * size - 1] = Math.max(taking, 1)
    for (let row = 0; row < size; row += 1) {
      for (let other = 0; other <= row; other += 1) {
        const bend = at(curve, row * size + other) / price + (row === other && row < length ? 1 : 0)
        curve[row * size + other] = bend
        curve[other * size + row] = bend
      }
    }
    const direction = gradient.slice()
    solveInPlace(curve, direction, size)
    return { direction, slope: dot(gradient, direction) }
  }
}
