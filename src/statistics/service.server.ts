import { type Actor, allowedAreas, authorise } from '../accounts'
import type { Place } from '../areas'
import { findPlace } from '../areas/index.server'
import { nearest, Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { currentVersions, editionFor, publishedSource, seenBy, unseenBy, visibleDatasets } from './catalogue.server'
import type { Dataset, DatasetVersion, SourceDocument } from './model/dataset'
import type { Goal } from './model/goal'
import { type Indicator, isImported, type Series } from './model/indicator'
import type { Row } from './model/observation'
import type { OutsideEvent } from './model/outside-event'
import { mergeRows } from './model/series'
import type { ThemeScheme } from './model/theme'
import { statisticsPolicy } from './policy'
import { extentOf } from './regional/extents.server'
import { seriesOfExtents } from './regional/series.server'
import type { Edition } from './source/port'
import {
  type Current,
  type IndicatorOrigin,
  readDatasets,
  readDocuments,
  readGoals,
  readIndicators,
  readOutsideEvents,
  readThemeSchemes,
  readVersions,
} from './store.server'

/** The indicators of the monitor, in the order in which lists show them; or those that came with imported files. */
export async function listIndicators(
  house: House,
  actor: Actor,
  origin: IndicatorOrigin = 'content',
): Promise<readonly Indicator[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { byOrigin } = await readIndicators(house.database)
  const all = byOrigin[origin]
  if (origin === 'content') return all
  const unseen = await unseenBy(house, actor)
  return all.filter(({ code }) => !unseen.indicators.has(code))
}

/**
 * One indicator by its code.
 *
 * @throws Refusal `indicator-unknown` with the codes of near matches, by code or name in either language
 */
export async function indicator(house: House, actor: Actor, code: string): Promise<Indicator> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [{ byCode }, unseen] = await Promise.all([
    readIndicators(house.database),
    isImported(code) ? unseenBy(house, actor) : null,
  ])
  const found = byCode.get(code)
  if (found && !unseen?.indicators.has(code)) return found
  throw await indicatorUnknown(house, actor, code)
}

async function indicatorUnknown(house: House, actor: Actor, name: string): Promise<Refusal> {
  const known = [...(await listIndicators(house, actor)), ...(await listIndicators(house, actor, 'imported'))]
  const codes = new Map(known.flatMap(({ code, name }) => [code, name.nl, name.en].map((each) => [each, code])))
  const near = nearest(name, [...codes.keys()]).map((each) => codes.get(each) ?? each)
  return new Refusal('indicator-unknown', { name, near: [...new Set(near)] }, { where: 'indicator' })
}

/** The ways to divide indicators into themes; an indicator names its themes in `themes`. */
export async function listThemeSchemes(house: House, actor: Actor): Promise<readonly ThemeScheme[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  return readThemeSchemes(house.database)
}

/** Goals that were set on what indicators measure; an indicator has its own in `goals`. */
export async function listGoals(house: House, actor: Actor): Promise<readonly Goal[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  return readGoals(house.database)
}

/** Events outside the programmes; an indicator has its own in `events`. */
export async function listOutsideEvents(house: House, actor: Actor): Promise<readonly OutsideEvent[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  return readOutsideEvents(house.database)
}

/** What is asked for: an indicator by code, and a place by its name, slug or code. */
export interface SeriesQuestion {
  indicator: string
  place: string
  /** Default `released`. */
  edition?: Edition
}

/**
 * The figures of one place, per definition version in the order of the indicator, oldest first. They come from the newest
 * version of every published dataset that the actor sees; where two datasets have the same figure, the one of a publisher
 * goes before one that people typed in. A place without figures has definitions without observations.
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`; `not-signed-in` or `not-allowed` for the full edition by who is
 * entitled to none
 */
export async function seriesOf(house: House, actor: Actor, asked: SeriesQuestion): Promise<Series> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const wanted = asked.edition ?? 'released'
  authoriseEdition(actor, wanted)
  const [{ byCode }, { current, unseen }, place] = await Promise.all([
    readIndicators(house.database),
    seenBy(house, actor),
    findPlace(house, actor, asked.place),
  ])
  const found = byCode.get(asked.indicator)
  if (!found || (isImported(found.code) && unseen.indicators.has(found.code))) {
    throw await indicatorUnknown(house, actor, asked.indicator)
  }
  return seriesIn(house, actor, current, found, place, wanted)
}

/** The series in versions that were looked up before, for who needs several: the actor must be the one they are for. */
export async function seriesIn(
  house: House,
  actor: Actor,
  current: readonly Current[],
  found: Indicator,
  place: Place,
  wanted: Edition = 'released',
): Promise<Series> {
  if (isImported(found.code)) return regionalSeries(house, actor, current, found, place, wanted)
  const rows = await Promise.all(
    holding(current, found.code).map(({ dataset, version }) =>
      publishedSource(house).rows({
        version: version.id,
        indicator: found.code,
        places: [place.slug],
        edition: editionFor(actor, dataset, wanted),
      }),
    ),
  )
  return seriesFrom(found, place.slug, rows)
}

/** The figures of a region, or of an area from those of its regions. */
async function regionalSeries(
  house: House,
  actor: Actor,
  current: readonly Current[],
  found: Indicator,
  place: Place,
  edition: Edition,
): Promise<Series> {
  const extent = await extentOf(house, actor, place)
  const all = await seriesOfExtents(house, actor, current, { indicators: [found], extents: [extent], edition })
  return all(extent.id, found.code) ?? seriesFrom(found, place.slug, [])
}

/** Refuses the full edition to who is entitled to none at all; where it is entitled, `editionFor` says per dataset. */
function authoriseEdition(actor: Actor, wanted: Edition): void {
  if (wanted === 'released') return
  const areas = allowedAreas(statisticsPolicy['statistics.read-full-of-area'], actor)
  if (areas === 'everywhere' || areas.length > 0) return
  authorise(statisticsPolicy, 'statistics.read-full', actor)
}

/** The versions that have figures of the indicator. */
export function holding(current: readonly Current[], code: string): Current[] {
  return current.filter(({ version }) => version.indicators.includes(code))
}

function seriesFrom(found: Indicator, place: string, rows: readonly Row[][]): Series {
  return {
    indicator: found.code,
    unit: found.unit,
    better: found.better,
    uncertainty: found.uncertainty,
    place,
    definitions: mergeRows(
      found.definitions.map((definition) => definition.version),
      rows,
    ),
  }
}

/** The datasets the actor sees, published or not. */
export async function listDatasets(house: House, actor: Actor): Promise<Dataset[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  return visibleDatasets(house, actor, await readDatasets(house.database))
}

/** The newest version of every dataset the actor sees: where the figures on pages come from. */
export async function datasetVersions(house: House, actor: Actor): Promise<DatasetVersion[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  return (await currentVersions(house, actor)).map(({ version }) => version)
}

/** Every version of the datasets the actor sees, newest first within a dataset. */
export async function datasetHistory(house: House, actor: Actor): Promise<DatasetVersion[]> {
  const [seen, versions] = await Promise.all([listDatasets(house, actor), readVersions(house.database)])
  return versions.filter((version) => seen.some((dataset) => dataset.slug === version.dataset))
}

/** The documents that figures and doubts are read from; a file of an area only where the actor sees its figures. */
export async function sourceDocuments(house: House, actor: Actor): Promise<SourceDocument[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { datasets } = await unseenBy(house, actor)
  return (await readDocuments(house.database)).filter(({ slug }) => !datasets.has(slug))
}
