/** What a distribution shows, as facts without words. */
import { differenceOf } from '../difference'
import type { DistributionInput, DistributionPart } from './input'

export interface DistributionFacts {
  /** Parts, and those with a figure. */
  parts: number
  known: number
  /** See `DistributionThresholds`. */
  far: number
  small: number
  /** Parts that are further from the area than `far`, from far to near, without those whose figure rests on few people. */
  above: readonly DistributionPart[]
  below: readonly DistributionPart[]
  /** Parts whose figure rests on fewer people than `small`. */
  few: readonly DistributionPart[]
  /** Parts that are far off on the worse side; on both sides where neither is better. They stand out in the picture. */
  outstanding: readonly DistributionPart[]
  /** How many live in the parts on the worse side, of how many in all; null where that is not told of every part. */
  living: { there: number; of: number } | null
  /**
   * The figure of the area hides a pocket: parts are far off on the worse side, while the area as a whole is not, compared
   * with the reference.
   */
  isHidden: boolean
}

/**
 * Compares the parts with the area. Ids of far parts are told with their figures; a part without a figure, or with one that
 * is not exact or about so much, is neither near nor far. Null when the area has no figure to compare with.
 */
export function distributionFacts(input: DistributionInput): DistributionFacts | null {
  const { area, reference, parts, better, unit } = input
  if (differenceOf(area, area) === null || area.value === null) return null
  const far = input.thresholds?.far ?? (unit === '%' ? 5 : Math.abs(area.value) / 4)
  const small = input.thresholds?.small ?? 50
  const known = parts.filter(({ value }) => value !== null)
  const few = known.filter(({ n }) => n !== undefined && n < small)
  const off = known
    .filter((part) => !few.includes(part))
    .map((part) => ({ part, by: differenceOf(part, area) ?? 0 }))
    .filter(({ by }) => Math.abs(by) > far)
    .sort((one, other) => Math.abs(other.by) - Math.abs(one.by))
  const above = off.filter(({ by }) => by > 0).map(({ part }) => part)
  const below = off.filter(({ by }) => by < 0).map(({ part }) => part)
  const worse = better === 'lower' ? above : better === 'higher' ? below : [...above, ...below]
  const gap = reference ? differenceOf(area, reference) : null
  const isWorse = gap !== null && (better === 'lower' ? gap : -gap) > far
  const sizes = parts.map(({ size }) => size)
  const sum = (of: readonly DistributionPart[]) => of.reduce((total, { size = 0 }) => total + size, 0)
  return {
    parts: parts.length,
    known: known.length,
    far,
    small,
    above,
    below,
    few,
    outstanding: worse,
    living:
      better !== 'none' && worse.length > 0 && input.sizeKind !== undefined && sizes.every((size) => size !== undefined)
        ? { there: sum(worse), of: sum(parts) }
        : null,
    isHidden: better !== 'none' && worse.length > 0 && gap !== null && !isWorse,
  }
}
