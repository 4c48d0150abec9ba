import { firstDayOf, lastDayOf, yearBefore } from './moments'

/** How many people something reached in a period, of one group or of all together; counts, never persons. */
export interface ReachedPeople {
  period: string
  group?: string | undefined
  count: number
}

/** What is known of an intervention: whom it reaches, and shares from 0 to 1 of them. */
export interface Intervening {
  reach?: readonly ReachedPeople[] | undefined
  /** Of those reached: for whom it is expected to work. */
  expectedSuccess?: number | undefined
  /** Of those: who are reached by another intervention for the same as well. */
  overlap?: number | undefined
  /** Of those: for whom it would have turned out so without it. */
  deadweight?: number | undefined
  /** Of those: who move away, or fall back, before it is counted. */
  turnover?: number | undefined
}

/** A value of an indicator, in its unit. */
export interface Measured {
  period: string
  value: number
}

/** What is known of the indicator that should move. */
export interface Moved {
  /** `%` or `count`; what an intervention does to another unit cannot be reckoned from people. */
  unit: string
  /** How many people the figure is about. */
  atRisk?: number | undefined
  series?: readonly Measured[] | undefined
  baseline?: Measured | undefined
  targets?: readonly Measured[] | undefined
}

/** The shares that are assumed, in the order in which they are taken. */
export const assumptionNames = ['expectedSuccess', 'overlap', 'deadweight', 'turnover'] as const

export interface Assumption {
  name: (typeof assumptionNames)[number]
  /** From 0 to 1. */
  value: number
  /** False when nothing was written, and nothing was taken off. */
  given: boolean
}

/** What has to be filled in before it can be said. */
export type MissingForMovement = 'reach' | 'expected-success' | 'at-risk' | 'unit' | 'series' | 'baseline' | 'target'

/** The noise of a series: how far its changes from year to year lie from their own mean, usually. */
export interface Noise {
  /** Sample standard deviation of the changes, in the unit of the indicator. */
  deviation: number
  /** How many changes it was taken from; two at least. */
  changes: number
}

export interface Distance {
  baseline: Measured
  target: Measured
  /** Between the two, in the unit of the indicator; never negative. */
  distance: number
}

/**
 * The advice: `nearer-indicator` when even the largest change would not be seen, `may-show` when it could be,
 * `fill-in` when that cannot be said yet.
 */
export type MovementAdvice = 'nearer-indicator' | 'may-show' | 'fill-in'

/** Whether an intervention can move a figure, and what that was reckoned with. */
export interface Movement {
  /** The last period with reach, and the people in it, all groups together. */
  latest: { period: string; count: number } | null
  assumptions: readonly Assumption[]
  /** For how many people at most it turns out otherwise. */
  people: number | null
  /** The largest change it could make: percentage points for a share, people for a count. */
  change: number | null
  noise: Noise | null
  distance: Distance | null
  isBelowNoise: boolean
  isBelowTenth: boolean
  /** When an effect may reasonably show, and the period of the target. */
  horizon: { effectFrom: string | null; target: string | null }
  missing: readonly MissingForMovement[]
  advice: MovementAdvice
}

/** Units in which people are counted. */
const countsOfPeople = new Set(['count', 'persons', 'residents'])

/** A change smaller than this part of the distance between baseline and target does not bring the target nearer. */
export const leastPartOfDistance = 0.1

/** The period that ends last, with everybody reached in it; of periods that end together the longest. Null without any. */
export function latestReach(reach: readonly ReachedPeople[]): { period: string; count: number } | null {
  let period: string | undefined
  for (const row of reach) if (period === undefined || isLater(row.period, period)) period = row.period
  if (period === undefined) return null
  const count = reach.filter((row) => row.period === period).reduce((sum, row) => sum + row.count, 0)
  return { period, count }
}

function isLater(period: string, than: string): boolean {
  const [end, endOfOther] = [lastDayOf(period), lastDayOf(than)]
  if (end !== endOfOther) return end > endOfOther
  return firstDayOf(period) < firstDayOf(than)
}

/**
 * The noise of a series: the sample standard deviation (divided by n - 1) of its changes from year to year. A change is
 * the difference with the same period a year before, so a year without a figure gives no change. Null below two changes.
 *
 * @param series values by period; of a period that stands in it twice the last one counts
 */
export function noiseOf(series: readonly Measured[]): Noise | null {
  const values = new Map(series.map(({ period, value }) => [period, value]))
  const changes = [...values].flatMap(([period, value]) => {
    const before = period >= '0001' ? values.get(yearBefore(period)) : undefined
    return before === undefined ? [] : [value - before]
  })
  if (changes.length < 2) return null
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
  const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0)
  return { deviation: Math.sqrt(squares / (changes.length - 1)), changes: changes.length }
}

