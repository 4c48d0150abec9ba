/** Puts names above places on a line, in lanes, each with a straight way down to its place. */
import { textWidth, type Weight, wrapText } from '../text-width'

export interface LaneLabel {
  id: string
  text: string
  /** Where on the line it belongs. */
  at: number
}

export interface PlacedLabel extends LaneLabel {
  /** The text, cut when it is wider than the picture. */
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

/**
 * Places names, the most important first, in at most so many lanes: none overlap, none stands in the way of another, and
 * if it can be none stands on the lines at `avoid`. A name for which there is no room is left out.
 */
export function placeInLanes(
  labels: readonly LaneLabel[],
  { bounds, size, avoid, mostLanes }: { bounds: Bounds; size: number; avoid: readonly number[]; mostLanes: number },
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = []
  for (const label of labels) {
    const { shown, width } = measured(label.text, bounds, size, 400)
    const found = Array.from({ length: mostLanes }, (_, lane) => lane)
      .flatMap((lane) => waysFrom(label.at, width, bounds).map((left) => ({ ...label, shown, width, left, lane })))
      .filter((way) =>
        placed.every((other) =>
          other.lane === way.lane
            ? other.left + other.width + gap <= way.left || way.left + way.width + gap <= other.left
            : other.lane > way.lane
              ? !covers(way, other.at)
              : !covers(other, way.at),
        ),
      )
    // Rather on a line than nowhere.
    const best = found.find((way) => !avoid.some((x) => covers(way, x))) ?? found[0]
    if (best) placed.push(best)
  }
  return placed
}

/** The names of one or two lines: above their lines, else to either side of them, else one above the other. */
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
    for (const left of waysFrom(low.at, low.width, bounds))
      if (!covers({ left, width: low.width }, high.at)) return [from(low, left), { ...centred(high), lane: 1 }]
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

function covers({ left, width }: { left: number; width: number }, x: number): boolean {
  return x > left - clear && x < left + width + clear
}

function within(left: number, width: number, bounds: Bounds): number {
  return Math.min(Math.max(left, bounds.left), bounds.right - width)
}
