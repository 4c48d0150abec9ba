/**
 * Which part of a map is seen, in units of its drawing. Like everything in this folder it is sent to browsers, so it
 * imports nothing but types.
 */
export interface View {
  x: number
  y: number
  width: number
  height: number
}

/** A map is enlarged at most this many times. */
export const mostZoom = 12
/** One step of a button or key. */
export const zoomStep = 1.6

/** The view `factor` times closer, with the point at `at` staying where it is; never outside the whole map. */
export function zoomed(view: View, whole: View, factor: number, at: { x: number; y: number }): View {
  const width = Math.min(Math.max(view.width / factor, whole.width / mostZoom), whole.width)
  const scale = width / view.width
  return within(
    {
      x: at.x - (at.x - view.x) * scale,
      y: at.y - (at.y - view.y) * scale,
      width,
      height: view.height * scale,
    },
    whole,
  )
}

/** The view moved, as far as the map goes. */
export function moved(view: View, whole: View, by: { x: number; y: number }): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, whole)
}

/** The view moved just so far that a box is seen; a box larger than the view is put in its middle. */
export function showing(view: View, whole: View, box: View): View {
  const shift = (from: number, size: number, boxFrom: number, boxSize: number) => {
    if (boxSize > size) return boxFrom + boxSize / 2 - (from + size / 2)
    return Math.min(0, boxFrom - from) + Math.max(0, boxFrom + boxSize - (from + size))
  }
  return moved(view, whole, {
    x: shift(view.x, view.width, box.x, box.width),
    y: shift(view.y, view.height, box.y, box.height),
  })
}

export function isWhole(view: View, whole: View): boolean {
  return view.width > whole.width * 0.999
}

/** The middle of a view or box. */
export function middleOf({ x, y, width, height }: View): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 }
}

function within(view: View, whole: View): View {
  const keep = (from: number, size: number, least: number, room: number) =>
    Math.min(Math.max(from, least), least + room - size)
  return {
    ...view,
    x: keep(view.x, view.width, whole.x, whole.width),
    y: keep(view.y, view.height, whole.y, whole.height),
  }
}
