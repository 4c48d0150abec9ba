/** Reads the TopoJSON of a map: which regions it has, and their geometries. */
import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { type MapRegion, type MapShapes, mostShapesInPage } from './input'

export type Shape = Polygon<RegionProperties> | MultiPolygon<RegionProperties>

export interface RegionProperties {
  code?: string
  name?: string
}

/** A region with all its geometries: some sources give a region in several pieces. */
export interface RegionShapes extends MapRegion {
  shapes: readonly Shape[]
}

/**
 * The regions of a topology in the order of their first geometry. Throws RangeError when the topology has no such object
 * and for a geometry without a code.
 */
export function regionShapes(topology: Topology, object: string): readonly RegionShapes[] {
  const regions = new Map<string, { code: string; name: string; shapes: Shape[] }>()
  for (const geometry of geometriesOf(topology, object)) {
    const { code, name = code } = geometry.properties ?? {}
    if (code === undefined || name === undefined) throw new RangeError(`A geometry of "${object}" has no code`)
    const region = regions.get(code) ?? { code, name, shapes: [] }
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') region.shapes.push(geometry as Shape)
    regions.set(code, region)
  }
  return [...regions.values()].map((region) => ({ ...region, isShapeless: region.shapes.length === 0 }))
}

/** The regions of a map, whether their shapes are here or in the browser. */
export function regionsOf(shapes: MapShapes): readonly MapRegion[] {
  if (!('topology' in shapes)) return shapes.regions
  return regionShapes(shapes.topology, shapes.object).map(({ code, name, isShapeless }) => ({
    code,
    name,
    isShapeless,
  }))
}

/** Whether the map is drawn here: it has its shapes, and not too many for a page. */
export function isDrawnHere(shapes: MapShapes): shapes is Extract<MapShapes, { topology: Topology }> {
  return 'topology' in shapes && geometriesOf(shapes.topology, shapes.object).length <= mostShapesInPage
}

function geometriesOf(topology: Topology, object: string): readonly GeometryObject<RegionProperties | null>[] {
  const found = topology.objects[object]
  if (found?.type !== 'GeometryCollection') throw new RangeError(`The topology has no collection "${object}"`)
  return found.geometries as GeometryObject<RegionProperties | null>[]
}
