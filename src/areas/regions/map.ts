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

/** Why a feature is not on our maps. */
export type LeftOutReason =
  /** It has no code of this level. */
  | 'no-code'
  /** It lies abroad: CBS counts people outside the Netherlands in municipalities 0997 to 0999, and 9999 is none. */
  | 'abroad'
  /** It is water. CBS names water that is a region of its own "Groot water". */
  | 'water'
  /** It has no geometry, or one that encloses nothing. */
  | 'no-shape'

/** A feature of a map file that is on none of our maps. */
export interface LeftOutFeature {
  code: string | null
  name: string | null
  reason: LeftOutReason
}
