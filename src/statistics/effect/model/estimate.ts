import { at, digitsOf, mean, median, rootMeanSquare, standardDeviation } from './linear'
import type { Panel } from './panel'
import type { EffectMethod } from './settings'
import { simplexWeights } from './simplex'

/** What a method makes of a panel. */
export interface Estimate {
  /** Mean of what was observed from the start on minus what the comparison expects, in the unit of the outcome. */
  estimate: number
  /** Mean of the treated units, per period. */
  observed: Float64Array
  /** What the comparison expects, per period. */
  counterfactual: Float64Array
  /** Weights of `donors`, in their order; together 1. */
  unitWeights: Float64Array
  /** Weights of the periods before the start; together 1, or null where the method has none. */
  timeWeights: Float64Array | null
  /** Root of the mean squared difference before the start, and from the start on. */
  preRmspe: number
  postRmspe: number
}

/** Who counts as treated and who as comparison; a placebo has others than the panel. */
export interface Roles {
  treated: readonly number[]
  donors: readonly number[]
}

/**
 * Estimates what was observed beyond what the comparison expects.
 *
 * All three methods weigh comparison places into one line, and move it up or down by the mean difference before the start,
 * in which periods may have weights too (Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021, American Economic Review
 * 111(12), section I):
 * - `did`: equal weights for places and periods
 * - `synthetic-control`: weights of places that follow the outcome before the start; the line is not moved. Outcomes only,
 *   without intercept (Abadie, Diamond & Hainmueller 2010, Journal of the American Statistical Association 105(490))
 * - `synthetic-did`: weights of places that follow it but for a constant, kept even by a ridge, and weights of periods
 */
export function estimateOf(panel: Panel, method: EffectMethod, roles: Roles = panel): Estimate {
  const observed = averageOf(panel, roles.treated)
  const unitWeights = unitWeightsOf(panel, method, roles, observed)
  const timeWeights = timeWeightsOf(panel, method, roles.donors)
  const weighted = weightedOf(panel, roles.donors, unitWeights)
  const shift = timeWeights?.reduce(
    (sum, weight, period) => sum + weight * (at(observed, period) - at(weighted, period)),
    0,
  )
  const digits = digitsOf(panel.outcome)
  const counterfactual = weighted.map((value, period) => {
    const expected = value + (shift ?? 0)
    return Math.abs(at(observed, period) - expected) <= digits ? at(observed, period) : expected
  })
  const effects = Array.from(observed, (value, period) => value - at(counterfactual, period))
  return {
    estimate: mean(effects.slice(panel.before)),
    observed,
    counterfactual,
    unitWeights,
    timeWeights,
    preRmspe: rootMeanSquare(effects.slice(0, panel.before)),
    postRmspe: rootMeanSquare(effects.slice(panel.before)),
  }
}

/** Difference between what was observed and expected, per period. */
export function effectsOf({ observed, counterfactual }: Estimate): number[] {
  return Array.from(observed, (value, period) => value - at(counterfactual, period))
}

/**
 * The usual change of a place by itself from one period to the next, before the start: of every comparison place the standard
 * deviation of its changes, the middle change of all in that period taken off; of these the middle one. What all places have
 * in common says nothing of how well a comparison can fit, since every method takes it off; and one place that jumps must not
 * stretch the measure for all, as it would through a mean. A single comparison place has its changes as they are.
 */
export function usualChange(panel: Panel): number {
  const changes = panel.donors.map((donor) => changesOf(panel, donor))
  const [first = []] = changes
  if (changes.length === 1) return standardDeviation(first)
  const common = first.map((_, period) => median(changes.map((line) => line[period] ?? 0)))
  const own = changes.map((line) => standardDeviation(line.map((change, period) => change - (common[period] ?? 0))))
  // The middle one holds a part of the place itself, the more so the fewer places there are.
  return median(own) * Math.sqrt(changes.length / (changes.length - 1))
}

