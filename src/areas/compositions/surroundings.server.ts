import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import type { Area } from '../model'
import type { Region } from '../region'
import { findRegions } from '../regions/service.server'
import type { Part } from './composition'
import type { Surroundings } from './remarks'
import { readNeighbourPairs } from './store.server'

/**
 * The regions around a composition: all of the municipality of the area, and those that the parts name elsewhere with
 * what they lie in; and which neighbourhoods of the municipality border on each other, where that is known.
 *
 * @param parts tidied
 */
export async function surroundingsOf(
  house: House,
  actor: Actor,
  area: Area,
  boundaryYear: number,
  parts: readonly Part[],
): Promise<Surroundings> {
  const own = await ownRegions(house, actor, area, boundaryYear)
  const elsewhere = await regionsElsewhere(house, actor, boundaryYear, parts, own)
  const codes = own.filter(({ level }) => level === 'neighbourhood').map(({ code }) => code)
  const pairs = await readNeighbourPairs(house.database, boundaryYear, codes)
  const beside = Map.groupBy(pairs, ({ code }) => code)
  return {
    municipality: area.municipalityCode,
    regions: [...own, ...elsewhere],
    neighbours:
      pairs.length === 0 ? null : new Map([...beside].map(([code, each]) => [code, each.map(({ other }) => other)])),
  }
}

/** The municipality of an area with its districts and neighbourhoods, by code; empty when none are loaded. */
export async function ownRegions(house: House, actor: Actor, area: Area, boundaryYear: number): Promise<Region[]> {
  return findRegions(house, actor, { boundaryYear, municipality: area.municipalityCode })
}

/** The regions that parts name and that are not of the municipality, with the district and municipality of each. */
export async function regionsElsewhere(
  house: House,
  actor: Actor,
  boundaryYear: number,
  parts: readonly Pick<Part, 'region'>[],
  own: readonly Region[],
): Promise<Region[]> {
  const known = new Set(own.map(({ code }) => code))
  const codes = parts.map(({ region }) => region).filter((code) => !known.has(code))
  if (codes.length === 0) return []
  const named = await findRegions(house, actor, { boundaryYear, codes })
  const around = [...new Set(named.flatMap(({ parent, municipality }) => [parent, municipality]))]
    .filter((code): code is string => code !== null)
    .filter((code) => !known.has(code) && !codes.includes(code))
  const larger = around.length === 0 ? [] : await findRegions(house, actor, { boundaryYear, codes: around })
  return [...named, ...larger]
}
