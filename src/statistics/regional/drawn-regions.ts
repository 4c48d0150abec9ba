import type { RegionMap } from '../../areas'
import type { SourceDocument } from '../model/dataset'
import type { PartsOfPlace } from './parts'

/** The regions of a place with their figures, ready to be drawn. */
export interface DrawnRegions {
  found: PartsOfPlace
  /** Null when there are no boundaries of these regions. */
  map: RegionMap | null
  /** The documents that the figures stand in. */
  documents: readonly SourceDocument[]
  /** Unit of the whole that a share is of: `households`; null where there is none. */
  wholeUnit: string | null
}
