import type { Wording } from '../../../platform'
import type { ImportedIndicator, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import type { CatalogueEntry, ColumnCatalogue } from './catalogue'
import { decimalOfColumns, differentValues } from './cells'
import { plainIndicator, readColumns } from './columns'
import { type Kind, recognised } from './kind'
import { blank, figureMarkers } from './markers'
import { compactColumn, pathOf, plainColumn } from './names'
import { unknownTopic, withoutNumber } from './statline-columns'
import { some, type WordingKey, wording } from './wordings'
import { yearOfPeriod } from './years'

const publisher = { publisher: 'RIVM, GGD’en en CBS', licence: 'CC BY 4.0' } as const

const adults = { suffix: '', label: 'age-18-plus' } as const
const workingAge = { suffix: '-18-64', label: 'age-18-64' } as const
const elderly = { suffix: '-65plus', label: 'age-65-plus' } as const

/** Groups of ages, by their code in the service and their name in an export; the first has no mark in an indicator. */
const ages: Readonly<Record<string, { suffix: string; label: WordingKey }>> = {
  '20300': adults,
  '18 jaar of ouder': adults,
  '53115': workingAge,
  '18 tot 65 jaar': workingAge,
  '80200': elderly,
  '65 jaar of ouder': elderly,
}

/** The estimate itself, in the service and in an export; other rows are the bounds around it. */
const estimates = ['MW00000', 'Waarde']

/** Year of the division into regions that RIVM uses for all years up to it: the 355 municipalities of 2019 and 2020. */
const firstBoundaryYear = 2020

/** The definition of the series that RIVM made anew for 2022 and later (StatLine 50150NED). */
const revised = '50150ned'

/**
 * The Health Monitor as the open-data service of StatLine gives it (50090NED): estimates per municipality, district and
 * neighbourhood, made with a model. The period is in its column; all years are on the boundaries of 2020. A group of ages
 * is part of the indicator: `rivm:sterk-eenzaam` is of everyone from 18 on, `rivm:sterk-eenzaam-65plus` of who is 65 or
 * older. Only the estimate is read, not the bounds around it.
 */
export const rivmHealth: Kind = {
  kind: 'rivm-health',
  name: wording('kind-rivm-health'),
  recognise: (sample, catalogue) => {
    const named = (name: string) => sample.columns.find((column) => plainColumn(withoutNumber(column)) === name)
    const [age, margin, period] = [named('leeftijd'), named('marges'), named('perioden')]
    const code = named('codering') ?? named('regioaanduiding codering code') ?? named('wijkenenbuurten')
    if (age === undefined || margin === undefined || period === undefined || code === undefined) return null
    const found = differentValues(sample, age)
    const plans = found
      .filter((each) => ages[each] !== undefined)
      .map((each) => planOf(sample, catalogue, { age, margin, period, code }, each, found))
    return plans.length === 0 ? null : recognised('rivm-health', 1, ...plans)
  },
}

interface Columns {
  age: string
  margin: string
  period: string
  code: string
}

function planOf(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  at: Columns,
  age: string,
  found: readonly string[],
): StatisticsPlan {
  const group = ages[age] ?? { suffix: '', label: 'age-18-plus' as const }
  const years = differentValues(sample, at.period).flatMap((cell) => yearOfPeriod(cell) ?? [])
  const lastYear = Math.max(...years)
  const isRevised = lastYear > firstBoundaryYear
  const boundaryYear = isRevised ? lastYear : firstBoundaryYear
  const find = topicsOf(catalogue)
  const read = readColumns(sample, catalogue, {
    sources: [],
    used: [at.age, at.margin, at.period, at.code],
    markers: figureMarkers,
    year: null,
    find,
    more: () => (isRevised ? { definition: revised } : {}),
    leave: (column) => catalogue.leave(withoutNumber(column)),
    unknown: (column) => ({ ...unknownTopic('rivm', column), unit: '%', uncertainty: 'modelled' }),
  })
  const codes = new Map(read.indicators.map(({ code }) => [code, `${code}${group.suffix}`]))
  const others = found.filter((each) => ages[each] === undefined)
  return {
    target: 'statistics',
    kind: 'rivm-health',
    dataset: datasetOf(years),
    indicators: read.indicators.map((indicator) => ofAge(isRevised ? withRevised(indicator) : indicator, group)),
    region: { by: 'code', columns: [at.code], level: null, name: null },
    boundaryYear: { fixed: boundaryYear },
    period: { column: at.period },
    decimal: decimalOfColumns(sample, read.columns),
    markers: figureMarkers,
    blank: blank('not-asked', 'blank-not-asked'),
    shape: {
      form: 'wide',
      columns: read.columns.map((column) => ({
        ...column,
        indicator: codes.get(column.indicator) ?? column.indicator,
      })),
    },
    only: { [at.age]: [age], [at.margin]: estimates },
    left: read.left,
    warnings: [
      wording('modelled'),
      wording(isRevised ? 'boundaries-of-last-year' : 'health-boundaries', { year: boundaryYear }),
      ...(others.length > 0 ? [wording('ages-unknown', { codes: some(others) })] : []),
      ...(sample.rows.length < sample.rowCount ? [wording('ages-of-first-rows', { rows: sample.rows.length })] : []),
      ...read.warnings,
    ],
  }
}

/** Finds a topic by its name in the service (`Eenzaam_28`) or in an export (`Eenzaamheid/Eenzaam (%)`). */
function topicsOf(catalogue: ColumnCatalogue): (column: string) => CatalogueEntry | undefined {
  const entries = new Map(
    catalogue.entries
      .filter(({ indicator }) => indicator.code.startsWith('rivm:'))
      .flatMap((entry) => entry.aliases.map((alias) => [compactColumn(alias), entry] as const)),
  )
  return (column) => {
    if (/_\d+$/.test(column)) return entries.get(compactColumn(withoutNumber(column)))
    const { parts, unit } = pathOf(column)
    if (unit === null) return undefined
    const ends = parts.map((_, from) => entries.get(compactColumn(parts.slice(from).join(' '))))
    return ends.find((entry) => entry !== undefined)
  }
}

/** An indicator with the definition of the revised series beside the one before it. */
function withRevised(indicator: ImportedIndicator): ImportedIndicator {
  if (indicator.definitions.some(({ version }) => version === revised)) return indicator
  const definition = { version: revised, label: wording('revised-series'), text: wording('revised-series-text') }
  return { ...indicator, definitions: [...indicator.definitions, definition] }
}

function ofAge(
  indicator: ImportedIndicator,
  { suffix, label }: { suffix: string; label: WordingKey },
): ImportedIndicator {
  if (suffix === '') return indicator
  const age = wording(label)
  const named = (text: Wording): Wording => ({ nl: `${text.nl} (${age.nl})`, en: `${text.en} (${age.en})` })
  return {
    ...indicator,
    code: `${indicator.code}${suffix}`,
    name: named(indicator.name),
    definitions: indicator.definitions
      .filter(({ version }) => version === '1' || version === revised)
      .map((definition) => ({ ...definition, label: named(definition.label), text: named(definition.text) })),
  }
}

function datasetOf(years: readonly number[]): StatisticsPlan['dataset'] {
  const sorted = [...new Set(years)].sort((a, b) => a - b)
  const span = sorted.length > 1 ? `${sorted[0]}-${sorted.at(-1)}` : String(sorted[0] ?? '')
  return {
    slug: `rivm-gezondheid-${span}`,
    title: wording('rivm-title', { year: span }),
    ...publisher,
    disclosure: 'protected-at-source',
  }
}

/**
 * Loneliness per district in 2016, the first publication of these estimates: for who is 19 or older, on the boundaries of
 * 2016, in whole per cents. A definition of its own beside the later series.
 */
export const lonelinessByDistrict: Kind = {
  kind: 'rivm-loneliness',
  name: wording('kind-rivm-loneliness'),
  recognise: (sample, catalogue) => {
    const code = sample.columns.find((column) => plainColumn(column) === 'wijkcode')
    const isEstimate = (column: string) => column.startsWith('%') && column.endsWith('*')
    if (code === undefined || !sample.columns.some((column) => isEstimate(column) && /eenzaam/i.test(column)))
      return null
    const version = 'wijk-2016'
    const read = readColumns(sample, catalogue, {
      sources: ['rivm'],
      used: [code],
      markers: figureMarkers,
      year: null,
      find: (column) => (isEstimate(column) ? catalogue.find(column, ['rivm']) : undefined),
      more: (_, { indicator }) =>
        indicator.definitions.some((each) => each.version === version) ? { definition: version } : {},
      unknown: (column) => plainIndicator('rivm', column, { unit: '%', uncertainty: 'modelled' }),
    })
    const name = sample.columns.find((column) => plainColumn(column) === 'wijknaam') ?? null
    const plan: StatisticsPlan = {
      target: 'statistics',
      kind: 'rivm-loneliness',
      dataset: {
        slug: 'rivm-eenzaamheid-2016',
        title: wording('loneliness-title'),
        ...publisher,
        disclosure: 'protected-at-source',
      },
      indicators: read.indicators,
      region: { by: 'code', columns: [code], level: 'district', name },
      boundaryYear: { fixed: 2016 },
      period: { fixed: '2016' },
      decimal: '.',
      markers: figureMarkers,
      blank: blank('not-published', 'blank-not-published'),
      shape: { form: 'wide', columns: read.columns },
      left: read.left,
      warnings: [wording('modelled'), wording('loneliness-definition'), ...read.warnings],
    }
    return recognised('rivm-loneliness', 1, plan)
  },
}
