import { type Actor, authorise } from '../../accounts'
import type { Area, Place } from '../../areas'
import { findArea, findPlace } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import { compareSeries } from '../model/comparison'
import type { Indicator, Series } from '../model/indicator'
import { type PlaceNames, placeNames } from '../model/place-names'
import { shortDevelopment, shortStatement } from '../model/short-statement'
import { statementWording } from '../model/statement'
import { statisticsPolicy } from '../policy'
import { listIndicators } from '../service.server'
import type { Current } from '../store.server'
import { extentOf } from './extents.server'
import { besideOf, isComparable, newestOf, type OverviewEntry, warningsOf } from './overview'
import { type ReferenceKind, type ReferenceWords, referenceNames } from './reference'
import { type Reference, referenceOf, regionReference } from './references.server'
import { seriesOfExtents } from './series.server'

/** What is known of a place, by theme. */
export interface Overview {
  place: Place
  /** Null for a place that is no area. */
  area: Area | null
  reference: NamedReference | null
  entries: readonly OverviewEntry[]
  /** Other references that were asked for, each with its figures by the code of the indicator. */
  others: readonly (NamedReference & { series: ReadonlyMap<string, Series> })[]
}

/** A reference by name, and why it was chosen. */
export type NamedReference = ReferenceWords & { kind: ReferenceKind }

/**
 * All indicators of imported files that have a figure for a place, each with what became of it, beside a reference.
 *
 * @param asked `place` slug of an area or code of a region; `reference` the kind that was chosen: of a region other than
 * the country only its municipality and the country can be; `others` kinds of which only the figures are wanted
 * @throws Refusal `place-unknown`
 */
export async function overviewOf(
  house: House,
  actor: Actor,
  asked: {
    place: string
    reference: ReferenceKind
    others?: readonly ReferenceKind[]
    codes?: readonly string[] | undefined
  },
): Promise<Overview> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [place, current, all] = await Promise.all([
    findPlace(house, actor, asked.place),
    currentVersions(house, actor),
    listIndicators(house, actor, 'imported'),
  ])
  const { codes } = asked
  const indicators = codes ? all.filter(({ code }) => codes.includes(code)) : all
  const area = place.kind === 'area' ? await findArea(house, actor, place.slug) : null
  const [extent, [reference = null, ...others]] = await Promise.all([
    extentOf(house, actor, place),
    differentReferences(
      [asked.reference, ...(asked.others ?? [])].map((kind) =>
        area ? referenceOf(house, actor, area, kind) : regionReference(house, actor, place, kind),
      ),
    ),
  ])
  const extents = [extent, ...[reference, ...others].flatMap((each) => each?.extent ?? [])]
  const series = await seriesOfExtents(house, actor, current, { indicators, extents })
  const updated = updatedDays(current)
  const entries = indicators.flatMap((indicator) => {
    const own = series.get(extent.id)?.get(indicator.code)
    if (!own || own.definitions.every(({ observations }) => observations.length === 0)) return []
    // The own earlier figure is what is told of the place itself already.
    const beside = reference?.extent && {
      series: series.get(reference.extent.id)?.get(indicator.code) ?? null,
      names: referenceNames(reference),
    }
    return [entryOf(indicator, place, own, beside ?? null, updated.get(indicator.code) ?? null)]
  })
  return {
    place,
    area,
    reference: reference && named(reference),
    entries,
    others: others.map((other) => ({ ...named(other), series: series.get(other.extent?.id ?? '') ?? new Map() })),
  }
}

/** Each kind once: what a place does not have has become another that may be there already. */
async function differentReferences(asked: readonly Promise<Reference | null>[]): Promise<Reference[]> {
  const found = (await Promise.all(asked)).flatMap((reference) => reference ?? [])
  return found.filter(({ kind }, at) => found.findIndex((one) => one.kind === kind) === at)
}

function named({ kind, label, phrase, reason }: Reference): NamedReference {
  return { kind, label, phrase, reason }
}

function entryOf(
  indicator: Indicator,
  place: Place,
  series: Series,
  beside: { series: Series | null; names: PlaceNames } | null,
  updated: string | null,
): OverviewEntry {
  const compared = beside && isComparable(indicator) ? beside : null
  const newest = newestOf(series)
  const comparison = compareSeries(indicator, series, compared?.series ?? null)
  const statement = statementWording(indicator, comparison, {
    place: placeNames(place.slug, place.name.nl),
    reference: compared?.names ?? null,
    isAlone: compared === null,
  })
  const definition = comparison.definitions.find(({ version }) => version === newest?.definition) ?? null
  return {
    indicator,
    statement,
    development: shortDevelopment(indicator.unit, definition),
    comparison: definition?.gap.to ? shortStatement(indicator.unit, definition) : { nl: '', en: '' },
    series,
    referenceSeries: beside?.series ?? null,
    isCompared: compared !== null,
    newest,
    beside: (newest && besideOf(beside?.series ?? null, newest)) ?? null,
    warnings: newest ? warningsOf(indicator, newest.observation) : [],
    updated,
  }
}

/** By indicator the day on which the newest version that holds it came in. */
function updatedDays(current: readonly Current[]): Map<string, string> {
  const days = new Map<string, string>()
  for (const { version } of current) {
    const day = version.registeredAt.slice(0, 10)
    for (const code of version.indicators) if (day > (days.get(code) ?? '')) days.set(code, day)
  }
  return days
}
