/** Places a map with its legend in one picture, for a file that leaves the page. */
import { bottomOf, type PictureFrame, paddingOf, placeFoot, placeHead } from '../charts/frame'
import { type PlacedText, placeText, round, type TextStyle } from '../charts/placed'
import { wrapText } from '../charts/text-width'
import { groupsOf } from './groups'
import { drawingWidth, type MapLayout } from './layout'
import type { MapState, StateClass } from './state'
import { countOf, missingText } from './words'

export interface MapPictureLayout {
  width: number
  height: number
  /** Where the drawing of the map stands, and how many pixels a unit of it is. */
  map: { x: number; y: number; scale: number }
  /** Null: no figure. */
  swatches: readonly { x: number; y: number; of: StateClass | null }[]
  /** Texts that may never overlap. */
  labels: readonly PlacedText[]
  texts: readonly PlacedText[]
}

export const swatch = { width: 26, height: 18 }
const size = 14
const columnWidth = 260
/** Narrower than this, the legend stands under the map. */
const stackedBelow = 720

/** Places a map in a picture of a width from 320 to 1200; its height follows from the map and the legend. */
export function mapPictureLayout(
  state: MapState,
  layout: Pick<MapLayout, 'height'>,
  { width, frame }: { width: number; frame: PictureFrame },
): MapPictureLayout {
  const padding = paddingOf(frame)
  const head = placeHead(frame, width)
  const isStacked = width < stackedBelow
  const across = width - 2 * padding - (isStacked ? 0 : columnWidth + 24)
  const scale = across / drawingWidth
  const mapBottom = head.bottom + layout.height * scale
  const legend = placeLegend(state, {
    left: isStacked ? padding : width - padding - columnWidth,
    top: isStacked ? mapBottom + 12 : head.bottom,
    width: isStacked ? across : columnWidth,
  })
  const foot = placeFoot(state.notes, { frame, width, top: Math.max(mapBottom, legend.bottom) })
  return {
    width,
    height: foot.height,
    map: { x: padding, y: round(head.bottom), scale: Math.round(scale * 1e4) / 1e4 },
    swatches: legend.swatches,
    labels: legend.labels,
    texts: [...head.texts, ...foot.texts],
  }
}

function placeLegend(
  state: MapState,
  { left, top, width }: { left: number; top: number; width: number },
): { labels: PlacedText[]; swatches: MapPictureLayout['swatches'][number][]; bottom: number } {
  const { texts, classes, area, missing, unitCaption, rule } = state
  const labels: PlacedText[] = []
  const swatches: MapPictureLayout['swatches'][number][] = []
  const right = left + width
  let next = top
  const say = (text: string, style: Omit<TextStyle, 'size'>, from = left, room = right - from) => {
    const lines = wrapText(text, { width: room, size, weight: style.weight }).lines
    const placed = placeText(lines, from, next, { size, ...style })
    labels.push(placed)
    return placed
  }
  const row = (of: StateClass | null, text: string, count: string) => {
    const number = placeText([count], right, next, { size, tone: 'muted', anchor: 'end' })
    const said = say(
      text,
      { tone: 'ink' },
      left + swatch.width + 8,
      right - number.box.width - 10 - left - swatch.width - 8,
    )
    labels.push(number)
    swatches.push({ x: round(left), y: round(next), of })
    next = bottomOf(said) + 5
  }
  next =
    bottomOf(say(unitCaption === '' ? texts.legend : `${texts.legend}, ${unitCaption}`, { weight: 600, tone: 'ink' })) +
    6
  const here = area?.inClass == null ? undefined : classes[area.inClass]
  for (const group of groupsOf(state)) {
    if (group.words !== null) next = bottomOf(say(group.words, { tone: 'ink' })) + 4
    for (const each of group.classes) {
      row(each, each.text, each.countText)
      if (area && each === here)
        next = bottomOf(say(`${area.label} ${area.text}`, { weight: 600, tone: 'area' }, left + swatch.width + 8)) + 5
    }
    next += 4
  }
  for (const { reason, count } of missing) row(null, missingText(reason, texts), countOf(count, state))
  if (area && !here) next = bottomOf(say(`${area.label}: ${area.text}`, { weight: 600, tone: 'area' })) + 5
  if (rule !== '') next = bottomOf(say(rule, { tone: 'muted' })) + 5
  return { labels, swatches, bottom: next }
}
