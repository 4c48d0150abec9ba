import { type Actor, authorise } from '../../accounts'
import type { Place } from '../../areas'
import { findPlace, listAreas, listGroups, searchRegions } from '../../areas/index.server'
import { normaliseName, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { statisticsPolicy } from '../policy'
import type { FoundPlace, PlaceSearch } from './places'

/**
 * Places by name or code: areas, groups, the country, municipalities, districts and neighbourhoods. Names of districts and
 * neighbourhoods are not unique, so a text may mean several.
 */
export async function searchPlaces(house: House, actor: Actor, text: string): Promise<PlaceSearch> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const wanted = normaliseName(text)
  if (wanted === '') return { text, meant: null, found: [] }
  const [areas, groups, regions, exact] = await Promise.all([
    listAreas(house, actor),
    listGroups(house, actor),
    searchRegions(house, actor, text),
    exactPlace(house, actor, text),
  ])
  const has = (names: readonly string[]) => names.some((name) => normaliseName(name).includes(wanted))
  const found: FoundPlace[] = [
    ...groups
      .filter((group) => has([group.name.nl, group.name.en, ...group.aliases]))
      .map(({ slug, kind, name }) => ({ slug, kind, name, within: null, isCurrent: true })),
    ...areas
      .filter((area) => has([area.name, ...area.aliases]))
      .map((area): FoundPlace => {
        const name = { nl: area.name, en: area.name }
        return { slug: area.slug, kind: 'area', name, within: area.municipality, isCurrent: true }
      }),
    ...regions.flatMap(({ code, level, name, within, isCurrent }): FoundPlace[] =>
      level === 'country' ? [] : [{ slug: code, kind: level, name: { nl: name, en: name }, within, isCurrent }],
    ),
  ]
  const [only] = found
  return { text, meant: exact ?? (found.length === 1 && only ? only : null), found }
}

async function exactPlace(house: House, actor: Actor, text: string): Promise<Place | null> {
  try {
    return await findPlace(house, actor, text)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
