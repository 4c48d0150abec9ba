import type { LeftOutPlace, NamedPlace } from './question'

/** Regions that are no comparison: of the place itself, next to it, with a programme of their own. */
export interface Surroundings {
  /** The place, the regions it is made of, the country and the groups it is in. */
  own: readonly string[]
  adjacent: readonly string[]
  /** Other areas with a programme, groups of them, and their regions. */
  programmes: readonly string[]
}

/**
 * Takes out of the comparison places what would hide or make a difference: the place itself, what is next to it (where
 * something may have moved to), and places with a programme of their own.
 */
export function comparisonOf<Place extends NamedPlace>(
  donors: readonly Place[],
  { own, adjacent, programmes }: Surroundings,
): { donors: Place[]; leftOut: LeftOutPlace[] } {
  const leftOut: LeftOutPlace[] = []
  const kept = donors.filter((donor) => {
    const reason = overlaps(donor.code, own)
      ? 'itself'
      : overlaps(donor.code, adjacent)
        ? 'adjacent'
        : overlaps(donor.code, programmes)
          ? 'programme'
          : null
    if (reason) leftOut.push({ code: donor.code, name: donor.name, reason })
    return reason === null
  })
  return { donors: kept, leftOut }
}

/** True for one of the regions, what one of them lies in, and what lies in one of them. */
function overlaps(code: string, regions: readonly string[]): boolean {
  return regions.some((region) => code === region || (isRegion(code) && isRegion(region) && isWithin(code, region)))
}

function isRegion(code: string): boolean {
  return /^(GM|WK|BU)/.test(code)
}

/** The code of a neighbourhood begins with that of its district, and that with its municipality's, but for two letters. */
function isWithin(one: string, other: string): boolean {
  const [a, b] = [one.slice(2), other.slice(2)]
  return a.startsWith(b) || b.startsWith(a)
}
