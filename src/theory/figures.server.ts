import { type Actor, authorise } from '../accounts'
import type { Language } from '../platform'
import type { House } from '../platform/index.server'
import { type ChangedRecords, changeRecords, readRecord, recordsPolicy } from '../records/index.server'
import type { Observation, Series } from '../statistics'
import { indicator, listIndicators, seriesOf } from '../statistics/index.server'
import { exchangeUnit } from './model/figures'
import type { TheoryIndicator } from './model/kinds'

/** A figure of Wijklus that an indicator of a goal can be. */
export interface OfferedFigure {
  code: string
  name: string
}

/** The figures there are, by name in a language. */
export async function offeredFigures(house: House, actor: Actor, language: Language): Promise<OfferedFigure[]> {
  authorise(recordsPolicy, 'records.read', actor)
  const [shipped, imported] = await Promise.all([
    listIndicators(house, actor),
    listIndicators(house, actor, 'imported'),
  ])
  return [...shipped, ...imported]
    .map(({ code, name }) => ({ code, name: name[language] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language))
}

/** The figures of an area for an indicator, by its newest definition with figures: definitions never mix. */
export interface AreaSeries {
  name: string
  unit: string
  /** What the definition is called, where there are several. */
  definition: string | null
  observations: readonly Observation[]
}

/**
 * The series of an area that an indicator of a goal can take over.
 *
 * @param asked `area` slug, `statistic` code
 * @throws Refusal `indicator-unknown`
 */
export async function seriesForArea(
  house: House,
  actor: Actor,
  asked: { area: string; statistic: string; language: Language },
): Promise<AreaSeries> {
  const { area, statistic, language } = asked
  authorise(recordsPolicy, 'records.read', actor, area)
  const [found, series] = await Promise.all([
    indicator(house, actor, statistic),
    seriesOf(house, actor, { indicator: statistic, place: area }),
  ])
  const newest = newestOf(series)
  const definition = found.definitions.find(({ version }) => version === newest?.version)
  return {
    name: found.name[language],
    unit: found.unit,
    definition: found.definitions.length > 1 ? (definition?.label[language] ?? null) : null,
    observations: newest?.observations ?? [],
  }
}

function newestOf({ definitions }: Series): Series['definitions'][number] | undefined {
  return definitions.findLast(({ observations }) => observations.some(({ value }) => value !== null))
}

/**
 * Gives an indicator of a goal the figures of the area: series, unit, polarity, and the baseline if a period is chosen. A
 * missing value stays missing: it is no row of the series.
 *
 * @param asked `baseline` a period of the series; null keeps the baseline there is
 * @throws Refusal `record-unknown`; `indicator-unknown`; `record-changed`
 */
export async function takeOverFigure(
  house: House,
  actor: Actor,
  asked: {
    area: string
    code: string
    statistic: string
    baseline: string | null
    base: number
    operation: string
    language: Language
    source: string
  },
): Promise<ChangedRecords> {
  const { area, code, statistic, baseline, base, operation, language, source } = asked
  authorise(recordsPolicy, 'records.change', actor, area)
  const [kept, found, { observations }] = await Promise.all([
    readRecord(house, actor, area, { kind: 'indicator', id: code }),
    indicator(house, actor, statistic),
    seriesForArea(house, actor, { area, statistic, language }),
  ])
  const series = observations.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]))
  const begin = series.find(({ period }) => period === baseline)
  const body: TheoryIndicator = {
    ...(kept.body as TheoryIndicator),
    ...{ unit: exchangeUnit(found.unit), better: found.better, statistic, source, series },
    ...(begin ? { baseline: begin } : {}),
  }
  return changeRecords(house, actor, { area, operation, changes: [{ kind: 'indicator', id: code, base, body }] })
}
