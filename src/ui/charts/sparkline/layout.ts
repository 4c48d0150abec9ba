/** The second of the three parts of the sparkline: everything gets its place. Its state is that of the small multiple. */
import { scaleLinear } from 'd3-scale'
import { momentsOf } from '../line/layout'
import type { Mark } from '../line/marks'
import type { StateSeries } from '../line/state'
import type { SmallMultipleState } from '../multiple/state'
import { type Point, round } from '../placed'

export interface SparklineLayout {
  width: number
  height: number
  /** The line at nought: without it a low line and a fall would look alike. */
  zero: number
  series: readonly SparkSeries[]
  /** Where a line ends because the definition or the way of measuring changed. */
  breaks: readonly number[]
}

export interface SparkSeries {
  id: string
  role: StateSeries['role']
  /** Corners of its lines; they stop at missing figures and at definition breaks. */
  lines: readonly (readonly Point[])[]
  /** Figures that no line goes through, and the last one. */
  dots: readonly (Point & { isLast: boolean; isOpen: boolean })[]
}

const edge = 5

/** Places a sparkline; older definitions are left out, because there is no room to say that they are older. */
export function sparklineLayout(
  { line, scale }: SmallMultipleState,
  { width, height }: { width: number; height: number },
): SparklineLayout {
  const moments = momentsOf(line)
  const [from, to] = [Math.min(...moments), Math.max(...moments)]
  const x = scaleLinear([from, to], [edge, width - edge])
  const y = scaleLinear([...scale], [height - edge, edge])
  const place = ({ period, value }: Mark): Point => ({
    x: round(from === to ? width - edge : x(period.time)),
    y: round(y(value)),
  })
  return {
    width,
    height,
    zero: round(y(0)),
    series: line.series
      .filter(({ older, marks }) => !older && marks.length > 0)
      .map(({ id, role, runs, marks }) => {
        const joined = new Set(runs.flat())
        return {
          id,
          role,
          lines: runs.map((run) => run.map(place)),
          dots: marks.flatMap((mark, index) => {
            const isLast = index === marks.length - 1
            return isLast || !joined.has(mark) ? [{ ...place(mark), isLast, isOpen: mark.precision !== 'exact' }] : []
          }),
        }
      }),
    breaks: from === to ? [] : line.breaks.map(({ time }) => round(x(time))),
  }
}
