import type { Actor } from '../../accounts'
import { countryCode, currentOf, levelOfCode, type Place, parentOfCode, type RegionLevel } from '../../areas'
import { compositionsOf, findPlaces, findRegion, findRegions } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { NearPlace, PlacesAround } from './places'

/** More places than this are not listed one by one: they are searched. */
const mostListed = 150

/**
 * What a place lies in and is divided into, in the newest division: the way up and down from its figures. Of an area its
 * municipality and the regions it was composed of.
 */
export async function placesAround(
  house: House,
  actor: Actor,
  place: Place,
  municipality: string | null,
): Promise<PlacesAround> {
  if (place.kind === 'group') return { above: [], below: null }
  if (place.kind === 'area') {
    const [above, below] = await Promise.all([
      namedPlaces(house, actor, municipality === null ? [] : [countryCode, municipality]),
      composedOf(house, actor, place.slug),
    ])
    return { above, below }
  }
  const [above, below] = await Promise.all([
    namedPlaces(house, actor, ancestorsOf(place.slug)),
    childrenOf(house, actor, place.slug),
  ])
  return { above, below }
}

function ancestorsOf(code: string): string[] {
  const parent = parentOfCode(code)
  return parent === null ? [] : [...ancestorsOf(parent), parent]
}

/** Those of the places that are known. */
async function namedPlaces(house: House, actor: Actor, codes: readonly string[]): Promise<NearPlace[]> {
  const found = await Promise.all(
    codes.map((code) =>
      findPlaces(house, actor, [code]).catch((error: unknown) => {
        if (error instanceof Refusal) return []
        throw error
      }),
    ),
  )
  return found.flat().map(({ slug, name }) => ({ slug, name }))
}

const levelBelow: Partial<Record<RegionLevel, RegionLevel>> = {
  country: 'municipality',
  municipality: 'district',
  district: 'neighbourhood',
}

async function childrenOf(house: House, actor: Actor, code: string): Promise<PlacesAround['below']> {
  const level = levelBelow[levelOfCode(code) ?? 'postcode']
  // Of the country there are too many to list.
  if (level === undefined || code === countryCode) return null
  const { boundaryYear } = await findRegion(house, actor, { code })
  return listed(level, await findRegions(house, actor, { boundaryYear, level, parent: code }))
}

async function composedOf(house: House, actor: Actor, area: string): Promise<PlacesAround['below']> {
  const [newest] = currentOf(await compositionsOf(house, actor, area))
  if (!newest) return null
  const codes = newest.parts.map(({ region }) => region)
  const regions = await findRegions(house, actor, { boundaryYear: newest.boundaryYear, codes })
  return listed(regions[0]?.level ?? 'district', regions)
}

function listed(level: RegionLevel, regions: readonly { code: string; name: string }[]): PlacesAround['below'] {
  if (regions.length === 0 || regions.length > mostListed) return null
  return {
    level,
    places: regions
      .map(({ code, name }) => ({ slug: code, name: { nl: name, en: name } }))
      .toSorted((one, other) => one.name.nl.localeCompare(other.name.nl, 'nl', { numeric: true })),
  }
}
