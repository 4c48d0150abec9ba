/**
 * Comparable neighbourhoods: regions that resembled a place before its programme, so that what happened to them says
 * something about what would have happened to the place (issue 4: references).
 */
import type { Wording } from '../../platform'

/** A variable that is matched on, over all candidates and for the place itself. */
export interface Variable {
  /** `kwb:p_huurw`. */
  code: string
  name: Wording
  unit: string
  /** True for a number of people or homes: of a place of several regions its mean per region is compared. */
  isCount: boolean
}

/** A region with its value per variable, in the order of the variables. */
export interface Candidate {
  code: string
  values: readonly number[]
}

/**
 * Above this standardised difference the matched regions differ too much from the place to stand for it. The bound is the
 * usual one for matched groups (issue 4: refused above 0.25).
 */
export const largestDifference = 0.25

/** How a variable stands before and after matching. */
export interface Balance {
  code: string
  /** Value of the place. */
  place: number
  /** Mean, standard deviation and ends over all candidates. */
  mean: number
  deviation: number
  least: number
  most: number
  /** Mean over the matched regions. */
  matched: number
  /** Difference of the place with all candidates, and with the matched ones, in standard deviations of all candidates. */
  before: number
  after: number
  /** False when the place lies outside everything the candidates have: nothing resembles it. */
  isSupported: boolean
}

export interface Match {
  matches: readonly { code: string; distance: number; values: readonly number[] }[]
  balance: readonly Balance[]
  /** True when no variable differs by more than `largestDifference` and all have common support. */
  isUsable: boolean
  /** Codes of variables that make it unusable. */
  failing: readonly string[]
}

/**
 * The nearest candidates to a place: by the straight distance over the variables, each divided by its standard deviation
 * over all candidates, so that no unit weighs more than another. Ties go by code, and everything is added up in the order
 * of the codes, so that the answer is the same to the last digit however the candidates come.
 *
 * @param place values of the place, in the order of the variables
 * @param given the candidates: at least as many as are asked for; none of them the place or a part of it
 * @param count how many to choose
 */
export function nearestTo(
  variables: readonly Pick<Variable, 'code'>[],
  place: readonly number[],
  given: readonly Candidate[],
  count: number,
): Match {
  const candidates = given.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const means = variables.map((_, index) => mean(candidates.map(({ values }) => values[index] ?? 0)))
  const deviations = variables.map((_, index) =>
    deviation(
      candidates.map(({ values }) => values[index] ?? 0),
      means[index] ?? 0,
    ),
  )
  const matches = candidates
    .map(({ code, values }) => ({ code, values, distance: distance(values, place, deviations) }))
    .sort((one, other) => one.distance - other.distance || (one.code < other.code ? -1 : 1))
    .slice(0, count)
  const balance = variables.map(({ code }, index): Balance => {
    const own = place[index] ?? 0
    const all = candidates.map(({ values }) => values[index] ?? 0)
    const matched = mean(matches.map(({ values }) => values[index] ?? 0))
    const spread = deviations[index] ?? 0
    const ends = { least: least(all), most: most(all) }
    return {
      code,
      place: own,
      mean: means[index] ?? 0,
      deviation: spread,
      ...ends,
      matched,
      before: standardised(own - (means[index] ?? 0), spread),
      after: standardised(own - matched, spread),
      isSupported: own >= ends.least && own <= ends.most,
    }
  })
  const failing = balance
    .filter(({ after, isSupported }) => !isSupported || Math.abs(after) > largestDifference)
    .map(({ code }) => code)
  return { matches, balance, isUsable: failing.length === 0 && matches.length > 0, failing }
}

/** Without spread every candidate is alike: a difference is then beyond any number of deviations. */
function standardised(difference: number, spread: number): number {
  if (spread > 0) return difference / spread
  return difference === 0 ? 0 : Math.sign(difference) * Number.MAX_SAFE_INTEGER
}

function distance(values: readonly number[], place: readonly number[], deviations: readonly number[]): number {
  let sum = 0
  for (const [index, spread] of deviations.entries()) {
    if (spread === 0) continue
    sum += (((values[index] ?? 0) - (place[index] ?? 0)) / spread) ** 2
  }
  return Math.sqrt(sum)
}

/** Added up from the first on, so that the mean of values that are all alike is that value, to the last digit. */
function mean(values: readonly number[]): number {
  const [first = 0] = values
  return first + values.reduce((sum, value) => sum + (value - first), 0) / Math.max(1, values.length)
}

function deviation(values: readonly number[], around: number): number {
  if (values.length < 2) return 0
  return Math.sqrt(values.reduce((sum, value) => sum + (value - around) ** 2, 0) / (values.length - 1))
}

// Not Math.min(...values): fourteen thousand arguments are too many for some engines.
function least(values: readonly number[]): number {
  return values.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY)
}

function most(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), Number.NEGATIVE_INFINITY)
}
