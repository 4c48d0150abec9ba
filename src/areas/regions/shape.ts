/** A point in whole metres of the Dutch grid (RD). */
export type Point = [number, number]
/** Closed: the first point stands at the end again. */
export type Ring = Point[]
/** Parts of a region; of each the outer ring and then its holes. */
export type Shape = Ring[][]

/** A region with its boundaries. */
export interface ShapedRegion {
  code: string
  shape: Shape
}

/** The smallest rectangle around a shape. */
export interface Extent {
  west: number
  south: number
  east: number
  north: number
}

/**
 * A shape in whole metres, without points that fall on the one before and without rings that enclose nothing.
 *
 * @returns a shape without parts when nothing is left
 */
export function tidyShape(parts: readonly (readonly (readonly (readonly number[])[])[])[]): Shape {
  return parts
    .map((rings) => rings.map(tidyRing).filter((ring, index) => ring.length > 3 || (index === 0 && ring.length > 0)))
    .filter(([outer]) => outer !== undefined && outer.length > 3)
}

function tidyRing(points: readonly (readonly number[])[]): Ring {
  const ring: Ring = []
  for (const [x = 0, y = 0] of points) {
    const point: Point = [Math.round(x), Math.round(y)]
    const last = ring.at(-1)
    if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point)
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push([...first])
  return areaOf(ring) === 0 ? [] : ring
}

/** Twice the area within a ring, in square metres, whichever way it goes round. */
export function areaOf(ring: readonly Point[]): number {
  let sum = 0
  for (let index = 1; index < ring.length; index++) {
    const [before, here] = [ring[index - 1] as Point, ring[index] as Point]
    sum += before[0] * here[1] - here[0] * before[1]
  }
  return Math.abs(sum)
}

/** The rectangle around a shape. @throws RangeError for a shape without parts */
export function extentOf(shape: Shape): Extent {
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [x, y] of shape.flat(2)) {
    if (x < extent.west) extent.west = x
    if (x > extent.east) extent.east = x
    if (y < extent.south) extent.south = y
    if (y > extent.north) extent.north = y
  }
  if (extent.west > extent.east) throw new RangeError('a shape without parts has no extent')
  return extent
}

/** Median length of a segment in metres: how coarse the boundaries are drawn. Zero when there are none. */
export function detailOf(regions: readonly ShapedRegion[]): number {
  const lengths: number[] = []
  for (const { shape } of regions) {
    for (const ring of shape.flat()) {
      for (let index = 1; index < ring.length; index++) {
        const [before, here] = [ring[index - 1] as Point, ring[index] as Point]
        lengths.push(Math.hypot(here[0] - before[0], here[1] - before[1]))
      }
    }
  }
  return Float64Array.from(lengths).sort()[lengths.length >> 1] ?? 0
}
