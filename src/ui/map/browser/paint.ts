/** Paints a map on a canvas. */
import { type DecodedMap, type Line, outlineOf } from './decode'
import type { MapReading } from './reading'
import type { View } from './view'

export interface Painter {
  /** Paints the map as seen in a view; while it moves without the light edges of lines, which take most of the time. */
  map(view: View, isStill: boolean): void
  /** Paints the ring around the region that is read, on a canvas of its own: the map below it stays as it is. */
  cursor(view: View, region: number | null): void
}

/** Across a shape of this many pixels, borders are as thick as on a map of few regions; across a smaller one thinner. */
const roomy = 30

/** Shapes of one colour are painted together: thousands of shapes are some seven paths. */
export function painter(
  map: DecodedMap,
  reading: MapReading,
  base: HTMLCanvasElement,
  top: HTMLCanvasElement,
): Painter {
  const { lines, regions: read, fills } = reading
  const shapes = [...fills, lines.blank].map(() => new Path2D())
  for (const { code, rings } of map.regions) {
    const inClass = read[code]?.[0] ?? -1
    add(shapes[inClass < 0 ? fills.length : inClass], rings, true)
  }
  const borders = path(map.arcs, false)
  const outline = path(outlineOf(map, reading.area), false)

  return {
    map(view, isStill) {
      const brush = brushOn(base, view)
      if (!brush) return
      const paints = [...fills, brush.hatch(lines)]
      for (const [index, shape] of shapes.entries()) brush.fill(shape, paints[index] ?? lines.blank)
      const across = Math.sqrt((map.whole.width * map.whole.height) / map.regions.length) / brush.pixel
      const thick = Math.min(1, across / roomy)
      if (isStill) brush.stroke(borders, lines.casing, 2 * thick)
      brush.stroke(borders, lines.thin, 0.3 + 0.3 * thick)
      brush.stroke(outline, lines.casing, 6)
      brush.stroke(outline, lines.area, 3.5)
    },
    cursor(view, region) {
      const brush = brushOn(top, view)
      const rings = region === null ? undefined : map.regions[region]?.rings
      if (!brush || !rings) return
      const ring = path(rings, true)
      brush.stroke(ring, lines.casing, 7)
      brush.stroke(ring, lines.thin, 3)
    },
  }
}

/** A clean canvas on which widths are in pixels of the page; null where the browser has none to give. */
function brushOn(canvas: HTMLCanvasElement, view: View) {
  const context = canvas.getContext('2d')
  if (!context) return null
  const scale = canvas.width / view.width
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale)
  // Round corners on a hundred thousand points take long, and are not seen on thin lines.
  context.lineJoin = 'bevel'
  const pixel = view.width / (canvas.clientWidth || canvas.width)
  return {
    /** Units of the drawing across a pixel of the page. */
    pixel,
    fill(shape: Path2D, paint: string | CanvasPattern) {
      context.fillStyle = paint
      context.fill(shape, 'evenodd')
    },
    stroke(shape: Path2D, colour: string, pixels: number) {
      context.strokeStyle = colour
      context.lineWidth = pixels * pixel
      context.stroke(shape)
    },
    /** Slanting lines, of one thickness however close one looks. */
    hatch({ blank, hatch }: MapReading['lines']): string | CanvasPattern {
      const tile = document.createElement('canvas')
      tile.width = tile.height = 8
      const mark = tile.getContext('2d')
      if (!mark) return blank
      mark.fillStyle = blank
      mark.fillRect(0, 0, 8, 8)
      mark.strokeStyle = hatch
      mark.lineWidth = 1.2
      mark.beginPath()
      for (const from of [-8, 0, 8]) {
        mark.moveTo(from - 1, 9)
        mark.lineTo(from + 9, -1)
      }
      mark.stroke()
      const pattern = context.createPattern(tile, 'repeat')
      pattern?.setTransform(new DOMMatrix().scale(pixel))
      return pattern ?? blank
    },
  }
}

function path(lines: readonly Line[], isClosed: boolean): Path2D {
  const made = new Path2D()
  add(made, lines, isClosed)
  return made
}

function add(shape: Path2D | undefined, lines: readonly Line[], isClosed: boolean): void {
  for (const line of lines) {
    if (line.length < 4) continue
    shape?.moveTo(line[0] ?? 0, line[1] ?? 0)
    for (let index = 2; index < line.length; index += 2) shape?.lineTo(line[index] ?? 0, line[index + 1] ?? 0)
    if (isClosed) shape?.closePath()
  }
}
