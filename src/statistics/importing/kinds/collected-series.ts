import type { Wording } from '../../../platform'
import type { ImportedIndicator, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import { type CatalogueEntry, type ColumnCatalogue, definitionIn, sourceOf } from './catalogue'
import { decimalOf, differentValues, valuesOf } from './cells'
import { plainIndicator } from './columns'
import type { Hints } from './kind'
import { cbs } from './kwb'
import { blank, figureMarkers } from './markers'
import { codeOfName, slugOf } from './names'
import { regionByCode } from './places'
import { some, wording } from './wordings'
import { yearOf, yearOfPeriod } from './years'

/** Sources whose columns others collect in one table, with who publishes them; in this order a name is looked up. */
const publishers: Readonly<Record<string, string>> = {
  kwb: cbs.publisher,
  politie: 'Politie',
  vektis: 'Vektis',
  bodemgebruik: cbs.publisher,
  landbouw: cbs.publisher,
  bag: 'Kadaster',
  rivm: 'RIVM',
  lbm3: 'Ministerie van BZK',
  nabijheid: cbs.publisher,
}
const sources = Object.keys(publishers)

/** The entry of a name that somebody gave a column; of a path in JSON the last part is the name. */
export function collectedEntry(name: string, catalogue: ColumnCatalogue): CatalogueEntry | undefined {
  return catalogue.find(name, sources) ?? catalogue.find(name.slice(name.lastIndexOf('.') + 1), sources)
}

/**
 * The definition of a figure in a collection. RIVM revised its series after the table that the catalogue describes, and
 * collections with 2022 and later have the new one.
 */
export function collectedDefinition(indicator: ImportedIndicator, year: number): string {
  const revised = indicator.definitions.find(({ version }) => version === '50150ned')
  return (revised ?? definitionIn(indicator, year)).version
}

/**
 * The dataset of a file that somebody put together: nobody but its maker answers for it, but a reader learns who published
 * the figures in it.
 */
export function collectedDataset(
  file: string,
  indicators: readonly Pick<ImportedIndicator, 'code'>[],
): StatisticsPlan['dataset'] {
  const title = baseName(file)
  const found = new Set(indicators.map(({ code }) => publishers[sourceOf(code)]))
  const known = [...found].filter((publisher) => publisher !== undefined)
  const several = wording('several-publishers').nl
  return {
    slug: `verzameld-${slugOf(title)}`,
    title: wording('collected-title', { title }),
    publisher: (found.has(undefined) ? [...known, several] : known).join(', ') || several,
    licence: wording('licence-unknown').nl,
    disclosure: 'protected-at-source',
  }
}

/** The name of a file without its extensions. */
export function baseName(file: string): string {
  return file.replace(/(\.(gz|csv|xlsx|xls|json|ndjson|geojson|topojson|parquet|dbf|txt))+$/i, '')
}

/**
 * Series per region that stood in JSON as years under a name (`tijdreeksen.bijstandsontvangers.2023`): one row per region,
 * series and year.
 *
 * @returns null for another table
 */
export function seriesIn(sample: TableSample, catalogue: ColumnCatalogue, hints: Hints): StatisticsPlan | null {
  const place = regionByCode(sample)
  if (!place || !['series', 'period', 'value'].every((column) => sample.columns.includes(column))) return null
  const names = differentValues(sample, 'series')
  const years = differentValues(sample, 'period').flatMap((cell) => yearOfPeriod(cell) ?? [])
  const lastYear = Math.max(...years)
  const found = names.map((name) => ({ name, entry: collectedEntry(name, catalogue) }))
  if (!found.some(({ entry }) => entry) || years.length === 0) return null
  const indicators = new Map<string, ImportedIndicator>()
  const measures: Record<string, { indicator: string; definition: string }> = {}
  for (const { name, entry } of found) {
    const indicator = entry?.indicator ?? plainIndicator('reeks', name)
    indicators.set(indicator.code, indicator)
    measures[name] = { indicator: indicator.code, definition: collectedDefinition(indicator, lastYear) }
  }
  const unknown = found.filter(({ entry }) => !entry).map(({ name }) => name)
  // The file of one year is on the boundaries of that year; otherwise every year has its own.
  const fileYear = yearOf(sample, hints)
  const { code: _, name: __, ...like } = plainIndicator('reeks', codeOfName('reeks', 'reeks'))
  return {
    target: 'statistics',
    kind: 'collected',
    dataset: collectedDataset(sample.file, [...indicators.values()]),
    indicators: [...indicators.values()],
    region: place.region,
    boundaryYear: fileYear ? { fixed: fileYear.year } : { column: 'period' },
    period: { column: 'period' },
    decimal: decimalOf(sample, ['value']),
    markers: figureMarkers,
    blank: blank('not-published', 'blank-not-published'),
    shape: { form: 'long', measure: { column: 'series' }, measures, value: 'value', others: { prefix: 'reeks', like } },
    left: leftOf(sample, place.region.columns, place.region.name, catalogue),
    warnings: [
      wording('collected'),
      ...(unknown.length > 0 ? [wording('columns-new', { count: unknown.length, columns: some(unknown) })] : []),
      ...countsNamedShare(sample),
    ],
  }
}

function leftOf(
  sample: TableSample,
  codes: readonly string[],
  name: string | null,
  catalogue: ColumnCatalogue,
): { column: string; reason: Wording }[] {
  const used = [...codes, name, 'series', 'period', 'value']
  return sample.columns
    .filter((column) => !used.includes(column))
    .map((column) => ({ column, reason: catalogue.leave(column) ?? wording('column-of-text') }))
}

/** Numbers of people by education that their file calls a share: the numbers say which it is. */
function countsNamedShare(sample: TableSample): Wording[] {
  const at = sample.columns.indexOf('series')
  const value = sample.columns.indexOf('value')
  const isCount = sample.rows.some((row) => /opleiding_/.test(row[at] ?? '') && Number(row[value]) > 100)
  return isCount && valuesOf(sample, 'series').length > 0 ? [wording('education-counts')] : []
}
