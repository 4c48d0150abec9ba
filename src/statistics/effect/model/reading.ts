import type { Wording } from '../../../platform'
import type { EffectResult } from './analysis'
import { differenceText, directionOf, numberText, type Phrases, phrases, signedText } from './reading-phrases'
import type { EffectSettings } from './settings'
import type { Verdict } from './verdict'

/** What was checked before choosing words. */
export const readingRules = [
  'fit',
  'placebo',
  'plain-placebo',
  'enough-donors',
  'placebo-in-time',
  'trend',
  'leave-one-out',
  'reach',
] as const
export type ReadingRule = (typeof readingRules)[number]

/** One check: whether it holds, null where it could not be done, and what was found against which setting. */
export interface RuleOutcome {
  rule: ReadingRule
  holds: boolean | null
  text: Wording
}

/** What a result may be called, in words, and why. */
export interface Reading {
  verdict: Verdict
  nl: string
  en: string
  because: readonly RuleOutcome[]
}

/** What the words are about. */
export interface ReadingSubject {
  /** What was measured: "huishoudens onder de armoedegrens". */
  outcome: Wording
  /** Unit as published; empty where it is not known. */
  unit: string
  place: Wording
  /** Names of comparison places, where they are known by a code. */
  names?: Readonly<Record<string, Wording>>
  /** The most that the people who were reached can have moved the figure, in its unit; null where it is not known. */
  mostMoved?: number | null
}

/**
 * Says what a result shows, by rule. The word effect is used only where the fit and the trend before the start, the placebos
 * in space and time, every comparison place left out and (where known) the number of people reached carry it; no effect found
 * is never put as no effect (vision: promise 5; source 003, L1218-1220, of which no causal link shown is not the same as none).
 */
export function readingOf(result: EffectResult, subject: ReadingSubject, settings: EffectSettings): Reading {
  const because = outcomesOf(result, subject, settings)
  const verdict = verdictOf(because, result)
  return {
    verdict,
    because,
    ...inBoth((words, language) => sentence(words, language, verdict, result, subject, because)),
  }
}

function verdictOf(because: readonly RuleOutcome[], { placebo }: EffectResult): Verdict {
  const holds = (rule: ReadingRule) => because.find((outcome) => outcome.rule === rule)?.holds
  if (holds('fit') === false) return 'unclear'
  if (placebo === null) return 'untested'
  if (holds('placebo') === false) return 'none-found'
  // What is unusual from the start on, and was on its way before it, says nothing of the start.
  if (holds('trend') === false) return 'unclear'
  // A rule that is not there does not apply; one that could not be checked does not carry anything.
  return because.every((outcome) => outcome.holds === true) ? 'effect' : 'associated'
}

function outcomesOf(result: EffectResult, subject: ReadingSubject, settings: EffectSettings): RuleOutcome[] {
  return [
    alike(result, subject, settings),
    ...placeboOutcomes(result, settings),
    inTime(result, subject, settings),
    trend(result, subject, settings),
    leftOut(result, subject, settings),
    ...reach(result, subject),
  ]
}

function alike(
  { prePeriodRmspe, usualChange, from }: EffectResult,
  { unit }: ReadingSubject,
  settings: EffectSettings,
) {
  return outcome('fit', prePeriodRmspe <= settings.worstFit * usualChange, (words, language) =>
    words.fit({
      from,
      error: differenceText(prePeriodRmspe, unit, language),
      usual: differenceText(usualChange, unit, language),
      times: numberText(settings.worstFit, language),
    }),
  )
}

