/**
 * The second of the three parts of the line chart: everything gets its place. Pure and the same everywhere; it knows no
 * screen and measures text with its own table.
 */
import { scaleLinear } from 'd3-scale'
import { type Box, type PlacedText, type Point, placeText, round, textHeight } from '../placed'
import { textWidth, wrapText } from '../text-width'
import { type PlacedAnnotation, placeAnnotations } from './annotations'
import { placeEndLabels, wishEndLabels } from './end-labels'
import { type Legend, placeLegend } from './legend'
import { type PlacedSeries, placeSeries, toneOf } from './place-series'
import { firstValuesWidth, placePointValues } from './point-values'
import type { LineChartState } from './state'

export interface LineLayoutOptions {
  /** Width of the picture; 320 to 1200. */
  width: number
  /** Wished height; the layout is higher when labels and notes need it. */
  height: number
  /** Title above and lines below inside the picture, for a file that leaves the page. */
  frame?: { title: string; below: readonly string[] }
}

export interface LineLayout {
  width: number
  height: number
  plot: Box
  /** Lines at the ticks of the value axis; `zero` is the line at nought. */
  grid: readonly { y: number; zero: boolean }[]
  /** Small marks below the axis, one for every period. */
  ticks: readonly number[]
  annotations: readonly PlacedAnnotation[]
  series: readonly PlacedSeries[]
  legend: Legend
  /** Places without a figure, as crosses on the axis: a ring there would be read as a figure of nought. */
  missing: readonly { at: Point; tone: PlacedText['tone']; reasons: readonly string[] }[]
  /** Thin lines from a last point to a label that had to move. */
  leaders: readonly { from: Point; to: Point; tone: PlacedText['tone'] }[]
  /** Labels of series that may never overlap: names, first and last values. */
  labels: readonly PlacedText[]
  /** All other text: axes, notes, frame. */
  texts: readonly PlacedText[]
  /** Where the reader can stop when exploring: one for every moment that has a figure. */
  stops: readonly { time: number; x: number }[]
}

const textSize = 14
const noteSize = 13
/** Narrower than this, names do not fit beside the lines and stand above them. */
const legendBelow = 480
const leastPlotHeight = 150
/** How much higher than asked a chart may become to fit its end labels, before they move to a legend. */
const mostGrowth = 1.7
/** Between the edge and what is drawn: a file has no page around it. */
const paddingOnPage = 4
const paddingInFile = 16

/** Places a line chart. Nothing in the result lies outside width and height, and no two `labels` overlap. */
export function lineLayout(state: LineChartState, options: LineLayoutOptions): LineLayout {
  const { width } = options
  const compact = width < legendBelow
  if (compact) return arrange(state, options, { named: false, plotHeight: 0 })
  const needed = wishEndLabels(state, { named: true, width }).labels.reduce((sum, { height }) => sum + height, 0)
  const named = needed <= options.height * mostGrowth
  return arrange(state, options, { named, plotHeight: named ? needed : 0 })
}

/** Distinct moments of all periods, in order. */
export function momentsOf(state: LineChartState): readonly number[] {
  return [...new Set(state.periods.map(({ period }) => period.time))]
}

