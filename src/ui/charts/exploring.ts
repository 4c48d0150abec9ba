/**
 * How a chart is read step by step, without a page: the part of the script `islands/chart.ts` that can be tested by
 * itself. It is sent to browsers, so it imports nothing but types.
 */
import type { Exploration, ExplorationSeries } from './line/exploration'

/** Where the reader is; null is nowhere, or all series. */
export interface ReadingPlace {
  stop: number | null
  series: number | null
}

export const nowhere: ReadingPlace = { stop: null, series: null }

/**
 * Where a key leads: left and right between moments, Home and End to the first and last, up and down between the series
 * (past either end: all of them), Escape away. Returns null when the key means nothing to a chart, so that it keeps its
 * usual meaning for the page.
 */
export function follow(place: ReadingPlace, key: string, { stops, series }: Exploration): ReadingPlace | null {
  const last = stops.length - 1
  if (last < 0) return null
  const { stop } = place
  switch (key) {
    case 'ArrowRight':
      return { ...place, stop: stop === null ? 0 : Math.min(stop + 1, last) }
    case 'ArrowLeft':
      return { ...place, stop: stop === null ? last : Math.max(stop - 1, 0) }
    case 'Home':
      return { ...place, stop: 0 }
    case 'End':
      return { ...place, stop: last }
    case 'ArrowDown':
      return { stop: stop ?? last, series: around((place.series ?? -1) + 1, series.length) }
    case 'ArrowUp':
      return { stop: stop ?? last, series: around((place.series ?? series.length) - 1, series.length) }
    case 'Escape':
      return stop === null && place.series === null ? null : nowhere
    default:
      return null
  }
}

/** The moment nearest to a place on the axis; null for a chart without moments. */
export function nearestStop(x: number, stops: readonly number[]): number | null {
  let nearest: number | null = null
  for (const [index, stop] of stops.entries())
    if (nearest === null || Math.abs(stop - x) < Math.abs((stops[nearest] ?? 0) - x)) nearest = index
  return nearest
}

export interface ReadingLine extends Pick<ExplorationSeries, 'name' | 'look'> {
  value: string
}

/** What is shown at a place: the period and every series, a chosen one first; null when the reader is nowhere. */
export function readAt(
  { stops, series }: Exploration,
  place: ReadingPlace,
): { period: string; lines: ReadingLine[] } | null {
  const { stop } = place
  const period = stop === null ? undefined : stops[stop]
  if (stop === null || period === undefined) return null
  const chosen = place.series === null ? undefined : series[place.series]
  const order = chosen ? [chosen, ...series.filter((each) => each !== chosen)] : series
  return { period, lines: order.map(({ name, look, values }) => ({ name, look, value: values[stop] ?? '' })) }
}

/** More series than this are not read aloud at every step. */
const mostSpoken = 4

/** What is said at a place: the chosen series, else all; of many only the area and its comparison group. */
export function sayAt(chart: Exploration, place: ReadingPlace): string {
  const reading = readAt(chart, place)
  if (!reading) return ''
  const { period, lines } = reading
  const important = lines.filter(({ look }) => !look.startsWith('reference'))
  const said =
    place.series !== null ? lines.slice(0, 1) : lines.length > mostSpoken && important.length > 0 ? important : lines
  return `${period}: ${said.map(({ name, value }) => `${name} ${value}`).join('; ')}`
}

function around(index: number, count: number): number | null {
  return index < 0 || index >= count ? null : index
}
