/** Text and boxes that have found their place in a picture. */
import { textWidth, type Weight } from './text-width'

export type Tone = 'ink' | 'muted' | 'area' | 'reference' | 'matched' | 'warning'

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface PlacedText {
  lines: readonly string[]
  /** Horizontal place of the anchor. */
  x: number
  /** Base line of the first line. */
  y: number
  anchor: 'start' | 'middle' | 'end'
  size: number
  weight: Weight
  tone: Tone
  /** The whole text, when it was cut. */
  full: string | null
  box: Box
}

/** Distance between base lines, as a multiple of the font size. */
const leading = 1.22
/** Height of a letter above the base line, as a multiple of the font size. */
const ascent = 0.92

export interface TextStyle {
  size: number
  weight?: Weight
  tone: Tone
  anchor?: PlacedText['anchor']
  full?: string | null
}

export function textHeight(lines: number, size: number): number {
  return lines * size * leading
}

/** Puts lines of text with their top at `top`; `x` is where the anchor is. */
export function placeText(
  lines: readonly string[],
  x: number,
  top: number,
  { size, weight = 400, tone, anchor = 'start', full = null }: TextStyle,
): PlacedText {
  const width = Math.max(0, ...lines.map((line) => textWidth(line, size, weight)))
  const left = x - { start: 0, middle: width / 2, end: width }[anchor]
  return {
    lines,
    x: round(x),
    y: round(top + ascent * size),
    anchor,
    size,
    weight,
    tone,
    full,
    box: { left: round(left), top: round(top), width: round(width), height: round(textHeight(lines.length, size)) },
  }
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  )
}

export interface Point {
  x: number
  y: number
}

/** Whether the straight line between two points touches a box (clipping of Liang and Barsky). */
export function crosses(box: Box, from: Point, to: Point): boolean {
  const dx = to.x - from.x
  const dy = to.y - from.y
  let enter = 0
  let leave = 1
  for (const [step, room] of [
    [-dx, from.x - box.left],
    [dx, box.left + box.width - from.x],
    [-dy, from.y - box.top],
    [dy, box.top + box.height - from.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false
    } else if (step < 0) enter = Math.max(enter, room / step)
    else leave = Math.min(leave, room / step)
  }
  return enter <= leave
}

/** Tenths of a pixel are finer than any screen shows, and keep the picture small and the same everywhere. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

/**
 * Tops for labels of given heights that want to be centred at given places, so that none overlap and all stay between
 * `from` and `to`, each as near to its wish as the others allow. Returns null when they do not fit.
 */
export function spread(
  labels: readonly { wish: number; height: number }[],
  from: number,
  to: number,
): readonly number[] | null {
  const total = labels.reduce((sum, { height }) => sum + height, 0)
  if (total > to - from) return null
  const order = labels.map((_, index) => index).sort((one, other) => wishOf(one) - wishOf(other) || one - other)
  // Labels that would overlap become one stack, centred on the mean of what its members wish; stacks may join again.
  const stacks: { members: number[]; top: number; height: number }[] = []
  for (const index of order) {
    let stack = settle([index])
    for (let above = stacks.at(-1); above && above.top + above.height > stack.top; above = stacks.at(-1)) {
      stacks.pop()
      stack = settle([...above.members, ...stack.members])
    }
    stacks.push(stack)
  }
  const tops: number[] = new Array(labels.length).fill(0)
  for (const { members, top } of stacks) {
    let next = top
    for (const index of members) {
      tops[index] = next
      next += heightOf(index)
    }
  }
  return tops

  function settle(members: number[]) {
    const height = members.reduce((sum, index) => sum + heightOf(index), 0)
    let before = 0
    let wished = 0
    for (const index of members) {
      wished += wishOf(index) - heightOf(index) / 2 - before
      before += heightOf(index)
    }
    const top = Math.min(Math.max(wished / members.length, from), to - height)
    return { members, top, height }
  }
  function wishOf(index: number): number {
    return labels[index]?.wish ?? 0
  }
  function heightOf(index: number): number {
    return labels[index]?.height ?? 0
  }
}
