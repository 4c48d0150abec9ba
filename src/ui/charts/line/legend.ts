import { type PlacedText, placeText, type Tone, textHeight } from '../placed'
import { wrapText } from '../text-width'
import { toneOf } from './place-series'
import type { LineChartState, StateSeries } from './state'

/** Names above the chart, for where they do not fit beside the lines. */
export interface Legend {
  entries: readonly { tone: Tone; older: boolean; swatch: { x: number; y: number; width: number }; name: PlacedText }[]
  height: number
}

const size = 14
const swatchWidth = 26
/** More series of one look than this cannot be told apart by a legend and share one entry. */
const mostOfOneLook = 3

/** Lays the names out in rows. With `needed` false the legend is empty and takes no room. */
export function placeLegend(
  state: LineChartState,
  { top, left, width, needed }: { top: number; left: number; width: number; needed: boolean },
): Legend {
  if (!needed) return { entries: [], height: 0 }
  const entries: Legend['entries'][number][] = []
  let x = left
  let y = top
  let rowHeight = 0
  for (const { series, text } of entriesOf(state)) {
    const room = width - 2 * left - swatchWidth - 8
    const { lines, cut } = wrapText(text, { width: room, size, weight: 600, most: 2 })
    const measure = placeText(lines, 0, 0, { size, weight: 600, tone: 'ink' }).box.width
    if (x > left && x + swatchWidth + 8 + measure > width - left) {
      x = left
      y += rowHeight
      rowHeight = 0
    }
    const name = placeText(lines, x + swatchWidth + 8, y, {
      size,
      weight: 600,
      tone: toneOf(series),
      full: cut ? text : null,
    })
    entries.push({
      tone: toneOf(series),
      older: series.older,
      swatch: { x, y: y + size * 0.61, width: swatchWidth },
      name,
    })
    x += swatchWidth + 8 + measure + 18
    rowHeight = Math.max(rowHeight, textHeight(lines.length, size) + 3)
  }
  return { entries, height: entries.length === 0 ? 0 : y + rowHeight + 6 - top }
}

function entriesOf(state: LineChartState): readonly { series: StateSeries; text: string }[] {
  const looks = new Map<string, StateSeries[]>()
  // Drawn last is what matters most, and is named first.
  for (const series of state.series.toReversed()) {
    const look = `${series.role} ${series.older}`
    looks.set(look, [...(looks.get(look) ?? []), series])
  }
  return [...looks.values()].flatMap((members) => {
    const [first] = members
    if (first && members.length > mostOfOneLook)
      return [{ series: first, text: state.texts.others.replace('{count}', String(members.length)) }]
    return members
      .map((series) => ({ series, text: series.name }))
      .sort((one, other) => one.series.index - other.series.index)
  })
}
