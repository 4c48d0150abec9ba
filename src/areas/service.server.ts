import { type Actor, authorise } from '../accounts'
import { act } from '../accounts/index.server'
import { nearest, Refusal } from '../platform'
import { findOperation, type House } from '../platform/index.server'
import {
  type Area,
  checkedAliases,
  findAmong,
  type Group,
  mostAliases,
  type Place,
  placeAmong,
  unknownPlace,
} from './model'
import { areasPolicy } from './policy'
import { normaliseRegionCode } from './region'
import { namesOfMunicipalities, regionPlaces } from './regions/places.server'
import { holdNames, readAreas, readGroups, writeAliases } from './store.server'

/** The areas that exist, by name; with `made-up` also those that were made up to show the product with. */
export async function listAreas(house: House, actor: Actor, also?: 'made-up'): Promise<readonly Area[]> {
  authorise(areasPolicy, 'areas.read', actor)
  const areas = await readAreas(house.database)
  return also ? areas : areas.filter(({ fictitious }) => !fictitious)
}

/** Groups of areas and the country. */
export async function listGroups(house: House, actor: Actor): Promise<readonly Group[]> {
  authorise(areasPolicy, 'areas.read', actor)
  return readGroups(house.database)
}

/**
 * The place that is meant by a slug, name or alias of an area or group, by the code of a region however it is spelled
 * (`NL00` is the country), or by the name of a municipality. Areas and groups go before regions.
 *
 * @throws Refusal `place-unknown` with near matches
 */
export async function findPlace(house: House, actor: Actor, name: string): Promise<Place> {
  const [place] = await findPlaces(house, actor, [name])
  return place as Place
}

/**
 * The places that are meant by these names, in the same order.
 *
 * @throws Refusal `place-unknown` for the first that is not known
 */
export async function findPlaces(house: House, actor: Actor, names: readonly string[]): Promise<Place[]> {
  authorise(areasPolicy, 'areas.read', actor)
  // What is a code of a region is asked at once with the others, as it is hardly ever the name of an area.
  const codes = names.filter((name) => normaliseRegionCode(name) !== null && countrySpelled(name) === null)
  const [areas, groups, coded] = await Promise.all([
    readAreas(house.database),
    readGroups(house.database),
    codes.length === 0 ? new Map<string, Place>() : regionPlaces(house, codes),
  ])
  const among = new Map(names.map((name) => [name, placeAmong(countrySpelled(name) ?? name, areas, groups)]))
  const others = names.filter((name) => !among.get(name) && !coded.has(name))
  const regions = others.length === 0 ? new Map<string, Place>() : await regionPlaces(house, others)
  const places: Place[] = []
  for (const name of names) {
    const place = among.get(name) ?? coded.get(name) ?? regions.get(name)
    if (!place) throw unknownPlace(name, areas, groups, await namesOfMunicipalities(house), nearest)
    places.push(place)
  }
  return places
}

/** The slug of the country for any code that publishers write for it, such as `NL00`. */
function countrySpelled(name: string): string | null {
  return normaliseRegionCode(name, 'country')
}

/**
 * The area that is meant by a slug, name or alias.
 *
 * @throws Refusal `place-unknown`, also when the place is a group or the country
 */
export async function findArea(house: House, actor: Actor, name: string): Promise<Area> {
  authorise(areasPolicy, 'areas.read', actor)
  const areas = await readAreas(house.database)
  const place = findAmong(name, areas, [], nearest)
  return areas.find((area) => area.slug === place.slug) as Area
}

/**
 * The area that is meant, as it was when this operation corrected it, or as it is when there is no such operation yet. So
 * that "add this name", asked again with the same id, is the same correction and not one more.
 *
 * @throws Refusal `place-unknown`
 */
export async function areaBefore(house: House, actor: Actor, name: string, operation: string): Promise<Area> {
  const area = await findArea(house, actor, name)
  const done = await findOperation(house.database, operation)
  if (done?.action !== 'areas.correct-aliases') return area
  const correction = done.result as CorrectedAliases
  if (correction.area !== area.slug) return area
  return { ...area, aliases: correction.before, revision: correction.revision - 1 }
}

export interface AliasCorrection {
  /** Slug of the area. */
  area: string
  /** All aliases as they should be, in order. */
  aliases: readonly string[]
  /** Revision the change was based on. */
  base: number
  /** Id chosen by the form or program; the same id does it once. */
  operation: string
}

/** What became of a correction; with `operation` it can be undone. */
export interface CorrectedAliases {
  area: string
  aliases: string[]
  before: string[]
  revision: number
  operation: string
}

/**
 * Corrects the aliases of an area: the pattern of every write. Policy first; then in one transaction the revision check,
 * the change and its line in the audit trail, once per operation id.
 *
 * @throws Refusal `not-allowed`, `place-unknown`, `changed-since` when somebody else was first, `alias-taken`,
 * `alias-too-long`, `alias-without-letter`, `aliases-too-many`, `operation-reused`
 */
export async function correctAliases(house: House, actor: Actor, input: AliasCorrection): Promise<CorrectedAliases> {
  authorise(areasPolicy, 'areas.correct-aliases', actor, input.area)
  return act(
    house,
    actor,
    {
      policy: areasPolicy,
      action: 'areas.correct-aliases',
      area: input.area,
      subject: { kind: 'area', id: input.area },
      operation: input.operation,
      input: { aliases: input.aliases, base: input.base },
    },
    async (transaction) => {
      await holdNames(transaction)
      const [areas, groups] = [await readAreas(transaction), await readGroups(transaction)]
      const area = areas.find((candidate) => candidate.slug === input.area)
      if (!area)
        throw new Refusal('place-unknown', {
          name: input.area,
          near: nearest(
            input.area,
            areas.map((known) => known.slug),
          ),
        })
      if (area.revision !== input.base) {
        throw new Refusal('changed-since', { subject: area.name, base: input.base, current: area.revision })
      }
      if (input.aliases.length > mostAliases) {
        throw new Refusal('aliases-too-many', { limit: mostAliases, count: input.aliases.length })
      }
      const aliases = checkedAliases(area, input.aliases, areas, groups)
      const before = [...area.aliases]
      const revision = await writeAliases(transaction, area.slug, aliases)
      return {
        result: { area: area.slug, aliases, before, revision, operation: input.operation },
        audit: { fields: ['aliases'], before: { aliases: before }, after: { aliases } },
      }
    },
  )
}

/**
 * Undoes a correction of aliases, as a new change that is itself in the audit trail and can be undone.
 *
 * @param input `area` its slug, `undo` the operation to undo, `operation` the id of the undoing itself
 * @throws Refusal `operation-unknown`, `changed-since` when the aliases were changed after that operation
 */
export async function undoAliasCorrection(
  house: House,
  actor: Actor,
  input: { area: string; undo: string; operation: string },
): Promise<CorrectedAliases> {
  authorise(areasPolicy, 'areas.correct-aliases', actor, input.area)
  const done = await findOperation(house.database, input.undo)
  const correction = done?.action === 'areas.correct-aliases' ? (done.result as CorrectedAliases) : undefined
  if (correction?.area !== input.area) throw new Refusal('operation-unknown', { operation: input.undo })
  return correctAliases(house, actor, {
    area: correction.area,
    aliases: correction.before,
    base: correction.revision,
    operation: input.operation,
  })
}
