/** The second of the three parts of the bar chart: everything gets its place. */
import { scaleLinear } from 'd3-scale'
import { bottomOf, type PictureFrame, paddingOf, placeFoot, placeHead } from '../frame'
import { type PlacedText, placeText, round, textHeight } from '../placed'
import { textWidth, wrapText } from '../text-width'
import type { BarState, StateBar } from './state'

export interface BarLayoutOptions {
  /** Width of the picture; 320 to 1200. Its height follows from the bars. */
  width: number
  frame?: PictureFrame
}

export interface BarLayout {
  width: number
  height: number
  /** The line the bars stand on, and the one to compare them with; null without bars or reference. */
  zero: Upright | null
  reference: Upright | null
  bars: readonly PlacedBar[]
  /** Texts that may never overlap. */
  labels: readonly PlacedText[]
  texts: readonly PlacedText[]
}

export interface Upright {
  x: number
  /** The stretches in which it is drawn: through the bars, not through the words between them. */
  stretches: readonly { from: number; to: number }[]
}

export interface PlacedBar {
  id: string
  tone: StateBar['role']
  y: number
  height: number
  /** What is certain is solid, what is only possible is light: all of an imprecise figure, the range beyond its low end. */
  certain: Extent | null
  possible: Extent | null
  /** An arrow from the end of a bar that may be longer; 1 is more, -1 is less. */
  beyond: -1 | 1 | null
  /** Where the bar ends. */
  tip: number
}

export interface Extent {
  left: number
  width: number
}

const size = 14
const barHeight = 18
/** Narrower than this, the labels stand above their bars. */
const stackedBelow = 470
/** Bars with less room than this show too little beside their labels. */
const leastScale = 140
export const arrowLength = 14
/** Narrower than this a reason is not wrapped into the half where it belongs. */
const leastReason = 140

/** Places a bar chart. Nothing in the result lies outside width and height, and no two `labels` overlap. */
export function barLayout(state: BarState, { width, frame }: BarLayoutOptions): BarLayout {
  const padding = paddingOf(frame)
  const inner = width - 2 * padding
  const head = placeHead(frame, width)
  const labels: PlacedText[] = []
  let top = head.bottom
  if (state.bars.length === 0) {
    const { lines } = wrapText(state.texts.noData, { width: inner, size })
    labels.push(placeText(lines, padding, top + 8, { size, tone: 'muted' }))
    top = bottomOf(labels[0] as PlacedText) + 8
  }
  const columns = columnsOf(state, inner, padding)
  const { left, right } = columns
  const x = scaleLinear([...state.domain], [columns.from, columns.to])
  const zero = round(x(0))
  if (state.unitCaption !== '' && state.bars.some(({ known }) => known)) {
    const caption = placeText([state.unitCaption], left, top, { size: 13, tone: 'muted' })
    labels.push(caption)
    top = bottomOf(caption) + 4
  }
  const compared = state.bars.length > 0 ? (state.reference?.known ?? null) : null
  if (compared && state.reference) {
    const text = `${state.reference.label} ${compared.text}`
    const { lines, cut } = wrapText(text, { width: right - left, size, weight: 600, most: 3 })
    const style = { size, weight: 600, tone: 'reference', anchor: 'middle', full: cut ? text : null } as const
    const half = placeText(lines, 0, top, style).box.width / 2
    const label = placeText(lines, Math.min(Math.max(x(compared.value), left + half), right - half), top, style)
    labels.push(label)
    top = bottomOf(label) + 3
  }

  const bars: PlacedBar[] = []
  const rows: { from: number; to: number; said: PlacedText }[] = []
  for (const bar of state.bars) {
    const row = placeRow(bar, { top, padding, columns, x, zero, several: state.several })
    labels.push(row.label, row.said)
    if (row.bar) bars.push(row.bar)
    rows.push(row)
    top = row.bottom
  }

  const foot = placeFoot(state.notes, { frame, width, top: top + 2 })
  const comparedAt = compared && round(x(compared.value))
  return {
    width,
    height: foot.height,
    zero: rows.length > 0 ? { x: zero, stretches: joined(rows) } : null,
    reference:
      comparedAt === null
        ? null
        : { x: comparedAt, stretches: joined(rows.filter(({ said }) => !covers(said, comparedAt))) },
    bars,
    labels,
    texts: [...head.texts, ...foot.texts],
  }
}

