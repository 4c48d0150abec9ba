/** Puts names above places on a line, in lanes, each with a straight way down to its place. */
import { textWidth, type Weight, wrapText } from '../text-width'

export interface LaneLabel {
  id: string
  text: string
  /** Where on the line it belongs. */
  at: number
}

export interface PlacedLabel extends LaneLabel {
  /** The text, cut when it is wider than there is room. */
  shown: string
  left: number
  width: number
  /** 0 is the lowest lane. */
  lane: number
}

interface Bounds {
  left: number
  right: number
}

/** Between two names in one lane, and between a name and the way of another. */
const gap = 8
const clear = 4
/** A name cut to less than this says nothing any more. */
const leastRoom = 48
/** So far a name may stand from its own line when another line has to stay clear of it. */
const nearby = 12

/**
 * Places names, the most important first, in at most so many lanes: none overlap, none stands in the way of another, and
 * none stands on the lines at `avoid`. A name for which there is no room is left out.
 */
export function placeInLanes(
  labels: readonly LaneLabel[],
  { bounds, size, avoid, mostLanes }: { bounds: Bounds; size: number; avoid: readonly number[]; mostLanes: number },
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = []
  for (const label of labels) {
    const room = roomAt(label.at, avoid, bounds)
    if (room.right - room.left < leastRoom) continue
    const { shown, width } = measured(label.text, room, size, 400)
    const found = Array.from({ length: mostLanes }, (_, lane) => lane)
      .flatMap((lane) => waysFrom(label.at, width, room).map((left) => ({ ...label, shown, width, left, lane })))
      .find((way) =>
        placed.every((other) =>
          other.lane === way.lane
            ? other.left + other.width + gap <= way.left || way.left + way.width + gap <= other.left
            : other.lane > way.lane
              ? !covers(way, other.at)
              : !covers(other, way.at),
        ),
      )
    if (found) placed.push(found)
  }
  return placed
}

/**
 * The names of one or two lines: above their lines, else to either side of them, else one above the other with the lower
 * one beside the line of the upper. Where there is no room for that either, the lower one `covers` that line.
 */
export function placeBeside(
  labels: readonly LaneLabel[],
  { bounds, size }: { bounds: Bounds; size: number },
): readonly PlacedLabel[] {
  const [first, second] = labels
    .map((label) => ({ ...label, ...measured(label.text, bounds, size, 600), lane: 0 }))
    .sort((one, other) => one.at - other.at)
  if (!first) return []
  const from = (label: typeof first, left: number) => ({ ...label, left: within(left, label.width, bounds) })
  const centred = (label: typeof first) => from(label, label.at - label.width / 2)
  if (!second) return [centred(first)]
  const middle = (first.at + second.at) / 2
  const beside = [
    [centred(first), centred(second)],
    [
      from(first, Math.min(first.at + clear, middle - gap / 2) - first.width),
      from(second, Math.max(second.at - clear, middle + gap / 2)),
    ],
  ] as const
  const found = beside.find(([one, other]) => one.left + one.width + gap <= other.left)
  if (found) return found
  for (const [low, high] of [
    [first, second],
    [second, first],
  ] as const)
    for (const left of [...waysFrom(low.at, low.width, bounds), high.at - clear - low.width, high.at + clear]) {
      const placed = from(low, left)
      const away = Math.max(placed.left - low.at, low.at - placed.left - placed.width)
      if (away <= nearby && !covers(placed, high.at)) return [placed, { ...centred(high), lane: 1 }]
    }
  return [centred(first), { ...centred(second), lane: 1 }]
}

/** A name centred above its place, or to the left or right of it. */
function waysFrom(at: number, width: number, bounds: Bounds): readonly number[] {
  return [at - width / 2, at - width + 2 * clear, at - 2 * clear].map((left) => within(left, width, bounds))
}

function measured(text: string, bounds: Bounds, size: number, weight: Weight) {
  const { lines } = wrapText(text, { width: bounds.right - bounds.left, size, weight, most: 1 })
  const shown = lines[0] ?? ''
  return { shown, width: textWidth(shown, size, weight) }
}

/** True when something at `x` would touch a name. */
export function covers({ left, width }: { left: number; width: number }, x: number): boolean {
  // A thousandth of a pixel, for sums that are not exact.
  return x > left - clear + 0.001 && x < left + width + clear - 0.001
}

/** Between the lines to the left and right of a place; of a place on a line, the wider side. */
function roomAt(at: number, lines: readonly number[], bounds: Bounds): Bounds {
  const edges = [bounds.left, ...lines.toSorted((one, other) => one - other), bounds.right]
  const rooms = edges.slice(1).flatMap((right, index) => {
    const left = edges[index] ?? bounds.left
    return at < left || at > right
      ? []
      : [{ left: index === 0 ? left : left + clear, right: index === lines.length ? right : right - clear }]
  })
  return rooms.toSorted((one, other) => other.right - other.left - (one.right - one.left))[0] ?? bounds
}

function within(left: number, width: number, bounds: Bounds): number {
  return Math.min(Math.max(left, bounds.left), bounds.right - width)
}
