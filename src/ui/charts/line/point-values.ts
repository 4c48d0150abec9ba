import { type Box, crosses, overlap, type PlacedText, placeText, spread, textHeight } from '../placed'
import { textWidth } from '../text-width'
import { showsValues, valueText } from './end-labels'
import type { Mark } from './marks'
import { type PlacedSeries, placeOfMark, toneOf } from './place-series'
import type { LineChartState, StateSeries } from './state'

const size = 14

/** Room that the first values take left of the lines; 0 when none stands there. `roomy`: see `valueText`. */
export function firstValuesWidth(state: LineChartState, roomy: boolean): number {
  return Math.max(0, ...startingFirst(state).map(({ mark }) => textWidth(valueText(mark, roomy), size, 600)))
}

/**
 * Places the first value of each series: left of its line when that starts with the axis, else above or below its first
 * point where no line, point or other label is. So too the last value of a series that is not `labelled` at the end. A
 * value that would stand far from its point is left out; it is in the table, and beside another line it would be read
 * as that line's.
 */
export function placePointValues(
  state: LineChartState,
  {
    roomy,
    series,
    plot,
    taken,
    labelled,
    right,
  }: {
    roomy: boolean
    series: readonly PlacedSeries[]
    plot: Box
    taken: readonly PlacedText[]
    labelled: ReadonlySet<string>
    /** Edge of the picture. */
    right: number
  },
): readonly PlacedText[] {
  const placed: PlacedText[] = []
  const height = textHeight(1, size)
  const firsts = startingFirst(state)
  const tops = spread(
    firsts.map(({ each, mark }) => ({ wish: placeOfMark(series, each.id, mark)?.y ?? 0, height })),
    plot.top - 8,
    plot.top + plot.height + 8,
  )
  firsts.forEach(({ each, mark }, index) => {
    const at = placeOfMark(series, each.id, mark)
    const top = tops?.[index]
    if (!at || top === undefined || Math.abs(top + height / 2 - at.y) > 1.5 * height) return
    const style = { size, weight: 600, tone: toneOf(each), anchor: 'end' } as const
    placed.push(placeText([valueText(mark, roomy)], at.x - 10, top, style))
  })
  const elsewhere = state.series.flatMap((each) => [
    ...(firsts.some((one) => one.each === each) ? [] : [{ each, mark: each.marks[0] }]),
    ...(labelled.has(each.id) ? [] : [{ each, mark: each.marks.at(-1) }]),
  ])
  for (const { each, mark } of elsewhere) {
    const at = mark && placeOfMark(series, each.id, mark)
    if (!at || !mayShow(state, each)) continue
    const style = { size, weight: 600, tone: toneOf(each), anchor: 'middle' } as const
    const text = valueText(mark, roomy)
    const middle = Math.min(at.x, right - textWidth(text, size, 600) / 2)
    const free = [at.y - 8 - height, at.y + 7]
      .map((top) => placeText([text], middle, top, style))
      .find(({ box }) => isFree(box, { series, plot, taken: [...taken, ...placed] }))
    if (free) placed.push(free)
  }
  return placed
}

/** Series that start with the axis. */
function startingFirst(state: LineChartState): readonly { each: StateSeries; mark: Mark }[] {
  const firstTime = Math.min(...state.periods.map(({ period }) => period.time))
  return state.series.flatMap((each) => {
    const mark = each.marks[0]
    if (!mark || !mayShow(state, each) || mark.period.kind === 'span') return []
    return mark.period.time === firstTime ? [{ each, mark }] : []
  })
}

/** A series with one figure shows it at its end. */
function mayShow(state: LineChartState, series: StateSeries): boolean {
  return series.marks.length > 1 && showsValues(state, series)
}

function isFree(
  box: Box,
  { series, plot, taken }: { series: readonly PlacedSeries[]; plot: Box; taken: readonly PlacedText[] },
): boolean {
  if (box.top < plot.top - 4 || box.top + box.height > plot.top + plot.height) return false
  if (box.left < plot.left || taken.some((text) => overlap(box, text.box))) return false
  return series.every(
    ({ lines, marks }) =>
      lines.every((line) =>
        line.every((point, index) => index === 0 || !crosses(box, line[index - 1] ?? point, point)),
      ) &&
      marks.every(({ at, radius }) => {
        const dot = { left: at.x - radius, top: at.y - radius, width: 2 * radius, height: 2 * radius }
        return !overlap(box, dot)
      }),
  )
}
