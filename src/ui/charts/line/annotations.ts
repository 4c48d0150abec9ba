import { type Box, overlap, type PlacedText, placeText } from '../placed'
import { wrapText } from '../text-width'
import type { PlacedSeries } from './place-series'
import type { LineChartState } from './state'

/** A definition break, the begin of a newer definition or an unexplained jump, with its words above the plot and its line through it. */
export interface PlacedAnnotation {
  kind: 'break' | 'change' | 'jump'
  x: number
  /** Upper and lower end of the line. */
  from: number
  to: number
  text: PlacedText
}

const size = 13

interface Wanted {
  kind: PlacedAnnotation['kind']
  x: number
  label: string
  /** The line ends at the lowest first figure of these series; without any it goes through the whole plot. */
  until: readonly string[]
}

/**
 * Stacks the words of breaks and jumps in as few rows as they need, the first row next to the plot, no two on each
 * other. Gives the height of the band, and places everything once the plot has its place.
 */
export function placeAnnotations(
  state: LineChartState,
  { top, left, right, across }: { top: number; left: number; right: number; across: (time: number) => number },
): { height: number; place: (plot: Box, series: readonly PlacedSeries[]) => readonly PlacedAnnotation[] } {
  const wanted: Wanted[] = [
    ...state.breaks.map(({ time, label }) => ({ kind: 'break' as const, x: across(time), label, until: [] })),
    ...state.changes.map(({ period, label, series: until }) => ({
      kind: 'change' as const,
      x: across(period.time),
      label,
      until,
    })),
    ...state.jumps.map(({ period, label }) => ({ kind: 'jump' as const, x: across(period.time), label, until: [] })),
  ].sort((one, other) => one.x - other.x)
  const rows: { annotation: Wanted; text: PlacedText }[][] = []
  for (const annotation of wanted) {
    const { lines, cut } = wrapText(annotation.label, { width: Math.min(220, right - left), size, most: 3 })
    const style = { size, tone: 'warning', anchor: 'middle', full: cut ? annotation.label : null } as const
    const half = placeText(lines, 0, 0, style).box.width / 2
    const middle = Math.min(Math.max(annotation.x, left + half), right - half)
    const text = placeText(lines, middle, 0, style)
    const around = { ...text.box, left: text.box.left - 8, width: text.box.width + 16, top: 0, height: 1 }
    const free = rows.find((row) => row.every((other) => !overlap(around, { ...other.text.box, top: 0, height: 1 })))
    if (free) free.push({ annotation, text })
    else rows.push([{ annotation, text }])
  }
  const heights = rows.map((row) => Math.max(...row.map(({ text }) => text.box.height)))
  const height = heights.reduce((sum, each) => sum + each + 2, rows.length > 0 ? 8 : 0)
  return {
    height,
    place: (plot, series) => {
      let bottom = top + height - 6
      return rows.flatMap((row, index) => {
        const rowBottom = bottom
        bottom -= (heights[index] ?? 0) + 2
        return row.map(({ annotation, text }) => ({
          kind: annotation.kind,
          x: Math.round(annotation.x * 10) / 10,
          from: rowBottom,
          to: Math.min(plot.top + plot.height, lowestFirst(series, annotation.until)),
          text: placeText(text.lines, text.x, rowBottom - text.box.height, { ...text }),
        }))
      })
    },
  }
}

function lowestFirst(series: readonly PlacedSeries[], ids: readonly string[]): number {
  const firsts = series.filter(({ id }) => ids.includes(id)).flatMap(({ marks }) => marks[0]?.at.y ?? [])
  return firsts.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...firsts)
}
