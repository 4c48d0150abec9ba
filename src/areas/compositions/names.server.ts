import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import type { Area } from '../model'
import type { Region } from '../region'
import { findRegions, regionYears } from '../regions/service.server'
import type { NamedRegions } from './proposal'

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
  const asTheyAre: NamedRegions = { regions: [...regions], namesFrom: null, borrowed: new Set() }
  if (!regions.some(isNameless)) return asTheyAre
  const known = new Set((await regionYears(house, actor)).map((year) => year.boundaryYear))
  const others = [...known]
    .filter((year) => year !== boundaryYear)
    .toSorted((one, other) => Math.abs(one - boundaryYear) - Math.abs(other - boundaryYear))
  for (const year of others) {
    const there = await findRegions(house, actor, { boundaryYear: year, municipality: area.municipalityCode })
    const names = new Map(there.flatMap((region) => (isNameless(region) ? [] : [[region.code, region.name] as const])))
    const nameless = regions.filter((region) => isNameless(region) && names.has(region.code))
    if (nameless.length === 0) continue
    const borrowed = new Set(nameless.map(({ code }) => code))
    return {
      regions: regions.map((region) =>
        borrowed.has(region.code) ? { ...region, name: names.get(region.code) ?? region.name } : region,
      ),
      namesFrom: year,
      borrowed,
    }
  }
  return asTheyAre
}
