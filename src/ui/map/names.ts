/** Puts the names of regions in their shapes, where there is room. */
import type { Box } from '../charts/placed'
import { textWidth } from '../charts/text-width'
import type { Ring } from './rings'

export interface PlacedName {
  lines: readonly string[]
  /** Middle of the name. */
  x: number
  y: number
  /** Size of the largest letters with which the name lies within its shape, in units of the drawing. */
  size: number
}

/** Size of letters on a map that is as wide as its page: some 14 pixels. */
export const nameSize = 29
/** Smaller letters than this would fit only where nobody can come close enough. */
const leastSize = 3
/** More room than for letters of this size is of no use. */
const ample = nameSize * 1.3
/** How much room a name gives up for being so much nearer to the middle. */
const pull = 0.1
/** Distance between base lines, and free room beside and above a name; all as a multiple of the size of its letters. */
export const nameLeading = 1.08
const air = 0.5

/**
 * Where a name has the most room in its shape, on one, two or three lines; null when it has none, because a name that lies
 * partly in a neighbour's shape would be read as the neighbour's.
 */
export function placeName(name: string, rings: readonly Ring[], box: Box): PlacedName | null {
  let best: PlacedName | null = null
  for (const lines of waysToBreak(name)) {
    const across = widest(lines) + air
    const down = lines.length * nameLeading + air / 2
    const found = roomiest(rings, box, { across, down, least: Math.max(leastSize, (best?.size ?? 0) * 1.15) })
    if (found) best = { lines, ...found }
    if (best && best.size >= nameSize) break
  }
  return best && { ...best, x: Math.round(best.x), y: Math.round(best.y), size: Math.floor(best.size) }
}

/** A name on one, two and three lines, each as narrow as possible; fewer for a name of fewer words. */
function waysToBreak(name: string): readonly (readonly string[])[] {
  const words = name.match(/[^ -]*-+|[^ -]+ *| +/g) ?? [name]
  return [1, 2, 3].filter((count) => count <= words.length).map((count) => narrowest(words, count))
}

function narrowest(words: readonly string[], count: number): readonly string[] {
  if (count === 1) return [words.join('').trim()]
  let best: readonly string[] = []
  let least = Number.POSITIVE_INFINITY
  for (let first = 1; first <= words.length - count + 1; first += 1) {
    const lines = [words.slice(0, first).join('').trim(), ...narrowest(words.slice(first), count - 1)]
    const width = widest(lines)
    if (width < least) [best, least] = [lines, width]
  }
  return best
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => textWidth(line, 1, 600)))
}

/**
 * The place in a shape where a box of given proportions has room, as near to the middle of the shape as the room allows, and
 * how large it can be there: squares of the shape are searched, and those that may hold something better are divided again
 * (the search of "polylabel", with the sides of a box in place of the radius of a circle).
 */
function roomiest(
  rings: readonly Ring[],
  box: Box,
  { across, down, least }: { across: number; down: number; least: number },
): { x: number; y: number; size: number } | null {
  // In this space the box is a square, with the size of the letters as its side.
  const borders = bordersOf(rings, across, down)
  const [left, top, width, height] = [box.left / across, box.top / down, box.width / across, box.height / down]
  const first = Math.min(width, height) / 2
  if (first * 2 < least) return null
  const [middleX, middleY] = [left + width / 2, top + height / 2]
  let best: { x: number; y: number; size: number } | null = null
  let worth = Number.NEGATIVE_INFINITY
  const cellAt = (x: number, y: number, half: number): Cell => {
    const away = Math.hypot(x - middleX, y - middleY)
    const nearest = Math.max(0, away - 1.5 * half)
    // A square in which no letters larger than this fit is of no use.
    const needed = Math.max(least, worth + pull * nearest)
    const size = 2 * roomAt(borders, x, y, needed / 2 - half)
    const worthHere = Math.min(size, ample) - pull * away
    if (size > least && worthHere > worth) {
      worth = worthHere
      best = { x: x * across, y: y * down, size }
    }
    return { x, y, half, isHopeful: size + 2 * half > needed, most: Math.min(size + 2 * half, ample) - pull * nearest }
  }
  cellAt(middleX, middleY, 0)
  let cells: Cell[] = []
  for (let x = left; x < left + width; x += 2 * first)
    for (let y = top; y < top + height; y += 2 * first) cells.push(cellAt(x + first, y + first, first))
  for (let round = 0; round < 4; round += 1)
    cells = cells
      .filter(({ most, isHopeful }) => isHopeful && most > worth + 0.5)
      .flatMap(({ x, y, half }) => [
        cellAt(x - half / 2, y - half / 2, half / 2),
        cellAt(x + half / 2, y - half / 2, half / 2),
        cellAt(x - half / 2, y + half / 2, half / 2),
        cellAt(x + half / 2, y + half / 2, half / 2),
      ])
  return best
}

interface Cell {
  x: number
  y: number
  half: number
  /** What a place anywhere in it may be worth: the size of its letters, less for being far from the middle. */
  most: number
  isHopeful: boolean
}

/** Every border as four numbers, from and to: this is looked through thousands of times for one map. */
function bordersOf(rings: readonly Ring[], across: number, down: number): Float64Array {
  return Float64Array.from(
    rings.flatMap((ring) =>
      ring.flatMap(([x, y], index) => {
        const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
        return [x / across, y / down, nextX / across, nextY / down]
      }),
    ),
  )
}

/**
 * Half the side of the largest square around a point that touches no border, negative outside the shape; when it is
 * `enough` or less, anything up to that.
 */
function roomAt(borders: Float64Array, x: number, y: number, enough: number): number {
  let least = Number.POSITIVE_INFINITY
  let isInside = false
  for (let index = 0; index < borders.length; index += 4) {
    const fromX = (borders[index] as number) - x
    const fromY = (borders[index + 1] as number) - y
    const toX = (borders[index + 2] as number) - x
    const toY = (borders[index + 3] as number) - y
    if (fromY > 0 !== toY > 0 && (fromX - toX) * fromY < fromX * (fromY - toY) === fromY > toY) isInside = !isInside
    // A border that is further away than what was found cannot be nearer at any of its points.
    if (Math.min(fromX, toX) >= least || Math.max(fromX, toX) <= -least) continue
    if (Math.min(fromY, toY) >= least || Math.max(fromY, toY) <= -least) continue
    least = Math.min(least, nearestOn(fromX, fromY, toX - fromX, toY - fromY))
    if (least <= enough) return least
  }
  return isInside ? least : -least
}

/** The least of max(|x|, |y|) on a stretch: at one of its ends, or where it crosses an axis or a diagonal. */
function nearestOn(x: number, y: number, dx: number, dy: number): number {
  let least = Math.min(Math.max(Math.abs(x), Math.abs(y)), Math.max(Math.abs(x + dx), Math.abs(y + dy)))
  const at = (part: number) => {
    if (part > 0 && part < 1) least = Math.min(least, Math.max(Math.abs(x + part * dx), Math.abs(y + part * dy)))
  }
  at(-x / dx)
  at(-y / dy)
  at((y - x) / (dx - dy))
  at((-x - y) / (dx + dy))
  return least
}
