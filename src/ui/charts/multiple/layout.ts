/** The second of the three parts of the small multiple: everything gets its place. */
import { scaleLinear } from 'd3-scale'
import { momentsOf } from '../line/layout'
import { type PlacedSeries, placeSeries } from '../line/place-series'
import { round } from '../placed'
import type { SmallMultipleState } from './state'

export interface SmallMultipleLayout {
  width: number
  height: number
  /** The line at nought; the heights of the lines are read from it. */
  zero: number
  /** Vertical lines at definition breaks, changes and jumps. */
  remarks: readonly { kind: 'break' | 'change' | 'jump'; x: number; from: number; to: number }[]
  series: readonly PlacedSeries[]
  /** Moments of the figures, in years. */
  moments: readonly number[]
}

/** Room for half a point at the edges. */
const edge = 7
/** An arrow at a figure that is at least or at most so much reaches this far beyond it. */
const arrow = 19

/**
 * Places a small multiple in a picture of one size; it holds no text, so that it may be scaled. A single moment stands
 * at the start, above its words. A missing figure leaves a hole in its line and no mark: with zero as only line, every
 * mark would be read as a figure.
 */
export function smallMultipleLayout(
  { line, scale }: SmallMultipleState,
  { width, height }: { width: number; height: number },
): SmallMultipleLayout {
  const moments = momentsOf(line)
  const marks = line.series.flatMap((series) => series.marks)
  const beyond = (precision: string) => (marks.some((mark) => mark.precision === precision) ? arrow : edge)
  const plot = { left: edge, top: beyond('at-least'), width: width - 2 * edge, height: 0 }
  plot.height = height - plot.top - beyond('at-most')
  const bottom = plot.top + plot.height
  const y = scaleLinear([...scale], [bottom, plot.top])
  const starts = line.periods.map(({ period }) => period.start)
  const [from, to] = [Math.min(...starts, ...moments), Math.max(...moments)]
  const x = scaleLinear([from, to], [plot.left, plot.left + plot.width])
  const across = (time: number) => (from === to ? plot.left : x(time))
  const series = line.series.map((each) =>
    placeSeries(each, { across, y, plot, moments: moments.length, among: line.series.length }),
  )
  const upright = (kind: 'break' | 'change' | 'jump', time: number) => ({
    kind,
    x: round(across(time)),
    from: 1,
    to: round(bottom),
  })
  return {
    width,
    height,
    zero: round(y(0)),
    remarks: [
      ...line.breaks.map(({ time }) => upright('break', time)),
      ...line.changes.map(({ period }) => upright('change', period.time)),
      ...line.jumps.map(({ period }) => upright('jump', period.time)),
    ],
    series,
    moments,
  }
}