/** With few comparison places only the first rank carries anything; with more the p-value decides. */
function placeboOutcomes({ placebo, withoutPlacebo, donors }: EffectResult, settings: EffectSettings): RuleOutcome[] {
  if (placebo === null) return [outcome('placebo', null, (words) => words.placeboNone[withoutPlacebo ?? 'not-asked'])]
  const { rank, plainRank, of } = placebo
  const few = donors < settings.fewDonors
  const carries = (place: number) => (few ? place === 1 : place / of <= settings.highestPValue)
  const highest = few ? 1 : Math.floor(settings.highestPValue * of)
  const enough = outcome('enough-donors', !few, (words) => words.donors({ donors, least: settings.fewDonors }))
  return [
    outcome('placebo', carries(rank), (words) => words.placebo({ rank, of, highest })),
    outcome('plain-placebo', carries(plainRank), (words, language) =>
      words.plainPlacebo({ rank: plainRank, of, highest, least: numberText(settings.smallestError, language) }),
    ),
    enough,
  ]
}

function inTime({ placeboInTime, estimate }: EffectResult, { unit }: ReadingSubject, settings: EffectSettings) {
  if (placeboInTime === null) return outcome('placebo-in-time', null, (words) => words.inTimeNone)
  const most = settings.largestPretended * Math.abs(estimate)
  return outcome('placebo-in-time', Math.abs(placeboInTime.estimate) <= most, (words, language) =>
    words.inTime({
      from: placeboInTime.from,
      found: signedText(placeboInTime.estimate, unit, language),
      share: numberText(settings.largestPretended * 100, language),
    }),
  )
}

/** A trend the other way makes the difference smaller, not larger, so it is none against it. */
function trend({ trendBefore, estimate, from }: EffectResult, { unit }: ReadingSubject, settings: EffectSettings) {
  const most = settings.largestPretended * Math.abs(estimate)
  return outcome('trend', trendBefore * Math.sign(estimate) <= most, (words, language) =>
    words.trend({
      from,
      found: signedText(trendBefore, unit, language),
      share: numberText(settings.largestPretended * 100, language),
    }),
  )
}

function leftOut({ leaveOneOut, donors, estimate }: EffectResult, subject: ReadingSubject, settings: EffectSettings) {
  if (donors === 1) return outcome('leave-one-out', null, (words) => words.leftOutOnly)
  if (leaveOneOut.length === 0) return outcome('leave-one-out', true, (words) => words.leftOutNone)
  const left = leaveOneOut.map((each) => ({ ...each, share: estimate === 0 ? 0 : each.estimate / estimate }))
  const worst = left.reduce((least, each) => (each.share < least.share ? each : least))
  return outcome('leave-one-out', worst.share >= settings.leastLeft, (words, language) =>
    words.leftOut({
      unit: subject.names?.[worst.unit]?.[language] ?? worst.unit,
      found: signedText(worst.estimate, subject.unit, language),
      share: numberText(settings.leastLeft * 100, language),
    }),
  )
}

function reach({ estimate }: EffectResult, { unit, mostMoved }: ReadingSubject): RuleOutcome[] {
  if (mostMoved === undefined || mostMoved === null) return []
  return [
    outcome('reach', mostMoved >= Math.abs(estimate), (words, language) =>
      words.reach({ most: differenceText(mostMoved, unit, language) }),
    ),
  ]
}

type Say = (words: Phrases, language: 'nl' | 'en') => string

function outcome(rule: ReadingRule, holds: boolean | null, say: Say): RuleOutcome {
  return { rule, holds, text: inBoth(say) }
}

function inBoth(say: Say): Wording {
  return { nl: say(phrases.nl, 'nl'), en: say(phrases.en, 'en') }
}

function sentence(
  words: Phrases,
  language: 'nl' | 'en',
  verdict: Verdict,
  { estimate, from, placebo, withoutPlacebo }: EffectResult,
  { outcome: measured, unit, place }: ReadingSubject,
  because: readonly RuleOutcome[],
): string {
  const difference = differenceText(estimate, unit, language)
  const begin = words.difference({
    outcome: measured[language],
    place: place[language],
    from,
    difference,
    direction: directionOf(estimate),
  })
  const failing = because.find((each) => each.holds !== true)?.text[language] ?? ''
  const { rank, of } = placebo ?? { rank: 0, of: 0 }
  return `${begin} ${words.verdict[verdict]({ rank, of, from, failing, without: withoutPlacebo ?? 'not-asked' })}`
}
