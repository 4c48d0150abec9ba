import { type Actor, authorise } from '../accounts'
import { type Area, countryCode, type Place } from '../areas'
import { findArea, findPlaces } from '../areas/index.server'
import type { Wording } from '../platform'
import type { House } from '../platform/index.server'
import { currentVersions } from './catalogue.server'
import { type ComparedWith, type Figure, namesOfCompared } from './figure'
import { compareSeries } from './model/comparison'
import type { SourceDocument } from './model/dataset'
import { type Indicator, isImported, type Series } from './model/indicator'
import { type PeriodRange, within } from './model/period-range'
import { statementOf } from './model/statement'
import { statisticsPolicy } from './policy'
import { earlierOf } from './regional/earlier'
import { madeFrom } from './regional/made-from'
import { meanOfAreas } from './regional/mean'
import { isComparable } from './regional/overview'
import { defaultReference, isReferenceKind } from './regional/reference'
import { type Reference, referenceOf, regionReference } from './regional/references.server'
import { seriesOfExtents } from './regional/series.server'
import { indicator as findIndicator, holding, listIndicators, seriesIn, sourceDocuments } from './service.server'
import type { Current } from './store.server'

/** What is asked: which indicator, of which place, beside which other. */
export interface FigureQuestion {
  code: string
  place: string
  /**
   * A place, or a kind of reference such as `rest-of-municipality`; null for no reference. Absent is what the place is
   * compared with unasked: of an area the rest of its municipality, of a region its municipality or the country.
   */
  reference?: string | null | undefined
  /** Absent is every period. */
  periods?: PeriodRange
}

/** The place that is shown when none was asked: the one whose figures every visitor can place. */
export function defaultPlace(code: string): string {
  return isImported(code) ? countryCode : 'nplv'
}

/** What all figures of one answer share: asked once, however many there are. */
interface Surroundings {
  place: Place
  area: Area | null
  reference: ComparedWith | null
  /** Of a reference that is a place. */
  compared: Place | null
  /** Of a reference of its own kind: what it is made of. */
  chosen: Reference | null
  current: Current[]
  documents: SourceDocument[]
}

/** @param imported whether the figures are those of imported files, which have references of their own kinds */
async function surroundingsOf(
  house: House,
  actor: Actor,
  asked: Omit<FigureQuestion, 'code'>,
  imported: boolean,
): Promise<Surroundings> {
  const wanted = asked.reference === undefined && !imported ? countryCode : asked.reference
  const isKind = wanted === undefined || isReferenceKind(wanted)
  const names = wanted === null || isKind ? [asked.place] : [asked.place, wanted]
  const [places, current, documents] = await Promise.all([
    findPlaces(house, actor, names),
    currentVersions(house, actor),
    sourceDocuments(house, actor),
  ])
  const [place, other] = places as [Place, Place?]
  const area = place.kind === 'area' ? await findArea(house, actor, place.slug) : null
  if (!isKind) {
    const compared = other && other.slug !== place.slug ? other : null
    return { place, area, reference: compared, compared, chosen: null, current, documents }
  }
  const kind = wanted ?? defaultReference
  const chosen = await (area ? referenceOf(house, actor, area, kind) : regionReference(house, actor, place, kind))
  const reference = chosen && {
    slug: chosen.kind,
    kind: chosen.kind,
    name: chosen.label,
    phrase: chosen.phrase,
    reason: chosen.reason,
  }
  return { place, area, reference, compared: null, chosen, current, documents }
}

/**
 * The figure of a place beside its reference, with statement, doubts and sources.
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`
 */
export async function figureOf(house: House, actor: Actor, asked: FigureQuestion): Promise<Figure> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const indicator = await findIndicator(house, actor, asked.code)
  // A count of a place and one of another size say nothing of each other, unless somebody asks for both.
  const isAlone = asked.reference === undefined && isImported(indicator.code) && !isComparable(indicator)
  const wanted = isAlone ? { ...asked, reference: null } : asked
  return figureIn(
    house,
    actor,
    await surroundingsOf(house, actor, wanted, isImported(indicator.code)),
    indicator,
    asked.periods,
  )
}

