import { type Actor, authorise } from '../../accounts'
import { Refusal } from '../../platform'
import type { Database, House } from '../../platform/index.server'
import { areasPolicy } from '../policy'
import type { RegionLevel } from '../region'
import { readBoundaryYears, readMapContent, readMapShapes, readNeighbours } from './boundaries.store.server'
import { drawnMap } from './drawing.server'
import type { RegionMap } from './map'
import { codeOfMunicipality } from './places.server'

/**
 * The regions that touch these, without these themselves. Touching in one corner counts.
 *
 * @returns null when the boundaries of one of them in this year are not known, so that nobody can tell
 */
export async function neighboursOf(
  house: House,
  actor: Actor,
  input: { codes: readonly string[]; boundaryYear: number },
): Promise<Set<string> | null> {
  authorise(areasPolicy, 'areas.read', actor)
  const own = new Set(input.codes)
  const { bounded, neighbours } = await readNeighbours(house.database, input.boundaryYear, [...own])
  if (bounded.length < own.size) return null
  return new Set(neighbours.filter((code) => !own.has(code)))
}

/**
 * The map of the regions of one level, of the whole country or of one municipality. When the year asked has no boundaries,
 * those of the nearest year that has them; `boundaryYear` of the answer says which. Of two years as near the newer.
 *
 * @returns null when there are no boundaries of this level (in this municipality) in any year
 */
export async function mapOf(
  house: House,
  actor: Actor,
  input: { level: RegionLevel; municipality?: string | undefined; boundaryYear: number },
): Promise<RegionMap | null> {
  authorise(areasPolicy, 'areas.read', actor)
  const { level, municipality } = input
  const years = await readBoundaryYears(house.database, input)
  const boundaryYear = nearestYear(years, input.boundaryYear)
  if (boundaryYear === null) return null
  const content = await readMapContent(house.database, boundaryYear)
  return kept(house.database, `${level} ${municipality ?? ''} ${boundaryYear} ${content}`, async () => {
    const { regions, licences } = await readMapShapes(house.database, { level, municipality, boundaryYear })
    return { ...drawnMap(regions), boundaryYear, licences }
  })
}

/**
 * A map as somebody asks for it: with the year left open (then the newest), and the municipality by code or name.
 *
 * @throws Refusal `region-unknown` for the municipality, `boundaries-unknown` when there are none
 */
export async function mapFor(
  house: House,
  actor: Actor,
  input: { level: RegionLevel; municipality?: string | undefined; boundaryYear?: number | undefined },
): Promise<RegionMap> {
  authorise(areasPolicy, 'areas.read', actor)
  const municipality = await codeOfMunicipality(house, input.municipality)
  const boundaryYear = input.boundaryYear ?? house.clock().getFullYear()
  const map = await mapOf(house, actor, { level: input.level, municipality, boundaryYear })
  if (!map) throw new Refusal('boundaries-unknown', { level: input.level }, { where: 'level' })
  return map
}

/** The year nearest to the one asked, the newer of two as near; null when there is none. */
export function nearestYear(years: readonly number[], asked: number): number | null {
  const distance = (year: number) => Math.abs(year - asked)
  return years.toSorted((a, b) => distance(a) - distance(b) || b - a)[0] ?? null
}

/** Maps that are kept for the next who asks: some megabytes at most. */
const mostMaps = 24

/** Drawn maps by what they hold, per database; what is loaded anew has another key. */
const drawnMaps = new WeakMap<Database, Map<string, Promise<RegionMap>>>()

function kept(database: Database, key: string, draw: () => Promise<RegionMap>): Promise<RegionMap> {
  const maps = drawnMaps.get(database) ?? new Map<string, Promise<RegionMap>>()
  drawnMaps.set(database, maps)
  const map = maps.get(key) ?? draw()
  // Asked last stands last; the one that was not asked for longest goes first.
  maps.delete(key)
  maps.set(key, map)
  for (const oldest of maps.keys()) if (maps.size > mostMaps) maps.delete(oldest)
  map.catch(() => maps.delete(key))
  return map
}
