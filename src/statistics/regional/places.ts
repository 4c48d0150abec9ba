import type { Place, RegionLevel } from '../../areas'
import type { Wording } from '../../platform'

/** A place as a list of search results shows it. */
export interface FoundPlace extends Place {
  /** Where it lies: the municipality of an area, a district or a neighbourhood. */
  within: string | null
  /** False for a region of earlier boundaries that is no longer there. */
  isCurrent: boolean
}

/** What somebody searched, and what can be meant. */
export interface PlaceSearch {
  text: string
  /** The place, when it can only be this one: its own name or code, or the only one with this text in its name. */
  meant: Place | null
  /** All that have the text in their name, areas before regions. */
  found: readonly FoundPlace[]
}

/** A place that another lies in or is divided into. */
export interface NearPlace {
  slug: string
  name: Wording
}

/** Where a place lies and what it is divided into. */
export interface PlacesAround {
  /** What it lies in, the largest first. */
  above: readonly NearPlace[]
  /** What it is divided into, by name; `level` says what these are. Null when it is not divided, or nobody knows how. */
  below: { level: RegionLevel; places: readonly NearPlace[] } | null
}
