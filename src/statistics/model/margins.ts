/** A total that is published beside the parts it is the sum of. */
export interface Margin {
  total: string
  parts: readonly string[]
}

/** An area as made of regions, handed in as a value (house: compositions are never joined). */
export interface AreaOfRegions {
  /** Slug of the area: under this name its figures stand in a dataset. */
  place: string
  boundaryYear: number
  /** Codes of regions, each with the part of it that is in the area: above 0, at most 1. */
  parts: readonly { region: string; share: number }[]
}

/** Places that add up: the total is the sum of these parts of the others. */
export interface PlaceSum {
  total: string
  parts: readonly { place: string; share: number }[]
  /**
   * How sure it is that these are all parts.
   * - `declared`: somebody says so
   * - `derived`: from the codes of regions, so a region can be missing from the dataset; to be checked against the values
   * - `composed`: the total is calculated from these parts, whether or not it stands in the dataset
   */
  basis: 'declared' | 'derived' | 'composed'
}

const neighbourhood = /^BU(\w{4})(\w{2})\w{2}$/
const district = /^WK(\w{4})\w{2}$/
const municipality = /^GM\w{4}$/

/** The larger regions a region lies in by its code, from small to large; none for a place that is no region. */
export function regionsAround(place: string): string[] {
  const small = neighbourhood.exec(place)
  if (small) return [`WK${small[1]}${small[2]}`, `GM${small[1]}`, 'nl']
  const larger = district.exec(place)
  if (larger) return [`GM${larger[1]}`, 'nl']
  return municipality.test(place) ? ['nl'] : []
}

/** Code of the municipality a region is or lies in; null for other places. */
export function municipalityOf(place: string): string | null {
  if (municipality.test(place)) return place
  return regionsAround(place).find((code) => municipality.test(code)) ?? null
}

/** Places by the regions they lie in. */
export interface PlaceTree {
  /** Places that have a figure. */
  there: ReadonlySet<string>
  /** Per region, with a figure or without: the largest places in it that have one, in order. */
  under: ReadonlyMap<string, readonly string[]>
}

/** @param places that have a figure */
export function placeTree(places: Iterable<string>): PlaceTree {
  const there = new Set(places)
  const under = new Map<string, string[]>()
  for (const place of [...there].sort()) {
    for (const code of regionsAround(place)) {
      const known = under.get(code)
      if (known) known.push(place)
      else under.set(code, [place])
      if (there.has(code)) break
    }
  }
  return { there, under }
}

/**
 * Neighbourhoods add up to districts, districts to municipalities, municipalities to the country: between the places that
 * have a figure. Where a level is missing, the next one down adds up.
 */
export function sumsOfRegions({ there, under }: PlaceTree): PlaceSum[] {
  return [...under]
    .filter(([total]) => there.has(total))
    .map(([total, parts]) => ({ total, parts: parts.map((place) => ({ place, share: 1 })), basis: 'derived' }))
}

/** An area as the sum of its regions; a region without a figure is replaced by the largest ones in it that have one. */
export function sumOfArea(area: AreaOfRegions, { there, under }: PlaceTree): PlaceSum {
  const parts = area.parts.flatMap(({ region, share }) =>
    (there.has(region) ? [region] : (under.get(region) ?? [])).map((place) => ({ place, share })),
  )
  return { total: area.place, parts, basis: 'composed' }
}

/** A margin as somebody declared it. */
export function sumOfMargin({ total, parts }: Margin): PlaceSum {
  return { total, parts: parts.map((place) => ({ place, share: 1 })), basis: 'declared' }
}