/** From the baseline to the target of the last period. Null without one of them. */
export function distanceOf({ baseline, targets }: Pick<Moved, 'baseline' | 'targets'>): Distance | null {
  let target: Measured | undefined
  for (const one of targets ?? []) if (!target || lastDayOf(one.period) > lastDayOf(target.period)) target = one
  if (!baseline || !target) return null
  return { baseline, target, distance: Math.abs(target.value - baseline.value) }
}

/** For how many people at most an intervention makes the difference, with the assumptions it was reckoned with. */
function peopleOf(intervening: Intervening): Pick<Movement, 'latest' | 'assumptions' | 'people'> {
  const latest = latestReach(intervening.reach ?? [])
  const assumptions = assumptionNames.map((name) => {
    const given = intervening[name]
    return { name, value: given ?? (name === 'expectedSuccess' ? 1 : 0), given: given !== undefined }
  })
  if (!latest || intervening.expectedSuccess === undefined) return { latest, assumptions, people: null }
  const part = assumptions.reduce((all, { name, value }) => all * (name === 'expectedSuccess' ? value : 1 - value), 1)
  return { latest, assumptions, people: latest.count * part }
}

/** What so many people are in the unit of the indicator; null when that cannot be said. */
function changeBy(people: number, { unit, atRisk }: Moved): number | null {
  if (countsOfPeople.has(unit)) return people
  if (unit !== '%' || atRisk === undefined || atRisk === 0) return null
  return (people / atRisk) * 100
}

/**
 * How many people have to be helped before it can show in the indicator: for how many the change is as large as its noise,
 * and as a tenth of the distance to the target. Null when neither is known.
 */
export function peopleToShow(moved: Moved): number | null {
  const perPerson = changeBy(1, moved)
  if (perPerson === null) return null
  const [noise, distance] = [noiseOf(moved.series ?? []), distanceOf(moved)]
  if (!noise && !distance) return null
  return Math.max(noise?.deviation ?? 0, (distance?.distance ?? 0) * leastPartOfDistance) / perPerson
}

/**
 * "Can this move the figure?" Sets the largest change that an intervention could make in an indicator beside the noise of
 * that indicator and the distance to its target (source 000, L1304-1306: projects that reach some tens or hundreds of people
 * in an area of thousands do not show in its figures; source 001, L5440-5442: over a thousand people helped to work, and
 * unemployment hardly lower).
 *
 * Largest possible change = latest reach x expected success x (1 - overlap) x (1 - deadweight) x (1 - turnover), as a part
 * of the population at risk, in percentage points for a share and in people for a count. What was not written of the last
 * three takes nothing off, so that the change is rather too large than too small.
 *
 * @param effectFrom the first period in which an effect may reasonably show
 */
export function canItMove(intervening: Intervening, moved: Moved, effectFrom?: string): Movement {
  const helped = peopleOf(intervening)
  const [noise, distance] = [noiseOf(moved.series ?? []), distanceOf(moved)]
  const change = helped.people === null ? null : changeBy(helped.people, moved)
  const isBelowNoise = change !== null && noise !== null && isSmaller(change, noise.deviation)
  const isBelowTenth =
    change !== null && distance !== null && isSmaller(change, distance.distance * leastPartOfDistance)
  const horizon = { effectFrom: effectFrom ?? null, target: distance?.target.period ?? null }
  const missing = missingOf(intervening, moved, noise)
  const isTooSmall = isBelowNoise || isBelowTenth
  const isKnown = change !== null && noise !== null && distance !== null
  const advice = isTooSmall ? 'nearer-indicator' : isKnown ? 'may-show' : 'fill-in'
  return { ...helped, change, noise, distance, isBelowNoise, isBelowTenth, horizon, missing, advice }
}

function missingOf(intervening: Intervening, moved: Moved, noise: Noise | null): MissingForMovement[] {
  const missing: MissingForMovement[] = []
  if (!intervening.reach?.length) missing.push('reach')
  if (intervening.expectedSuccess === undefined) missing.push('expected-success')
  if (moved.unit !== '%' && !countsOfPeople.has(moved.unit)) missing.push('unit')
  if (moved.unit === '%' && !moved.atRisk) missing.push('at-risk')
  if (!noise) missing.push('series')
  if (!moved.baseline) missing.push('baseline')
  if (!moved.targets?.length) missing.push('target')
  return missing
}

/** Smaller by more than what reckoning with decimals leaves over. */
function isSmaller(one: number, other: number): boolean {
  return other - one > Math.abs(other) * 1e-9
}
