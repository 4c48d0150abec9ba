import { Refusal } from '../../../platform'
import type { BoundariesPlan, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import type { ColumnCatalogue } from './catalogue'
import { decimalOfColumns } from './cells'
import { readColumns } from './columns'
import { type Kind, recognised } from './kind'
import { kwbDataset, onlyYearIn, shortName } from './kwb'
import { blank, figureMarkers } from './markers'
import { plainColumn } from './names'
import { noRegions, regionByCode } from './places'
import { wording } from './wordings'
import { type FoundYear, ofWholeYear, yearOf } from './years'

/**
 * The attribute tables of the map of districts and neighbourhoods: its short names of the years up to 2019 (`AANT_INW`,
 * `P_00_14_JR`), and those of the service of PDOK. Ages are per cents here and numbers in the tables, so they are
 * indicators of their own. With a map the boundaries are read too.
 */
export const kwbMap: Kind = {
  kind: 'kwb-map',
  name: wording('kind-kwb-map'),
  recognise: (sample, catalogue, hints) => {
    const names = new Set(sample.columns.map(plainColumn))
    const isOld = names.has('aant inw') && ['bu code', 'wk code', 'gm code'].some((name) => names.has(name))
    const isService = names.has('jrstatcode') && names.has('aantal inwoners')
    const place = regionByCode(sample)
    if ((!isOld && !isService) || !place?.level) return null
    const found = yearOfMap(sample) ?? yearOf(sample, hints)
    if (!found) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
    const figures = figuresOf(sample, catalogue, place.region, ofWholeYear(found))
    const [code = ''] = place.region.columns
    return recognised(
      'kwb-map',
      1,
      ...boundariesIn(sample, { ...figures, code, level: place.level }, found.year),
      figures,
    )
  },
}

/** The service writes its year in every row. */
function yearOfMap(sample: TableSample): FoundYear | null {
  const column = sample.columns.find((name) => plainColumn(name) === 'jaar')
  const year = column === undefined ? null : onlyYearIn(sample, column)
  return year === null ? null : { year, warnings: [] }
}

function figuresOf(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  region: StatisticsPlan['region'] & { by: 'code' },
  { year, warnings }: FoundYear,
): StatisticsPlan {
  const change = sample.columns.find((column) => /^(ind wbi|indelingswijziging)/.test(plainColumn(column)))
  const read = readColumns(sample, catalogue, {
    sources: ['kwb', 'nabijheid'],
    used: [...region.columns, ...(region.name === null ? [] : [region.name])],
    markers: figureMarkers,
    year,
    unknown: shortName,
  })
  const water = sample.columns.some((column) => ['water', 'h2o'].includes(plainColumn(column)))
  return {
    target: 'statistics',
    kind: 'kwb-map',
    dataset: kwbDataset(year),
    indicators: read.indicators,
    region: { ...region, ...(change === undefined ? {} : { unchanged: { column: change, text: '1' } }) },
    boundaryYear: { fixed: year },
    period: { fixed: String(year) },
    decimal: decimalOfColumns(sample, read.columns),
    markers: figureMarkers,
    blank: blank('not-published', 'blank-not-published'),
    shape: { form: 'wide', columns: read.columns },
    left: read.left,
    warnings: [...warnings, ...(water ? [wording('water')] : []), ...read.warnings],
  }
}

/** The boundaries of a map that carries figures. */
export function boundariesIn(
  sample: TableSample,
  {
    kind,
    region,
    code,
    level,
  }: Pick<StatisticsPlan, 'kind' | 'region'> & { code: string; level: BoundariesPlan['level'] },
  year: number,
): BoundariesPlan[] {
  if (sample.format !== 'geojson' && sample.format !== 'topojson') return []
  const name = region.by === 'code' ? region.name : null
  return [{ target: 'boundaries', kind, level, boundaryYear: year, code, name, markers: [], left: [], warnings: [] }]
}

/** Rows that are about no region: codes for abroad, for water of no municipality, for what is not known. */
export function exceptNoRegions(
  sample: TableSample,
  column: string,
  level: BoundariesPlan['level'] | null,
): Pick<StatisticsPlan, 'except'> & { warnings: StatisticsPlan['warnings'] } {
  const codes = noRegions(sample, column, level)
  if (codes.length === 0) return { warnings: [] }
  return {
    except: { [column]: codes },
    warnings: [wording('rows-of-no-region', { count: codes.length, codes: codes.slice(0, 5).join(', ') })],
  }
}
