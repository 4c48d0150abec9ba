import { type Point, type Ring, type ShapedRegion, tidyShape } from './shape'

/**
 * How far apart the boundaries of two regions may be drawn and still be one, in metres, for boundaries with a point every
 * `detail` metres. Many files simplify each region by itself, so that a shared boundary comes in two versions. This is our
 * own rule: a quarter of the distance between points, at least 2 and at most 75 metres.
 */
export function toleranceOf(detail: number): number {
  return Math.min(75, Math.max(2, detail / 4))
}

/**
 * Makes one of boundaries that were drawn twice. First a point that belongs to one region only moves to a point of another
 * region within half the tolerance; then a point of one region that lies within the tolerance of a boundary of another is
 * put into that boundary too. After that regions that touch share points, no slivers gape between them, and their
 * boundaries can be simplified together. Boundaries that were drawn once stay as they are.
 *
 * @param others regions around these that stay as they are, but whose points count
 */
export function joinedRegions(
  regions: readonly ShapedRegion[],
  tolerance: number,
  others: readonly ShapedRegion[] = [],
): ShapedRegion[] {
  const moved = snapped(regions, others, tolerance / 2)
  const grid = pointGrid([...moved, ...others], Math.max(tolerance * 2, 100))
  return moved.map(({ code, shape }) => ({
    code,
    shape: shape.map((rings) => rings.map((ring) => joinedRing(ring, code, grid, tolerance))),
  }))
}

/** Which regions touch: they have a point in common, be it one corner. Both ways, for each of `regions`. */
export function neighboursAmong(regions: readonly ShapedRegion[]): Map<string, Set<string>> {
  const owners = new Map<number, string[]>()
  const neighbours = new Map<string, Set<string>>(regions.map(({ code }) => [code, new Set<string>()]))
  for (const { code, point } of pointsOf(regions)) {
    const here = owners.get(keyOf(point))
    if (here?.includes(code)) continue
    for (const other of here ?? []) {
      neighbours.get(other)?.add(code)
      neighbours.get(code)?.add(other)
    }
    if (here) here.push(code)
    else owners.set(keyOf(point), [code])
  }
  return neighbours
}

interface OwnedPoint {
  point: Point
  /** The first region it belongs to. */
  code: string
  isShared: boolean
  /** Where it moved to. */
  to: Point | null
}

function snapped(regions: readonly ShapedRegion[], others: readonly ShapedRegion[], reach: number): ShapedRegion[] {
  const points = new Map<number, OwnedPoint>()
  for (const { code, point } of pointsOf([...regions, ...others])) {
    const known = points.get(keyOf(point))
    if (!known) points.set(keyOf(point), { point, code, isShared: false, to: null })
    else if (known.code !== code) known.isShared = true
  }
  const fixed = new Set(others.map(({ code }) => code))
  const grid = gridOf(points.values(), Math.max(reach, 50))
  for (const here of points.values()) {
    if (here.isShared || fixed.has(here.code)) continue
    const near = nearestOfAnother(grid, here, reach)
    if (!near) continue
    here.to = near.point
    near.isShared = true
  }
  return regions.map(({ code, shape }) => ({
    code,
    shape: tidyShape(
      shape.map((rings) => rings.map((ring) => ring.map((point) => points.get(keyOf(point))?.to ?? point))),
    ),
  }))
}

function nearestOfAnother(grid: Grid<OwnedPoint>, here: OwnedPoint, reach: number): OwnedPoint | undefined {
  let nearest: OwnedPoint | undefined
  let distance = reach
  for (const other of squaresAround(grid, here.point, here.point, reach).flat()) {
    if (other.code === here.code || other.to) continue
    const apart = Math.hypot(other.point[0] - here.point[0], other.point[1] - here.point[1])
    if (apart > distance) continue
    nearest = other
    distance = apart
  }
  return nearest
}

function joinedRing(ring: Ring, code: string, grid: Grid<{ point: Point; code: string }>, tolerance: number): Ring {
  const own = new Set(ring.map(keyOf))
  const result: Ring = []
  for (let index = 1; index < ring.length; index++) {
    const [from, to] = [ring[index - 1] as Point, ring[index] as Point]
    const [east, north] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.hypot(east, north)
    result.push(from)
    const between: { point: Point; along: number }[] = []
    for (const square of squaresAround(grid, from, to, tolerance)) {
      for (const { point, code: owner } of square) {
        if (owner === code) continue
        const x = point[0] - from[0]
        const y = point[1] - from[1]
        const along = (x * east + y * north) / length
        const beside = Math.abs(x * north - y * east) / length
        if (along > 0 && along < length && beside <= tolerance) between.push({ point, along })
      }
    }
    for (const { point } of between.sort((a, b) => a.along - b.along)) {
      if (own.has(keyOf(point))) continue
      own.add(keyOf(point))
      result.push(point)
    }
  }
  result.push(ring.at(-1) as Point)
  return result
}

function* pointsOf(regions: readonly ShapedRegion[]): Generator<{ code: string; point: Point }> {
  for (const { code, shape } of regions) {
    for (const rings of shape) {
      for (const ring of rings) {
        for (let index = 1; index < ring.length; index++) yield { code, point: ring[index] as Point }
      }
    }
  }
}

/** One number for a point: coordinates of the Dutch grid are far below a million. */
function keyOf([x, y]: Point): number {
  return (x + 1_000_000) * 4_000_000 + (y + 1_000_000)
}

/** One small number for a square of at least fifty metres: fewer than 32,768 of them lie side by side. */
function squareKey(column: number, line: number): number {
  return ((column & 0x7fff) << 15) | (line & 0x7fff)
}

/** Points by the square they lie in. */
interface Grid<Entry extends { point: Point }> {
  size: number
  cells: Map<number, Entry[]>
}

function pointGrid(regions: readonly ShapedRegion[], size: number): Grid<{ point: Point; code: string }> {
  return gridOf(pointsOf(regions), size)
}

function gridOf<Entry extends { point: Point }>(entries: Iterable<Entry>, size: number): Grid<Entry> {
  const cells: Grid<Entry>['cells'] = new Map()
  for (const entry of entries) {
    const key = squareKey(Math.floor(entry.point[0] / size), Math.floor(entry.point[1] / size))
    const cell = cells.get(key)
    if (cell) cell.push(entry)
    else cells.set(key, [entry])
  }
  return { size, cells }
}

/** The squares around a line with something in them: they hold all entries within `reach` of it, and some further ones. */
function squaresAround<Entry extends { point: Point }>(
  { size, cells }: Grid<Entry>,
  from: Point,
  to: Point,
  reach: number,
): Entry[][] {
  const found: Entry[][] = []
  const square = (metres: number) => Math.floor(metres / size)
  const [first, last] = from[0] <= to[0] ? [from, to] : [to, from]
  const slope = last[0] === first[0] ? 0 : (last[1] - first[1]) / (last[0] - first[0])
  const heightAt = (x: number) => first[1] + slope * (Math.min(Math.max(x, first[0]), last[0]) - first[0])
  for (let column = square(first[0] - reach); column <= square(last[0] + reach); column++) {
    // Only the squares that the line passes in this column: a long line is not asked for its whole rectangle.
    const ends = [heightAt(column * size - reach), heightAt((column + 1) * size + reach)]
    if (slope === 0) ends.push(from[1], to[1])
    const [south, north] = [square(Math.min(...ends) - reach), square(Math.max(...ends) + reach)]
    for (let line = south; line <= north; line++) {
      const entries = cells.get(squareKey(column, line))
      if (entries) found.push(entries)
    }
  }
  return found
}
