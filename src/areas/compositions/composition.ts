import { normaliseRegionCode } from '../region'

/** A part of a composition: a region, or a known part of one. */
export interface Part {
  /** Code of a municipality, district or neighbourhood in the boundary year of the composition. */
  region: string
  /** Which part of the region is in the area, measured in addresses: above 0, at most 1 (the whole region). */
  share: number
  /** How a share below 1 was found; null for a whole region. */
  reason: string | null
}

/** Which regions make up an area, within the boundaries of one year. A version never changes; a new one follows it. */
export interface Composition {
  /** `heerlen-noord.3`: the area and the number, for refs and frozen figures. */
  id: string
  /** Slug of the area. */
  area: string
  /** 1, 2, 3 … within the area, over all boundary years. */
  number: number
  boundaryYear: number
  /** By code; every region once. */
  parts: readonly Part[]
  /** Why it was made this way; empty when nobody said. */
  note: string
  /** The version it started from: of the same boundary year, or of another when it was carried over; null for the first. */
  basedOn: number | null
  /** `person:ID` or `operator`; null for readers who may not compose, because who works where is not public. */
  madeBy: string | null
  /** Moment as ISO 8601. */
  madeAt: string
}

/** The id of a version of an area. */
export function compositionId(area: string, number: number): string {
  return `${area}.${number}`
}

/** What two sums of shares may differ without being different: rounding, not addresses. */
const rounding = 1e-9

/** Longest reason or note that is kept, in characters. */
export const longestText = 500

/** More parts than this no area has: the largest municipality has some 500 neighbourhoods. */
export const mostParts = 2000

/**
 * The parts as they are kept: codes in their one spelling, one entry per region (shares of the same region added,
 * reasons joined), reasons of whole regions left out, by code.
 */
export function tidyParts(parts: readonly Part[]): Part[] {
  const tidied = new Map<string, { region: string; share: number; reasons: Set<string> }>()
  for (const part of parts) {
    const region = normaliseRegionCode(part.region) ?? part.region.trim().toUpperCase()
    const reason = part.reason?.trim().replaceAll(/\s+/g, ' ') ?? ''
    const known = tidied.get(region) ?? { region, share: 0, reasons: new Set() }
    known.share += part.share
    if (reason !== '') known.reasons.add(reason)
    tidied.set(region, known)
  }
  return [...tidied.values()]
    .map(({ region, share, reasons }) => {
      const isWhole = Math.abs(share - 1) <= rounding
      return isWhole ? { region, share: 1, reason: null } : { region, share, reason: [...reasons].join('; ') || null }
    })
    .toSorted((one, other) => (one.region < other.region ? -1 : 1))
}

/**
 * The current composition of every boundary year: the one with the highest number.
 *
 * @returns latest boundary year first
 */
export function currentOf(compositions: readonly Composition[]): Composition[] {
  const current = new Map<number, Composition>()
  for (const composition of compositions) {
    const known = current.get(composition.boundaryYear)
    if (!known || composition.number > known.number) current.set(composition.boundaryYear, composition)
  }
  return [...current.values()].toSorted((one, other) => other.boundaryYear - one.boundaryYear)
}

/** What became different from one composition to another of the same boundary year. */
export interface Difference {
  added: Part[]
  removed: Part[]
  /** Regions that are in both with another share. */
  changed: { region: string; from: number; to: number }[]
}

/**
 * The difference between two lists of parts, by code.
 *
 * Only of one boundary year: the same code in another year can be another place, so comparing over years throws.
 *
 * @throws RangeError for two boundary years
 */
export function differenceOf(
  from: Pick<Composition, 'boundaryYear' | 'parts'>,
  to: Pick<Composition, 'boundaryYear' | 'parts'>,
): Difference {
  if (from.boundaryYear !== to.boundaryYear) throw new RangeError(`${from.boundaryYear} is not ${to.boundaryYear}`)
  const before = new Map(from.parts.map((part) => [part.region, part]))
  const after = new Map(to.parts.map((part) => [part.region, part]))
  return {
    added: to.parts.filter((part) => !before.has(part.region)),
    removed: from.parts.filter((part) => !after.has(part.region)),
    changed: to.parts.flatMap((part) => {
      const known = before.get(part.region)
      return known && Math.abs(known.share - part.share) > rounding
        ? [{ region: part.region, from: known.share, to: part.share }]
        : []
    }),
  }
}

/** True when nothing is different. */
export function isSame({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length === 0
}

/** True for a share that a part can have: above 0 and at most the whole region. */
export function isShare(share: number): boolean {
  return Number.isFinite(share) && share > 0 && share <= 1 + rounding
}

/** True when a share is less than the whole region. */
export function isPartial(share: number): boolean {
  return share < 1 - rounding
}
