import { type Box, type PlacedText, type Point, round, type Tone } from '../placed'
import { endsOf, type Mark } from './marks'
import type { StateSeries } from './state'

/** A series with its place in the picture. */
export interface PlacedSeries {
  id: string
  index: number
  name: string
  tone: Tone
  older: boolean
  /** One of many to compare with: drawn thinner, so that the area still stands out. */
  faint: boolean
  /** Corners of the lines; one list for each run. */
  lines: readonly (readonly Point[])[]
  marks: readonly PlacedMark[]
}

export interface PlacedMark {
  mark: Mark
  at: Point
  radius: number
  /** Drawn as an open ring: the figure is not exact, or covers more years. */
  open: boolean
  /** Ends of a range or a margin. */
  range: { low: number; high: number } | null
  /** Where a figure over more years begins. */
  spanFrom: number | null
  /** Which way the real figure may lie: -1 is up, 1 is down in the picture. */
  beyond: -1 | 1 | null
}

/** With more series than this, those that are compared with become faint. */
const mostStrong = 6

export function toneOf({ role }: Pick<StateSeries, 'role'>): PlacedText['tone'] {
  return role
}

export function placeSeries(
  series: StateSeries,
  {
    across,
    y,
    plot,
    moments,
    among,
  }: {
    across: (time: number) => number
    y: (value: number) => number
    plot: Box
    /** How many moments and series share the plot. */
    moments: number
    among: number
  },
): PlacedSeries {
  const joined = new Set(series.runs.flat())
  const place = (mark: Mark): Point => ({ x: round(across(mark.period.time)), y: round(y(mark.value)) })
  const faint = series.role === 'reference' && among > mostStrong
  const crowded = moments > 1 && plot.width / moments < 22
  const usual = series.role === 'area' && !series.older ? 4.5 : faint ? 2 : 3
  return {
    id: series.id,
    index: series.index,
    name: series.name,
    tone: toneOf(series),
    older: series.older,
    faint,
    lines: series.runs.map((run) => run.map(place)),
    marks: series.marks.map((mark, index) => {
      const outer = index === 0 || index === series.marks.length - 1
      const [low, high] = endsOf(mark)
      const open = mark.precision !== 'exact' || mark.period.kind === 'span'
      return {
        mark,
        at: place(mark),
        // Where points stand close together only those that say something by themselves stay large.
        radius: crowded && joined.has(mark) && !outer && !open ? 1.8 : open ? usual + 0.5 : usual,
        open,
        range: low !== undefined && high !== undefined ? { low: round(y(low)), high: round(y(high)) } : null,
        spanFrom: mark.period.kind === 'span' ? round(across(mark.period.start)) : null,
        beyond: mark.precision === 'at-least' ? -1 : mark.precision === 'at-most' ? 1 : null,
      }
    }),
  }
}

/** Where a mark of a series stands. */
export function placeOfMark(series: readonly PlacedSeries[], id: string, mark: Mark): Point | undefined {
  return series.find((each) => each.id === id)?.marks.find((each) => each.mark === mark)?.at
}
