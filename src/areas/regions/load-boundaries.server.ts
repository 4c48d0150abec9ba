import type { Geometry } from 'geojson'
import { Refusal } from '../../platform'
import type { DatabaseTransaction } from '../../platform/index.server'
import { municipalityOfCode, normaliseRegionCode, type RegionLevel } from '../region'
import { type KeptBoundary, readShapesAround, writeBoundaries, writeNeighbours } from './boundaries.store.server'
import { outlinesOf } from './drawing.server'
import { joinedRegions, neighboursAmong, toleranceOf } from './joining'
import { type ListSource, loadRegions, sourceOf } from './load.server'
import type { LeftOutFeature, LeftOutReason } from './map'
import { type CoordinateSystem, isAroundTheNetherlands, toRd } from './projection.server'
import { detailOf, type Extent, extentOf, type Shape, type ShapedRegion, tidyShape } from './shape'
import { isLastLoaded, keepSource } from './store.server'

/** A feature of a map file: a region with its geometry as GeoJSON. */
export interface BoundaryFeature {
  code: string | null
  name: string | null
  geometry: Geometry | null
  /** True where the file marks it as water (CBS: `water` is JA): it has no residents and no figures. */
  isWater?: boolean
}

/** What became of a file with boundaries. */
export interface BoundariesLoaded {
  /** Number of regions whose boundaries are kept. */
  regions: number
  /** False when this very file was the last one already, so that nothing changed. */
  isNew: boolean
  /** Codes that stood in the file more than once; their parts are joined. */
  repeated: string[]
  leftOut: LeftOutFeature[]
  /** Distance in metres within which two boundaries were taken to be one. */
  tolerance: number
}

/** The boundaries of a file, read and carried over to the Dutch grid; nothing of it is kept yet. */
export interface BoundarySurvey extends Pick<BoundariesLoaded, 'repeated' | 'leftOut'> {
  level: RegionLevel
  boundaryYear: number
  drawn: readonly DrawnRegion[]
}

/**
 * Adds the boundaries of regions of one level and year, and with them the regions themselves. Coordinates become whole
 * metres of the Dutch grid; boundaries that were drawn twice become one; what touches becomes neighbours, of regions loaded
 * before too.
 *
 * Called by an import in its transaction, which has asked the policy and writes the audit trail.
 */
export async function loadBoundaries(
  transaction: DatabaseTransaction,
  { level, boundaryYear, drawn, repeated, leftOut }: BoundarySurvey,
  source: ListSource,
): Promise<BoundariesLoaded> {
  const detail = detailOf(drawn)
  const tolerance = toleranceOf(detail)
  const loaded = { regions: drawn.length, repeated, leftOut, tolerance }
  const kept = { what: 'boundaries', level, boundaryYear, detail, ...sourceOf(source) } as const
  if (await isLastLoaded(transaction, kept)) return { ...loaded, isNew: false }

  const rows = drawn.map(({ code, name }) => ({ code, name, level, boundaryYear }))
  await loadRegions(transaction, [rows], source)
  const id = await keepSource(transaction, kept)
  if (drawn.length === 0) return { ...loaded, isNew: true }

  const codes = drawn.map(({ code }) => code)
  const others = await readShapesAround(
    transaction,
    { level, boundaryYear, except: codes },
    widened(drawn.map(({ shape }) => extentOf(shape)).reduce(together), Math.ceil(tolerance)),
  )
  const joined = joinedRegions(drawn, tolerance, others)
  await writeBoundaries(transaction, { level, boundaryYear, source: id }, keptBoundaries(joined))
  // The regions around get the points of the new ones for this question only: they stay as they are.
  const around = neighboursAmong([...joined, ...joinedRegions(others, tolerance, joined)])
  const own = new Set(codes)
  await writeNeighbours(transaction, boundaryYear, new Map([...around].filter(([code]) => own.has(code))))
  return { ...loaded, isNew: true }
}

interface DrawnRegion extends ShapedRegion {
  name: string | null
}

/**
 * Reads the features of a map, each as a region in whole metres of the Dutch grid; what is no region of the level is left
 * out and named.
 *
 * @throws Refusal `boundaries-elsewhere` when coordinates are not in the Netherlands, usually because they mean something
 * else than `crs` says
 */
export async function surveyBoundaries({
  level,
  boundaryYear,
  features,
  crs,
}: {
  level: RegionLevel
  boundaryYear: number
  features: AsyncIterable<BoundaryFeature> | Iterable<BoundaryFeature>
  crs: CoordinateSystem
}): Promise<BoundarySurvey> {
  const found = new Map<string, DrawnRegion>()
  const repeated = new Set<string>()
  const leftOut: BoundarySurvey['leftOut'] = []
  for await (const feature of features) {
    const code = feature.code === null ? null : normaliseRegionCode(feature.code, level)
    const reason = reasonToLeaveOut(code, feature)
    const shape = reason || code === null ? [] : shapeOf(code, feature.geometry, crs)
    if (code === null || shape.length === 0) {
      leftOut.push({ code: code ?? feature.code, name: feature.name, reason: reason ?? 'no-shape' })
      continue
    }
    const known = found.get(code)
    if (known) {
      known.shape.push(...shape)
      repeated.add(code)
    } else found.set(code, { code, name: feature.name, shape })
  }
  return { level, boundaryYear, drawn: [...found.values()], repeated: [...repeated], leftOut }
}

function reasonToLeaveOut(code: string | null, { name, isWater }: BoundaryFeature): LeftOutReason | null {
  if (code === null) return 'no-code'
  if (/^GM(099[789]|9999)$/.test(municipalityOfCode(code) ?? '')) return 'abroad'
  if (isWater || name?.trim().toLowerCase() === 'groot water') return 'water'
  return null
}

function shapeOf(code: string, geometry: Geometry | null, crs: CoordinateSystem): Shape {
  const parts =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : []
  const placed = (position: readonly number[]) => {
    const point = toRd(position, crs)
    if (isAroundTheNetherlands(point)) return point
    const [x, y] = position.map(String)
    throw new Refusal('boundaries-elsewhere', { code, x: x ?? '', y: y ?? '' }, { where: code })
  }
  return tidyShape(parts.map((rings) => rings.map((ring) => ring.map(placed))))
}

function keptBoundaries(regions: readonly ShapedRegion[]): KeptBoundary[] {
  const outlines = outlinesOf(regions)
  return regions.map(({ code, shape }) => ({
    code,
    municipality: municipalityOfCode(code),
    shape,
    outline: outlines.get(code) ?? shape,
    ...extentOf(shape),
  }))
}

function together(one: Extent, other: Extent): Extent {
  return {
    west: Math.min(one.west, other.west),
    south: Math.min(one.south, other.south),
    east: Math.max(one.east, other.east),
    north: Math.max(one.north, other.north),
  }
}

function widened({ west, south, east, north }: Extent, by: number): Extent {
  return { west: west - by, south: south - by, east: east + by, north: north + by }
}
