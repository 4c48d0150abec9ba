/** The little linear algebra that the estimators need, on typed arrays; matrices are row by row in one array. */

/**
 * Solves `matrix · x = right` by elimination with row pivoting, in place of both arguments.
 *
 * @param matrix `size` × `size`; destroyed
 * @param right length `size`; becomes x. A direction in which the matrix is flat gets 0.
 */
export function solveInPlace(matrix: Float64Array, right: Float64Array, size: number): void {
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(at(matrix, row * size + column)) > Math.abs(at(matrix, pivot * size + column))) pivot = row
    }
    if (pivot !== column) swapRows(matrix, right, size, pivot, column)
    const diagonal = at(matrix, column * size + column)
    if (diagonal === 0) continue
    for (let row = column + 1; row < size; row += 1) {
      const factor = at(matrix, row * size + column) / diagonal
      if (factor === 0) continue
      for (let other = column; other < size; other += 1) {
        matrix[row * size + other] = at(matrix, row * size + other) - factor * at(matrix, column * size + other)
      }
      right[row] = at(right, row) - factor * at(right, column)
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(right, row)
    for (let other = row + 1; other < size; other += 1) sum -= at(matrix, row * size + other) * at(right, other)
    const diagonal = at(matrix, row * size + row)
    right[row] = diagonal === 0 ? 0 : sum / diagonal
  }
}

function swapRows(matrix: Float64Array, right: Float64Array, size: number, one: number, other: number): void {
  for (let column = 0; column < size; column += 1) {
    const kept = at(matrix, one * size + column)
    matrix[one * size + column] = at(matrix, other * size + column)
    matrix[other * size + column] = kept
  }
  const kept = at(right, one)
  right[one] = at(right, other)
  right[other] = kept
}

/**
 * Shortens vectors that are longer than they are many, without changing the distances between their weighted sums: turns
 * them (Householder) so that everything behind the first `count` numbers is zero. The weights that fit best stay the same,
 * and cost count² instead of length × count to find.
 *
 * @param vectors `count` vectors of `length` numbers, one after another; destroyed
 * @returns `count` vectors of at most `count` numbers, one after another
 */
export function shortened(
  vectors: Float64Array,
  count: number,
  length: number,
): { vectors: Float64Array; length: number } {
  if (length <= count) return { vectors, length }
  for (let step = 0; step < count; step += 1) {
    const mirror = vectors.slice(step * length + step, (step + 1) * length)
    const size = Math.sqrt(dot(mirror, mirror))
    // What is left is nothing, or has a square that is no longer a number.
    if (size < smallest) continue
    mirror[0] = at(mirror, 0) + (at(mirror, 0) < 0 ? -size : size)
    const half = dot(mirror, mirror) / 2
    for (let index = step; index < count; index += 1) {
      const from = index * length + step
      let along = 0
      for (let row = 0; row < mirror.length; row += 1) along += at(mirror, row) * at(vectors, from + row)
      for (let row = 0; row < mirror.length; row += 1) {
        vectors[from + row] = at(vectors, from + row) - (along / half) * at(mirror, row)
      }
    }
  }
  const short = new Float64Array(count * count)
  for (let index = 0; index < count; index += 1) {
    short.set(vectors.subarray(index * length, index * length + count), index * count)
  }
  return { vectors: short, length: count }
}

/** Numbers below this have squares that are no longer numbers. */
export const smallest = 1e-100

/**
 * How far apart two numbers of the size of these can be by rounding alone: what remains of a sum that should be nought. A
 * smaller difference is none.
 */
export function digitsOf(numbers: Float64Array): number {
  return 64 * Number.EPSILON * numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0)
}

/** The sum of products of two vectors of one length. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index += 1) sum += at(one, index) * at(other, index)
  return sum
}

/** The number at a place that is known to be inside the array. */
export function at(numbers: Float64Array, index: number): number {
  return numbers[index] as number
}

export function mean(numbers: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < numbers.length; index += 1) sum += numbers[index] as number
  return sum / numbers.length
}

/** The middle one of numbers in order, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** Root of the mean square, in the unit of the numbers; 0 of none. */
export function rootMeanSquare(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0
  return Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0) / numbers.length)
}

/** Standard deviation with n − 1 below; 0 of fewer than two numbers. */
export function standardDeviation(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0
  const middle = mean(numbers)
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1))
}
