import { firstDayOf, lastDayOf } from '../../reach'

/** Something that begins and ends, as far as that was said. Moments as `2026-01-31`, `2026-01`, `2026-Q1` or `2026`. */
export interface Dated {
  from?: string | undefined
  to?: string | undefined
}

/**
 * Where something stands between the first and the last day of a timeline, as parts of it from 0 to 1. What has no beginning
 * or end that was said reaches to the edge.
 */
export interface TimelineBar<Item extends Dated> {
  item: Item
  starts: number
  ends: number
}

export interface Timeline<Item extends Dated> {
  /** Every year from the first to the last. */
  years: readonly number[]
  bars: readonly TimelineBar<Item>[]
  /** Of which neither beginning nor end was said. */
  undated: readonly Item[]
  /** Where today is, from 0 to 1. */
  today: number
}

/** Longer than this is a slip of the pen. */
const mostYears = 60

/**
 * Lays things out in time, in whole years, from the first that begins to the last that ends; today is always on it.
 *
 * @param items what is laid out, in the order in which it ends
 * @param today `2026-01-31`
 */
export function timelineOf<Item extends Dated>(items: readonly Item[], today: string): Timeline<Item> {
  const dated = items.filter(({ from, to }) => from !== undefined || to !== undefined)
  const days = dated.flatMap(({ from, to }) => [
    ...(from === undefined ? [] : [firstDayOf(from)]),
    ...(to === undefined ? [] : [lastDayOf(to)]),
  ])
  const inYears = [...days, today].map((day) => Number(day.slice(0, 4)))
  const last = Math.max(...inYears)
  const first = Math.max(Math.min(...inYears), last - mostYears + 1)
  const at = (day: string) => Math.min(1, Math.max(0, partOf(day, first, last)))
  const bars = dated.map((item): TimelineBar<Item> => {
    const starts = item.from === undefined ? 0 : at(firstDayOf(item.from))
    const ends = item.to === undefined ? 1 : at(dayAfter(lastDayOf(item.to)))
    return { item, starts: Math.min(starts, ends), ends }
  })
  return {
    years: Array.from({ length: last - first + 1 }, (_, year) => first + year),
    bars: bars.toSorted((a, b) => a.ends - b.ends || a.starts - b.starts),
    undated: items.filter(({ from, to }) => from === undefined && to === undefined),
    today: at(today),
  }
}

const dayMilliseconds = 24 * 3_600_000

function partOf(day: string, first: number, last: number): number {
  const [start, end] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)]
  return (Date.parse(`${day}T00:00:00Z`) - start) / (end - start)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10)
}

/** Money that is over before an effect may show. */
export interface EarlyEnd<Goal> {
  /** The last day of which there is money. */
  moneyUntil: string
  /** The goals of which the effect may show only after that day. */
  goals: readonly Goal[]
}

/** The last day of which there is money: null when there is none, or when it was not said of all of it. */
export function moneyUntil(money: readonly Dated[]): string | null {
  const ends = money.map(({ to }) => (to === undefined ? undefined : lastDayOf(to)))
  if (ends.length === 0 || ends.includes(undefined)) return null
  return ends.reduce<string>((latest, end) => (end !== undefined && end > latest ? end : latest), '')
}

/**
 * Whether all money for something ends before the effect of goals it leads to may reasonably show (source 000,
 * L6466-6470). Null when it does not, when there is no money, or when it was not said of all money when it ends.
 */
export function endsBeforeEffect<Goal extends { effectFrom?: string | undefined }>(
  money: readonly Dated[],
  goals: readonly Goal[],
): EarlyEnd<Goal> | null {
  const until = moneyUntil(money)
  if (until === null) return null
  const later = goals.filter(({ effectFrom }) => effectFrom !== undefined && firstDayOf(effectFrom) > until)
  return later.length > 0 ? { moneyUntil: until, goals: later } : null
}
