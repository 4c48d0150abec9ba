import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import type { Area } from '../model'
import type { Region } from '../region'
import { findRegions, regionYears } from '../regions/service.server'

/** Regions with a name where one is known, and the year a name was taken from that their own year does not have. */
export interface NamedRegions {
  regions: Region[]
  /** Null when every name is of the year itself. */
  namesFrom: number | null
}

/**
 * Gives regions that came without a name the name that their code has in the nearest other year: a list of codes is nothing
 * to choose from. Some files have codes only, such as those of the Leefbaarometer.
 *
 * @param regions all of one boundary year; those outside the municipality of the area keep what they have
 */
export async function withNames(
  house: House,
  actor: Actor,
  area: Area,
  boundaryYear: number,
  regions: readonly Region[],
): Promise<NamedRegions> {
  const isNameless = ({ code, name }: Region) => name === code
  if (!regions.some(isNameless)) return { regions: [...regions], namesFrom: null }
  const known = new Set((await regionYears(house, actor)).map((year) => year.boundaryYear))
  const others = [...known]
    .filter((year) => year !== boundaryYear)
    .toSorted((one, other) => Math.abs(one - boundaryYear) - Math.abs(other - boundaryYear))
  for (const year of others) {
    const there = await findRegions(house, actor, { boundaryYear: year, municipality: area.municipalityCode })
    const names = new Map(there.flatMap((region) => (isNameless(region) ? [] : [[region.code, region.name] as const])))
    if (!regions.some((region) => isNameless(region) && names.has(region.code))) continue
    return {
      regions: regions.map((region) =>
        isNameless(region) ? { ...region, name: names.get(region.code) ?? region.name } : region,
      ),
      namesFrom: year,
    }
  }
  return { regions: [...regions], namesFrom: null }
}