function arrange(
  state: LineChartState,
  { width, height: wishedHeight, frame }: LineLayoutOptions,
  { named, plotHeight }: { named: boolean; plotHeight: number },
): LineLayout {
  const padding = frame ? paddingInFile : paddingOnPage
  const texts: PlacedText[] = []
  const push = (text: PlacedText) => {
    texts.push(text)
    return text.box.top + text.box.height
  }
  const ends = wishEndLabels(state, { named, width })
  const firsts = firstValuesWidth(state, named)

  // Across: tick labels, first values, lines, last values with names.
  const tickWidth = Math.max(0, ...state.axis.tickTexts.map((text) => textWidth(text, textSize)))
  const left = Math.ceil(padding + tickWidth + 8)
  const right = Math.floor(width - padding - (ends.width > 0 ? ends.width + 12 : 10))
  const moments = momentsOf(state)
  const empty = state.series.every(({ marks }) => marks.length === 0)
  const starts = state.periods.map(({ period }) => period.start)
  const x = scaleLinear(
    [Math.min(...starts, ...moments), Math.max(...moments)],
    [left + (firsts > 0 ? firsts + 14 : 14), right],
  )
  // A single moment stands at the end, next to its label.
  const across = (time: number) => (x.domain()[0] === x.domain()[1] ? right : x(time))

  // Down: frame, legend, unit, annotations, plot, periods, notes, frame.
  let top = padding
  if (frame) {
    const { lines } = wrapText(frame.title, { width: width - 2 * padding, size: 18, weight: 600 })
    top = push(placeText(lines, padding, top, { size: 18, weight: 600, tone: 'ink' })) + 10
  }
  const legend = placeLegend(state, { top, width, left: padding, needed: !named })
  top += legend.height
  if (state.unitCaption !== '')
    top = push(placeText([state.unitCaption], padding, top, { size: noteSize, tone: 'muted' })) + 4
  const band = placeAnnotations(state, { top, left: padding, right: width - padding, across })
  top += Math.max(band.height, 10)

  const periodTexts = placePeriods(state, { width, across, padding })
  const below = [...state.notes, ...(frame?.below ?? [])]
    .map((text) => wrapText(text, { width: width - 2 * padding, size: noteSize }).lines)
    .map((lines) => ({ lines, height: textHeight(lines.length, noteSize) }))
  const belowHeight = below.reduce((sum, { height }) => sum + height, below.length > 0 ? 8 : 0)
  const fixed = top + periodTexts.height + 8 + belowHeight + padding
  const plot = {
    left,
    top: round(top),
    width: right - left,
    height: empty ? leastPlotHeight : round(Math.max(wishedHeight - fixed, leastPlotHeight, plotHeight)),
  }
  const bottom = plot.top + plot.height
  const y = scaleLinear(state.axis.domain, [bottom, plot.top])

  state.axis.ticks.forEach((tick, index) => {
    const style = { size: textSize, tone: 'muted', anchor: 'end' } as const
    texts.push(placeText([state.axis.tickTexts[index] ?? ''], left - 8, y(tick) - textSize * 0.6, style))
  })
  for (const { lines, middle } of periodTexts.placed)
    texts.push(placeText(lines, middle, bottom + 8, { size: textSize, tone: 'muted', anchor: 'middle' }))
  let next = bottom + 8 + periodTexts.height + 8
  for (const { lines } of below) next = push(placeText(lines, padding, next, { size: noteSize, tone: 'muted' }))
  if (empty) {
    const { lines } = wrapText(state.texts.noData, { width: plot.width - 16, size: textSize })
    const middle = (left + right) / 2
    texts.push(
      placeText(lines, middle, plot.top + plot.height / 2 - 20, { size: textSize, tone: 'muted', anchor: 'middle' }),
    )
  }

  const series = state.series.map((each) =>
    placeSeries(each, { across, y, plot, moments: moments.length, among: state.series.length }),
  )
  const endLabels = placeEndLabels(state, ends, { series, right, plot })
  const labelled = new Set(ends.labels.map((each) => each.series.id))
  const taken = endLabels.labels
  const pointLabels = placePointValues(state, { roomy: named, series, plot, taken, labelled, right: width - padding })
  return {
    width,
    height: Math.ceil(next + padding),
    plot,
    grid:
      state.axis.ticks.length === 0
        ? [{ y: round(bottom), zero: true }]
        : state.axis.ticks.map((tick) => ({ y: round(y(tick)), zero: tick === 0 })),
    ticks: moments.map((time) => round(across(time))),
    annotations: band.place(plot, series),
    series,
    legend,
    missing: placeMissing(state, { across, bottom }),
    leaders: endLabels.leaders,
    labels: [...endLabels.labels, ...pointLabels],
    texts,
    stops: moments.map((time) => ({ time, x: round(across(time)) })),
  }
}

/**
 * Chooses which periods get a text below the axis: the last and the first always, of the others as many as fit, counted
 * back from the last. A year is written once below its quarters or months.
 */
function placePeriods(
  state: LineChartState,
  { width, across, padding }: { width: number; across: (time: number) => number; padding: number },
) {
  const candidates = new Map<number, { lines: readonly string[]; time: number; single: boolean }>()
  for (const { period, shortText } of state.periods) {
    const single = period.kind !== 'span'
    if (single || !candidates.has(period.time))
      candidates.set(period.time, { lines: shortText, time: period.time, single })
  }
  const all = [...candidates.values()]
    .sort((one, other) => one.time - other.time)
    .map(({ lines, time }) => {
      const half = Math.max(...lines.map((line) => textWidth(line, textSize))) / 2
      return { lines, half, middle: Math.min(Math.max(across(time), half + padding), width - padding - half) }
    })
  const gap = 10
  const chosen: typeof all = []
  const first = all[0]
  for (const each of all.toReversed()) {
    const later = chosen[0]
    const fitsLater = later === undefined || each.middle + each.half + gap <= later.middle - later.half
    const fitsFirst = each === first || !first || first.middle + first.half + gap <= each.middle - each.half
    if (fitsLater && (fitsFirst || later === undefined)) chosen.unshift(each)
  }
  const placed = chosen.map(({ lines, middle }, index) => {
    const [name, year] = lines
    return { middle, lines: year !== undefined && year === chosen[index - 1]?.lines[1] && name ? [name] : lines }
  })
  const rows = Math.max(1, ...chosen.map(({ lines }) => lines.length))
  return { placed, height: textHeight(rows, textSize) }
}

/** One cross for each kind of series that misses a figure at a moment, side by side. */
function placeMissing(
  state: LineChartState,
  { across, bottom }: { across: (time: number) => number; bottom: number },
): LineLayout['missing'] {
  const moments = new Map<number, Map<PlacedText['tone'], string[]>>()
  for (const series of state.series)
    for (const { period, reason } of series.missing) {
      const kinds = moments.get(period.time) ?? new Map<PlacedText['tone'], string[]>()
      moments.set(period.time, kinds)
      const reasons = kinds.get(toneOf(series)) ?? []
      kinds.set(toneOf(series), [...reasons, `${series.name}: ${reason}`])
    }
  return [...moments].flatMap(([time, kinds]) =>
    [...kinds].map(([tone, reasons], index) => ({
      at: { x: round(across(time) + (index - (kinds.size - 1) / 2) * 11), y: round(bottom) },
      tone,
      reasons,
    })),
  )
}
