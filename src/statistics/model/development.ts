import { type ComparisonSettings, unitFamily } from './comparison-settings'
import { absolute, compare, divide, type Exact, exact, multiply, negative, one, sign, subtract, zero } from './exact'
import type { Precision } from './observation'
import type { Bounds, Doubt, Measured, Reading } from './reading'

/**
 * What happened to the distance between two places (contracts: development). `unchanged` is a change that is real but too
 * small to matter; `not-distinguishable` one that rounding or a margin can produce; `not-comparable` no two periods.
 */
export const developments = ['narrowing', 'widening', 'unchanged', 'not-distinguishable', 'not-comparable'] as const
export type Development = (typeof developments)[number]

/** The same for the level of one place. */
export const levelDevelopments = ['rising', 'falling', 'unchanged', 'not-distinguishable', 'not-comparable'] as const
export type LevelDevelopment = (typeof levelDevelopments)[number]

/** A value with the bounds it lies between. */
export interface Quantity extends Bounds {
  readonly value: Exact
}

/** Readings of both places in one period. */
export interface Pair {
  readonly period: string
  readonly place: Reading
  readonly reference: Reading
}

/**
 * How exactly the gap of one period is known. A gap of at least 500 and exactly 300 is at least 200; of at least 500 and
 * at least 300 nothing is known: null.
 */
export function gapPrecision({ place, reference }: Pair): Exclude<Precision, 'range'> | null {
  const turned = { 'at-least': 'at-most', 'at-most': 'at-least' } as const
  const [ours, theirs] = [place.observation.precision, reference.observation.precision]
  const oneSided = ours === 'at-least' || ours === 'at-most'
  if (theirs === 'at-least' || theirs === 'at-most') {
    return (oneSided ? ours === turned[theirs] : ours === 'exact') ? turned[theirs] : null
  }
  if (oneSided) return theirs === 'exact' ? ours : null
  return ours === 'exact' && theirs === 'exact' ? 'exact' : 'about'
}

/** The gap of one period itself, without its bounds: value − reference. */
export function gapValueOf({ place, reference }: Pair): Exact {
  return subtract(place.value, reference.value)
}

/** The gap of one period: value − reference. */
export function gapOf(pair: Pair): Quantity {
  const { place, reference } = pair
  return {
    value: gapValueOf(pair),
    low: place.low && reference.high && subtract(place.low, reference.high),
    high: place.high && reference.low && subtract(place.high, reference.low),
  }
}

/** A ratio itself, without its bounds: value ÷ reference; null where the reference is not above zero or the value below it. */
export function ratioValueOf(value: Exact, reference: Exact): Exact | null {
  return sign(reference) <= 0 || sign(value) < 0 ? null : divide(value, reference)
}

/** The ratio of one period: value ÷ reference; null where the reference is not above zero or the value below it. */
export function ratioOf({ place, reference }: { place: Quantity; reference: Quantity }): Quantity | null {
  const value = ratioValueOf(place.value, reference.value)
  if (value === null) return null
  const positive = (bound: Exact | null) => (bound && sign(bound) > 0 ? bound : null)
  const [least, most] = [positive(reference.low), positive(reference.high)]
  return {
    value,
    low: place.low && most && divide(atLeastZero(place.low), most),
    high: place.high && least && divide(place.high, least),
  }
}

/** What is left of a whole of 100 %: not working instead of working. */
export function complementOf({ value, low, high }: Quantity): Quantity {
  return { value: restOf(value), low: high && restOf(high), high: low && restOf(low) }
}

/** What is left of 100. */
export function restOf(part: Exact): Exact {
  return subtract(exact(100), part)
}

/** Development of the level: the change must be distinguishable and material (settings) to have a direction. */
export function levelDevelopment(
  first: Reading,
  last: Reading,
  measured: Measured,
  settings: ComparisonSettings,
): LevelDevelopment {
  if (!apart(first, last)) return 'not-distinguishable'
  const change = absolute(subtract(last.value, first.value))
  if (sign(change) === 0 || !levelIsMaterial(change, first, measured, settings)) return 'unchanged'
  return compare(last.value, first.value) > 0 ? 'rising' : 'falling'
}

/** Development of the gap: narrowing means that its size, above or below the reference, became smaller. */
export function gapDevelopment(
  first: Quantity,
  last: Quantity,
  measured: Measured,
  settings: ComparisonSettings,
): Development {
  const [was, is] = [sizeOf(first), sizeOf(last)]
  if (!apart(was, is)) return 'not-distinguishable'
  const change = absolute(subtract(is.value, was.value))
  const enoughPoints = unitFamily(measured.unit) !== 'share' || compare(change, exact(settings.gap.points)) >= 0
  const enoughShare = compare(change, multiply(was.value, exact(settings.gap.share))) >= 0
  return enoughPoints && enoughShare ? direction(was.value, is.value) : 'unchanged'
}

