import { type PlacedText, placeText } from './placed'
import { wrapText } from './text-width'

/** Title above and lines below inside a picture, for a file that leaves the page. */
export interface PictureFrame {
  title: string
  below: readonly string[]
}

/** Between the edge and what is drawn: a file has no page around it. */
export function paddingOf(frame: PictureFrame | undefined): number {
  return frame ? 16 : 4
}

/** The title of a picture at its top, and where the chart can begin. */
export function placeHead(
  frame: PictureFrame | undefined,
  width: number,
): { texts: readonly PlacedText[]; bottom: number } {
  const padding = paddingOf(frame)
  if (!frame) return { texts: [], bottom: padding }
  const { lines } = wrapText(frame.title, { width: width - 2 * padding, size: 18, weight: 600 })
  const title = placeText(lines, padding, padding, { size: 18, weight: 600, tone: 'ink' })
  return { texts: [title], bottom: bottomOf(title) + 10 }
}

/** Notes and the lines of the frame under a chart that ends at `top`, and how high the picture is then. */
export function placeFoot(
  notes: readonly string[],
  { frame, width, top }: { frame: PictureFrame | undefined; width: number; top: number },
): { texts: readonly PlacedText[]; height: number } {
  const padding = paddingOf(frame)
  const texts: PlacedText[] = []
  const all = [...notes, ...(frame?.below ?? [])]
  let next = all.length > 0 ? top + 8 : top
  for (const text of all) {
    const { lines } = wrapText(text, { width: width - 2 * padding, size: 13 })
    const placed = placeText(lines, padding, next, { size: 13, tone: 'muted' })
    texts.push(placed)
    next = bottomOf(placed)
  }
  return { texts, height: Math.ceil(next + padding) }
}

export function bottomOf({ box }: PlacedText): number {
  return box.top + box.height
}
