import { normaliseName, Refusal, type Wording } from '../platform'

/** An area with a programme, such as a focus area of the NPLV. */
export interface Area {
  slug: string
  name: string
  municipality: string
  /** CBS code of the municipality: `GM0363`. */
  municipalityCode: string
  /** Other names under which the area is found: the sources spell them in more than one way. */
  aliases: readonly string[]
  /** Made up, to show the product with; in no list, count or group of areas that exist. */
  fictitious: boolean
  /** Counts the changes; a write says which revision it was based on. */
  revision: number
}

/** Anything figures can be about: an area, a group of areas, the country, or a region by its code. */
export interface Place {
  /** Of a region its code: `BU03440111`. */
  slug: string
  kind: 'area' | 'group' | 'country' | 'municipality' | 'district' | 'neighbourhood' | 'postcode'
  name: Wording
}

/** A group of areas, or the country. */
export interface Group extends Place {
  kind: 'group' | 'country'
  aliases: readonly string[]
  /** Slugs of the areas in it. */
  members: readonly string[]
  /** Year since which its areas have a programme together; null for what is no programme. */
  programmeSince: number | null
}

/** Longest alias that is kept; longer ones are a mistake. */
export const longestAlias = 80

/** More aliases than this are not names people use. */
export const mostAliases = 20

/**
 * Finds an area, a group or the country by slug, name or alias, however it is spelled.
 *
 * @throws Refusal `place-unknown` with near names
 */
export function findAmong(
  name: string,
  areas: readonly Area[],
  groups: readonly Group[],
  nearest: (typed: string, candidates: readonly string[]) => string[],
): Place {
  const place = placeAmong(name, areas, groups)
  if (!place) throw unknownPlace(name, areas, groups, [], nearest)
  return place
}

/** The area, group or country with this slug, name or alias, however it is spelled; undefined when there is none. */
export function placeAmong(name: string, areas: readonly Area[], groups: readonly Group[]): Place | undefined {
  const wanted = normaliseName(name)
  const group = groups.find((candidate) => namesOfGroup(candidate).some((known) => normaliseName(known) === wanted))
  if (group) return { slug: group.slug, kind: group.kind, name: group.name }
  const area = areas.find((candidate) => namesOfArea(candidate).some((known) => normaliseName(known) === wanted))
  return area && placeOfArea(area)
}

/**
 * The refusal of a name that no place has, with the near ones.
 *
 * @param others names of other places it could have meant, such as municipalities
 */
export function unknownPlace(
  name: string,
  areas: readonly Area[],
  groups: readonly Group[],
  others: readonly string[],
  nearest: (typed: string, candidates: readonly string[]) => string[],
): Refusal {
  const slugOf = new Map([
    ...others.map((known) => [known, known] as const),
    ...areas.flatMap((candidate) => namesOfArea(candidate).map((known) => [known, candidate.slug] as const)),
    ...groups.flatMap((candidate) => namesOfGroup(candidate).map((known) => [known, candidate.slug] as const)),
  ])
  const near = [...new Set(nearest(name, [...slugOf.keys()]).map((known) => slugOf.get(known) ?? known))]
  return new Refusal('place-unknown', { name, near }, { where: 'place' })
}

/** The area as a place for figures. */
export function placeOfArea(area: Area): Place {
  return { slug: area.slug, kind: 'area', name: { nl: area.name, en: area.name } }
}

function namesOfArea(area: Area): string[] {
  return [area.slug, area.name, ...area.aliases]
}

function namesOfGroup(group: Group): string[] {
  return [group.slug, group.name.nl, group.name.en, ...group.aliases]
}

/**
 * Checks a new list of aliases of one area against all names that are already taken, and tidies it: spaces trimmed,
 * empty ones, repetitions and the area's own name left out, order kept. Spellings that differ in a hyphen only are kept:
 * they say how the sources write the name.
 *
 * @throws Refusal `alias-too-long`, `alias-without-letter`, or `alias-taken` for one that names another place
 */
export function checkedAliases(
  area: Area,
  aliases: readonly string[],
  others: readonly Area[],
  groups: readonly Group[],
): string[] {
  const kept: string[] = []
  const seen = new Set([area.name])
  for (const [index, typed] of aliases.entries()) {
    const alias = typed.trim().replaceAll(/\s+/g, ' ')
    if (alias === '') continue
    const where = `alias-${index + 1}`
    const name = normaliseName(alias)
    if (alias.length > longestAlias) {
      throw new Refusal('alias-too-long', { alias: alias.slice(0, 20), limit: longestAlias }, { where })
    }
    if (!/\p{L}/u.test(alias) || /\p{Cc}/u.test(alias)) {
      throw new Refusal('alias-without-letter', { alias }, { where })
    }
    if (seen.has(alias)) continue
    const owner =
      others.find(
        (other) => other.slug !== area.slug && namesOfArea(other).some((known) => normaliseName(known) === name),
      )?.name ?? groups.find((group) => namesOfGroup(group).some((known) => normaliseName(known) === name))?.name.nl
    if (owner) throw new Refusal('alias-taken', { alias, area: owner }, { where })
    seen.add(alias)
    kept.push(alias)
  }
  return kept
}
