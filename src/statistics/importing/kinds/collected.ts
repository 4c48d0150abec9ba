import { Refusal, type Wording } from '../../../platform'
import type { PlannedColumn, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import { type CatalogueEntry, type ColumnCatalogue, sourceOf } from './catalogue'
import { contentOf, decimalOfColumns, valuesOf } from './cells'
import { collectedDataset, collectedDefinition, collectedEntry, seriesIn } from './collected-series'
import { readColumns } from './columns'
import { type Kind, recognised } from './kind'
import { onlyYearIn } from './kwb'
import { boundariesIn, exceptNoRegions } from './kwb-map'
import { blank, figureMarkers } from './markers'
import { plainColumn } from './names'
import { regionByCode } from './places'
import { wording } from './wordings'
import { ofWholeYear, yearOf } from './years'

/** Columns that say of which year a group of other columns is. */
const yearColumns: readonly { column: string; sources: readonly string[] }[] = [
  { column: 'bbg peiljaar', sources: ['bodemgebruik'] },
  { column: 'zk jaar', sources: ['vektis'] },
  { column: 'cr jaar', sources: ['politie'] },
]

/** Sources that are on a map of one year without saying of which year they are themselves. */
const undated = ['bag', 'landbouw']

/**
 * Figures of several publishers that somebody else put together in one table or map, under names of their own: the key
 * figures with crime, health and land use per municipality, district or neighbourhood. What the columns are, says the
 * catalogue. A year in the name of a column (`misdrijven_2021`) or in a column for a group (`zk_jaar`) goes before the year
 * of the file. Figures stand in a dataset of the file, for nobody but its maker answers for them.
 */
export const collected: Kind = {
  kind: 'collected',
  name: wording('kind-collected'),
  otherNames: ['crime-health', 'kwb-series'],
  readsAllTables: true,
  recognise: (sample, catalogue, hints) => {
    const series = seriesIn(sample, catalogue, hints)
    if (series) return recognised('collected', 0.9, series)
    const place = regionByCode(sample)
    const known = sample.columns.filter((column) => told(column, catalogue).entry)
    // A few known names in a table of one's own prove nothing, unless somebody says that it is of this kind.
    if (!place || known.length < (hints.as === undefined ? 4 : 1)) return null
    const found = yearOf(sample, hints)
    if (!found) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
    const figures = planOf(sample, catalogue, place.region, found.year)
    const plan = { ...figures, warnings: [...ofWholeYear(found).warnings, ...figures.warnings] }
    const [code = ''] = place.region.columns
    const maps = place.level === null ? [] : boundariesIn(sample, { ...plan, code, level: place.level }, found.year)
    // All known columns among few unknown ones is certain; half of them is a guess that any closer kind beats.
    const share = known.length / sample.columns.length
    return recognised('collected', Math.min(0.9, 0.5 + share / 2), ...maps, plan)
  },
}

/** What a column is, and the year it has in its name: `misdrijven_2021`. A whole name that is known has none. */
function told(column: string, catalogue: ColumnCatalogue): { entry: CatalogueEntry | undefined; year: string | null } {
  if (catalogue.leave(column)) return { entry: undefined, year: null }
  const whole = collectedEntry(column, catalogue)
  if (whole) return { entry: whole, year: null }
  const found = /^(.*[^\d])_?((?:19|20)\d{2})$/.exec(column)
  if (!found) return { entry: undefined, year: null }
  return { entry: collectedEntry((found[1] ?? '').replace(/_$/, ''), catalogue), year: found[2] ?? null }
}

function planOf(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  region: Extract<StatisticsPlan['region'], { by: 'code' }>,
  year: number,
): StatisticsPlan {
  const groups = groupYears(sample)
  const read = readColumns(sample, catalogue, {
    sources: [],
    used: [...region.columns, ...(region.name === null ? [] : [region.name])],
    markers: figureMarkers,
    year,
    find: (column) => told(column, catalogue).entry,
    leave: (column) => leave(sample, catalogue, column, groups),
    more: (column, entry) => moreOf(entry, told(column, catalogue).year, year, groups),
  })
  const [code = ''] = region.columns
  const except = exceptNoRegions(sample, code, region.level)
  return {
    target: 'statistics',
    kind: 'collected',
    dataset: collectedDataset(sample.file, read.indicators),
    indicators: read.indicators,
    region,
    boundaryYear: { fixed: year },
    period: { fixed: String(year) },
    decimal: decimalOfColumns(sample, read.columns),
    markers: figureMarkers,
    blank: blank('unknown', 'blank-collected'),
    shape: { form: 'wide', columns: read.columns },
    ...(except.except ? { except: except.except } : {}),
    left: read.left,
    warnings: [
      wording('collected'),
      ...wrongDistricts(sample),
      ...except.warnings,
      ...aboutColumns(read.columns, year, groups),
      ...read.warnings,
    ],
  }
}

/** District codes that are made of a whole neighbourhood code; the code of the neighbourhood itself tells its district. */
function wrongDistricts(sample: TableSample): Wording[] {
  const column = sample.columns.find((name) => plainColumn(name) === 'wijkcode')
  const isWrong = column !== undefined && valuesOf(sample, column).some((code) => /^WK[0-9A-Z]{8}$/.test(code))
  return isWrong ? [wording('district-codes-wrong')] : []
}

/** The years that columns give for others, by source; null where the rows differ. */
function groupYears(sample: TableSample): Map<string, number | null> {
  const found = new Map<string, number | null>()
  for (const { column, sources: about } of yearColumns) {
    const name = sample.columns.find((each) => plainColumn(each) === column)
    if (name !== undefined) for (const source of about) found.set(source, onlyYearIn(sample, name))
  }
  return found
}

function leave(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  column: string,
  groups: ReadonlyMap<string, number | null>,
): Wording | undefined {
  const { entry } = told(column, catalogue)
  if (!entry) return undefined
  if (groups.get(sourceOf(entry.indicator.code)) === null) return wording('year-differs-per-row')
  return contentOf(sample, column, figureMarkers) === 'text' ? wording('column-of-text') : undefined
}

function moreOf(
  entry: CatalogueEntry,
  ownYear: string | null,
  year: number,
  groups: ReadonlyMap<string, number | null>,
): Partial<PlannedColumn> {
  const { indicator } = entry
  const source = sourceOf(indicator.code)
  const own = ownYear ?? groups.get(source)?.toString()
  return {
    definition: collectedDefinition(indicator, own === undefined ? year : Number(own)),
    ...(own === undefined || own === String(year) ? {} : { period: own }),
  }
}

function aboutColumns(
  columns: readonly PlannedColumn[],
  year: number,
  groups: ReadonlyMap<string, number | null>,
): Wording[] {
  const has = (test: (column: PlannedColumn) => boolean) => columns.some(test)
  const from = (source: string) => has(({ indicator }) => sourceOf(indicator) === source)
  return [
    ...[...groups].flatMap(([source, own]) =>
      own !== null && own !== year && from(source) ? [wording('group-of-other-year', { source, own, year })] : [],
    ),
    ...(undated.some(from) ? [wording('undated-columns')] : []),
    ...(has(({ column }) => column === 'lbt_totaal_cultuurgrond_ha') ? [wording('are-not-hectare')] : []),
    ...(from('vektis') ? [wording('ggz-break')] : []),
    ...(from('lbm3') ? [wording('composite')] : []),
    ...(from('rivm') ? [wording('modelled')] : []),
    ...(has(({ column }) => /(^|\.)inwoners$/.test(column)) ? [wording('zeros-became-empty')] : []),
  ]
}
