import { Refusal, type Wording } from '../../../platform'
import type { Read, RegionRead, StatisticsPlan, StatlineSource } from '../plan'
import type { TableSample } from '../table'
import type { CatalogueEntry, ColumnCatalogue } from './catalogue'
import { decimalOfColumns, differentValues } from './cells'
import { readColumns } from './columns'
import { type Hints, type Kind, recognised } from './kind'
import { cbs, kwbDataset } from './kwb'
import { blank, figureMarkers } from './markers'
import { plainColumn } from './names'
import { levelOfCodes } from './places'
import { entriesOf, isTopic, knownTables, unknownTopic, withoutNumber } from './statline-columns'
import { wording } from './wordings'
import { isProvisional, ofPartOfYear, periodOf, yearOf, yearOfPeriod } from './years'

const codeColumn = /^(regioaanduiding )?codering( code)?$|^regiocode( gemeente wijk buurt)?( code)?$/
const placeColumns = ['wijken en buurten', 'regio s', 'wijkenenbuurten', 'regios']

/**
 * An export of StatLine, in the layouts of all years: one line of paths with units, the old three lines, rewritten by R,
 * with codes or with names only, and the tables of the services. The period is that of its column, else the year in the
 * line above the table or in the name of the file.
 */
export const statline: Kind = {
  kind: 'statline',
  name: wording('kind-statline'),
  recognise: (sample, catalogue, hints) => {
    const names = sample.columns.map((column) => plainColumn(withoutNumber(column)))
    const hasPlaces = names.some((name) => placeColumns.includes(name) || codeColumn.test(name))
    const topics = sample.columns.filter(isTopic)
    // A table with margins is the Health Monitor, which has a kind of its own.
    if (!hasPlaces || topics.length === 0 || names.includes('marges')) return null
    const known = knownTables.map((source) => ({ source, entries: entriesOf(sample.columns, catalogue, source) }))
    const best = known.reduce((one, other) => (other.entries.size > one.entries.size ? other : one))
    const plan = planOf(sample, catalogue, hints, best)
    return recognised('statline', best.entries.size > 0 ? 1 : 0.8, plan)
  },
}

function planOf(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  hints: Hints,
  { source, entries }: { source: StatlineSource; entries: ReadonlyMap<string, CatalogueEntry> },
): StatisticsPlan {
  const name: StatlineSource = entries.size > 0 ? source : 'statline'
  const time = timeOf(sample, hints)
  const place = placeOf(sample, time.lastYear)
  const read = readColumns(sample, catalogue, {
    sources: [],
    used: [...place.used, ...time.used],
    markers: figureMarkers,
    year: time.lastYear,
    find: (column) => entries.get(column),
    leave: (column) => (isTopic(column) ? leaveTopic(column, catalogue) : undefined),
    unknown: (column) => unknownTopic(name, column),
  })
  return {
    target: 'statistics',
    kind: 'statline',
    dataset: datasetOfYears(name, time.years),
    ...('column' in time.period ? { calledByYears: name } : {}),
    indicators: read.indicators,
    region: place.region,
    boundaryYear: place.region.by === 'name' || !time.isSpread ? { fixed: time.lastYear } : time.boundaryYear,
    period: time.period,
    decimal: decimalOfColumns(sample, read.columns),
    markers: figureMarkers,
    blank: blank('not-published', 'blank-statline'),
    shape: { form: 'wide', columns: read.columns },
    left: read.left,
    warnings: [...time.warnings, ...place.warnings, ...read.warnings],
  }
}

/** Name, kind and code of the region, which stand among the topics. */
function leaveTopic(column: string, catalogue: ColumnCatalogue): Wording | undefined {
  return catalogue.leave(column) ?? catalogue.leave(withoutNumber(column))
}

/** When the figures are of. */
interface Time {
  period: Read<string>
  boundaryYear: Read<number>
  /** Years in the first rows, oldest first. */
  years: readonly number[]
  lastYear: number
  /** True when rows are of different years. */
  isSpread: boolean
  used: readonly string[]
  warnings: readonly Wording[]
}

