/** The second of the three parts of the gap chart: everything gets its place. */
import { scaleLinear } from 'd3-scale'
import { bottomOf, type PictureFrame, paddingOf, placeFoot, placeHead } from '../frame'
import { type PlacedText, placeText, round, type Tone, textHeight } from '../placed'
import { textWidth, wrapText } from '../text-width'
import type { KnownValue } from '../value'
import type { GapState, GapStateRow } from './state'

export interface GapLayoutOptions {
  /** Width of the picture; 320 to 1200. Its height follows from the rows. */
  width: number
  frame?: PictureFrame
}

export interface GapLayout {
  width: number
  height: number
  /** Lines at the ticks of the scale, over the stretches where points can stand. */
  grid: readonly { x: number; zero: boolean; stretches: readonly { from: number; to: number }[] }[]
  /** Lines between rows. */
  rules: readonly { y: number; from: number; to: number }[]
  rows: readonly PlacedGap[]
  /** Points that say which colour is whose, before the names. */
  keys: readonly { x: number; y: number; tone: PointTone }[]
  /** Texts that may never overlap. */
  labels: readonly PlacedText[]
  texts: readonly PlacedText[]
}

export type PointTone = Extract<Tone, 'area' | 'reference'>

export interface PlacedGap {
  id: string
  y: number
  /** Ends of the line between the two points; null when one is missing. */
  join: { from: number; to: number } | null
  /** In drawing order: the smaller point of the reference lies on that of the place, so that both are always seen. */
  points: readonly PlacedValue[]
}

export interface PlacedValue {
  tone: PointTone
  x: number
  radius: number
  /** Drawn as an open ring: the figure is not exact. */
  open: boolean
  /** Whether the point itself is a published figure. */
  published: boolean
  range: { from: number; to: number } | null
  /** Which way the real figure may lie: 1 is more, -1 is less. */
  beyond: -1 | 1 | null
}

const size = 14
/** Narrower than this, the label stands above its row and the gap below it. */
const stackedBelow = 470
/** A scale shorter than this shows too little beside its words. */
const leastScale = 140
const radii: Record<PointTone, number> = { area: 6, reference: 4 }
/** How far an arrow at a figure that is at least or at most so much reaches. */
export const arrowLength = 16
const bandHeight = 24