/**
 * Development of the ratio: narrowing means closer to 1, counted in times: half as much and twice as much are equally
 * far. A ratio of zero has no such distance: not comparable.
 */
export function ratioDevelopment(first: Quantity, last: Quantity, settings: ComparisonSettings): Development {
  const [was, is] = [timesOf(first), timesOf(last)]
  if (was === null || is === null) return 'not-comparable'
  if (!apart(was, is)) return 'not-distinguishable'
  // On one side of 1 the change is counted on the ratio as it is shown; across 1 only the distance has a meaning.
  const [from, to] = crosses(first, last, one) ? [was, is] : [first, last]
  const change = absolute(subtract(to.value, from.value))
  const material = compare(change, multiply(from.value, exact(settings.ratio.share))) >= 0
  return material ? direction(was.value, is.value) : 'unchanged'
}

/**
 * Whether the place went from one side of the reference to the other: `certain` when rounding or margins cannot have
 * produced it, `uncertain` when they can, null when it stayed on its side or touched it.
 */
export function crossingOf(first: Quantity, last: Quantity): 'certain' | 'uncertain' | null {
  if (!crosses(first, last, zero)) return null
  return apart(first, last) ? 'certain' : 'uncertain'
}

/** The doubt that weighs most: unknown margin, imprecise figure, published margin, rounding. */
export function strongestDoubt(readings: readonly Reading[]): Doubt {
  const doubts = readings.map(({ doubt }) => doubt)
  return (['no-margin', 'precision', 'margin'] as const).find((doubt) => doubts.includes(doubt)) ?? 'rounding'
}

function levelIsMaterial(change: Exact, first: Reading, measured: Measured, { level }: ComparisonSettings): boolean {
  const family = unitFamily(measured.unit)
  if (family === 'score') {
    const steps = measured.unit === 'class' ? 1 : level.scoreSteps
    return compare(change, multiply(exact(steps), divide(one, exact(10 ** first.decimals)))) >= 0
  }
  const enoughPoints = family !== 'share' || compare(change, exact(level.points)) >= 0
  return enoughPoints && compare(change, multiply(absolute(first.value), exact(level.share))) >= 0
}

function direction(was: Exact, is: Exact): Development {
  const order = compare(is, was)
  return order < 0 ? 'narrowing' : order > 0 ? 'widening' : 'unchanged'
}

/** True when no two values within the bounds are the same; touching bounds are not apart. Exactly equal counts are. */
function apart(a: Quantity, b: Quantity): boolean {
  if (isPoint(a) && isPoint(b)) return true
  return below(a, b) || below(b, a)
}

function isPoint({ low, high }: Bounds): boolean {
  return low !== null && high !== null && compare(low, high) === 0
}

function below(a: Bounds, b: Bounds): boolean {
  return a.high !== null && b.low !== null && compare(a.high, b.low) < 0
}

function crosses(first: Quantity, last: Quantity, middle: Exact): boolean {
  return sign(subtract(first.value, middle)) * sign(subtract(last.value, middle)) === -1
}

/** Size of a gap: 3 below the reference is as large as 3 above it. */
function sizeOf({ value, low, high }: Quantity): Quantity {
  if (low && sign(low) >= 0) return { value, low, high }
  if (high && sign(high) <= 0) return { value: negative(value), low: negative(high), high: low && negative(low) }
  return { value: absolute(value), low: zero, high: low && high && larger(negative(low), high) }
}

/** How many times the larger is the smaller: 2 for 2 and for 0.5. Null for a ratio of zero. */
function timesOf({ value, low, high }: Quantity): Quantity | null {
  if (sign(value) === 0) return null
  const inverse = (part: Exact | null) => (part && sign(part) > 0 ? divide(one, part) : null)
  if (low && compare(low, one) >= 0) return { value, low, high }
  if (high && compare(high, one) <= 0) return { value: divide(one, value), low: inverse(high), high: inverse(low) }
  const farthest = inverse(low)
  return {
    value: larger(value, divide(one, value)),
    low: one,
    high: farthest && high && larger(farthest, high),
  }
}

function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) > 0 ? a : b
}

function atLeastZero(a: Exact): Exact {
  return larger(a, zero)
}
