import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import type { Area } from '../model'
import { mapOf } from '../regions/maps.server'
import type { Composition } from './composition'
import type { CompositionMap } from './parts/area-map'
import { ownRegions } from './surroundings.server'

/**
 * The map of the municipality of an area with what is in a composition: its neighbourhoods, or its districts where no
 * boundaries of neighbourhoods are known.
 *
 * @returns null when there are no boundaries of exactly this year; those of another year would show another place
 */
export async function compositionMap(
  house: House,
  actor: Actor,
  area: Area,
  { boundaryYear, parts }: Pick<Composition, 'boundaryYear' | 'parts'>,
): Promise<CompositionMap | null> {
  const shareOf = new Map(parts.map(({ region, share }) => [region, share]))
  for (const level of ['neighbourhood', 'district'] as const) {
    const topology = await mapOf(house, actor, { level, municipality: area.municipalityCode, boundaryYear })
    if (topology?.boundaryYear !== boundaryYear) continue
    const regions = (await ownRegions(house, actor, area, boundaryYear)).filter((region) => region.level === level)
    const shares = regions.map(({ code, parent, municipality }): [string, number | null] => [
      code,
      shareOf.get(code) ?? shareOf.get(parent ?? '') ?? shareOf.get(municipality ?? '') ?? null,
    ])
    return { topology, level, shares }
  }
  return null
}
