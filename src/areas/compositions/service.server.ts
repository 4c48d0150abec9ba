import { type Actor, actorText, allows, authorise } from '../../accounts'
import { act } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { findOperation, type House } from '../../platform/index.server'
import type { Area } from '../model'
import { areasPolicy } from '../policy'
import type { Region } from '../region'
import { findArea } from '../service.server'
import { type CompositionCheck, registeredCheck } from './check.server'
import {
  type Composition,
  compositionId,
  currentOf,
  differenceOf,
  isSame,
  longestText,
  mostParts,
  type Part,
  tidyParts,
} from './composition'
import { problemRefusal } from './refusals'
import { type Remark, remarksOn } from './remarks'
import { holdCompositions, insertComposition, nextNumber, readCompositions } from './store.server'
import { surroundingsOf } from './surroundings.server'

/**
 * Every version of the composition of an area, the latest first.
 *
 * @param area its slug
 */
export async function compositionsOf(house: House, actor: Actor, area: string): Promise<Composition[]> {
  authorise(areasPolicy, 'areas.read', actor)
  const all = await readCompositions(house.database)
  return all.filter((each) => each.area === area).map((each) => readable(each, actor))
}

/**
 * The composition of an area within the boundaries of exactly this year.
 *
 * @returns null when nobody made one for that year; one of another year is something else
 */
export async function compositionFor(
  house: House,
  actor: Actor,
  area: string,
  boundaryYear: number,
): Promise<Composition | null> {
  authorise(areasPolicy, 'areas.read', actor)
  const versions = await compositionsOf(house, actor, area)
  return currentOf(versions).find((each) => each.boundaryYear === boundaryYear) ?? null
}

/** The current compositions of all areas that have one, by slug; of each the latest boundary year first. */
export async function currentCompositions(house: House, actor: Actor): Promise<Map<string, Composition[]>> {
  authorise(areasPolicy, 'areas.read', actor)
  const all = await readCompositions(house.database)
  return new Map(
    [...Map.groupBy(all, ({ area }) => area)].map(([area, versions]) => [
      area,
      currentOf(versions).map((each) => readable(each, actor)),
    ]),
  )
}

/** Who made a version is for those who may make one; what it holds is for everybody. */
function readable(composition: Composition, actor: Actor): Composition {
  const isOwn = allows(areasPolicy['areas.compose'], actor, composition.area)
  return isOwn ? composition : { ...composition, madeBy: null }
}

/** A composition before it is kept: its parts as they would be, and what there is to say about them. */
export interface Review {
  parts: Part[]
  remarks: Remark[]
  /** The current composition of the boundary year; null when there is none. */
  current: Composition | null
  /** The regions that it was judged with: of the municipality, and what is named elsewhere. */
  regions: readonly Region[]
}

/**
 * Looks at a composition without keeping it.
 *
 * @param input `area` its slug
 * @throws Refusal `input-invalid` for a year that is none
 */
export async function reviewComposition(
  house: House,
  actor: Actor,
  input: { area: string; boundaryYear: number; parts: readonly Part[] },
): Promise<Review> {
  authorise(areasPolicy, 'areas.compose', actor, input.area)
  refuseYear(input.boundaryYear)
  const area = await findArea(house, actor, input.area)
  const parts = tidyParts(input.parts)
  const [surroundings, current] = await Promise.all([
    surroundingsOf(house, actor, area, input.boundaryYear, parts),
    compositionFor(house, actor, area.slug, input.boundaryYear),
  ])
  return { parts, remarks: remarksOn(parts, surroundings), current, regions: surroundings.regions }
}

/**
 * The number of the current composition of a boundary year, 0 when there is none; or what it was when this operation made
 * a version. So that a command, asked again with the same id, is the same operation and not one more.
 *
 * @param input `area` its slug
 */
export async function baseBefore(
  house: House,
  actor: Actor,
  input: { area: string; boundaryYear: number; operation: string },
): Promise<number> {
  authorise(areasPolicy, 'areas.compose', actor, input.area)
  const done = await findOperation(house.database, input.operation)
  const made = done?.action === 'areas.compose' ? (done.result as Composition) : undefined
  if (made?.area === input.area && made.boundaryYear === input.boundaryYear) return made.basedOn ?? 0
  return (await compositionFor(house, actor, input.area, input.boundaryYear))?.number ?? 0
}

export interface AskedComposition {
  /** Slug of the area. */
  area: string
  boundaryYear: number
  parts: readonly Part[]
  /** Why it is made this way; may be empty. Everybody can read it. */
  note: string
  /** Number of the current composition of this boundary year; 0 when there is none. */
  base: number
  /** Number of the version of another boundary year that it was carried over from. */
  carriedFrom?: number | null
  /** Id chosen by the form or program; the same id does it once. */
  operation: string
}

