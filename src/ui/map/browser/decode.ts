/**
 * Reads TopoJSON in the browser and gives every region its place in a drawing. Borders that regions have in common are
 * read once, which makes a map of thousands of regions quick to fetch and draw.
 */
import type { View } from './view'

/** What is needed of a topology; see https://github.com/topojson/topojson-specification. */
export interface BrowserTopology {
  arcs: number[][][]
  transform?: { scale: number[]; translate: number[] }
  objects: Record<string, { geometries?: BrowserGeometry[] }>
}

export interface BrowserGeometry {
  type: string | null
  arcs?: number[][] | number[][][]
  properties?: { code?: string; name?: string } | null
}

/** x, y, x, y, … in units of the drawing. */
export type Line = Float32Array

export interface DecodedRegion {
  code: string
  name: string
  /** Polygons and holes alike: what is in an odd number of rings is inside. */
  rings: Line[]
  box: View
  /** Numbers of the arcs its rings are made of. */
  arcs: number[]
}

export interface DecodedMap {
  whole: View
  /** By name, in the language of the page. */
  regions: DecodedRegion[]
  /** By their numbers; together they are every border once. Empty where no region uses one. */
  arcs: Line[]
}

/** Room for an outline at the edges. */
const edge = 10

/** A drawing is at most this many times as high as it is wide, as in `layout.ts`. */
const highest = 1.05

/** Reads the regions of an object of a topology into a drawing of a width. Regions in several pieces become one. */
export function decode(topology: BrowserTopology, object: string, width: number, language: string): DecodedMap {
  const geometries = topology.objects[object]?.geometries ?? []
  const used = new Set(geometries.flatMap(({ arcs = [] }) => arcs.flat(2) as number[]).map(arcNumber))
  const arcs = topology.arcs.map((arc, index) => (used.has(index) ? unpack(arc, topology) : new Float32Array()))
  const bounds = boundsOf(arcs)
  const room = width - 2 * edge
  const scale = Math.min(room / Math.max(bounds.width, 1), (room * highest) / Math.max(bounds.height, 1))
  const left = (width - bounds.width * scale) / 2
  for (const arc of arcs)
    for (let index = 0; index < arc.length; index += 2) {
      arc[index] = left + ((arc[index] ?? 0) - bounds.x) * scale
      // North is up on a map and down on a screen.
      arc[index + 1] = edge + (bounds.y + bounds.height - (arc[index + 1] ?? 0)) * scale
    }
  const regions = new Map<string, DecodedRegion>()
  for (const { type, arcs: parts = [], properties } of geometries) {
    const code = properties?.code
    if (code === undefined || (type !== 'Polygon' && type !== 'MultiPolygon')) continue
    const rings = (type === 'Polygon' ? parts : parts.flat(1)) as number[][]
    const region = regions.get(code) ?? { code, name: properties?.name ?? code, rings: [], box: nothing, arcs: [] }
    for (const ring of rings) {
      region.rings.push(stitch(ring, arcs))
      region.arcs.push(...ring.map(arcNumber))
    }
    regions.set(code, region)
  }
  const { compare } = new Intl.Collator(language, { numeric: true })
  return {
    whole: { x: 0, y: 0, width, height: bounds.height * scale + 2 * edge },
    regions: [...regions.values()]
      .map((region) => ({ ...region, box: boundsOf(region.rings) }))
      .sort((one, other) => compare(one.name, other.name) || (one.code < other.code ? -1 : 1)),
    arcs,
  }
}

/** The borders of some regions together, without those between them: every arc that occurs once. */
export function outlineOf({ regions, arcs }: DecodedMap, codes: readonly string[]): Line[] {
  const times = new Map<number, number>()
  for (const { arcs: own } of regions.filter(({ code }) => codes.includes(code)))
    for (const arc of own) times.set(arc, (times.get(arc) ?? 0) + 1)
  return [...times].flatMap(([arc, count]) => (count === 1 ? (arcs[arc] ?? []) : []))
}

/** The region at a point, as an index; null where there is none. */
export function regionAt({ regions }: DecodedMap, x: number, y: number): number | null {
  for (const [index, { box, rings }] of regions.entries())
    if (x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height && isInside(rings, x, y))
      return index
  return null
}

function isInside(rings: readonly Line[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let index = 0, before = ring.length - 2; index < ring.length; before = index, index += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ring[index], ring[index + 1], ring[before], ring[before + 1]]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

/** A negative number is an arc that is gone through backwards. */
function arcNumber(arc: number): number {
  return arc < 0 ? ~arc : arc
}

/** The points of an arc; in a quantised topology each is given from the one before. */
function unpack(arc: readonly number[][], { transform }: BrowserTopology): Line {
  const line = new Float32Array(arc.length * 2)
  let [x, y] = [0, 0]
  for (const [index, [px = 0, py = 0]] of arc.entries()) {
    if (transform) {
      x += px
      y += py
      line[2 * index] = x * (transform.scale[0] ?? 1) + (transform.translate[0] ?? 0)
      line[2 * index + 1] = y * (transform.scale[1] ?? 1) + (transform.translate[1] ?? 0)
    } else line.set([px, py], 2 * index)
  }
  return line
}

/** The arcs of a ring one after the other; the last point of an arc is the first of the next. */
function stitch(ring: readonly number[], arcs: readonly Line[]): Line {
  const points: number[] = []
  for (const arc of ring) {
    const line = arcs[arcNumber(arc)] ?? new Float32Array()
    for (let step = points.length === 0 ? 0 : 1; step < line.length / 2; step += 1) {
      const at = 2 * (arc < 0 ? line.length / 2 - 1 - step : step)
      points.push(line[at] ?? 0, line[at + 1] ?? 0)
    }
  }
  return Float32Array.from(points)
}

const nothing: View = { x: 0, y: 0, width: 0, height: 0 }

function boundsOf(lines: readonly Line[]): View {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const line of lines)
    for (let index = 0; index < line.length; index += 2) {
      left = Math.min(left, line[index] ?? left)
      right = Math.max(right, line[index] ?? right)
      top = Math.min(top, line[index + 1] ?? top)
      bottom = Math.max(bottom, line[index + 1] ?? bottom)
    }
  return left > right ? nothing : { x: left, y: top, width: right - left, height: bottom - top }
}
