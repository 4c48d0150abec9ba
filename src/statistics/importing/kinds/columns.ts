import type { Wording } from '../../../platform'
import type { ImportedIndicator, Marker, PlannedColumn } from '../plan'
import type { TableSample } from '../table'
import { type CatalogueEntry, type ColumnCatalogue, definitionIn, isAvailable } from './catalogue'
import { contentOf, isSigned, valuesOf } from './cells'
import { codeOfName } from './names'
import { some, wording } from './wordings'

/** What became of the columns of a table with a column per indicator. */
export interface ReadColumns {
  columns: readonly PlannedColumn[]
  indicators: readonly ImportedIndicator[]
  left: readonly { column: string; reason: Wording }[]
  warnings: readonly Wording[]
}

/** How the columns of a table are found in the catalogue. */
export interface ColumnRules {
  /** Sources in which a column is looked for, in this order. */
  sources: readonly string[]
  /** Columns that place the row; they are read otherwise. */
  used: readonly string[]
  markers: readonly Marker[]
  /** Year of the figures, which decides on the definition; null where rows have several. */
  year: number | null
  /** Looks a column up otherwise than by its name. */
  find?: (column: string) => CatalogueEntry | undefined
  /** What is said of a column beyond its indicator. */
  more?: (column: string, entry: CatalogueEntry) => Partial<PlannedColumn>
  /** Why a column is left out, before it is looked up. */
  leave?: (column: string) => Wording | undefined
  /** Makes an indicator of a column of numbers that nobody knows; such a column is left out when absent. */
  unknown?: (column: string) => ImportedIndicator
}

/**
 * Decides on every column of a table: read as an indicator, or left out with the reason. No column is left in silence.
 * Columns of which the source has figures in no year of the file (`absentYears` of the rows) are the caller's to tell.
 */
export function readColumns(sample: TableSample, catalogue: ColumnCatalogue, rules: ColumnRules): ReadColumns {
  const columns: PlannedColumn[] = []
  const indicators = new Map<string, ImportedIndicator>()
  const left: { column: string; reason: Wording }[] = []
  const made: string[] = []
  const taken = new Map<string, string>()
  for (const column of sample.columns) {
    if (rules.used.includes(column)) continue
    const known = rules.leave?.(column)
    if (known) {
      left.push({ column, reason: known })
      continue
    }
    const entry = rules.find ? rules.find(column) : catalogue.find(column, rules.sources)
    const indicator = entry?.indicator ?? unknownIndicator(sample, catalogue, rules, column)
    if (indicator === undefined) {
      left.push({ column, reason: catalogue.leave(column) ?? whyLeft(sample, column, rules) })
      continue
    }
    const planned: PlannedColumn = {
      column,
      indicator: indicator.code,
      definition: definitionIn(indicator, rules.year).version,
      ...(entry ? rules.more?.(column, entry) : {}),
    }
    const key = [planned.indicator, planned.definition, planned.period ?? ''].join('|')
    const other = taken.get(key)
    if (other !== undefined) {
      left.push({ column, reason: wording('same-as-other-column', { other }) })
      continue
    }
    taken.set(key, column)
    columns.push(planned)
    indicators.set(indicator.code, indicator)
    if (!entry) made.push(column)
  }
  const warnings = [
    ...(made.length > 0 ? [wording('columns-new', { count: made.length, columns: some(made) })] : []),
    ...withoutFigures(sample, columns, rules.markers),
  ]
  return { columns, indicators: [...indicators.values()], left, warnings }
}

/** A column of numbers that the catalogue does not know, as an indicator under its own name; signs tell of per cents. */
function unknownIndicator(
  sample: TableSample,
  catalogue: ColumnCatalogue,
  rules: ColumnRules,
  column: string,
): ImportedIndicator | undefined {
  if (catalogue.leave(column) || !rules.unknown || isNameless(column)) return undefined
  const content = contentOf(sample, column, rules.markers)
  if (content !== 'numbers' && content !== 'missing') return undefined
  const indicator = rules.unknown(column)
  return valuesOf(sample, column).some(isSigned) ? { ...indicator, unit: '%' } : indicator
}

function whyLeft(sample: TableSample, column: string, { markers }: ColumnRules): Wording {
  if (isNameless(column)) return wording('column-without-name')
  const content = contentOf(sample, column, markers)
  if (content === 'empty') return wording('column-empty')
  return wording(content === 'text' ? 'column-of-text' : 'column-unknown')
}

/** A column that the file gives no name, and that is called after its place; mostly the number of the row. */
function isNameless(column: string): boolean {
  return /^#\d+$/.test(column) || column.trim() === ''
}

/** Columns that are read and in which the first rows have no figure at all: often topics that are still to be published. */
function withoutFigures(sample: TableSample, columns: readonly PlannedColumn[], markers: readonly Marker[]): Wording[] {
  const bare = columns.filter(({ column }) => ['missing', 'empty'].includes(contentOf(sample, column, markers)))
  if (bare.length === 0) return []
  const names = some(
    bare.map(({ column }) => column),
    3,
  )
  return [wording('columns-without-figures', { count: bare.length, rows: sample.rows.length, columns: names })]
}

/** Periods of the rows in which the source of a column has nothing. */
export function absentIn(entry: CatalogueEntry, periods: readonly string[]): Pick<PlannedColumn, 'absentIn'> {
  const absent = periods.filter((period) => !isAvailable(entry, Number(period.slice(0, 4))))
  return absent.length === 0 ? {} : { absentIn: absent }
}

/**
 * An indicator made of a column that the catalogue does not know. It is not added up, for nobody knows how, and has no
 * better or worse.
 */
export function plainIndicator(
  source: string,
  column: string,
  more: Partial<Pick<ImportedIndicator, 'code' | 'unit' | 'uncertainty' | 'aggregation'>> = {},
): ImportedIndicator {
  return {
    code: codeOfName(source, column),
    name: { nl: column, en: column },
    theme: null,
    unit: 'number',
    better: 'none',
    uncertainty: 'count',
    aggregation: 'none',
    denominator: null,
    definitions: [
      {
        version: '1',
        label: { nl: 'zoals het bestand', en: 'as in the file' },
        text: wording('definition-of-column', { column }),
      },
    ],
    ...more,
  }
}
