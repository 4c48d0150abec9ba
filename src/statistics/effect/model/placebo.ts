import { type Estimate, effectsOf, estimateOf, type Roles, usualChange } from './estimate'
import { at, digitsOf, mean, median } from './linear'
import { earlier, type Panel } from './panel'
import type { EffectMethod, EffectSettings } from './settings'

/** A comparison place (or as many together as were treated) taken as if the programme had been there. */
export interface Placebo {
  units: readonly string[]
  estimate: number
  preRmspe: number
  postRmspe: number
  /** Error from the start on as a multiple of the error before it, one smaller than `leastError` counting as that. */
  ratio: number
  /** The same with the error before it as it is. */
  plainRatio: number
  /** Difference per period, in the order of the panel. */
  effects: readonly number[]
}

/** How unusual the ratio of the treated is among those of the comparison places. */
export interface PlaceboTest {
  ratio: number
  /** 1 for the largest ratio. */
  rank: number
  /** The rank when every error before the start counts as it is. */
  plainRank: number
  /** The smallest error before the start that counts: the middle one of all places, or what the settings say if larger. */
  leastError: number
  /** The treated and all placebos. */
  of: number
  /** `rank` / `of`; null with few comparison places, when only the rank is given. */
  pValue: number | null
  placebos: readonly Placebo[]
}

/** The same method, with the start pretended in the last part of the time before it: nothing happened there. */
export interface PretendedStart {
  from: string
  before: number
  after: number
  estimate: number
}

/** What becomes of the estimate without one comparison place. */
export interface LeftOut {
  unit: string
  estimate: number
}

/** How far long work is. */
export interface Progress {
  step: 'placebo' | 'left-out'
  done: number
  total: number
}

/**
 * Placebo in space (Abadie, Diamond & Hainmueller 2010): every comparison place in turn as if it had been treated, compared
 * with the others; the treated are left out of all comparisons, because something did happen there. Where several units were
 * treated, as many comparison places are drawn together, as often as there are places, always the same ones.
 *
 * The ratio is there so that places which fit badly need not be left out at a bound that somebody chose (the same paper,
 * section 3.4). It must not do the opposite, and put a place on top because it fits well: with more places than periods
 * nearly perfect fits are luck. So a fit better than the middle one of all places counts as that one, for every place alike,
 * and where most fit perfectly, as a part of the usual change. The rank without this rule is given beside it. What else was
 * tried: docs/decisions/0006.
 *
 * @returns null when too few comparison places remain
 */
export function* placeboInSpace(
  panel: Panel,
  method: EffectMethod,
  real: Estimate,
  settings: EffectSettings,
): Generator<Progress, PlaceboTest | null> {
  const sets = placeboSets(panel)
  if (sets.length === 0) return null
  const found: Omit<Placebo, 'ratio' | 'plainRatio'>[] = []
  for (const [done, treated] of sets.entries()) {
    yield { step: 'placebo', done, total: sets.length }
    const estimate = estimateOf(panel, method, {
      treated,
      donors: panel.donors.filter((donor) => !treated.includes(donor)),
    })
    found.push({
      units: treated.map((place) => panel.units[place] ?? ''),
      estimate: estimate.estimate,
      preRmspe: estimate.preRmspe,
      postRmspe: estimate.postRmspe,
      effects: effectsOf(estimate),
    })
  }
  const digits = digitsOf(panel.outcome)
  const middle = median([real, ...found].map(({ preRmspe }) => preRmspe))
  const leastError = Math.max(middle, settings.smallestError * usualChange(panel))
  const ratio = ratioOf(real, leastError, digits)
  const plainRatio = ratioOf(real, 0, digits)
  const placebos = found.map((each) => ({
    ...each,
    ratio: ratioOf(each, leastError, digits),
    plainRatio: ratioOf(each, 0, digits),
  }))
  const rank = rankOf(
    ratio,
    placebos.map((each) => each.ratio),
  )
  const plainRank = rankOf(
    plainRatio,
    placebos.map((each) => each.plainRatio),
  )
  const of = placebos.length + 1
  const pValue = panel.donors.length < settings.fewDonors ? null : rank / of
  return { ratio, rank, plainRank, leastError, of, pValue, placebos }
}

