import proj4 from 'proj4'
import type { Point } from './shape'

/** What coordinates of a file mean: metres of the Dutch grid (EPSG:28992), or degrees of longitude and latitude. */
export type CoordinateSystem = 'rd' | 'wgs84'

/** The Dutch grid as the EPSG registry defines it; against the official transformation it is within half a metre. */
const rd = proj4(
  '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel ' +
    '+towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725 +units=m +no_defs',
)

/** A position of a file in metres of the Dutch grid, not rounded. What is no position becomes NaN. */
export function toRd(position: readonly number[], crs: CoordinateSystem): Point {
  const [x = Number.NaN, y = Number.NaN] = position
  if (crs === 'rd' || !Number.isFinite(x) || !Number.isFinite(y)) return [x, y]
  const [east, north] = rd.forward([x, y])
  return [east as number, north as number]
}

/** True for a point in or around the Netherlands, its waters included: everything that a Dutch map can hold. */
export function isAroundTheNetherlands([x, y]: Point): boolean {
  return x >= -50_000 && x <= 350_000 && y >= 250_000 && y <= 700_000
}