/**
 * Makes a new version of the composition of an area.
 *
 * @param check refuses what must not be kept for another reason than its own form; default the one that was registered
 * @returns the version as it is kept
 * @throws Refusal `not-signed-in`, `not-allowed`, `place-unknown`, `changed-since` when somebody else was first,
 * `composition-empty`, `composition-region-unknown`, `composition-level`, `composition-overlap`, `composition-share`,
 * `composition-reason`, `composition-too-large`, `composition-same`, `composition-version-unknown`,
 * `composition-text-long`, `input-invalid` for a year that is none, `operation-reused`, and what `check` throws
 */
export async function createComposition(
  house: House,
  actor: Actor,
  input: AskedComposition,
  check: CompositionCheck = registeredCheck(),
): Promise<Composition> {
  authorise(areasPolicy, 'areas.compose', actor, input.area)
  const { area: slug, boundaryYear, base, carriedFrom = null } = input
  const note = input.note.trim()
  const parts = tidyParts(input.parts)
  refuseYear(boundaryYear)
  refuseSize(parts, note)
  return act(
    house,
    actor,
    {
      policy: areasPolicy,
      action: 'areas.compose',
      area: slug,
      subject: { kind: 'area', id: slug },
      operation: input.operation,
      input: { boundaryYear, parts, note, base, carriedFrom },
    },
    async (transaction) => {
      await holdCompositions(transaction)
      // Everything is asked within the transaction: what was judged is what is kept.
      const inside: House = { ...house, database: transaction }
      const area = await findArea(inside, actor, slug)
      const versions = (await readCompositions(transaction)).filter((each) => each.area === area.slug)
      const current = versions.find((version) => version.boundaryYear === boundaryYear)
      refuseBase(area, boundaryYear, base, current)
      if (carriedFrom !== null && !versions.some(({ number }) => number === carriedFrom)) {
        throw new Refusal('composition-version-unknown', { area: area.name, number: carriedFrom })
      }
      const surroundings = await surroundingsOf(inside, actor, area, boundaryYear, parts)
      const problem = remarksOn(parts, surroundings).find(({ weight }) => weight === 'problem')
      if (problem) throw problemRefusal(problem, boundaryYear, surroundings.regions)
      const number = await nextNumber(transaction, area.slug)
      const proposed = {
        id: compositionId(area.slug, number),
        area: area.slug,
        number,
        boundaryYear,
        parts,
        note,
        basedOn: current?.number ?? carriedFrom,
        madeBy: actorText(actor),
        madeAt: house.clock().toISOString(),
      }
      if (
        current &&
        current.note === note &&
        isSame(differenceOf(current, proposed)) &&
        sameReasons(current, proposed)
      ) {
        throw new Refusal('composition-same', { area: area.name, year: String(boundaryYear), number: current.number })
      }
      await check(inside, proposed)
      await insertComposition(transaction, proposed)
      return {
        result: proposed,
        audit: {
          fields: ['boundaryYear', 'parts', 'note'],
          before: { parts: current ? partsText(current.parts) : [] },
          after: { boundaryYear, parts: partsText(parts) },
        },
      }
    },
  )
}

function refuseYear(year: number): void {
  if (Number.isInteger(year) && year >= 1900 && year <= 2100) return
  throw new Refusal('input-invalid', { field: 'year', reason: `${year} ≠ 1900-2100` }, { where: 'year' })
}

function refuseSize(parts: readonly Part[], note: string): void {
  if (parts.length > mostParts) {
    throw new Refusal('composition-too-large', { count: parts.length, limit: mostParts })
  }
  const long = parts.find(({ reason }) => (reason?.length ?? 0) > longestText)
  if (long) throw new Refusal('composition-text-long', { limit: longestText }, { where: `reason-${long.region}` })
  if (note.length > longestText) throw new Refusal('composition-text-long', { limit: longestText }, { where: 'note' })
}

function refuseBase(area: Area, boundaryYear: number, base: number, current: Composition | undefined): void {
  if (base === (current?.number ?? 0)) return
  throw new Refusal('changed-since', {
    subject: `${area.name} ${boundaryYear}`,
    base,
    current: current?.number ?? 0,
  })
}

function sameReasons(one: Pick<Composition, 'parts'>, other: Pick<Composition, 'parts'>): boolean {
  return one.parts.every(({ reason }, index) => reason === other.parts[index]?.reason)
}

/** Parts as the audit trail has them: `WK034403`, `BU03440311 60%`. */
function partsText(parts: readonly Part[]): string[] {
  return parts.map(({ region, share }) => (share === 1 ? region : `${region} ${Math.round(share * 1000) / 10}%`))
}