/** Places a gap chart. Nothing in the result lies outside width and height, and no two `labels` overlap. */
export function gapLayout(state: GapState, { width, frame }: GapLayoutOptions): GapLayout {
  const padding = paddingOf(frame)
  const inner = width - 2 * padding
  const head = placeHead(frame, width)
  const legend = placeKeys(state, { top: head.bottom, left: padding, width })
  const texts = [...head.texts]
  const labels = [...legend.labels]
  let top = legend.bottom

  if (state.rows.length === 0) {
    const { lines } = wrapText(state.texts.noData, { width: inner, size })
    const nothing = placeText(lines, padding, top + 8, { size, tone: 'muted' })
    const foot = placeFoot(state.notes, { frame, width, top: bottomOf(nothing) + 8 })
    const drawn = { grid: [], rules: [], rows: [], keys: legend.keys }
    return { width, height: foot.height, ...drawn, labels: [...labels, nothing], texts: [...texts, ...foot.texts] }
  }

  const { stacked, labelRoom, wordRoom, left, right, from, to } = columnsOf(state, inner, padding)
  const figure = ({ signText, shortText }: KnownValue) => (stacked ? signText : shortText)
  const x = scaleLinear([...state.axis.domain], [from, to])

  if (state.rows.some(({ place, reference }) => place || reference)) {
    if (state.unitCaption !== '') {
      const caption = placeText([state.unitCaption], left, top, { size: 13, tone: 'muted' })
      labels.push(caption)
      top = bottomOf(caption) + 2
    }
    labels.push(...placeTicks(state, { top, x, from: padding, to: width - padding }))
    top += textHeight(1, size) + 4
  }

  const rows: PlacedGap[] = []
  const rules: { y: number; from: number; to: number }[] = []
  const stretches: { from: number; to: number }[] = []
  for (const row of state.rows) {
    rules.push({ y: round(top), from: padding, to: width - padding })
    const label = wrapText(row.label, { width: labelRoom, size, weight: stacked ? 600 : 400 })
    const words = (stacked ? [wordsOf(row).join(' · ')] : wordsOf(row)).map(
      (text) => wrapText(text, { width: wordRoom, size }).lines,
    )
    const labelHeight = textHeight(label.lines.length, size)
    const wordsHeight = textHeight(words.flat().length, size)
    const band = row.place || row.reference ? bandHeight : 0
    const rowTop = top
    let middle: number
    let wordsTop: number
    if (stacked) {
      middle = rowTop + 8 + labelHeight + band / 2
      wordsTop = middle + band / 2
      top = wordsTop + wordsHeight + 8
      if (band > 0) stretches.push({ from: round(middle - band / 2 + 2), to: round(middle + band / 2 - 2) })
    } else {
      top = rowTop + Math.max(labelHeight, wordsHeight, bandHeight) + 12
      middle = (rowTop + top) / 2
      wordsTop = middle - wordsHeight / 2
      const previous = stretches.at(-1)
      if (previous) previous.to = round(top)
      else stretches.push({ from: round(rowTop), to: round(top) })
    }
    const labelTop = stacked ? rowTop + 8 : middle - labelHeight / 2
    labels.push(
      placeText(label.lines, padding, labelTop, {
        size,
        weight: stacked ? 600 : 400,
        tone: 'ink',
        full: label.cut ? row.label : null,
      }),
    )
    for (const [index, lines] of words.entries()) {
      const tone = row.gap === null || (index > 0 && !stacked) ? 'muted' : 'ink'
      const word = placeText(lines, stacked ? padding : right + 16, wordsTop, { size, tone })
      labels.push(word)
      wordsTop = bottomOf(word)
    }
    const placed = placeRow(row, { y: round(middle), x })
    rows.push(placed)
    labels.push(...placeFigures(row, placed, figure))
  }
  rules.push({ y: round(top), from: padding, to: width - padding })

  const foot = placeFoot(state.notes, { frame, width, top: top + 2 })
  const grid = state.axis.ticks.map((tick) => ({ x: round(x(tick)), zero: tick === 0, stretches }))
  return { width, height: foot.height, grid, rules, rows, keys: legend.keys, labels, texts: [...texts, ...foot.texts] }
}

interface Columns {
  /** Labels stand above their rows, because there is no room beside them. */
  stacked: boolean
  labelRoom: number
  wordRoom: number
  /** Edges of the part with the points and their figures. */
  left: number
  right: number
  /** Ends of the scale: room for a figure is kept outside it. */
  from: number
  to: number
}

/** Across: labels, points with their figures, gaps in words; all below each other when too little is left for a scale. */
function columnsOf(state: GapState, inner: number, padding: number, stacked = inner < stackedBelow): Columns {
  const labelRoom = stacked ? inner : Math.min(inner * 0.3, widest(state.rows.map(({ label }) => [label])))
  const wordRoom = stacked ? inner : Math.min(inner * 0.3, widest(state.rows.map(wordsOf)))
  const left = stacked ? padding : padding + labelRoom + 16
  const right = stacked ? padding + inner : padding + inner - wordRoom - 16
  const values = state.rows.flatMap(({ place, reference }) => [place, reference]).filter((value) => value !== null)
  const figures = values.map(({ signText, shortText }) => textWidth(stacked ? signText : shortText, size, 600))
  const arrows = values.some(({ precision }) => precision === 'at-least' || precision === 'at-most') ? arrowLength : 0
  const beside = Math.max(0, ...figures) + radii.area + 6 + arrows
  const [from, to] = [left + beside, right - beside]
  if (!stacked && to - from < leastScale) return columnsOf(state, inner, padding, true)
  return { stacked, labelRoom, wordRoom, left, right, from, to: Math.max(from, to) }
}

/** The gap and the ratio, or why there are none. */
function wordsOf({ gapText, ratioText }: GapStateRow): readonly string[] {
  return ratioText === null ? [gapText] : [gapText, ratioText]
}

function widest(texts: readonly (readonly string[])[]): number {
  return Math.ceil(Math.max(0, ...texts.flat().map((text) => textWidth(text, size))) + 1)
}

