import type { Actor } from '../../accounts'
import { type Area, municipalityOfCode, type Place } from '../../areas'
import { currentCompositions, findPlace, listAreas, membersOfGroup } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { comparableGroup } from '../matching/index.server'
import { comparableWords } from '../matching/words'
import { type Extent, joinedExtent, regionExtent, regionsExtent } from './extent'
import { areaExtent, chosenExtent, restExtent } from './extents.server'
import { type ReferenceKind, type ReferenceWords, referenceWords } from './reference'

/** A reference that was chosen: in terms of regions, with what it is and why. */
export interface Reference extends ReferenceWords {
  kind: ReferenceKind
  /** Null for the own earlier figure, which is of the area itself. */
  extent: Extent | null
  /** Of a reference of several areas: each by itself, for the mean in which every area counts once. */
  members?: readonly Extent[]
}

/**
 * The reference of this kind for an area, as it is on a day.
 *
 * @returns null when there is none: no other area is composed, no comparable neighbourhoods were chosen
 */
export async function referenceOf(
  house: House,
  actor: Actor,
  area: Area,
  kind: ReferenceKind,
  period = '',
): Promise<Reference | null> {
  const names = { municipality: area.municipality, period }
  const made = (extent: Extent | null, more: { members?: { known: number; of: number } } = {}): Reference => ({
    kind,
    extent,
    ...referenceWords(kind, { ...names, ...more }),
  })
  switch (kind) {
    case 'rest-of-municipality':
      return made(restExtent(house, actor, area))
    case 'municipality':
      return made(regionExtent(area.municipalityCode))
    case 'country':
      return made(regionExtent('nl'))
    case 'own-earlier':
      return made(null)
    case 'g4':
    case 'g40': {
      const today = house.clock().toISOString().slice(0, 10)
      const members = await membersOfGroup(house, actor, kind, today)
      return made(regionsExtent(kind, members), { members: { known: members.length, of: members.length } })
    }
    case 'other-areas': {
      const [areas, compositions] = await Promise.all([listAreas(house, actor), currentCompositions(house, actor)])
      const composed = [...compositions.keys()].filter((slug) => slug !== area.slug)
      if (composed.length === 0) return null
      const extents = composed.map((slug) => areaExtent(house, actor, slug))
      const together = made(joinedExtent(kind, extents), { members: { known: composed.length, of: areas.length - 1 } })
      return { ...together, members: extents }
    }
    case 'comparable': {
      const group = await comparableGroup(house, actor, area.slug)
      if (!group) return null
      const codes = group.matches.map(({ code }) => code)
      const chosen = { id: `comparable ${area.slug}.${group.number}`, boundaryYear: group.boundaryYear, codes }
      return { ...made(chosenExtent(house, actor, kind, chosen)), ...comparableWords(group) }
    }
  }
}

/**
 * The reference of a place that is no area: its municipality, the country, or its own first figure; the country has only
 * that.
 *
 * @param wanted the kind that was chosen; another kind than these becomes the nearest that holds
 */
export async function regionReference(
  house: House,
  actor: Actor,
  place: Place,
  wanted: ReferenceKind,
): Promise<Reference | null> {
  if (wanted === 'own-earlier') return { kind: wanted, extent: null, ...referenceWords(wanted, { municipality: '' }) }
  if (place.kind === 'country') return null
  const municipality = municipalityOfCode(place.slug)
  if (municipality === null || municipality === place.slug || wanted === 'country') {
    return { kind: 'country', extent: regionExtent('nl'), ...referenceWords('country', { municipality: '' }) }
  }
  const name = await nameOf(house, actor, municipality)
  return {
    kind: 'municipality',
    extent: regionExtent(municipality),
    ...referenceWords('municipality', { municipality: name }),
  }
}

/** The name of a municipality, or its code when only its parts are known. */
async function nameOf(house: House, actor: Actor, municipality: string): Promise<string> {
  try {
    return (await findPlace(house, actor, municipality)).name.nl
  } catch (error) {
    if (error instanceof Refusal) return municipality
    throw error
  }
}
