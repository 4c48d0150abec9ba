import type { Geometry, Position } from 'geojson'

/** Coordinates of a map: metres of the Dutch national grid, or degrees. */
export type Coordinates = 'rd' | 'wgs84'

/** Numbers of the EPSG register that stand for the same coordinates as far as a map of neighbourhoods goes. */
const registered: Readonly<Record<string, Coordinates>> = { 28992: 'rd', 7415: 'rd', 4326: 'wgs84', 4258: 'wgs84' }

/**
 * What the coordinates of a map are, by the `crs` member that older GeoJSON has: `urn:ogc:def:crs:EPSG::28992`.
 *
 * @returns undefined when it says nothing, null when it says something else than RD or WGS84
 */
export function coordinatesByName(crs: unknown): Coordinates | null | undefined {
  const name = (crs as { properties?: { name?: unknown } } | null | undefined)?.properties?.name
  if (typeof name !== 'string') return undefined
  if (/CRS84$/i.test(name)) return 'wgs84'
  return registered[/(\d+)$/.exec(name)?.[1] ?? ''] ?? null
}

/** What the coordinates of a map are by their size: nowhere in the Netherlands are degrees and metres alike. Else null. */
export function coordinatesBySize([x = Number.NaN, y = Number.NaN]: Position): Coordinates | null {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return 'wgs84'
  const isDutch = x > -100_000 && x < 400_000 && y > 200_000 && y < 900_000
  return isDutch ? 'rd' : null
}

/** The first position of a geometry; null for one that is empty. */
export function firstPosition(geometry: Geometry | null | undefined): Position | null {
  if (!geometry) return null
  if (geometry.type === 'GeometryCollection') return firstPosition(geometry.geometries[0])
  let part: unknown = geometry.coordinates
  while (Array.isArray(part) && Array.isArray(part[0])) part = part[0]
  return Array.isArray(part) && typeof part[0] === 'number' ? (part as Position) : null
}
