import { quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { Arc, GeometryCollection, Topology } from 'topojson-specification'
import type { MappedRegion } from './map'
import { type Point, type Shape, type ShapedRegion, tidyShape } from './shape'

/** What is drawn of the whole country on a screen: a bend of less than four hectares (200 by 200 metres) is left out. */
export const outlineArea = 40_000

/** A map is made for a screen of this many points across: of smaller bends nothing is seen. */
const screenPoints = 1_000

/** Steps in which coordinates of a map are written: several to a point of the screen. */
const steps = 5_000

type Regions<Properties extends object> = Topology<{ regions: GeometryCollection<Properties> }>

/**
 * The shapes of these regions for a map of the whole country, with shared boundaries simplified as one. A part that is too
 * small to be drawn is left out; a region that would be left out altogether keeps its own shape.
 */
export function outlinesOf(regions: readonly ShapedRegion[]): Map<string, Shape> {
  const simple = simplify(
    presimplify(topologyOf(regions.map((region) => ({ ...region, properties: {} })))),
    outlineArea,
  )
  const geometries = simple.objects.regions.geometries
  return new Map(
    regions.map(({ code, shape }, index) => {
      const geometry = geometries[index]
      const arcs = geometry?.type === 'MultiPolygon' ? geometry.arcs : []
      const outline = tidyShape(arcs.map((rings) => rings.map((ring) => stitched(ring, simple.arcs))))
      return [code, outline.length > 0 ? outline : shape]
    }),
  )
}

/** Regions as TopoJSON for a screen: bends that cannot be seen are left out, coordinates are whole steps. */
export function drawnMap(regions: readonly (MappedRegion & { shape: Shape })[]): Regions<MappedRegion> {
  const whole = topologyOf(regions.map(({ code, name, shape }) => ({ shape, properties: { code, name } })))
  const [west = 0, south = 0, east = 0, north = 0] = whole.bbox ?? []
  const point = Math.max(east - west, north - south) / screenPoints
  return quantize(simplify(presimplify(whole), point * point), steps)
}

function topologyOf<Properties extends object>(
  regions: readonly { shape: Shape; properties: Properties }[],
): Regions<Properties> {
  const features = regions.map(({ shape, properties }) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'MultiPolygon' as const, coordinates: shape },
  }))
  const collection = { type: 'FeatureCollection' as const, features }
  return topology({ regions: collection }) as Regions<Properties>
}

/** The points of a ring that is told as arcs; a negative number is an arc the other way round. */
function stitched(ring: readonly number[], arcs: readonly Arc[]): Point[] {
  return ring.flatMap((number, index) => {
    const arc = (number < 0 ? arcs[~number]?.toReversed() : arcs[number]) ?? []
    return (index === 0 ? arc : arc.slice(1)) as Point[]
  })
}
