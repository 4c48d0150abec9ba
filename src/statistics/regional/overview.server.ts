import { type Actor, authorise } from '../../accounts'
import type { Area, Place } from '../../areas'
import { findPlace, listAreas } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import { compareSeries } from '../model/comparison'
import type { Series } from '../model/indicator'
import { namesOf, type PlaceNames, placeNames } from '../model/place-names'
import { statementWording } from '../model/statement'
import { statisticsPolicy } from '../policy'
import { listIndicators } from '../service.server'
import type { Current } from '../store.server'
import { extentOf } from './extents.server'
import { isComparable, newestOf, type OverviewEntry, overviewEntry, type ProfileEntry, warningsOf } from './overview'
import type { ReferenceKind, ReferenceWords } from './reference'
import { type Reference, referenceOf, regionReference } from './references.server'
import { seriesOfExtents } from './series.server'

/** What is known of a place, by theme. */
export interface Overview extends Pick<Profile, 'place' | 'area'> {
  reference: NamedReference | null
  entries: readonly OverviewEntry[]
}

/** Everything that is known of a place. */
export interface Profile {
  place: Place
  /** Null for a place that is no area. */
  area: Area | null
  /** Of an area, by boundary year: the compositions that say which regions it was made of. */
  compositions: NonNullable<Series['compositions']>
  /** In the order they were asked in, each once. */
  references: readonly NamedReference[]
  /** Worked out one after the other while they are read: there can be thousands of figures. */
  entries(): Iterable<ProfileEntry>
}

/** A reference by name, and why it was chosen. */
export type NamedReference = ReferenceWords & { kind: ReferenceKind }

/**
 * All indicators of imported files that have a figure for a place, each with what became of it, beside a reference.
 *
 * @param asked as of a profile, with one reference
 * @throws Refusal `place-unknown`
 */
export async function overviewOf(
  house: House,
  actor: Actor,
  asked: { place: string; reference: ReferenceKind; codes?: readonly string[] | undefined },
): Promise<Overview> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { place, area, references, entries } = await profileOf(house, actor, {
    ...asked,
    references: [asked.reference],
  })
  return { place, area, reference: references[0] ?? null, entries: Array.from(entries(), overviewEntry) }
}

/**
 * All indicators of imported files that have a figure for a place, each with a statement beside the first reference and the
 * figures of all of them.
 *
 * @param asked `place` slug of an area or code of a region; `references` the kinds that were chosen: of a region other than
 * the country only its municipality and the country can be
 * @throws Refusal `place-unknown`
 */
export async function profileOf(
  house: House,
  actor: Actor,
  asked: { place: string; references: readonly ReferenceKind[]; codes?: readonly string[] | undefined },
): Promise<Profile> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [place, areas, current, all] = await Promise.all([
    findPlace(house, actor, asked.place),
    listAreas(house, actor, 'made-up'),
    currentVersions(house, actor),
    listIndicators(house, actor, 'imported'),
  ])
  const { codes } = asked
  const indicators = codes ? all.filter(({ code }) => codes.includes(code)) : all
  const area = areas.find(({ slug }) => place.kind === 'area' && slug === place.slug) ?? null
  const [extent, references] = await Promise.all([
    extentOf(house, actor, place),
    differentReferences(
      asked.references.map((kind) =>
        area ? referenceOf(house, actor, area, kind) : regionReference(house, actor, place, kind),
      ),
    ),
  ])
  const extents = [extent, ...references.flatMap((each) => each.extent ?? [])]
  const seriesOf = await seriesOfExtents(house, actor, current, { indicators, extents })
  const updated = updatedDays(current)
  const [first] = references
  // The own earlier figure is what is told of the place itself already.
  const names = first?.extent ? namesOf(first.phrase) : null
  return {
    place,
    area,
    // They are those of the place, the same for every indicator.
    compositions: seriesOf(extent.id, indicators[0]?.code ?? '')?.compositions ?? {},
    references: references.map(named),
    *entries() {
      for (const indicator of indicators) {
        const series = seriesOf(extent.id, indicator.code)
        if (!series?.definitions.some(({ observations }) => observations.length > 0)) continue
        const beside = references.flatMap(({ kind, extent: own }) => {
          const found = own && seriesOf(own.id, indicator.code)
          return found ? [{ kind, series: found }] : []
        })
        const referenceSeries = names && (beside[0]?.series ?? null)
        const told = { indicator, series, references: beside, referenceSeries, names }
        yield profileEntry(place, told, updated.get(indicator.code) ?? null)
      }
    },
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

function profileEntry(
  place: Place,
  told: Pick<ProfileEntry, 'indicator' | 'series' | 'references' | 'referenceSeries'> & { names: PlaceNames | null },
  updated: string | null,
): ProfileEntry {
  const { indicator, series, references, referenceSeries, names } = told
  const isCompared = names !== null && isComparable(indicator)
  const newest = newestOf(series)
  const comparison = compareSeries(indicator, series, isCompared ? referenceSeries : null)
  const statement = statementWording(indicator, comparison, {
    place: placeNames(place.slug, place.name.nl),
    reference: isCompared ? names : null,
    isAlone: !isCompared,
  })
  return {
    ...{ indicator, statement, series, references, referenceSeries, isCompared, newest, updated },
    compared: comparison.definitions.find(({ version }) => version === newest?.definition) ?? null,
    warnings: newest ? warningsOf(indicator, newest.observation) : [],
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
