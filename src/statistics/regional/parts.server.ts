import { type Actor, authorise } from '../../accounts'
import { currentOf, liesIn, municipalityOfCode, type Place, type RegionLevel } from '../../areas'
import {
  compositionsOf,
  findArea,
  findPlace,
  inOrderOfName,
  partsInYear,
  type RegionsOfLevel,
  regionsOfLevel,
} from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import { comparePeriods } from '../model/observation'
import { statisticsPolicy } from '../policy'
import { indicator as findIndicator } from '../service.server'
import { type FigureColumns, figureAt } from '../source/figure-columns'
import { filesOf, holdingAny } from './files.server'
import { type Moment, momentsOf } from './moments.store.server'
import { type FiguresOfParts, levelsBelow, type PartOfPlace, type PartsOfPlace, type RegionsAround } from './parts'
import { figuresOfFiles } from './rows.store.server'

/** What is asked: which indicator, of the regions of which place. */
export interface PartsQuestion {
  /** Of the indicator. */
  code: string
  /** Slug of an area, code of a region. */
  place: string
  /** Default the first of `levelsBelow` that has figures. */
  level?: Exclude<RegionLevel, 'country'> | undefined
  /** Default the newest. */
  period?: string | undefined
}

/**
 * The regions of a place, each with its figure: for a map, a distribution and a list. Around an area the rest of its
 * municipality is given too, marked as outside.
 *
 * @returns null when the place is not divided, or no region of it has a figure
 * @throws Refusal `indicator-unknown`, `place-unknown`
 */
export async function partsOfPlace(house: House, actor: Actor, asked: PartsQuestion): Promise<PartsOfPlace | null> {
  const found = await figuresOfParts(house, actor, asked)
  if (!found) return null
  const { regions, isInside, figures, wholes, ...about } = found
  const parts = regions.map(({ code, name }, position): PartOfPlace => {
    const whole = wholes?.[position] ?? Number.NaN
    return {
      code,
      name,
      isInside: isInside(code),
      observation: figureAt(figures, position, about.period),
      whole: Number.isNaN(whole) ? null : whole,
    }
  })
  return { ...about, parts }
}

/** The same in columns, for answers about the whole country. */
export async function figuresOfParts(house: House, actor: Actor, asked: PartsQuestion): Promise<FiguresOfParts | null> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [indicator, place, current, regionsOf, engine] = await Promise.all([
    findIndicator(house, actor, asked.code),
    findPlace(house, actor, asked.place),
    currentVersions(house, actor),
    regionsOfLevel(house, actor),
    house.engine(),
  ])
  const below = levelsBelow(place.kind === 'group' ? 'postcode' : place.kind === 'area' ? 'area' : place.kind)
  if (below.length === 0) return null
  const towns = await townsOf(house, actor, place)
  const { denominator } = indicator
  const filesWith = (code: string) => filesOf(house, actor, holdingAny(current, [code]), 'released', 'byIndicator')
  const files = await filesWith(indicator.code)
  const ofTowns = towns.map((town) => momentsOf(engine, files, indicator.code, town))
  const moments = (await Promise.all(ofTowns)).flat()
  const levels = below.filter((level) => moments.some((moment) => moment.level === level))
  for (const level of asked.level === undefined ? levels : levels.filter((each) => each === asked.level)) {
    const own = moments.filter((moment) => moment.level === level)
    const moment = newestMoment(indicator, own, asked.period)
    if (!moment) continue
    const around =
      place.kind === 'country'
        ? { regions: await regionsOf(moment), isInside: () => true }
        : await regionsAround(house, actor, regionsOf, place, towns, moment)
    const { definition, ...at } = { ...moment, places: around.regions }
    const [figures, wholes] = await Promise.all([
      figuresOfFiles(engine, { ...at, files, indicator: indicator.code, definition }),
      denominator === undefined
        ? null
        : figuresOfFiles(engine, { ...at, files: await filesWith(denominator), indicator: denominator, known: true }),
    ])
    if (!around.regions.some(({ code }, position) => (figures.kind[position] as number) >= 0 && around.isInside(code)))
      continue
    const periods = [...new Set(own.map(({ period }) => period))].toSorted((one, other) => comparePeriods(other, one))
    return { ...moment, levels, periods, ...around, figures, wholes: wholesOf(figures, wholes) }
  }
  return null
}

/** Of how many people or homes each figure is: by its denominator, or as its own row says. */
function wholesOf({ others }: FigureColumns, denominators: FigureColumns | null): Float64Array | null {
  const [counted, own] = [denominators?.value, others.of]
  if (!counted || !own) return counted ?? own ?? null
  return counted.map((whole, position) => (Number.isNaN(whole) ? (own[position] as number) : whole))
}

/** The period that was asked, or the newest; in the newest definition and division that have it. */
function newestMoment(indicator: Indicator, moments: readonly Moment[], period: string | undefined): Moment | null {
  const order = indicator.definitions.map(({ version }) => version)
  const [newest] = moments
    .filter((moment) => period === undefined || moment.period === period)
    .toSorted(
      (one, other) =>
        comparePeriods(other.period, one.period) ||
        order.indexOf(other.definition) - order.indexOf(one.definition) ||
        other.boundaryYear - one.boundaryYear,
    )
  return newest ?? null
}

/** The municipalities a place lies in, an area in more than one where it was composed so; null for the country. */
async function townsOf(house: House, actor: Actor, place: Place): Promise<(string | null)[]> {
  if (place.kind !== 'area') return [municipalityOfCode(place.slug)]
  const [{ municipalityCode }, versions] = await Promise.all([
    findArea(house, actor, place.slug),
    compositionsOf(house, actor, place.slug),
  ])
  const regions = currentOf(versions).flatMap(({ parts }) => parts.map(({ region }) => region))
  return [...new Set([municipalityCode, ...regions.flatMap((region) => municipalityOfCode(region) ?? [])])]
}

/** The regions of a level in a place, and around it those of the rest of its municipalities, by name. */
async function regionsAround(
  house: House,
  actor: Actor,
  regionsOf: RegionsOfLevel,
  place: Place,
  towns: readonly (string | null)[],
  { boundaryYear, level }: Moment,
): Promise<RegionsAround> {
  const own =
    place.kind === 'area'
      ? ((await partsInYear(house, actor, { area: place.slug, boundaryYear }))?.parts.map(({ region }) => region) ?? [])
      : [place.slug]
  const all = new Set([...towns, ...own.map(municipalityOfCode)].flatMap((town) => town ?? []))
  const regions = await Promise.all([...all].map((municipality) => regionsOf({ boundaryYear, level, municipality })))
  const [only, ...others] = regions
  return {
    // Of one municipality they are in order already, and the same list is found sooner the next time.
    regions: only && others.length === 0 ? only : regions.flat().toSorted(inOrderOfName),
    isInside: (code) => own.some((region) => liesIn(code, region)),
  }
}
