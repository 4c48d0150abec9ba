import type { RegionLevel } from '../../../areas'
import type { Wording } from '../../../platform'
import type { ImportedIndicator, PlannedColumn, Read, RegionRead, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import type { ColumnCatalogue } from './catalogue'
import { decimalOfColumns, differentValues, valuesOf } from './cells'
import { readColumns } from './columns'
import { type Kind, recognised } from './kind'
import { blank, liveabilityMarkers } from './markers'
import { plainColumn } from './names'
import { levelOfCodes } from './places'
import { wording } from './wordings'

const publisher = { publisher: 'Ministerie van BZK', licence: 'CC0' } as const
/** The Leefbaarometer 2.0 is on the boundaries of 2016; its postcodes are those of the last year in the file. */
const boundaryYear = 2016

const score = /^[RD]LB(RMTR|WON|BEV|VRZ|VEI|FYS)(\d\d)?$/
const classes = /^(KL|VKL(\d\d))(\d\d)$/

/**
 * The Leefbaarometer 2.0: scores per year (long or wide), development between two years, and classes. Development comes
 * from a model of its own and is not the difference of two scores, so it is an indicator of its own per year it starts
 * from. A score is a composite: it is not added up.
 */
export const leefbaarometer2: Kind = {
  kind: 'leefbaarometer-2',
  name: wording('kind-leefbaarometer-2'),
  recognise: (sample, catalogue) => {
    const scores = sample.columns.filter((column) => score.test(column) || classes.test(column))
    const region = regionOf(sample)
    if (scores.length < 2 || !region) return null
    const starts = sample.columns.includes('BEGIN') && sample.columns.includes('EINDE')
    // Of the same figures in two sheets the one with a row per year is the one that is complete.
    const isLong = starts || sample.columns.includes('JAAR')
    const plans = starts
      ? differentValues(sample, 'BEGIN').map((year) => development(sample, catalogue, region, year))
      : [scoresOf(sample, catalogue, region)]
    return recognised('leefbaarometer-2', isLong ? 1 : 0.95, ...plans)
  },
}

interface Place {
  region: RegionRead
  column: string
  level: RegionLevel
}

function regionOf(sample: TableSample): Place | null {
  const column = sample.columns.find((name) =>
    ['gbd', 'gm code', 'wk code', 'bu code', 'code', 'pc4'].includes(plainColumn(name)),
  )
  if (column === undefined) return null
  const codes = differentValues(sample, column)
  // Four digits are a postcode here: municipalities, districts and neighbourhoods have their prefix.
  const isPostcode = codes.length > 0 && codes.every((code) => /^[1-9]\d{3}$/.test(code))
  const level = isPostcode ? 'postcode' : levelOfCodes(codes)?.level
  if (!level) return null
  return { region: { by: 'code', columns: [column], level, name: null }, column, level }
}

function scoresOf(sample: TableSample, catalogue: ColumnCatalogue, place: Place): StatisticsPlan {
  const period: Read<string> = sample.columns.includes('JAAR') ? { column: 'JAAR' } : { fixed: String(boundaryYear) }
  const read = readColumns(sample, catalogue, {
    sources: ['lbm2'],
    used: [place.column, ...('column' in period ? [period.column] : [])],
    markers: liveabilityMarkers,
    year: null,
    find: (column) => catalogue.find(stem(column), ['lbm2']),
    more: (column) => inYear(column),
  })
  const indicators = new Map(read.indicators.map((indicator) => [indicator.code, indicator]))
  const sinces = [...new Set(read.columns.flatMap(({ column }) => classes.exec(column)?.[2] ?? []))]
  const base = indicators.get('lbm2:verandering-klasse')
  indicators.delete('lbm2:verandering-klasse')
  const changes = base ? sinces.map((since) => sinceYear(base, fullYear(since))) : []
  const years = read.columns.flatMap(({ period: of }) => (of === undefined ? [] : [Number(of)]))
  const inRows = 'column' in period ? valuesOf(sample, period.column).map(Number) : years
  const lastYear = Math.max(boundaryYear, ...inRows)
  return plan({
    sample,
    place,
    year: place.level === 'postcode' ? lastYear : boundaryYear,
    period,
    read: { ...read, indicators: [...indicators.values(), ...changes] },
    warnings: hasExponents(sample) ? [wording('exponents')] : [],
  })
}

/** Figures that a spreadsheet wrote as `-3.97E-03`: three digits are left of what was more. */
function hasExponents(sample: TableSample): boolean {
  return sample.rows.some((row) => row.some((cell) => /^[-+]?\d+(\.\d+)?e[-+]?\d+$/i.test(cell?.trim() ?? '')))
}

/** The name of a column without its years: `RLBWON12` and `KL02` are one thing in several years. */
function stem(column: string): string {
  if (score.test(column)) return column.replace(/\d\d$/, '')
  return column.replace(/^(V?KL)\d+$/, '$1')
}

/** The year of a column that has it in its name, and for a change the year it starts from. */
function inYear(column: string): Partial<PlannedColumn> {
  const year = score.exec(column)?.[2]
  if (year !== undefined) return { period: fullYear(year) }
  const found = classes.exec(column)
  if (!found) return {}
  const [, , since, to = ''] = found
  return since === undefined
    ? { period: fullYear(to) }
    : { period: fullYear(to), indicator: `lbm2:verandering-klasse-sinds-${fullYear(since)}` }
}

function fullYear(twoDigits: string): string {
  return `20${twoDigits}`
}

/** An indicator of change as one from a certain year on. */
function sinceYear(indicator: ImportedIndicator, year: string): ImportedIndicator {
  const since = wording('since', { year })
  const named = (text: Wording): Wording => ({ nl: `${text.nl}, ${since.nl}`, en: `${text.en}, ${since.en}` })
  return { ...indicator, code: `${indicator.code}-sinds-${year}`, name: named(indicator.name) }
}

function development(sample: TableSample, catalogue: ColumnCatalogue, place: Place, start: string): StatisticsPlan {
  const read = readColumns(sample, catalogue, {
    sources: ['lbm2'],
    used: [place.column, 'BEGIN', 'EINDE'],
    markers: liveabilityMarkers,
    year: null,
  })
  const columns = read.columns.map((column) => ({ ...column, indicator: `${column.indicator}-sinds-${start}` }))
  const made = plan({
    sample,
    place,
    year: boundaryYear,
    period: { column: 'EINDE' },
    read: { ...read, columns, indicators: read.indicators.map((indicator) => sinceYear(indicator, start)) },
    warnings: [wording('development')],
  })
  return { ...made, only: { BEGIN: [start] } }
}

function plan({
  sample,
  place,
  year,
  period,
  read,
  warnings,
}: {
  sample: TableSample
  place: Place
  year: number
  period: Read<string>
  read: Pick<StatisticsPlan, 'indicators' | 'left' | 'warnings'> & { columns: readonly PlannedColumn[] }
  warnings: readonly Wording[]
}): StatisticsPlan {
  return {
    target: 'statistics',
    kind: 'leefbaarometer-2',
    dataset: {
      slug: 'leefbaarometer-2',
      title: wording('leefbaarometer-2-title'),
      ...publisher,
      disclosure: 'protected-at-source',
    },
    indicators: read.indicators,
    region: place.region,
    boundaryYear: { fixed: year },
    period,
    decimal: decimalOfColumns(sample, read.columns),
    markers: liveabilityMarkers,
    blank: blank('not-published', 'marker-no-score'),
    shape: { form: 'wide', columns: read.columns },
    left: read.left,
    warnings: [
      wording('composite'),
      wording('leefbaarometer-boundaries', { file: sample.file, year }),
      ...warnings,
      ...read.warnings,
    ],
  }
}
