import type { Region, RegionLevel } from '../../areas'
import type { Observation } from '../model/observation'
import type { FigureColumns } from '../source/figure-columns'

/** A region that a place is divided into, with its figure. */
export interface PartOfPlace {
  code: string
  name: string
  /** True when it is part of the place at hand; the others of its municipality are shown around it. */
  isInside: boolean
  /** Null when the publisher has no row for it. */
  observation: Observation | null
  /** Of how many people or homes the figure is, where that is known. */
  whole: number | null
}

/** The regions of a place with their figures of one period. */
export interface PartsOfPlace {
  level: PartLevel
  boundaryYear: number
  period: string
  definition: string
  /** What else could be asked: levels that have figures, and periods of this level, newest first. */
  levels: readonly PartLevel[]
  periods: readonly string[]
  /** By name. */
  parts: readonly PartOfPlace[]
}

/** The regions a place is divided into, by name, and around an area the rest of its municipality. */
export interface RegionsAround {
  regions: readonly Pick<Region, 'code' | 'name'>[]
  isInside(code: string): boolean
}

/** The same in columns, each in the order of the regions. */
export interface FiguresOfParts extends Omit<PartsOfPlace, 'parts'>, RegionsAround {
  figures: FigureColumns
  /** NaN where it is not known; null where it is of none. */
  wholes: Float64Array | null
}

/** The levels of regions that a place can be divided into. */
export type PartLevel = Exclude<RegionLevel, 'country'>

/** True for a level as an address writes it. */
export function isPartLevel(text: string | undefined): text is PartLevel {
  return text === 'municipality' || text === 'district' || text === 'neighbourhood' || text === 'postcode'
}

/** The levels a place can be divided into, from the one that is shown unasked. */
export function levelsBelow(level: RegionLevel | 'area'): PartLevel[] {
  switch (level) {
    case 'country':
      return ['municipality', 'district', 'neighbourhood']
    case 'municipality':
    case 'area':
      return ['neighbourhood', 'district']
    case 'district':
      return ['neighbourhood']
    default:
      return []
  }
}
