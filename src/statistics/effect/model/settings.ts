import type { Wording } from '../../../platform'

/** What decides how a result may be worded; shown with every result, so that a reader can disagree. */
export interface EffectSettings {
  /** Fewer periods before the start than this: no analysis. */
  fewestBefore: number
  /** Fewer periods from the start on than this: no analysis. */
  fewestAfter: number
  /** With fewer comparison places than this a place in the order is given and no p-value. */
  fewDonors: number
  /** The highest p-value that carries the word effect. */
  highestPValue: number
  /** How far the comparison may be off before the start, as a multiple of the usual change of a place by itself. */
  worstFit: number
  /** The last part of the periods before the start in which a start is pretended. */
  pretendedShare: number
  /**
   * The largest estimate of the pretended start that carries the word effect, as a share of the real one; the same for what
   * comes of the difference of before the start when it goes on in a straight line.
   */
  largestPretended: number
  /** Comparison places with at least this weight are left out one by one. */
  heavyWeight: number
  /** What must be left of the estimate when one comparison place is left out, as a share of it. */
  leastLeft: number
  /** Weights below this are not shown. */
  shownWeight: number
  /**
   * In the order of the placebos no fit counts as better than this multiple of the usual change, nor than the middle one of
   * all places: with more places than periods a nearly perfect fit is luck, and would put any place on top. The rank
   * without this rule is always given beside it.
   */
  smallestError: number
}

/**
 * The settings where nobody chose others. Five periods before and two after are the rule of the house (issue: effect
 * analysis); twenty comparison places is where the lowest possible p-value comes under 0.05. The others are our choice.
 * None of them decides the published California case: there the middle fit is worse than `smallestError`.
 */
export const effectSettings: EffectSettings = {
  fewestBefore: 5,
  fewestAfter: 2,
  fewDonors: 20,
  highestPValue: 0.05,
  worstFit: 1,
  pretendedShare: 1 / 3,
  largestPretended: 0.5,
  heavyWeight: 0.01,
  leastLeft: 0.5,
  shownWeight: 1e-4,
  smallestError: 0.25,
}

/** The ways to make a comparison, as the contracts call them. */
export const effectMethods = ['did', 'synthetic-control', 'synthetic-did'] as const
export type EffectMethod = (typeof effectMethods)[number]

export function isEffectMethod(value: unknown): value is EffectMethod {
  return effectMethods.includes(value as EffectMethod)
}

export const methodNames: Readonly<Record<EffectMethod, Wording>> = {
  did: { nl: 'verschil van verschillen', en: 'difference-in-differences' },
  'synthetic-control': { nl: 'synthetische controle', en: 'synthetic control' },
  'synthetic-did': { nl: 'synthetisch verschil van verschillen', en: 'synthetic difference-in-differences' },
}