function timeOf(sample: TableSample, hints: Hints): Time {
  const column = sample.columns.find((name) => /^perioden?$/.test(plainColumn(name)))
  const cells = column === undefined ? [] : differentValues(sample, column)
  const years = [...new Set(cells.flatMap((cell) => yearOfPeriod(cell) ?? []))].sort((a, b) => a - b)
  const lastYear = years.at(-1)
  if (column !== undefined && lastYear !== undefined) {
    const provisional = cells.filter(isProvisional)
    const isWhole = sample.rows.length >= sample.rowCount
    return {
      period: { column },
      boundaryYear: { column },
      years,
      lastYear,
      isSpread: years.length > 1 || !isWhole,
      used: [column],
      warnings: [
        ...(provisional.length > 0 ? [wording('provisional', { periods: provisional.join(', ') })] : []),
        ...(isWhole ? [] : [wording('years-of-first-rows', { rows: sample.rows.length, years: years.join(', ') })]),
      ],
    }
  }
  const named = yearOf(sample, hints)
  if (!named) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
  const found = ofPartOfYear(named, sample.file)
  const { year, warnings } = found
  return {
    period: { fixed: periodOf(found) },
    boundaryYear: { fixed: year },
    years: [year],
    lastYear: year,
    isSpread: false,
    used: [],
    warnings: /\d{4}\*/.test(sample.title ?? '')
      ? [...warnings, wording('provisional', { periods: `${year}*` })]
      : warnings,
  }
}

/** Where the figures are of: the column with codes, else names, looked up among the regions of the year. */
function placeOf(
  sample: TableSample,
  year: number,
): { region: RegionRead; used: readonly string[]; warnings: readonly Wording[] } {
  const named = (test: (name: string) => boolean) =>
    sample.columns.find((column) => test(plainColumn(withoutNumber(column))))
  const places = named((name) => placeColumns.includes(name))
  const coded = named((name) => codeColumn.test(name))
  const code = [coded, places].find((column) => column !== undefined && levelOfCodes(differentValues(sample, column)))
  if (code !== undefined) {
    // A service has codes in both columns, so it has no names.
    const isNamed = places !== undefined && places !== code && !levelOfCodes(differentValues(sample, places))
    const name = isNamed ? places : null
    const change = named((each) => /^(regioaanduiding )?indelingswijziging/.test(each))
    const mark = change === undefined ? {} : { unchanged: { column: change, text: '1' } }
    const region: RegionRead = { by: 'code', columns: [code], level: null, name, ...mark }
    return { region, used: name === null ? [code] : [code, name], warnings: [] }
  }
  if (places === undefined) {
    throw new Refusal('regions-not-found', { file: sample.file, columns: sample.columns.slice(0, 5) })
  }
  const municipality = municipalityAbove(differentValues(sample, places))
  const region: RegionRead = {
    by: 'name',
    column: places,
    municipality,
    level: municipality === null ? 'municipality' : null,
  }
  const warning =
    municipality === null
      ? wording('names-of-municipalities', { year })
      : wording('names-within-municipality', { year, municipality })
  return { region, used: [places], warnings: [warning] }
}

/**
 * StatLine lists municipalities by name, and within one municipality first itself and then its districts and
 * neighbourhoods in the order of their codes. Names that are not in the order of the alphabet are therefore parts of the
 * first one.
 */
function municipalityAbove(names: readonly string[]): string | null {
  const places = names.filter((name) => name !== 'Nederland')
  const plain = places.map((name) => plainColumn(name.replace(/^'s-/, 's-')))
  const steps = plain.slice(1).filter((name, at) => name.localeCompare(plain[at] ?? '', 'nl') < 0).length
  return steps > plain.length * 0.1 ? (places[0] ?? null) : null
}

/** The dataset of a table with figures of these years, oldest first: called after the first and the last of them. */
export function datasetOfYears(name: StatlineSource, years: readonly number[]): StatisticsPlan['dataset'] {
  const [first] = years
  const last = years.at(-1)
  if (name === 'kwb' && first !== undefined && first === last) return kwbDataset(first)
  const span = first === last ? String(first) : `${first}-${last}`
  const title = {
    kwb: wording('kwb-title', { year: span }),
    'ses-woa': wording('ses-woa-title', { year: span }),
    nabijheid: wording('nabijheid-title', { year: span }),
    regionaal: wording('regionaal-title', { year: span }),
    statline: wording('statline-title', { year: span }),
  }[name]
  return {
    slug: `${name}-${span}`,
    title,
    ...cbs,
    disclosure: 'protected-at-source',
  }
}
