import { type Actor, authorise } from '../../accounts'
import { municipalityOfCode, type Place, type Region, type RegionLevel } from '../../areas'
import { findArea, findRegions, inOrderOfName, partsInYear, regionsOfCountry } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import { comparePeriods } from '../model/observation'
import { statisticsPolicy } from '../policy'
import type { FiledRow } from '../source/filed-row'
import type { Current } from '../store.server'
import { filesOf, holdingAny } from './files.server'
import { levelsBelow, type PartOfPlace, type PartsOfPlace } from './parts'
import { type Moment, momentsOf, rowsOfFiles } from './rows.store.server'

/** More places than this are not named one by one in a question: all of their level are asked. */
const mostNamed = 2000

/** What is asked: which indicator, of the regions of which place. */
export interface PartsQuestion {
  indicator: Indicator
  place: Place
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
 */
export async function partsOfPlace(house: House, actor: Actor, asked: PartsQuestion): Promise<PartsOfPlace | null> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { place, indicator } = asked
  const below = levelsBelow(place.kind === 'group' ? 'postcode' : place.kind === 'area' ? 'area' : place.kind)
  if (below.length === 0) return null
  const [current, engine, municipality] = await Promise.all([
    currentVersions(house, actor),
    house.engine(),
    place.kind === 'area'
      ? findArea(house, actor, place.slug).then(({ municipalityCode }) => municipalityCode)
      : municipalityOfCode(place.slug),
  ])
  const files = await filesOf(house, actor, holdingAny(current, [indicator.code]), 'released', 'byIndicator')
  const moments = await momentsOf(engine, files, indicator.code, municipality)
  const levels = below.filter((level) => moments.some((moment) => moment.level === level))
  for (const level of asked.level === undefined ? levels : levels.filter((each) => each === asked.level)) {
    const own = moments.filter((moment) => moment.level === level)
    const moment = newestMoment(indicator, own, asked.period)
    if (!moment) continue
    const parts = await partsAt(house, actor, { ...asked, moment, municipality, current })
    if (!parts.some(({ isInside, observation }) => isInside && observation)) continue
    const periods = [...new Set(own.map(({ period }) => period))].toSorted((one, other) => comparePeriods(other, one))
    return { ...moment, levels, periods, parts }
  }
  return null
}

async function partsAt(
  house: House,
  actor: Actor,
  asked: PartsQuestion & { moment: Moment; municipality: string | null; current: readonly Current[] },
): Promise<PartOfPlace[]> {
  const { indicator, place, moment, municipality, current } = asked
  const wanted = [indicator.code, ...(indicator.denominator ? [indicator.denominator] : [])]
  const engine = await house.engine()
  const files = await filesOf(house, actor, holdingAny(current, wanted), 'released', 'byIndicator')
  const around = regionsAround(house, actor, place, municipality, moment)
  // Of the country all of a level are asked anyway, so that the figures need not wait for the names.
  const named = place.kind === 'country' ? null : (await around).map(({ code }) => code)
  if (named?.length === 0) return []
  const [regions, rows] = await Promise.all([
    around,
    rowsOfFiles(engine, {
      files,
      indicators: wanted,
      periods: [moment.period],
      ...(named && named.length <= mostNamed ? { places: named } : { level: moment.level }),
    }),
  ])
  const figures = new Map<string, FiledRow>()
  const wholes = new Map<string, number>()
  for (const row of rows) {
    if (row.boundaryYear !== moment.boundaryYear) continue
    if (row.indicator !== indicator.code) {
      if (row.observation.value !== null) wholes.set(row.place, row.observation.value)
      continue
    }
    const known = figures.get(row.place)
    if (row.definition !== moment.definition || (known && known.file <= row.file)) continue
    figures.set(row.place, row)
  }
  return regions.map(({ code, name, isInside }): PartOfPlace => {
    const observation = figures.get(code)?.observation ?? null
    return { code, name, isInside, observation, whole: wholes.get(code) ?? observation?.of ?? null }
  })
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

type AroundRegion = Pick<Region, 'code' | 'name'> & { isInside: boolean }

/** The regions of a level in a place, and around it those of the rest of its municipality, by name. */
async function regionsAround(
  house: House,
  actor: Actor,
  place: Place,
  municipality: string | null,
  { boundaryYear, level }: Moment,
): Promise<AroundRegion[]> {
  if (place.kind === 'country') {
    const all = await regionsOfCountry(house, actor, { boundaryYear, level })
    return all.map(({ code, name }) => ({ code, name, isInside: true }))
  }
  if (municipality === null) return []
  const regions = await findRegions(house, actor, { boundaryYear, level, municipality })
  const own =
    place.kind === 'area'
      ? ((await partsInYear(house, actor, { area: place.slug, boundaryYear }))?.parts.map(({ region }) => region) ?? [])
      : [place.slug]
  // The code of a region begins with that of the region it lies in.
  const bodies = own.map((code) => code.slice(2))
  return regions.toSorted(inOrderOfName).map(({ code, name }) => ({
    code,
    name,
    isInside: bodies.some((body) => code.slice(2).startsWith(body)),
  }))
}