async function figureIn(
  house: House,
  actor: Actor,
  surroundings: Surroundings,
  indicator: Indicator,
  periods?: PeriodRange,
): Promise<Figure> {
  const { place, area, reference, current, documents } = surroundings
  const series = within(await seriesIn(house, actor, current, indicator, place), periods)
  const beside = await besideIn(house, actor, surroundings, indicator, series)
  const referenceSeries = beside.together && within(beside.together, periods)
  const meanSeries = beside.mean && within(beside.mean, periods)
  const comparison = compareSeries(indicator, series, referenceSeries)
  const used = new Set(
    [series, referenceSeries].flatMap((one) =>
      (one?.definitions ?? []).flatMap((version) => version.observations.map((each) => each.source.document)),
    ),
  )
  const isCompared = !isImported(indicator.code) || isComparable(indicator) || reference?.kind === 'own-earlier'
  const isAlone = isImported(indicator.code) && (!isComparable(indicator) || reference?.kind === 'own-earlier')
  return {
    indicator,
    place,
    area,
    reference,
    series,
    referenceSeries,
    meanSeries,
    isCompared,
    comparison,
    statement: statementOf(indicator, comparison, {
      place: namesOfCompared(place),
      reference: reference && namesOfCompared(reference),
      isAlone,
    }),
    madeFrom: madeFrom([{ indicator, series }]),
    versions: holding(current, indicator.code).map(({ version }) => version),
    documents: documents.filter((document) => used.has(document.slug)),
  }
}

/** The series of the reference: of all it is made of together, and where these are areas also the mean of their figures. */
async function besideIn(
  house: House,
  actor: Actor,
  { compared, chosen, current }: Surroundings,
  indicator: Indicator,
  own: Series,
): Promise<{ together: Series | null; mean: Series | null }> {
  if (compared) return { together: await seriesIn(house, actor, current, indicator, compared), mean: null }
  if (!chosen) return { together: null, mean: null }
  if (!chosen.extent) return { together: earlierOf(own), mean: null }
  const { extent, members = [] } = chosen
  const all = await seriesOfExtents(house, actor, current, { indicators: [indicator], extents: [extent, ...members] })
  const seriesOf = (id: string) => all(id, indicator.code)
  const each = members.flatMap(({ id }) => seriesOf(id) ?? [])
  return {
    together: seriesOf(extent.id) ?? null,
    mean: members.length > 0 ? meanOfAreas(indicator, each, extent.id) : null,
  }
}

/** An indicator in a list: its name and what its figures say. */
export interface IndicatorSummary {
  code: string
  name: Wording
  theme: string
  statement: Wording
}

/** The figures of all indicators, or of the ones in `codes` that are there, of one place beside another. */
export async function figuresOf(
  house: House,
  actor: Actor,
  asked: Omit<FigureQuestion, 'code'> & { codes?: readonly string[] },
): Promise<Figure[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [indicators, surroundings] = await Promise.all([
    listIndicators(house, actor),
    surroundingsOf(house, actor, asked, false),
  ])
  const { codes } = asked
  const wanted = codes ? indicators.filter(({ code }) => codes.includes(code)) : indicators
  return Promise.all(wanted.map((indicator) => figureIn(house, actor, surroundings, indicator, asked.periods)))
}

/** Indicators with the statement about one place beside another: all of them, or the ones in `codes` that are there. */
export async function indicatorSummaries(
  house: House,
  actor: Actor,
  asked: Omit<FigureQuestion, 'code'> & { codes?: readonly string[] },
): Promise<IndicatorSummary[]> {
  const figures = await figuresOf(house, actor, asked)
  return figures.map(({ indicator: { code, name, theme }, statement }) => ({
    code,
    name,
    theme,
    statement: { nl: statement.nl, en: statement.en },
  }))
}
