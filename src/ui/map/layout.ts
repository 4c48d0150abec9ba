/** The second of the three parts of the map: every shape gets its place. */
import { geoIdentity, geoPath } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Box } from '../charts/placed'
import { type PlacedName, placeName } from './names'
import { outlineOf } from './outline'
import { pathText, type Ring, RingCollector } from './rings'
import { regionShapes, type Shape } from './shapes'
import type { MapState, StateRegion } from './state'

export interface MapLayout {
  /** In units of the drawing, finer than pixels, so that zooming in stays sharp. */
  width: number
  height: number
  /** In the order in which they are read: by name. */
  shapes: readonly PlacedShape[]
  /** Every border once, as the text of a path. */
  borders: string
  /** Outline of the area at hand, without the borders inside it; null when it is not on the map. */
  outline: string | null
}

export interface PlacedShape {
  region: StateRegion
  /** As the text of an SVG path. */
  path: string
  box: Box
  /** Null where it has no room. */
  name: PlacedName | null
}

/** Units across a drawing: at this many a unit is at most half a pixel on a usual screen. */
export const drawingWidth = 1600
/** A drawing is at most this many times as high as it is wide, so that it can be seen at once; a longer map is smaller in it. */
const highest = 1.05
/** Room for the outline at the edges. */
const edge = 10
/** What is left of a region that is too small to be drawn. */
const least = 3

/** Places the shapes of a map; a region of the state without a shape is in the table only. */
export function mapLayout(state: MapState, { topology, object }: { topology: Topology; object: string }): MapLayout {
  const found = new Map(regionShapes(topology, object).map((region) => [region.code, region.shapes]))
  const drawn = state.regions.flatMap((region) => {
    const shapes = found.get(region.code) ?? []
    return shapes.length > 0 ? [{ region, geometries: collection(shapes) }] : []
  })
  const all = collection(drawn.flatMap(({ geometries }) => geometries.geometries))
  const whole = feature(topology, all)
  const [width, height] = [drawingWidth, heightOf(geoPath().bounds(whole))]
  const collector = new RingCollector()
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [edge, edge],
        [width - edge, height - edge],
      ],
      whole,
    )
  const draw = geoPath(projection, collector)
  const ringsOf = (geometry: Parameters<typeof draw>[0]) => {
    draw(geometry)
    return collector.take()
  }
  const inside = drawn.flatMap(({ region, geometries }) => (region.inArea ? geometries.geometries : []))
  const outline = outlineOf(ringsOf(merge(topology, [...inside])), ringsOf(feature(topology, collection(inside))))
  return {
    width,
    height,
    shapes: drawn.map(({ region, geometries }) => {
      const geometry = feature(topology, geometries)
      const [[left, top], [right, bottom]] = geoPath(projection).bounds(geometry)
      const box = { left, top, width: right - left, height: bottom - top }
      const rings = ringsOf(geometry)
      const shown = rings.length > 0 ? rings : [speck(box)]
      return { region, path: pathText(shown, true), box, name: placeName(region.name, shown, box) }
    }),
    borders: drawn.length === 0 ? '' : pathText(ringsOf(mesh(topology, all)), false),
    outline: outline.length === 0 ? null : pathText(outline, false),
  }
}

function collection(shapes: readonly Shape[]): GeometryCollection & { geometries: Shape[] } {
  return { type: 'GeometryCollection', geometries: [...shapes] }
}

/** How high the drawing is for shapes within these bounds. */
function heightOf([[left, bottom], [right, top]]: [[number, number], [number, number]]): number {
  const shape = right > left ? (top - bottom) / (right - left) : 0
  return Math.round(drawingWidth * Math.min(Math.max(shape, 0.2), highest))
}

/** A small diamond, where a shape is too small to be drawn. */
function speck({ left, top, width, height }: Box): Ring {
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)]
  return [
    [x - least, y],
    [x, y - least],
    [x + least, y],
    [x, y + least],
  ]
}
