import type { Actor } from '../../accounts'
import type { Database, House } from '../../platform/index.server'
import { counterparts, findRegions } from '../regions/service.server'
import { readDivisionContent } from '../regions/store.server'
import { type CarriedPart, type CarryOver, carryOver } from './carry-over'
import { type Composition, currentOf, type Part } from './composition'
import { compositionsOf } from './service.server'

/** What an area is made of within the boundaries of one year, for figures of that year. */
export interface PartsInYear {
  /** `heerlen-noord.3`: the version that was used. */
  composition: string
  /** `isConverted`: the region is not the same as the one that was composed, so its figures are shown as converted. */
  parts: readonly { region: string; share: number; isConverted: boolean }[]
  /** True when it was carried over from the composition of another year, by a calculation and not by a person. */
  isConverted: boolean
  /** Regions of which nobody knows where they went; figures miss them. */
  lost: readonly string[]
}

/**
 * The regions of an area in a boundary year: as a person composed it for that year, or carried over from the composition of
 * the nearest year.
 *
 * @returns null when the area has no composition, or none that can be carried to that year
 */
export async function partsInYear(
  house: House,
  actor: Actor,
  input: { area: string; boundaryYear: number },
): Promise<PartsInYear | null> {
  const inYear = await partsOverYears(house, actor, input.area)
  return inYear(input.boundaryYear)
}

/** The same for many years of one area: what they share is asked once, and a carried composition is kept. */
export async function partsOverYears(
  house: House,
  actor: Actor,
  area: string,
): Promise<(boundaryYear: number) => Promise<PartsInYear | null>> {
  const [versions, content] = await Promise.all([
    compositionsOf(house, actor, area),
    readDivisionContent(house.database),
  ])
  const current = currentOf(versions)
  return async (boundaryYear) => {
    const exact = current.find((each) => each.boundaryYear === boundaryYear)
    if (exact) return { composition: exact.id, parts: exact.parts.map(asComposed), isConverted: false, lost: [] }
    const distance = (each: Composition) => Math.abs(each.boundaryYear - boundaryYear)
    const [nearest] = current.toSorted((one, other) => distance(one) - distance(other))
    if (!nearest) return null
    const { parts, lost } = await kept(house.database, `${nearest.id} ${boundaryYear} ${content}`, () =>
      carriedTo(house, actor, nearest, boundaryYear),
    )
    if (parts.length === 0) return null
    return { composition: nearest.id, parts: parts.map(asCarried), isConverted: true, lost }
  }
}

/** Regions that somebody chose within the boundaries of one year. A choice never changes. */
export interface ChosenRegions {
  /** Names the choice, unlike any other: `comparable heerlen-noord.2`. */
  id: string
  boundaryYear: number
  codes: readonly string[]
}

/**
 * The same regions in other boundary years, by addresses.
 *
 * @returns for a year the parts, and the codes of which nobody knows what they were in that year
 */
export async function regionsOverYears(
  house: House,
  actor: Actor,
  { id, boundaryYear: chosenIn, codes }: ChosenRegions,
): Promise<(boundaryYear: number) => Promise<Pick<PartsInYear, 'parts' | 'lost'>>> {
  const content = await readDivisionContent(house.database)
  const chosen = codes.map((region) => ({ region, share: 1, reason: null }))
  return async (boundaryYear) => {
    if (boundaryYear === chosenIn) return { parts: chosen.map(asComposed), lost: [] }
    const { parts, lost } = await kept(house.database, `${id} ${boundaryYear} ${content}`, () =>
      carriedTo(house, actor, { boundaryYear: chosenIn, parts: chosen }, boundaryYear),
    )
    return { parts: parts.map(asCarried), lost }
  }
}

function asComposed({ region, share }: Part) {
  return { region, share, isConverted: false }
}

function asCarried({ region, share, kind }: CarriedPart) {
  return { region, share, isConverted: kind !== 'unchanged' }
}

/** Carried compositions that are kept for the next who asks: an area in every year, for some hundred areas. */
const mostKept = 5000

/** By version, year and what is known of regions, per database; what is loaded anew has another key. */
const carried = new WeakMap<Database, Map<string, Promise<CarryOver>>>()

function kept(database: Database, key: string, carry: () => Promise<CarryOver>): Promise<CarryOver> {
  const known = carried.get(database) ?? new Map<string, Promise<CarryOver>>()
  carried.set(database, known)
  const found = known.get(key) ?? carry()
  known.set(key, found)
  for (const oldest of known.keys()) if (known.size > mostKept) known.delete(oldest)
  found.catch(() => known.delete(key))
  return found
}

/** A composition as it would be within the boundaries of another year. */
export async function carriedTo(
  house: House,
  actor: Actor,
  version: Pick<Composition, 'boundaryYear' | 'parts'>,
  boundaryYear: number,
): Promise<CarryOver> {
  const years = { fromYear: version.boundaryYear, toYear: boundaryYear }
  const went = await counterparts(house, actor, { codes: version.parts.map(({ region }) => region), ...years })
  const targets = [...new Set([...went.values()].flatMap((each) => each.map(({ code }) => code)))]
  const [existing, back] = await Promise.all([
    findRegions(house, actor, { boundaryYear, codes: targets }),
    counterparts(house, actor, { codes: targets, fromYear: years.toYear, toYear: years.fromYear }),
  ])
  // A code that no list of changes names stays as it is, but only if that year has it.
  const known = new Set(existing.map(({ code }) => code))
  const forward = new Map([...went].map(([code, each]) => [code, each.filter((part) => known.has(part.code))]))
  return carryOver(version.parts, forward, back)
}
