import { type Box, overlap, type PlacedText } from './placed'

/** Half a pixel of a rounded place is no fault. */
const slack = 0.5

/** A drawing with everything that has a place in it. */
export interface Laid {
  width: number
  height: number
  /** Texts that may stand on lines and points, but not outside the picture. */
  texts: readonly PlacedText[]
  /** Texts that may not overlap one another either. */
  labels: readonly PlacedText[]
  /** What is drawn: lines, bars and points. */
  drawn: readonly { of: string; box: Box }[]
}

/**
 * What is wrong with a layout, whatever its figures: something outside the picture, a label on another, a place that is
 * no number. Empty when all is well; the tests hold every example and any made-up chart against it.
 */
export function faultsOf(laid: Laid): readonly string[] {
  const texts = [...laid.labels, ...laid.texts].map(({ lines, box }) => ({ of: lines.join(' '), box }))
  const outside = [...texts, ...laid.drawn]
    .filter(({ box }) => !inside(box, laid))
    .map(({ of, box }) => `"${of}" lies outside the picture at ${JSON.stringify(box)}`)
  const covered = laid.labels.flatMap((one, index) =>
    laid.labels
      .slice(index + 1)
      .filter((other) => overlap(shrunk(one.box), shrunk(other.box)))
      .map((other) => `"${one.lines.join(' ')}" stands on "${other.lines.join(' ')}"`),
  )
  const nowhere = numbersIn(laid).every(Number.isFinite) ? [] : ['a place is no number']
  return [...outside, ...covered, ...nowhere]
}

/** The box around a point. */
export function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius }
}

function inside({ left, top, width, height }: Box, picture: { width: number; height: number }): boolean {
  return (
    left >= -slack && top >= -slack && left + width <= picture.width + slack && top + height <= picture.height + slack
  )
}

function shrunk({ left, top, width, height }: Box): Box {
  return { left: left + slack, top: top + slack, width: width - 2 * slack, height: height - 2 * slack }
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(numbersIn)
}
