import { Refusal } from '../../../platform'
import type { StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import type { ColumnCatalogue } from './catalogue'
import { decimalOfColumns, differentValues } from './cells'
import { plainIndicator, readColumns } from './columns'
import type { Kind } from './kind'
import { recognised } from './kind'
import { blank, figureMarkers } from './markers'
import { plainColumn } from './names'
import { wording } from './wordings'
import { type FoundYear, ofWholeYear, yearOf } from './years'

/** Publisher and licence of the figures of Statistics Netherlands. */
export const cbs = { publisher: 'Centraal Bureau voor de Statistiek', licence: 'CC BY 4.0' } as const

/** The dataset in which the key figures of one year stand, whichever form they came in. */
export function kwbDataset(year: number): StatisticsPlan['dataset'] {
  return { slug: `kwb-${year}`, title: wording('kwb-title', { year }), ...cbs, disclosure: 'protected-at-source' }
}

/** Columns with codes, the ones with a prefix first; the third is only read where there is no other. */
const codeNames = ['gwb code 10', 'gwb code', 'gwb code 8']

/**
 * Key figures of districts and neighbourhoods as Statistics Netherlands publishes them for download, one workbook a year.
 * The year stands in the name of the sheet or the file; else the columns may leave room for one year only.
 */
export const kwb: Kind = {
  kind: 'kwb',
  name: wording('kind-kwb'),
  recognise: (sample, catalogue, hints) => {
    const all = codeNames.flatMap((name) => sample.columns.filter((column) => plainColumn(column) === name))
    const prefixed = all.filter((column) => plainColumn(column) !== 'gwb code 8')
    const codes = prefixed.length > 0 ? prefixed : all
    const known = sample.columns.filter((column) => catalogue.find(column, ['kwb']))
    const [code] = codes
    if (code === undefined || known.length === 0) return null
    const named = yearOf(sample, hints)
    const found = named ? ofWholeYear(named) : generation(known, catalogue)
    if (!found) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
    return recognised('kwb', 1, planOf(sample, catalogue, codes, found))
  },
}

function planOf(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  codes: readonly string[],
  { year, warnings }: FoundYear,
): StatisticsPlan {
  const change = sample.columns.find((column) => plainColumn(column) === 'ind wbi')
  const name = sample.columns.find((column) => ['regio', 'gwb naam'].includes(plainColumn(column))) ?? null
  const read = readColumns(sample, catalogue, {
    sources: ['kwb', 'nabijheid'],
    used: name === null ? codes : [...codes, name],
    markers: figureMarkers,
    year,
    unknown: shortName,
  })
  return {
    target: 'statistics',
    kind: 'kwb',
    dataset: kwbDataset(year),
    indicators: read.indicators,
    region: {
      by: 'code',
      columns: codes,
      level: null,
      areMixedBare: true,
      name,
      ...(change === undefined ? {} : { unchanged: { column: change, text: '1' } }),
    },
    boundaryYear: { fixed: year },
    period: { fixed: String(year) },
    decimal: decimalOfColumns(sample, read.columns),
    markers: figureMarkers,
    blank: blank('not-applicable', 'blank-cannot'),
    shape: { form: 'wide', columns: read.columns },
    left: read.left,
    warnings: [...warnings, ...wrongGeneration(sample, catalogue, year), ...read.warnings],
  }
}

/** A short name that is new to us: its first letter says what it counts (`a_` a number, `p_` a share, `g_` a mean). */
export function shortName(column: string): ReturnType<typeof plainIndicator> {
  const short = column.trim().toLowerCase()
  const code = /^[a-z0-9]+(_[a-z0-9]+)*$/.test(short) ? { code: `kwb:${short}` } : {}
  const isCount = short.startsWith('a_')
  return plainIndicator('kwb', column, {
    ...code,
    uncertainty: 'rounded',
    ...(isCount ? { aggregation: 'sum' } : {}),
    ...(short.startsWith('p_') ? { unit: '%' } : {}),
  })
}

/** The year that the columns leave room for, when that is one: some are from a year on, others up to one. */
function generation(columns: readonly string[], catalogue: ColumnCatalogue): FoundYear | null {
  const { first, last } = yearsOfColumns(columns, catalogue)
  if (first === null || first !== last) return null
  return { year: first, warnings: [wording('year-from-columns', { year: first })] }
}

/** The years of which a table with these columns can be. */
function yearsOfColumns(columns: readonly string[], catalogue: ColumnCatalogue) {
  const entries = columns.flatMap((column) => catalogue.find(column, ['kwb']) ?? [])
  const starts = entries.flatMap(({ from }) => (from === null ? [] : [from]))
  const ends = entries.flatMap(({ to }) => (to === null ? [] : [to]))
  return {
    first: starts.length === 0 ? null : Math.max(...starts),
    last: ends.length === 0 ? null : Math.min(...ends),
  }
}

function wrongGeneration(sample: TableSample, catalogue: ColumnCatalogue, year: number) {
  const { first, last } = yearsOfColumns(sample.columns, catalogue)
  const isEarly = first !== null && year < first
  const isLate = last !== null && year > last
  return isEarly || isLate ? [wording('year-unlike-columns', { year })] : []
}

/** The years in a column of the table, when the first rows have one only. */
export function onlyYearIn(sample: TableSample, column: string): number | null {
  const values = differentValues(sample, column)
  const [value] = values
  return values.length === 1 && value !== undefined && /^(19|20)\d{2}$/.test(value) ? Number(value) : null
}
