import { normaliseName } from '../../platform'
import type { Area } from '../model'
import { nameWithoutNumber, type Region } from '../region'
import type { CarryOver } from './carry-over'

/** Regions with a name where one is known, and the year a name was taken from that their own year does not have. */
export interface NamedRegions {
  regions: readonly Region[]
  /** Null when every name is of the year itself. */
  namesFrom: number | null
  /** Codes of the regions whose name is of that other year. */
  borrowed: ReadonlySet<string>
}

/** Why a region is proposed for an area. */
export interface NameMatch {
  /** The whole name, a part of the name, or another name of the area. */
  kind: 'exact' | 'part' | 'alias'
  /** The name of the area that it was found with. */
  name: string
  /** The year that the name of the region was taken from; null when it is of the boundary year itself. */
  nameOf: number | null
}

/** A region that may belong to an area, by its name. */
export interface ProposedPart {
  region: string
  share: 1
  why: NameMatch
}

export interface NameProposal {
  parts: ProposedPart[]
  /** Why nothing is proposed; null when something is. */
  nothing: 'no-regions' | 'no-name' | null
}

/** A version that could not be carried over, because nobody knows what became of any of its regions. */
export interface CarriedFrom {
  number: number
  boundaryYear: number
}

/** What a composition begins with, when that was worked out and not chosen. */
export type Proposal =
  | ({ kind: 'names'; instead: CarriedFrom | null } & NameProposal)
  | ({ kind: 'carried'; number: number; boundaryYear: number } & CarryOver)

/** Words that say where in a town something lies: half of all towns have an Oost, so they prove nothing as a part. */
const whereabouts = /^(noord|oost|zuid|west|noordoost|noordwest|zuidoost|zuidwest|midden|centrum|binnenstad|nieuw|oud)$/

/**
 * Proposes regions of which the name says that they may be the area. Names are compared without the municipality's name
 * and without "Wijk 03" in front. A district is looked for first; neighbourhoods in a proposed district are not proposed
 * beside it. A name borrowed from another year is marked with that year. Nothing is accepted without a person: names of
 * regions are not unique, areas seldom end where a name does, and a code can be another place in another year.
 *
 * @param named regions of the municipality of the area, in one boundary year
 */
export function proposeParts(
  area: Pick<Area, 'name' | 'aliases' | 'municipality' | 'municipalityCode'>,
  { regions, namesFrom, borrowed }: NamedRegions,
): NameProposal {
  const own = regions.filter(({ municipality }) => municipality === area.municipalityCode)
  if (own.length === 0) return { parts: [], nothing: 'no-regions' }
  const town = normaliseName(area.municipality)
  const names = [{ name: area.name, isAlias: false }, ...area.aliases.map((name) => ({ name, isAlias: true }))].flatMap(
    ({ name, isAlias }) => coresOf(withoutTown(normaliseName(name), town), name, isAlias),
  )
  const matching = (level: Region['level'], isLeft: (region: Region) => boolean) =>
    own
      .filter((region) => region.level === level && isLeft(region))
      .flatMap((region): ProposedPart[] => {
        const why = matchOf(withoutTown(nameWithoutNumber(region.name), town), names)
        const nameOf = borrowed.has(region.code) ? namesFrom : null
        return why ? [{ region: region.code, share: 1, why: { ...why, nameOf } }] : []
      })
  const districts = matching('district', () => true)
  const taken = new Set(districts.map(({ region }) => region))
  const neighbourhoods = matching('neighbourhood', ({ parent }) => !taken.has(parent ?? ''))
  const parts = [...districts, ...neighbourhoods]
  return { parts, nothing: parts.length === 0 ? 'no-name' : null }
}

/** A normalised name without the name of the municipality in front; empty when it is nothing but that name. */
function withoutTown(name: string, town: string): string {
  if (name === town) return ''
  return name.startsWith(`${town} `) ? name.slice(town.length + 1) : name
}

interface AreaName {
  /** As it is written. */
  name: string
  /** What is compared: the name without the municipality's, or one of the two that "en" joins. */
  core: string
  isAlias: boolean
  isWhole: boolean
}

/** "nieuwland en oost" is one name, and two. */
function coresOf(core: string, name: string, isAlias: boolean): AreaName[] {
  if (core === '') return []
  const joined = core.split(' en ')
  const parts = joined.length > 1 ? joined.map((part) => ({ name, core: part, isAlias, isWhole: false })) : []
  return [{ name, core, isAlias, isWhole: true }, ...parts]
}

function matchOf(region: string, names: readonly AreaName[]): Omit<NameMatch, 'nameOf'> | undefined {
  if (region === '') return undefined
  const same = names.find(({ core }) => withoutSpaces(core) === withoutSpaces(region))
  if (same) return { kind: same.isAlias ? 'alias' : same.isWhole ? 'exact' : 'part', name: same.name }
  const alike = names.find(
    ({ core }) =>
      (!isWhereabouts(region) && isWithin(region, core)) || (!isWhereabouts(core) && isWithin(core, region)),
  )
  if (!alike) return undefined
  return { kind: alike.isAlias ? 'alias' : 'part', name: alike.name }
}

function isWhereabouts(name: string): boolean {
  return name.split(' ').every((word) => whereabouts.test(word))
}

/** True when the words of one name stand side by side in another. */
function isWithin(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `)
}

function withoutSpaces(name: string): string {
  return name.replaceAll(' ', '')
}
