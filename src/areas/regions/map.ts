import type { GeometryCollection, Topology } from 'topojson-specification'

/** What a region on a map carries. */
export interface MappedRegion {
  /** `BU03440111` */
  code: string
  name: string
}

/**
 * Regions to draw, as TopoJSON in metres of the Dutch grid (RD: x grows to the east, y to the north), simplified for the
 * screen.
 */
export type RegionMap = Topology<{ regions: GeometryCollection<MappedRegion> }> & {
  /** Year of the boundaries, which is the nearest one there is when the year asked has none. */
  boundaryYear: number
  /** Where the boundaries come from, for the line below the map: licences as given when they were loaded. */
  licences: string[]
}
