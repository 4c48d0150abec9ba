import type { Region, RegionLevel } from '../region'

/** A made-up municipality of three districts, for tests: `Wijk 01 Oost` (4 neighbourhoods), `Wijk 02 Noord` and `De Kade`. */
export const town = 'GM9901'

/** Where each lies: columns and rows of 500 metres. Of the ring around `Plein` one part is in two pieces. */
type Cells = readonly (readonly [west: number, south: number, east: number, north: number])[]

const rows: readonly [string, RegionLevel, string, string | null, Cells?][] = [
  [town, 'municipality', 'Voorstad', 'nl'],
  ['WK990101', 'district', 'Wijk 01 Oost', town],
  ['BU99010101', 'neighbourhood', 'Bloemhof', 'WK990101', [[0, 0, 1, 3]]],
  ['BU99010102', 'neighbourhood', 'Plein', 'WK990101', [[1, 1, 2, 2]]],
  [
    'BU99010103',
    'neighbourhood',
    'Molenhoek',
    'WK990101',
    [
      [1, 0, 2, 1],
      [1, 2, 2, 3],
    ],
  ],
  ['BU99010104', 'neighbourhood', 'Singel', 'WK990101', [[2, 0, 3, 3]]],
  ['WK990102', 'district', 'Wijk 02 Noord', town],
  ['BU99010201', 'neighbourhood', 'Weide-Noord', 'WK990102', [[3, 0, 4, 3]]],
  ['BU99010202', 'neighbourhood', 'Verspreide huizen', 'WK990102', [[4, 0, 5, 3]]],
  ['WK9901AA', 'district', 'De Kade', town],
  ['BU9901AA01', 'neighbourhood', 'Kade-Noord', 'WK9901AA', [[5, 0, 6, 3]]],
  ['BU9901AA02', 'neighbourhood', 'Verspreide huizen', 'WK9901AA', [[6, 0, 7, 3]]],
  ['GM9902', 'municipality', 'Achterstad', 'nl'],
  ['WK990200', 'district', 'Wijk 00', 'GM9902'],
  ['BU99020000', 'neighbourhood', 'Overkant', 'WK990200', [[7, 0, 8, 3]]],
]

/** Codes of the town as those of another municipality, so that an area that ships can be composed of them. */
function codeIn(code: string, municipality: string): string {
  return code.replace('9901', municipality.slice(2))
}

/** The regions of the town in a boundary year, with one neighbourhood of the next town, in the order of their codes. */
export function regionsOf(boundaryYear: number, municipality = town): Region[] {
  return rows
    .map(([code, level, name, parent]) => ({
      code: codeIn(code, municipality),
      level,
      boundaryYear,
      name,
      parent: parent === null ? null : codeIn(parent, municipality),
      municipality: code.slice(2, 6) === '9901' ? municipality : 'GM9902',
    }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

/** Which neighbourhoods touch each other: the four of Oost in a ring around `Plein`, the others in a row beside them. */
export const neighbours: ReadonlyMap<string, readonly string[]> = new Map([
  ['BU99010101', ['BU99010102', 'BU99010103']],
  ['BU99010102', ['BU99010101', 'BU99010103', 'BU99010104']],
  ['BU99010103', ['BU99010101', 'BU99010102', 'BU99010104']],
  ['BU99010104', ['BU99010102', 'BU99010103', 'BU99010201']],
  ['BU99010201', ['BU99010104', 'BU99010202']],
  ['BU99010202', ['BU99010201', 'BU9901AA01']],
  ['BU9901AA01', ['BU99010202', 'BU9901AA02']],
  ['BU9901AA02', ['BU9901AA01', 'BU99020000']],
  ['BU99020000', ['BU9901AA02']],
])

/** The neighbourhoods with their boundaries, in metres of the Dutch grid, as a map file has them. */
export function boundariesOf(municipality = town) {
  const [west, south, size] = [200_000, 320_000, 500]
  return rows.flatMap(([code, , name, , cells]) => {
    const rings = (cells ?? []).map(([left, below, right, above]) => {
      const corner = (column: number, row: number) => [west + column * size, south + row * size]
      const corners = [corner(left, below), corner(right, below), corner(right, above), corner(left, above)]
      return [[...corners, corner(left, below)]]
    })
    const geometry = { type: 'MultiPolygon' as const, coordinates: rings }
    return rings.length === 0 ? [] : [{ code: codeIn(code, municipality), name, geometry }]
  })
}
