/** A region that is part of something figures are made for, and which part of it. */
export interface ExtentPart {
  region: string
  /** From 0 to 1; below 1 by addresses. */
  share: number
  /** True when the part was found by carrying regions over from another boundary year. */
  isConverted: boolean
  /** True when nobody knows what the region was in this year: it counts as one without a figure, whatever its code has. */
  isLost?: boolean
  /** Id of the composition that says it is a part; none for a region by itself. */
  composition?: string
}

/**
 * What figures are about, in terms of regions: one region as published, an area as composed, everything in a municipality
 * but the area. Per boundary year, since regions change.
 */
export interface Extent {
  /** Names it in answers: a slug, a region code, `rest:heerlen-noord`. */
  id: string
  /** Its parts within the boundaries of a year; null where it has none. */
  parts(boundaryYear: number): Promise<readonly ExtentPart[] | null>
  /** The region it is taken out of: the figures are those of `whole` without `parts`. */
  whole?: string
}

/** The regions of these parts, without those of which nobody knows what they were. */
export function knownRegions(parts: readonly ExtentPart[] | null): string[] {
  return (parts ?? []).flatMap(({ region, isLost }) => (isLost ? [] : [region]))
}

/** A region as its publisher has it; a district or municipality without a figure of its own from its neighbourhoods. */
export function regionExtent(code: string): Extent {
  const parts = [{ region: code, share: 1, isConverted: false }]
  return { id: code, parts: async () => parts }
}

/** Several regions together, the same in every boundary year. */
export function regionsExtent(id: string, codes: readonly string[]): Extent {
  const parts = codes.map((region) => ({ region, share: 1, isConverted: false }))
  return { id, parts: async () => (parts.length === 0 ? null : parts) }
}

/** Several extents together; a boundary year in which one of them has no parts has none. */
export function joinedExtent(id: string, extents: readonly Extent[]): Extent {
  return {
    id,
    async parts(boundaryYear) {
      const all = await Promise.all(extents.map((extent) => extent.parts(boundaryYear)))
      return all.length === 0 || all.some((parts) => parts === null) ? null : all.flatMap((parts) => parts ?? [])
    },
  }
}