/** One row: its label beside or above the bar, the bar, and its figure at the end of it or the reason in its place. */
function placeRow(
  bar: StateBar,
  {
    top,
    padding,
    columns: { stacked, labelRoom, left, right },
    x,
    zero,
    several,
  }: {
    top: number
    padding: number
    columns: Columns
    x: (value: number) => number
    zero: number
    several: boolean
  },
) {
  const stands = bar.role === 'area' && several
  const weight = stacked || stands ? 600 : 400
  const name = stacked ? bar.basedLabel : bar.label
  const label = wrapText(name, { width: labelRoom, size, weight })
  const labelHeight = textHeight(label.lines.length, size)
  const atLeft = !bar.known && right - zero < leastReason && zero - left > right - zero
  const text = stacked ? bar.said.brief : bar.said.full
  const reasonRoom = atLeft ? zero - left - 6 : right - zero - 6
  const said = bar.known ? [text] : wrapText(text, { width: reasonRoom, size }).lines
  const saidHeight = textHeight(said.length, size)
  const band = Math.max(saidHeight, barHeight) + 6
  const labelTop = stacked ? top + 5 : top + Math.max(0, band - labelHeight) / 2
  const bandTop = stacked ? labelTop + labelHeight : top + Math.max(0, labelHeight - band) / 2
  const bottom = stacked ? bandTop + band + 3 : top + Math.max(labelHeight, band)
  const middle = bandTop + band / 2
  const placed = placeBar(bar, { x, zero, y: round(middle - barHeight / 2) })
  const ends = placed ? endsOf(placed, zero) : { from: zero, to: zero }
  const before = bar.known ? bar.known.value < 0 : atLeft
  return {
    from: round(stacked ? bandTop : top),
    to: round(bottom),
    bottom,
    bar: placed,
    label: placeText(label.lines, padding, labelTop, {
      size,
      weight,
      tone: stands || (bar.role === 'matched' && several) ? bar.role : 'ink',
      full: label.cut ? name : null,
    }),
    said: placeText(said, before ? ends.from - 6 : ends.to + 6, middle - saidHeight / 2, {
      size,
      weight: bar.known && stands ? 600 : 400,
      tone: bar.known ? 'ink' : 'muted',
      anchor: before ? 'end' : 'start',
    }),
  }
}

/** Neighbouring stretches as one. */
function joined(rows: readonly { from: number; to: number }[]): Upright['stretches'] {
  const stretches: { from: number; to: number }[] = []
  for (const { from, to } of rows) {
    const previous = stretches.at(-1)
    if (previous && from - previous.to < 0.2) previous.to = to
    else stretches.push({ from, to })
  }
  return stretches
}

/** Whether an upright line would run through a text. */
function covers({ box }: PlacedText, x: number): boolean {
  return x > box.left - 3 && x < box.left + box.width + 3
}

interface Columns {
  /** Labels stand above their bars, because there is no room beside them. */
  stacked: boolean
  labelRoom: number
  /** Edges of the part with the bars and their figures. */
  left: number
  right: number
  /** Ends of the scale; room for the figures is kept outside it. */
  from: number
  to: number
}

function columnsOf(state: BarState, inner: number, padding: number, stacked = inner < stackedBelow): Columns {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, size, 600)))
  const labelRoom = stacked
    ? inner
    : Math.min(inner * 0.34, Math.ceil(widest(state.bars.map(({ label }) => label)) + 1))
  const left = stacked ? padding : padding + labelRoom + 14
  const right = padding + inner
  const room = (below: boolean) => {
    const here = state.bars.filter(({ known }) => known && known.value < 0 === below)
    const arrow = here.some(({ known }) => known?.precision === (below ? 'at-most' : 'at-least')) ? arrowLength : 0
    const texts = here.map(({ said }) => (stacked ? said.brief : said.full))
    return here.length === 0 ? 0 : Math.ceil(widest(texts)) + 8 + arrow
  }
  const [from, to] = [left + room(true), right - room(false)]
  if (!stacked && to - from < leastScale) return columnsOf(state, inner, padding, true)
  return { stacked, labelRoom, left, right, from, to: Math.max(from, to) }
}

function placeBar(
  { id, role, known }: StateBar,
  { x, zero, y }: { x: (value: number) => number; zero: number; y: number },
): PlacedBar | null {
  if (!known) return null
  const { value, low, high, precision } = known
  const bar = {
    id,
    tone: role,
    y,
    height: barHeight,
    certain: null,
    possible: null,
    beyond: null,
    tip: round(x(value)),
  }
  if (low !== null && high !== null) {
    // Of a range on both sides of zero nothing is certain.
    const sure = low > 0 ? low : Math.min(high, 0)
    return { ...bar, certain: extent(zero, x(sure)), possible: extent(x(low), x(high)) }
  }
  const whole = extent(zero, x(value))
  if (precision === 'exact') return { ...bar, certain: whole }
  // At least so much above zero, or at most so much below it: the bar is longer than it is drawn, if anything.
  if (precision === (value < 0 ? 'at-most' : 'at-least')) return { ...bar, certain: whole, beyond: value < 0 ? -1 : 1 }
  return { ...bar, possible: whole }
}

function extent(one: number, other: number): Extent {
  return { left: round(Math.min(one, other)), width: round(Math.abs(one - other)) }
}

/** Ends of everything that is drawn of a bar. */
function endsOf({ certain, possible, beyond, tip }: PlacedBar, zero: number): { from: number; to: number } {
  const extents = [certain, possible].filter((each) => each !== null)
  const arrow = tip + (beyond ?? 0) * arrowLength
  return {
    from: Math.min(zero, arrow, ...extents.map(({ left }) => left)),
    to: Math.max(zero, arrow, ...extents.map(({ left, width }) => left + width)),
  }
}
