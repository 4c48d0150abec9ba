/** How a map is read with the keyboard, without a page: the part of the script `islands/map.ts` that can be tested by itself. */
import { middleOf, type View } from './view'

/** A region that can be read, in the order of names. */
export interface MapPlace {
  name: string
  /** Around its shape. */
  box: View
}

type Heading = readonly [x: number, y: number]

const headings: Readonly<Record<string, Heading>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/**
 * Where a key leads from a region, as an index: an arrow to the nearest region that way, Page Down and Page Up to the next
 * and previous name, Home and End to the first and last, a letter to the next name with a word that begins with it. The same
 * index when there is nothing that way. Null when the key means nothing to a map, so that it keeps its meaning for the page.
 */
export function follow(places: readonly MapPlace[], from: number, key: string): number | null {
  const last = places.length - 1
  if (last < 0) return null
  const heading = headings[key]
  if (heading) return nearestToward(places, from, heading)
  if (key === 'PageDown') return Math.min(from + 1, last)
  if (key === 'PageUp') return Math.max(from - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (!/^\p{L}$/u.test(key)) return null
  return nextNamed(places, from, key)
}

/** The nearest region of which the middle lies that way: what lies straight ahead counts as nearer than what lies aside. */
function nearestToward(places: readonly MapPlace[], from: number, [x, y]: Heading): number {
  const start = places[from]
  if (!start) return from
  const here = middleOf(start.box)
  let best = from
  let least = Number.POSITIVE_INFINITY
  for (const [index, { box }] of places.entries()) {
    const there = middleOf(box)
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    const ahead = dx * x + dy * y
    const aside = Math.abs(dx * y) + Math.abs(dy * x)
    if (index === from || ahead <= 0 || (ahead === 0 && aside === 0)) continue
    // Within the quarter of the compass first; only what is left at the edge of a map lies outside it.
    const distance = Math.hypot(ahead, 2 * aside) + (aside > ahead ? 1e6 : 0)
    if (distance < least) {
      least = distance
      best = index
    }
  }
  return best
}

function nextNamed(places: readonly MapPlace[], from: number, letter: string): number {
  const wanted = plain(letter)
  for (let step = 1; step <= places.length; step += 1) {
    const index = (from + step) % places.length
    if (
      plain(places[index]?.name ?? '')
        .split(/[^\p{L}\d]+/u)
        .some((word) => word.startsWith(wanted))
    )
      return index
  }
  return from
}

/** Small letters without accents: "é" is found with "e". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
