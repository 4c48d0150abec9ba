import { effectsOf, estimateOf, eventStudyOf, usualChange } from './estimate'
import { at } from './linear'
import type { Panel } from './panel'
import {
  fewestForPlacebo,
  type LeftOut,
  leaveOneOut,
  type PlaceboTest,
  type PretendedStart,
  type Progress,
  placeboInSpace,
  placeboInTime,
  trendBefore,
} from './placebo'
import type { EffectMethod, EffectSettings } from './settings'

/** One period: what was observed, what the comparison expects, and the difference. */
export interface EffectPeriod {
  period: string
  observed: number
  counterfactual: number
  effect: number
}

/** One period of an event study. */
export interface EventPeriod {
  period: string
  effect: number
  /** Place of the size of this difference among those of all places in this period, 1 for the largest; null untested. */
  rank: number | null
  of: number | null
}

/** What came of an analysis: plain JSON, the same for the same panel, method and settings. */
export interface EffectResult {
  method: EffectMethod
  treated: readonly string[]
  from: string
  /** Number of periods before the start and from the start on. */
  before: number
  after: number
  /** Number of comparison places. */
  donors: number
  estimate: number
  perPeriod: readonly EffectPeriod[]
  /**
   * By unit; weights too small to show are left out. The order is that of `heaviestFirst`, not that of the names here: an
   * object puts names that are whole numbers first.
   */
  weights: Readonly<Record<string, number>>
  /** By period; null where the method has none. */
  timeWeights: Readonly<Record<string, number>> | null
  prePeriodRmspe: number
  postPeriodRmspe: number
  /** The usual change of a comparison place by itself from one period to the next. */
  usualChange: number
  /** Null when it was not asked for, or when there are too few comparison places for it. */
  placebo: PlaceboTest | null
  /** Why there is none; null where there is. */
  withoutPlacebo: 'not-asked' | 'few-places' | null
  placeboInTime: PretendedStart | null
  /** What the estimate would be had the difference of before the start gone on in a straight line. */
  trendBefore: number
  leaveOneOut: readonly LeftOut[]
  /** With `did` only. */
  eventStudy: readonly EventPeriod[] | null
}

/**
 * Does the whole analysis, giving way after every comparison place, so that who runs it can report or do something else.
 *
 * @param placebo whether to take every comparison place as if it had been treated
 */
export function* analysisOf(
  panel: Panel,
  method: EffectMethod,
  settings: EffectSettings,
  { placebo }: { placebo: boolean },
): Generator<Progress, EffectResult> {
  const real = estimateOf(panel, method)
  const effects = effectsOf(real)
  const test = placebo ? yield* placeboInSpace(panel, method, real, settings) : null
  const pretended = placeboInTime(panel, method, settings)
  const left = yield* leaveOneOut(panel, method, real, settings)
  return {
    method,
    treated: panel.treated.map((place) => panel.units[place] ?? ''),
    from: panel.periods[panel.before] ?? '',
    before: panel.before,
    after: panel.periods.length - panel.before,
    donors: panel.donors.length,
    estimate: real.estimate,
    perPeriod: panel.periods.map((period, place) => ({
      period,
      observed: at(real.observed, place),
      counterfactual: at(real.counterfactual, place),
      effect: effects[place] ?? 0,
    })),
    weights: Object.fromEntries(
      heaviestFirst(
        shownWeights(
          panel.donors.map((donor) => panel.units[donor] ?? ''),
          real.unitWeights,
          settings,
        ),
      ),
    ),
    timeWeights: real.timeWeights && shownWeights(panel.periods, real.timeWeights, settings),
    prePeriodRmspe: real.preRmspe,
    postPeriodRmspe: real.postRmspe,
    usualChange: usualChange(panel),
    placebo: test,
    withoutPlacebo:
      panel.donors.length < fewestForPlacebo(panel.treated.length) ? 'few-places' : test === null ? 'not-asked' : null,
    placeboInTime: pretended,
    trendBefore: trendBefore(panel, real, pretended),
    leaveOneOut: left,
    eventStudy: method === 'did' ? eventStudy(panel, test !== null) : null,
  }
}

/** Runs it to the end at once. */
export function completed(analysis: Generator<Progress, EffectResult>): EffectResult {
  for (;;) {
    const step = analysis.next()
    if (step.done) return step.value
  }
}

/** Weights with their units, the heaviest first; of equal ones in the order in which they stand. */
export function heaviestFirst(weights: EffectResult['weights']): [string, number][] {
  return Object.entries(weights).toSorted(([, a], [, b]) => b - a)
}

function shownWeights(names: readonly string[], weights: Float64Array, settings: EffectSettings) {
  const shown = Array.from(weights, (weight, place) => [names[place] ?? '', weight] as const).filter(
    ([, weight]) => weight >= settings.shownWeight,
  )
  return Object.fromEntries(shown)
}

function eventStudy(panel: Panel, tested: boolean): EventPeriod[] {
  const effects = eventStudyOf(panel)
  const others =
    tested && panel.treated.length === 1
      ? panel.donors.map((donor) =>
          eventStudyOf(panel, { treated: [donor], donors: panel.donors.filter((other) => other !== donor) }),
        )
      : null
  return panel.periods.map((period, place) => {
    const effect = effects[place] ?? 0
    if (others === null || place === panel.before - 1) return { period, effect, rank: null, of: null }
    const larger = others.filter((line) => Math.abs(line[place] ?? 0) >= Math.abs(effect)).length
    return { period, effect, rank: 1 + larger, of: others.length + 1 }
  })
}