/** Whose colour is which, in one row or below each other where that does not fit. */
function placeKeys(
  { names }: GapState,
  { top, left, width }: { top: number; left: number; width: number },
): { keys: GapLayout['keys']; labels: readonly PlacedText[]; bottom: number } {
  const keys: GapLayout['keys'][number][] = []
  const labels: PlacedText[] = []
  let x = left
  let y = top
  for (const [tone, name] of [
    ['area', names.place],
    ['reference', names.reference],
  ] as const) {
    const { lines, cut } = wrapText(name, { width: width - 2 * left - 18, size, weight: 600, most: 3 })
    const style = { size, weight: 600, tone, full: cut ? name : null } as const
    const wish = placeText(lines, x + 18, y, style)
    if (x > left && wish.box.left + wish.box.width > width - left) {
      x = left
      y = Math.max(...labels.map(bottomOf)) + 3
    }
    const label = placeText(lines, x + 18, y, style)
    labels.push(label)
    keys.push({ x: round(x + radii.area + 1), y: round(y + size * 0.61), tone })
    x = label.box.left + label.box.width + 22
  }
  return { keys, labels, bottom: Math.max(...labels.map(bottomOf)) + 10 }
}

/** As many tick texts as fit, counted back from the last, which carries the sign of the unit. */
function placeTicks(
  { axis }: GapState,
  { top, x, from, to }: { top: number; x: (value: number) => number; from: number; to: number },
): readonly PlacedText[] {
  const placed: PlacedText[] = []
  for (const [index, tick] of [...axis.ticks.entries()].toReversed()) {
    const text = axis.tickTexts[index] ?? ''
    const half = textWidth(text, size) / 2
    const middle = Math.min(Math.max(x(tick), from + half), to - half)
    const later = placed.at(-1)
    if (later && middle + half + 10 > later.box.left) continue
    placed.push(placeText([text], middle, top, { size, tone: 'muted', anchor: 'middle' }))
  }
  return placed
}

function placeRow(
  { id, place, reference }: GapStateRow,
  { y, x }: { y: number; x: (value: number) => number },
): PlacedGap {
  const point = (tone: PointTone, known: KnownValue | null): PlacedValue[] =>
    known
      ? [
          {
            tone,
            x: round(x(known.value)),
            radius: radii[tone],
            open: known.precision !== 'exact',
            published: known.published,
            range:
              known.low !== null && known.high !== null
                ? { from: round(x(known.low)), to: round(x(known.high)) }
                : null,
            beyond: known.precision === 'at-least' ? 1 : known.precision === 'at-most' ? -1 : null,
          },
        ]
      : []
  const points = [...point('area', place), ...point('reference', reference)]
  const [one, other] = points
  return { id, y, join: one && other ? { from: nearEnd(one, other), to: nearEnd(other, one) } : null, points }
}

/** Where the line to the other point begins: at the point, or at the near end of a range that has none. */
function nearEnd({ x, range, published }: PlacedValue, other: PlacedValue): number {
  if (published || !range) return x
  return other.x < x ? Math.min(range.from, range.to) : Math.max(range.from, range.to)
}

/** The figures, each on the outer side of its point: the lower one to the left of all that is drawn, the other right. */
function placeFigures(
  { place, reference }: GapStateRow,
  { points, y }: PlacedGap,
  figure: (value: KnownValue) => string,
): readonly PlacedText[] {
  const ends = points.flatMap(({ x, radius, range, beyond }) => [
    x - radius,
    x + radius,
    range?.from ?? x,
    range?.to ?? x,
    x + (beyond ?? 0) * arrowLength,
  ])
  const [from, to] = [Math.min(...ends) - 5, Math.max(...ends) + 5]
  const placeIsLower = place !== null && reference !== null && place.value < reference.value
  const text = (known: KnownValue | null, tone: PointTone, atLeft: boolean) =>
    known
      ? [
          placeText([figure(known)], atLeft ? from : to, y - textHeight(1, size) / 2, {
            size,
            weight: 600,
            tone,
            anchor: atLeft ? 'end' : 'start',
          }),
        ]
      : []
  return [...text(place, 'area', placeIsLower), ...text(reference, 'reference', place !== null && !placeIsLower)]
}
