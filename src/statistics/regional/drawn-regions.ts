import type { MappedRegion, RegionMap } from '../../areas'
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

/** The regions, each with the name its code has on the map where its own file came without names: a code says nothing. */
export function withMapNames({ found, map }: Pick<DrawnRegions, 'found' | 'map'>): PartsOfPlace {
  const names = new Map(
    map?.objects.regions.geometries.map(({ properties }) => {
      const { code, name } = properties as MappedRegion
      return [code, name]
    }),
  )
  const parts = found.parts.map((part) =>
    part.name === part.code ? { ...part, name: names.get(part.code) ?? part.name } : part,
  )
  return { ...found, parts }
}
