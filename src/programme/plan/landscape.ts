import { firstDayOf } from '../../reach'
import type { Policy } from './kinds'

/**
 * The four kinds of policy that can land in an area: regular or additional, the same everywhere or made for the area (source
 * 001, L1607-1678).
 */
export const quarters = [
  { task: 'regular', steering: 'central' },
  { task: 'regular', steering: 'area' },
  { task: 'additional', steering: 'central' },
  { task: 'additional', steering: 'area' },
] as const

export type Quarter = `${(typeof quarters)[number]['task']}-${(typeof quarters)[number]['steering']}`

/** Policies by kind, what began last first; what has no beginning stands behind. */
export function landscapeOf(policies: readonly Policy[]): Readonly<Record<Quarter, readonly Policy[]>> {
  const began = ({ from }: Policy) => (from === undefined ? '' : firstDayOf(from))
  const of = (quarter: Quarter) =>
    policies
      .filter(({ task, steering }) => `${task}-${steering}` === quarter)
      .toSorted((a, b) => began(b).localeCompare(began(a)))
  return {
    'regular-central': of('regular-central'),
    'regular-area': of('regular-area'),
    'additional-central': of('additional-central'),
    'additional-area': of('additional-area'),
  }
}
