import { type Actor, authorise } from '../accounts'
import type { Place } from '../areas'
import { findPlaces } from '../areas/index.server'
import type { Wording } from '../platform'
import type { House } from '../platform/index.server'
import { currentVersions } from './catalogue.server'
import { type Comparison, compareSeries } from './model/comparison'
import type { DatasetVersion, SourceDocument } from './model/dataset'
import type { Indicator, Series } from './model/indicator'
import { type PeriodRange, within } from './model/period-range'
import { placeNames } from './model/place-names'
import { type Statement, statementOf } from './model/statement'
import { statisticsPolicy } from './policy'
import { indicator as findIndicator, holding, listIndicators, seriesIn, sourceDocuments } from './service.server'
import type { Current } from './store.server'

/** Everything a figure page shows: nothing on it comes from elsewhere. */
export interface Figure {
  indicator: Indicator
  place: Place
  reference: Place | null
  series: Series
  referenceSeries: Series | null
  comparison: Comparison
  statement: Statement
  /** Dataset versions the figures are read from, and the documents they stand in. */
  versions: readonly DatasetVersion[]
  documents: readonly SourceDocument[]
}

/** What is asked: which indicator, of which place, beside which other. */
export interface FigureQuestion {
  code: string
  place: string
  /** Null for no reference. */
  reference: string | null
  /** Absent is every period. */
  periods?: PeriodRange
}

/** What all figures of one answer share: asked once, however many there are. */
interface Surroundings {
  place: Place
  reference: Place | null
  current: Current[]
  documents: SourceDocument[]
}

async function surroundingsOf(house: House, actor: Actor, asked: Omit<FigureQuestion, 'code'>): Promise<Surroundings> {
  const names = asked.reference === null ? [asked.place] : [asked.place, asked.reference]
  const [places, current, documents] = await Promise.all([
    findPlaces(house, actor, names),
    currentVersions(house, actor),
    sourceDocuments(house, actor),
  ])
  const [place, reference] = places as [Place, Place?]
  return { place, reference: reference && reference.slug !== place.slug ? reference : null, current, documents }
}

/**
 * The figure of a place beside its reference, with statement, doubts and sources.
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`
 */
export async function figureOf(house: House, actor: Actor, asked: FigureQuestion): Promise<Figure> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [indicator, surroundings] = await Promise.all([
    findIndicator(house, actor, asked.code),
    surroundingsOf(house, actor, asked),
  ])
  return figureIn(house, actor, surroundings, indicator, asked.periods)
}

async function figureIn(
  house: House,
  actor: Actor,
  { place, reference, current, documents }: Surroundings,
  indicator: Indicator,
  periods?: PeriodRange,
): Promise<Figure> {
  const [series, referenceSeries] = await Promise.all([
    seriesIn(house, actor, current, indicator, place.slug).then((found) => within(found, periods)),
    reference && seriesIn(house, actor, current, indicator, reference.slug).then((found) => within(found, periods)),
  ])
  const comparison = compareSeries(indicator, series, referenceSeries)
  const used = new Set(
    [series, referenceSeries].flatMap((one) =>
      (one?.definitions ?? []).flatMap((version) => version.observations.map((each) => each.source.document)),
    ),
  )
  return {
    indicator,
    place,
    reference,
    series,
    referenceSeries,
    comparison,
    statement: statementOf(indicator, comparison, {
      place: placeNames(place.slug, place.name.nl),
      reference: reference && placeNames(reference.slug, reference.name.nl),
    }),
    versions: holding(current, indicator.code).map(({ version }) => version),
    documents: documents.filter((document) => used.has(document.slug)),
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
    surroundingsOf(house, actor, asked),
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
