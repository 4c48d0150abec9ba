import { type Box, type PlacedText, type Point, placeText, round, spread, textHeight } from '../placed'
import { textWidth, wrapText } from '../text-width'
import type { Mark } from './marks'
import { type PlacedSeries, placeOfMark, toneOf } from './place-series'
import type { LineChartState, StateSeries } from './state'

const size = 14
/** Between a value and its name. */
const gap = 7
/** With more series than this only the area and its comparison group show their values in the picture. */
const mostWithValues = 6

/** Whether the first and the last value of a series are written in the picture. */
export function showsValues(state: LineChartState, { role }: StateSeries): boolean {
  return role !== 'reference' || state.series.length <= mostWithValues
}

/** Words where there is room, signs where there is not: "ongeveer 48", "≈ 48". */
export function valueText(mark: Mark, roomy: boolean): string {
  return roomy ? mark.shortText : mark.signText
}

interface EndLabel {
  series: StateSeries
  mark: Mark
  value: string
  name: readonly string[]
  full: string | null
  height: number
}

export interface EndLabels {
  labels: readonly EndLabel[]
  /** Room that values and names take together. */
  width: number
  /** Width of the column of values; null when they differ so much that each name follows its own value. */
  column: number | null
}

/** Values that differ more than this in width (about two digits) would stand too far from their line in a column. */
const mostColumnDifference = 18

/**
 * What should stand at the right end of the lines: the last value, and with `named` the name behind it. A value of an
 * earlier period stands there only with a name, which says the period too.
 */
export function wishEndLabels(state: LineChartState, { named, width }: { named: boolean; width: number }): EndLabels {
  const lastTime = Math.max(...state.periods.map(({ period }) => period.time))
  const shown = named ? state.series : state.series.filter((each) => showsValues(state, each))
  const nameRoom = Math.min(250, width * 0.28)
  const labels = shown.flatMap((series): EndLabel[] => {
    const mark = series.marks.at(-1)
    if (!mark || (!named && mark.period.time < lastTime)) return []
    const early = mark.period.time < lastTime || mark.period.kind === 'span'
    const text = early ? `${series.name} (${periodText(state, mark)})` : series.name
    const name = named ? wrapText(text, { width: nameRoom, size, weight: 600, most: 3 }) : { lines: [], cut: false }
    return [
      {
        series,
        mark,
        value: valueText(mark, named),
        name: name.lines,
        full: name.cut ? text : null,
        height: textHeight(Math.max(1, name.lines.length), size) + (name.lines.length > 1 ? 4 : 1),
      },
    ]
  })
  const valueWidths = labels.map(({ value }) => textWidth(value, size, 600))
  const nameWidths = labels.map(({ name }) => Math.max(0, ...name.map((line) => textWidth(line, size, 600))))
  const widest = Math.max(0, ...valueWidths)
  const column = widest - Math.min(widest, ...valueWidths) <= mostColumnDifference ? widest : null
  const widths = nameWidths.map((name, index) => (column ?? valueWidths[index] ?? 0) + (name > 0 ? name + gap : 0))
  return { labels, column, width: Math.max(0, ...widths) }
}

/** Gives the end labels their place: as near to the last point as the others allow, never on one another. */
export function placeEndLabels(
  state: LineChartState,
  { labels, column }: EndLabels,
  { series, right, plot }: { series: readonly PlacedSeries[]; right: number; plot: Box },
): { labels: readonly PlacedText[]; leaders: readonly { from: Point; to: Point; tone: PlacedText['tone'] }[] } {
  const lastTime = Math.max(...state.periods.map(({ period }) => period.time))
  const places = labels.map(({ mark, series: { id } }) => placeOfMark(series, id, mark))
  const tops = spread(
    labels.map(({ height }, index) => ({ wish: places[index]?.y ?? 0, height })),
    plot.top - 8,
    plot.top + plot.height + 8,
  )
  if (tops === null) return { labels: [], leaders: [] }
  const left = right + 12
  const placed: PlacedText[] = []
  const leaders: { from: Point; to: Point; tone: PlacedText['tone'] }[] = []
  labels.forEach((label, index) => {
    const top = tops[index] ?? 0
    const at = places[index]
    const tone = toneOf(label.series)
    const weight = series.length > mostWithValues && label.series.role === 'reference' ? 400 : 600
    const width = column ?? textWidth(label.value, size, weight)
    placed.push(placeText([label.value], left + width, top, { size, weight, tone, anchor: 'end' }))
    if (label.name.length > 0)
      placed.push(placeText(label.name, left + width + gap, top, { size, weight, tone, full: label.full }))
    const middle = top + textHeight(1, size) / 2
    if (at && label.mark.period.time === lastTime && Math.abs(middle - at.y) > 6)
      leaders.push({ from: { x: at.x + 5, y: at.y }, to: { x: round(left - 2), y: round(middle) }, tone })
  })
  return { labels: placed, leaders }
}

function periodText(state: LineChartState, mark: Mark): string {
  return state.periods.find(({ period }) => period.text === mark.period.text)?.text ?? mark.period.text
}
