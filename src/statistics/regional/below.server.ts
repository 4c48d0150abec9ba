import type { Actor } from '../../accounts'
import { levelOfCode } from '../../areas'
import { findRegions } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import type { Observation } from '../model/observation'
import { type Below, keyOf, type RegionInYear } from './below'
import type { FoundRows } from './found-rows'
import type { Moment } from './moments.store.server'

/**
 * What to ask of neighbourhoods because nothing is known of the regions they lie in: some figures, such as those on crime,
 * are published by neighbourhood only, and a district is made of its neighbourhoods all the same. The coverage tells.
 * Asked per indicator, so that an answer is the same whatever else is asked with it.
 *
 * @param regions districts and municipalities, `regionsOf`
 * @param found what is known of the regions themselves
 * @param held by boundary year of what there are figures at all
 * @param momentsOf when regions of which levels have a figure of an indicator, anywhere in the country
 */
export async function neighbourhoodsBelow(
  house: House,
  actor: Actor,
  regions: readonly RegionInYear[],
  found: FoundRows,
  held: ReadonlyMap<number, ReadonlySet<string>>,
  momentsOf: (indicator: string) => Promise<readonly Moment[]>,
): Promise<Below> {
  const lacking = new Map<string, RegionInYear>()
  const leftEmpty = new Map<string, RegionInYear[]>()
  const keyed = (code: string, region: RegionInYear) => `${code} ${keyOf(region)}`
  for (const region of regions) {
    for (const code of held.get(region.year) ?? []) {
      const isKnown = found.knows(code, region.year, region.region, isLeftEmpty)
      if (isKnown === 'no') lacking.set(keyed(code, region), region)
      if (isKnown === 'doubted') leftEmpty.set(code, [...(leftEmpty.get(code) ?? []), region])
    }
  }
  const levelsWithFigures = new Set<string>()
  const hasFigures = (code: string, moment: Omit<Moment, 'level'>, level: string | null) =>
    levelsWithFigures.has(`${code} ${level} ${momentKey(moment)}`)
  await Promise.all(
    [...leftEmpty.keys()].map(async (code) => {
      for (const { level, ...moment } of await momentsOf(code)) {
        levelsWithFigures.add(`${code} ${level} ${momentKey(moment)}`)
      }
    }),
  )
  for (const [code, doubted] of leftEmpty) {
    for (const region of doubted) {
      const level = levelOfCode(region.region)
      const isOnlyBelow = found
        .moments(code)
        .filter((moment) => moment.boundaryYear === region.year && moment.has(region.region))
        .some((moment) => !hasFigures(code, moment, level) && hasFigures(code, moment, 'neighbourhood'))
      if (isOnlyBelow) lacking.set(keyed(code, region), region)
    }
  }
  const indicators = new Set([...lacking.keys()].map((key) => key.slice(0, key.indexOf(' '))))
  const divided = new Map([...lacking.values()].map((region) => [keyOf(region), region]))
  const ofRegion = new Map(
    await Promise.all(
      [...divided].map(async ([key, { year, region }]) => {
        const within = levelOfCode(region) === 'district' ? { parent: region } : { municipality: region }
        const lying = await findRegions(house, actor, { boundaryYear: year, level: 'neighbourhood', ...within })
        return [key, lying.map(({ code }) => code)] as const
      }),
    ),
  )
  return {
    indicators,
    places: [...new Set([...ofRegion.values()].flat())],
    lyingIn(indicator, moment, region) {
      const inYear = { year: moment.boundaryYear, region }
      if (!lacking.has(keyed(indicator, inYear))) return []
      const own = moment.of(region)
      if (own && (!isLeftEmpty(own) || hasFigures(indicator, moment, levelOfCode(region)))) return []
      const lying = ofRegion.get(keyOf(inYear)) ?? []
      const tells = (code: string) => (own ? moment.valueOf(code) !== null : moment.has(code))
      return lying.some(tells) ? lying : []
    },
  }
}

function momentKey({ boundaryYear, period, definition }: Omit<Moment, 'level'>): string {
  return `${boundaryYear} ${period} ${definition}`
}

/**
 * A cell that its publisher left empty without a reason. Where it did so for all regions of a level it has no figures of
 * that level, whatever rows it made; a figure that is withheld says so, and counts as it is.
 */
function isLeftEmpty({ value, low, absence }: Observation): boolean {
  return value === null && low === undefined && absence === 'unknown'
}
