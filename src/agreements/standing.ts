import type { Bottleneck, Commitment } from './kinds'

/** How a commitment stands on a day. */
export type CommitmentStanding = 'overdue' | 'soon' | 'open' | 'done' | 'partly' | 'dropped'

/** A commitment that is due within this many days is worth a look; our own choice. */
export const soonDays = 30

/**
 * How a commitment stands: open and past its day is overdue (source 000, L2499-2504); a word of the alliance's own for its
 * state counts as open only where it says `open`.
 *
 * @param today as `2026-01-31`
 */
export function standingOf({ state, due }: Pick<Commitment, 'state' | 'due'>, today: string): CommitmentStanding {
  if (state === 'partly' || state === 'dropped') return state
  if (state !== 'open') return 'done'
  if (due === undefined) return 'open'
  if (due < today) return 'overdue'
  return daysBetween(today, due) <= soonDays ? 'soon' : 'open'
}

/** True for what somebody still has to do. */
export function isOwed(standing: CommitmentStanding): boolean {
  return standing === 'overdue' || standing === 'soon' || standing === 'open' || standing === 'partly'
}

const order: readonly CommitmentStanding[] = ['overdue', 'soon', 'open', 'partly', 'done', 'dropped']

/** What needs attention first: overdue, then by the day it is due; what has no day after what has one. */
export function byUrgency<One extends Pick<Commitment, 'state' | 'due'>>(
  commitments: readonly One[],
  today: string,
): One[] {
  const rank = (one: One) => order.indexOf(standingOf(one, today))
  return commitments.toSorted((a, b) => rank(a) - rank(b) || (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}

/** How a bottleneck stands on a day. */
export type BottleneckStanding = 'answer-overdue' | 'waiting' | 'open' | 'answered' | 'closed'

/**
 * How a bottleneck stands: put to somebody and past the day of the answer without one, waiting for the answer, not put to
 * anybody yet, answered but still in the way, or no longer in the way.
 *
 * @param today as `2026-01-31`
 */
export function bottleneckStanding(
  { state, putTo, answerDue, answer }: Pick<Bottleneck, 'state' | 'putTo' | 'answerDue' | 'answer'>,
  today: string,
): BottleneckStanding {
  if (state === 'solved' || state === 'accepted') return 'closed'
  if (answer !== undefined || state === 'answered') return 'answered'
  if (answerDue !== undefined && answerDue < today) return 'answer-overdue'
  return putTo === undefined && state !== 'put' ? 'open' : 'waiting'
}

/** Whole days from one day to another, both as `2026-01-31`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