/** A fit better than `least` counts as that good; a perfect one as good as digits go. */
function ratioOf(
  { preRmspe, postRmspe }: Pick<Estimate, 'preRmspe' | 'postRmspe'>,
  least: number,
  digits: number,
): number {
  return postRmspe === 0 ? 0 : postRmspe / Math.max(preRmspe, least, digits)
}

/** The place of a ratio among others, the largest first; one that is as large, but for the last digits, stands before it. */
function rankOf(ratio: number, others: readonly number[]): number {
  return 1 + others.filter((other) => other >= ratio * (1 - 1e-9)).length
}

/** Comparison places without which no placebo can be made: those that are taken as treated, and as many to compare them with. */
export function fewestForPlacebo(treated: number): number {
  return 2 * treated
}

function placeboSets({ treated, donors }: Panel): number[][] {
  if (donors.length < fewestForPlacebo(treated.length)) return []
  if (treated.length === 1) return donors.map((donor) => [donor])
  const random = drawn(treated.length * 1000 + donors.length)
  return donors.map(() => {
    const pool = [...donors]
    return treated.map(() => pool.splice(Math.floor(random() * pool.length), 1)[0] as number)
  })
}

/** Numbers from 0 up to 1, always the same after the same seed, so that an analysis gives the same result again. */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Placebo in time: the start is pretended in the last part of the periods before it.
 *
 * @returns null when that leaves too few periods before or after
 */
export function placeboInTime(panel: Panel, method: EffectMethod, settings: EffectSettings): PretendedStart | null {
  const after = Math.max(settings.fewestAfter, Math.floor(panel.before * settings.pretendedShare))
  const before = panel.before - after
  if (before < settings.fewestBefore) return null
  const { estimate } = estimateOf(earlier(panel, before, panel.before), method)
  return { from: panel.periods[before] ?? '', before, after, estimate }
}

/**
 * What the estimate would be had nothing begun, and had the difference of before the start gone on in a straight line: as the
 * line through the differences of all periods before says, or as the pretended start says in proportion to how many periods
 * each looks at, whichever goes further in the direction of the estimate. The second counts where weights were chosen so well
 * that nothing is left of a trend before the start.
 */
export function trendBefore(panel: Panel, real: Estimate, pretended: PretendedStart | null): number {
  const periods = panel.periods.length
  const line = lineOn(effectsOf(real).slice(0, panel.before), periods)
  if (pretended === null) return line
  const inProportion = (pretended.estimate * periods) / (pretended.before + pretended.after)
  return real.estimate < 0 ? Math.min(line, inProportion) : Math.max(line, inProportion)
}

/** The mean, over the periods behind `known` up to `periods`, of the straight line that fits `known` best. */
function lineOn(known: readonly number[], periods: number): number {
  const middle = (known.length - 1) / 2
  const square = known.reduce((sum, _, period) => sum + (period - middle) ** 2, 0)
  const slope = known.reduce((sum, value, period) => sum + (period - middle) * value, 0) / square
  return mean(known) + (slope * periods) / 2
}

/** The estimate without each comparison place that counts for much, the heaviest first. */
export function* leaveOneOut(
  panel: Panel,
  method: EffectMethod,
  real: Estimate,
  settings: EffectSettings,
): Generator<Progress, LeftOut[]> {
  if (panel.donors.length < 2) return []
  const heavy = panel.donors
    .map((donor, place) => ({ donor, weight: at(real.unitWeights, place) }))
    .filter(({ weight }) => weight >= settings.heavyWeight)
    .toSorted((a, b) => b.weight - a.weight)
  const left: LeftOut[] = []
  for (const [done, { donor }] of heavy.entries()) {
    yield { step: 'left-out', done, total: heavy.length }
    const roles: Roles = { treated: panel.treated, donors: panel.donors.filter((other) => other !== donor) }
    left.push({ unit: panel.units[donor] ?? '', estimate: estimateOf(panel, method, roles).estimate })
  }
  return left
}