/**
 * How far the changes of all comparison places before the start lie apart, common movement and all: their standard deviation,
 * of which synthetic difference-in-differences makes its ridge (the same paper, equation 5).
 */
function spreadOfChanges(panel: Panel, donors: readonly number[]): number {
  return standardDeviation(donors.flatMap((donor) => changesOf(panel, donor)))
}

/** The changes of a place from each period to the next, before the start. */
function changesOf({ outcome, periods, before }: Panel, place: number): number[] {
  const from = place * periods.length
  return Array.from({ length: before - 1 }, (_, period) => at(outcome, from + period + 1) - at(outcome, from + period))
}

/**
 * The difference per period with the equally weighted comparison places, as far as it differs from that in the last period
 * before the start: zero there by construction. Before the start it shows whether the lines ran alike.
 */
export function eventStudyOf(panel: Panel, roles: Roles = panel): number[] {
  const observed = averageOf(panel, roles.treated)
  const others = averageOf(panel, roles.donors)
  const last = panel.before - 1
  const base = at(observed, last) - at(others, last)
  return Array.from(observed, (value, period) => value - at(others, period) - base)
}

function unitWeightsOf(panel: Panel, method: EffectMethod, roles: Roles, observed: Float64Array): Float64Array {
  const { donors, treated } = roles
  if (method === 'did') return new Float64Array(donors.length).fill(1 / donors.length)
  const { before } = panel
  const centred = method === 'synthetic-did'
  const target = linesOf(observed.subarray(0, before), before, centred)
  const lines = new Float64Array(donors.length * before)
  for (const [place, donor] of donors.entries()) {
    const from = donor * panel.periods.length
    lines.set(linesOf(panel.outcome.subarray(from, from + before), before, centred), place * before)
  }
  if (!centred) return simplexWeights(lines, target, 0)
  // The ridge of the paper: the fourth root of treated units × periods after, times the spread of changes (equation 5).
  const after = panel.periods.length - before
  const zeta = (treated.length * after) ** 0.25 * spreadOfChanges(panel, donors)
  return simplexWeights(lines, target, before * zeta * zeta)
}

function timeWeightsOf(panel: Panel, method: EffectMethod, donors: readonly number[]): Float64Array | null {
  const { before } = panel
  if (method === 'synthetic-control') return null
  if (method === 'did') return new Float64Array(before).fill(1 / before)
  const width = panel.periods.length
  const columns = new Float64Array(before * donors.length)
  const target = new Float64Array(donors.length)
  for (const [place, donor] of donors.entries()) {
    const line = panel.outcome.subarray(donor * width, (donor + 1) * width)
    for (let period = 0; period < before; period += 1) columns[period * donors.length + place] = at(line, period)
    target[place] = mean(line.subarray(before))
  }
  for (let period = 0; period < before; period += 1) {
    const column = columns.subarray(period * donors.length, (period + 1) * donors.length)
    column.set(linesOf(column, donors.length, true))
  }
  return simplexWeights(columns, linesOf(target, donors.length, true), 0)
}

/** The line itself, or with its mean taken off: weights with an intercept. A line that never changes is then nothing. */
function linesOf(line: Float64Array, length: number, centred: boolean): Float64Array {
  if (!centred) return line.slice(0, length)
  const middle = mean(line)
  const digits = digitsOf(line)
  return line.map((value) => (Math.abs(value - middle) <= digits ? 0 : value - middle))
}

function averageOf(panel: Panel, places: readonly number[]): Float64Array {
  return weightedOf(panel, places, new Float64Array(places.length).fill(1 / places.length))
}

function weightedOf(panel: Panel, places: readonly number[], weights: Float64Array): Float64Array {
  const width = panel.periods.length
  const line = new Float64Array(width)
  for (const [index, place] of places.entries()) {
    const weight = at(weights, index)
    if (weight === 0) continue
    for (let period = 0; period < width; period += 1) {
      line[period] = at(line, period) + weight * at(panel.outcome, place * width + period)
    }
  }
  return line
}
