/** The second of the three parts of the distribution: everything gets its place. */
import { scaleLinear } from 'd3-scale'
import { bottomOf, type PictureFrame, paddingOf, placeFoot, placeHead } from '../frame'
import { type PlacedText, type Point, placeText, round, textHeight } from '../placed'
import { textWidth } from '../text-width'
import { covers, placeBeside, placeInLanes } from './lanes'
import type { DistributionState, StatePart } from './state'
import { swarm } from './swarm'

export interface DistributionLayoutOptions {
  /** Width of the picture; 320 to 1200. Its height follows from the dots. */
  width: number
  frame?: PictureFrame
}

export interface DistributionLayout {
  width: number
  height: number
  /** Null when there is nothing to draw. */
  axis: { y: number; top: number; from: number; to: number; ticks: readonly number[] } | null
  /** The area and what it is compared with, as lines through the dots. */
  wholes: readonly { tone: 'area' | 'reference'; x: number; from: number; to: number }[]
  dots: readonly PlacedDot[]
  /** From a name to its dot. */
  leaders: readonly { from: Point; to: Point }[]
  /** Texts that may never overlap. */
  labels: readonly PlacedText[]
  texts: readonly PlacedText[]
}

export interface PlacedDot {
  id: string
  at: Point
  radius: number
  isFar: boolean
  isOpen: boolean
  /** "Zambesidreef: 14,1 %". */
  title: string
}

const size = 14
const lane = textHeight(1, size) + 2
/** Radius of a dot where all are the same, and of the largest and smallest where they are not. */
const usual = 6
const largest = 13
const smallest = 3
/** Dots are made smaller when they would stand higher than this, down to this part of their size. */
const highest = 220
const leastShrink = 0.35
/** At most so many dots get their name in the picture; all names are in the table. */
const mostNamed = 6
const nameLanes = 3

/** Places a distribution. Nothing lies outside width and height, no two `labels` overlap, and no line runs through one. */
export function distributionLayout(
  state: DistributionState,
  { width, frame }: DistributionLayoutOptions,
): DistributionLayout {
  const padding = paddingOf(frame)
  const head = placeHead(frame, width)
  const wholes = (['area', 'reference'] as const).flatMap((tone) => {
    const { label, known } = state[tone] ?? { label: '', known: null }
    return known ? [{ id: tone, tone, text: `${label} ${known.text}`, value: known.value }] : []
  })
  if (wholes.length === 0 && state.parts.every(({ known }) => !known)) return nothing(state, { width, frame })
  const x = scaleLinear([...state.axis.domain], [padding + largest + 2, width - padding - largest - 2])
  const dots = placeDots(state.parts, x)
  const depth = Math.max(usual, ...dots.map(({ offset, radius }) => Math.abs(offset) + radius))
  const bounds = { left: padding, right: width - padding }
  const lines = placeBeside(
    wholes.map((each) => ({ ...each, at: x(each.value) })),
    { bounds, size },
  )
  const names = placeInLanes(namedDots(dots, state), {
    bounds,
    size,
    avoid: lines.map(({ at }) => at),
    mostLanes: nameLanes,
  })
  // From top to bottom: the names of the lines, those of dots that are far off, the dots, the axis.
  const lanes = (all: readonly { lane: number }[]) => (Math.max(-1, ...all.map((each) => each.lane)) + 1) * lane
  const linesEnd = head.bottom + lanes(lines)
  const namesEnd = linesEnd + lanes(names)
  const middle = namesEnd + 8 + depth
  const base = round(middle + depth + 8)
  const lineLabels = lines.map((each) => {
    const text = {
      size,
      weight: 600,
      tone: each.id as 'area' | 'reference',
      full: each.shown === each.text ? null : each.text,
    } as const
    return placeText([each.shown], each.left, linesEnd - (each.lane + 1) * lane, text)
  })
  const nameLabels = names.map((each) =>
    placeText([each.shown], each.left, namesEnd - (each.lane + 1) * lane, {
      size,
      tone: 'ink',
      full: each.shown === each.text ? null : each.text,
    }),
  )
  const ticks = placeTicks(state, { x, top: base + 6, bounds })
  const under = ticks[0] ? bottomOf(ticks[0]) : base + 6
  const caption =
    state.unitCaption === '' ? [] : [placeText([state.unitCaption], padding, under, { size: 13, tone: 'muted' })]
  const foot = placeFoot(state.notes, { frame, width, top: caption[0] ? bottomOf(caption[0]) : under })
  const placed = dots.map(({ part, at, radius, offset }) => ({
    id: part.id,
    at: { x: round(at), y: round(middle + offset) },
    radius: round(radius),
    isFar: part.isFar,
    isOpen: part.isOpen,
    title: `${part.label}: ${part.known?.text ?? ''}`,
  }))
  return {
    width,
    height: foot.height,
    axis: {
      y: base,
      top: round(namesEnd + 4),
      from: round(x.range()[0] ?? 0),
      to: round(x.range()[1] ?? 0),
      ticks: state.axis.ticks.map((tick) => round(x(tick))),
    },
    wholes: lines.map(({ id, at, lane: row }) => ({
      tone: id as 'area' | 'reference',
      x: round(at),
      // A line that would run through a name below its own begins under that.
      from: round(lines.some((each) => each.lane < row && covers(each, at)) ? linesEnd : linesEnd - row * lane),
      to: base,
    })),
    dots: placed,
    leaders: names.flatMap(({ id, lane: row }) => {
      const dot = placed.find((each) => each.id === id)
      return dot
        ? [
            {
              from: { x: dot.at.x, y: round(namesEnd - row * lane - 1) },
              to: { x: dot.at.x, y: round(dot.at.y - dot.radius) },
            },
          ]
        : []
    }),
    labels: [...lineLabels, ...nameLabels, ...caption],
    texts: [...head.texts, ...ticks, ...foot.texts],
  }
}

