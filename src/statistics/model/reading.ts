import { writtenDecimals } from '../../ui'
import { type ComparisonSettings, unitFamily } from './comparison-settings'
import {
  absolute,
  add,
  compare,
  decimalsOf,
  type Exact,
  exact,
  halfUnit,
  multiply,
  subtract,
  toNumber,
  zero,
} from './exact'
import type { Observation, Uncertainty } from './observation'

/** Between which bounds a figure lies; null where there is no bound. */
export interface Bounds {
  readonly low: Exact | null
  readonly high: Exact | null
}

/** Why a figure is not exactly what it says: the strongest reason counts. */
export type Doubt = 'rounding' | 'margin' | 'no-margin' | 'precision'

/** A published value with the bounds within which the real figure lies. */
export interface Reading extends Bounds {
  readonly period: string
  readonly value: Exact
  readonly decimals: number
  readonly doubt: Doubt
  readonly observation: Observation
}

/** What of an indicator decides how far its values can be off. */
export interface Measured {
  readonly unit: string
  readonly uncertainty: Uncertainty
}

/**
 * How far a published value can be off, as bounds; null for an observation without value. A range without a value is one
 * of those: a gap or ratio calculated from its middle would be ours and not the publisher's.
 *
 * - exact: half a unit of the last published decimal; a plain count that is not rounded is not off at all;
 * - about: as if rounded one digit more coarsely (about 48 lies between 43 and 53);
 * - range: its own bounds; at least, at most: no bound on the other side;
 * - a published margin comes on top; a survey value without margin gets the margin of the settings, a score from such a
 *   survey has no bounds.
 *
 * Bounds are worst cases: what is called distinguishable is so however the roundings and margins fall.
 */
export function readingOf(observation: Observation, measured: Measured, settings: ComparisonSettings): Reading | null {
  if (observation.value === null) return null
  const value = exact(observation.value)
  const decimals = publishedDecimals(observation)
  const written = writtenBounds(observation, value, decimals, measured)
  const sampling = samplingWidth(observation, value, measured, settings)
  return {
    period: observation.period,
    value,
    decimals,
    low: written.low && sampling && subtract(written.low, sampling),
    high: written.high && sampling && add(written.high, sampling),
    doubt: doubtOf(observation, measured),
    observation,
  }
}

/**
 * Decimals as published; without that, those the number is written with, which can only be too few. What a computation left
 * behind the mark counts for no more than is written of it: else every change of it would be certain.
 */
export function publishedDecimals(observation: Observation): number {
  return writtenDecimals(observation.decimals ?? (observation.value === null ? 0 : decimalsOf(observation.value)))
}

/** How far the exact rounding of one value can reach, for explanations: 0.05 with one decimal. */
export function roundingReach(decimals: number): number {
  return toNumber(halfUnit(decimals))
}

function writtenBounds(observation: Observation, value: Exact, decimals: number, measured: Measured): Bounds {
  switch (observation.precision) {
    case 'at-least':
      return { low: value, high: null }
    case 'at-most':
      return { low: null, high: value }
    case 'about':
      return around(value, halfUnit(decimals - 1))
    case 'range':
      return {
        low: observation.low === undefined ? null : exact(observation.low),
        high: observation.high === undefined ? null : exact(observation.high),
      }
    case 'exact': {
      const counted = measured.uncertainty === 'count' && unitFamily(measured.unit) === 'count'
      // A class is a name with an order: nothing was rounded to it.
      return around(value, counted || measured.unit === 'class' ? zero : halfUnit(decimals))
    }
  }
}

/** Half width of what sampling adds; null when nothing is known about it. */
function samplingWidth(
  observation: Observation,
  value: Exact,
  measured: Measured,
  settings: ComparisonSettings,
): Exact | null {
  if (observation.margin !== undefined) return exact(observation.margin)
  if (!isSurvey(measured.uncertainty)) return zero
  const family = unitFamily(measured.unit)
  if (family === 'score') return null
  const { points, share } = settings.surveyWithoutMargin
  const relative = multiply(absolute(value), exact(share))
  const least = family === 'share' ? exact(points) : zero
  return compare(relative, least) > 0 ? relative : least
}

function doubtOf(observation: Observation, measured: Measured): Doubt {
  if (observation.margin === undefined && isSurvey(measured.uncertainty)) return 'no-margin'
  if (observation.precision !== 'exact') return 'precision'
  return observation.margin === undefined ? 'rounding' : 'margin'
}

function isSurvey(uncertainty: Uncertainty): boolean {
  return uncertainty === 'survey-with-margin' || uncertainty === 'survey-without-margin'
}

function around(value: Exact, width: Exact): Bounds {
  return { low: subtract(value, width), high: add(value, width) }
}
