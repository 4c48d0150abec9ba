import type { Actor } from '../../accounts'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Area } from '../model'
import type { Region } from '../region'
import { findRegions, regionYears } from '../regions/service.server'
import { type Composition, currentOf, type Part } from './composition'
import { type Draft, partsOfDraft } from './draft'
import { compositionMap } from './map.server'
import { withNames } from './names.server'
import type { CompositionMap } from './parts/area-map'
import type { CarriedFrom, Proposal } from './proposal'
import { proposeByName, proposeCarriedOver } from './propose.server'
import { compositionsOf, type Review, reviewComposition } from './service.server'
import { ownRegions, regionsElsewhere } from './surroundings.server'

/** What somebody begins with who composes an area for one boundary year. */
export interface Beginning {
  year: number
  /** Of the municipality, and those elsewhere that are in it already. */
  regions: Region[]
  /** The current composition of that year; null when there is none. */
  current: Composition | null
  /** How the beginning was worked out; null when it is a version as it was, or nothing. */
  proposal: Proposal | null
  /** The parts of a version that is changed; empty for a proposal. */
  parts: readonly Part[]
  note: string
  /** Names of regions in the year of a version that is carried over. */
  former: Region[]
}

/** The boundary years for which districts or neighbourhoods are known, newest first. */
export async function composableYears(house: House, actor: Actor): Promise<number[]> {
  const years = await regionYears(house, actor)
  const known = years.filter(({ level }) => level === 'district' || level === 'neighbourhood')
  return [...new Set(known.map(({ boundaryYear }) => boundaryYear))].toSorted((one, other) => other - one)
}

/**
 * Makes a beginning for a composition.
 *
 * @param start `names` proposes by name, `empty` nothing, a number begins with that version: as it is, or carried over when
 * it is of another year
 * @throws Refusal `composition-version-unknown`
 */
export async function beginComposition(
  house: House,
  actor: Actor,
  area: Area,
  year: number,
  start: string,
): Promise<Beginning> {
  const [own, versions] = await Promise.all([
    ownRegions(house, actor, area, year),
    compositionsOf(house, actor, area.slug),
  ])
  const current = currentOf(versions).find(({ boundaryYear }) => boundaryYear === year) ?? null
  const version = /^\d+$/.test(start) ? versions.find(({ number }) => number === Number(start)) : undefined
  if (/^\d+$/.test(start) && !version) {
    throw new Refusal('composition-version-unknown', { area: area.name, number: Number(start) })
  }
  const isSameYear = version?.boundaryYear === year
  const proposal = await proposalFor(house, actor, area, year, isSameYear ? 'empty' : start, version)
  const parts = isSameYear ? version.parts : []
  const named = [...parts, ...(proposal?.parts ?? []), ...(current?.parts ?? [])]
  const codes = version && !isSameYear ? version.parts.map(({ region }) => region) : []
  const former = version && codes.length > 0 ? { boundaryYear: version.boundaryYear, codes } : undefined
  return {
    year,
    regions: [...own, ...(await regionsElsewhere(house, actor, year, named, own))],
    current,
    proposal,
    parts,
    note: isSameYear ? version.note : '',
    former: former ? await findRegions(house, actor, former) : [],
  }
}

/** A draft as it is looked at before it is kept. */
export interface LookedAt {
  review: Review
  /** What was chosen on the map; null without boundaries. */
  map: CompositionMap | null
}

/**
 * What there is to say about a draft, with names for its regions where some are known. Nothing is kept.
 *
 * @throws Refusal `input-invalid` for a year that is none
 */
export async function lookAtDraft(house: House, actor: Actor, area: Area, draft: Draft): Promise<LookedAt> {
  const { boundaryYear } = draft
  const review = await reviewComposition(house, actor, { area: area.slug, boundaryYear, parts: partsOfDraft(draft) })
  const [named, map] = await Promise.all([
    withNames(house, actor, area, boundaryYear, review.regions),
    compositionMap(house, actor, area, { boundaryYear, parts: review.parts }),
  ])
  return { review: { ...review, regions: named.regions }, map }
}

async function proposalFor(
  house: House,
  actor: Actor,
  area: Area,
  boundaryYear: number,
  start: string,
  version: Composition | undefined,
): Promise<Proposal | null> {
  if (start === 'empty') return null
  const byName = async (instead: CarriedFrom | null): Promise<Proposal> => ({
    ...{ kind: 'names', instead },
    ...(await proposeByName(house, actor, { area: area.slug, boundaryYear })),
  })
  if (!version) return byName(null)
  const { number } = version
  const carried = await proposeCarriedOver(house, actor, { area: area.slug, number, boundaryYear })
  const from = { number, boundaryYear: version.boundaryYear }
  // With nothing to go on but names, names are better than an empty form.
  return carried.parts.length === 0 ? byName(from) : { kind: 'carried', ...from, ...carried }
}