interface SwarmedDot {
  part: StatePart
  at: number
  radius: number
  offset: number
}

/** Dots on their line, those with equal figures above and below it; smaller where there are too many of them. */
function placeDots(parts: readonly StatePart[], x: (value: number) => number): readonly SwarmedDot[] {
  const known = parts.flatMap((part) => (part.known ? [{ part, at: x(part.known.value) }] : []))
  const most = Math.max(...known.map(({ part }) => part.size ?? 0))
  for (let shrink = 1; ; shrink *= 0.8) {
    const dots = known.map(({ part, at }) => {
      const radius =
        part.size === null || most === 0 ? usual : Math.max(smallest, largest * Math.sqrt(part.size / most))
      return { part, at, x: at, radius: radius * shrink }
    })
    const offsets = swarm(dots)
    const placed = dots.map((dot, index) => ({ ...dot, offset: offsets[index] ?? 0 }))
    const height = 2 * Math.max(0, ...placed.map(({ offset, radius }) => Math.abs(offset) + radius))
    if (height <= highest || shrink < leastShrink) return placed
  }
}

/** Dots that are far off get their name, the furthest first. */
function namedDots(dots: readonly SwarmedDot[], { area }: DistributionState) {
  const away = ({ part }: SwarmedDot) => Math.abs((part.known?.value ?? 0) - (area.known?.value ?? 0))
  return dots
    .filter(({ part }) => part.isFar)
    .sort((one, other) => away(other) - away(one))
    .slice(0, mostNamed)
    .map(({ part, at }) => ({ id: part.id, text: part.label, at }))
}

/** The last tick, which says the unit, and before it every one for which there is room. */
function placeTicks(
  { axis }: DistributionState,
  { x, top, bounds }: { x: (value: number) => number; top: number; bounds: { left: number; right: number } },
): readonly PlacedText[] {
  const placed: PlacedText[] = []
  for (const [index, text] of [...axis.tickTexts.entries()].toReversed()) {
    const half = textWidth(text, 13) / 2
    const at = Math.min(Math.max(x(axis.ticks[index] ?? 0), bounds.left + half), bounds.right - half)
    const next = placed.at(-1)
    if (!next || at + half + 6 <= next.box.left)
      placed.push(placeText([text], at, top, { size: 13, tone: 'muted', anchor: 'middle' }))
  }
  return placed
}

function nothing(state: DistributionState, { width, frame }: DistributionLayoutOptions): DistributionLayout {
  const head = placeHead(frame, width)
  const said = placeText([state.texts.noData], paddingOf(frame), head.bottom + 8, { size, tone: 'muted' })
  const foot = placeFoot([], { frame, width, top: bottomOf(said) + 8 })
  const texts = [...head.texts, ...foot.texts]
  return { width, height: foot.height, axis: null, wholes: [], dots: [], leaders: [], labels: [said], texts }
}
