import { regionLevels } from '../../areas'
import type { Absence } from '../model/observation'
import { type ImportMapping, importMapping } from './kinds'
import { areFractions, contentOf, decimalIn, valuesOf } from './kinds/cells'
import { localColumn } from './kinds/local-columns'
import { commonMarkers } from './kinds/markers'
import { codeOfName } from './kinds/names'
import { regionByCode } from './kinds/places'
import { columnSumsOf, placeSumsOf, type SumFault, writtenSums } from './kinds/sums'
import { periodOf, yearOf } from './kinds/years'
import type { TableSample } from './table'

/** What was typed on the page where a person says what is in which column; names as in the form. */
export type MappingFields = Readonly<Record<string, string>>

/** Fields of one column, by its position in the file. */
export const columnFields = [
  'read',
  'name',
  'unit',
  'better',
  'aggregation',
  'denominator',
  'n',
  'of',
  'margin',
] as const

/**
 * The mapping that was typed, as a candidate: it is checked where it is kept.
 *
 * @param columns of the file, in order
 */
export function mappingOf(fields: MappingFields, columns: readonly string[]): unknown {
  const sums = sumsTyped(fields, columns)
  const typed = (name: string) => fields[name]?.trim() ?? ''
  const name = typed('name')
  const slug = typed('slug') || codeOfName('x', name).slice('x:'.length)
  const yearColumn = typed('period-column')
  const year = typed('year')
  return {
    name,
    regionColumn: typed('region'),
    level: typed('level') || null,
    boundaryYear: { fixed: Number(typed('boundary-year') || year) },
    period: yearColumn === '' ? { fixed: year } : { column: yearColumn },
    columns: columns.flatMap((column, position) => {
      const of = (field: (typeof columnFields)[number]) => typed(`${field}-${position}`)
      if (of('read') === '') return []
      const named = of('name') || column
      const aggregation = of('aggregation') || 'none'
      return [
        {
          column,
          indicator: codeOfName(slug, column),
          name: { nl: named, en: named },
          unit: of('unit') || 'persons',
          better: of('better') || 'none',
          aggregation,
          denominator: aggregation === 'weighted-share' ? denominatorOf(of('denominator'), slug) : null,
          uncertainty: typed('uncertainty') || 'count',
          ...beside('n', of('n')),
          ...beside('of', of('of')),
          ...beside('margin', of('margin')),
        },
      ]
    }),
    decimal: typed('decimal') || '.',
    markers: typed('markers')
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => ({ text, absence: absenceOf(text) })),
    disclosure: typed('disclosure') || 'counts-of-people',
    dataset: {
      slug,
      title: { nl: name, en: name },
      publisher: typed('publisher'),
      licence: typed('licence'),
    },
    sums: sums.columns.sums,
    placeSums: sums.places.sums,
  }
}

/** What a sign means that people often write: secret, small, not asked; otherwise only that there is no figure. */
function absenceOf(text: string): Absence {
  const known = commonMarkers.find((marker) => marker.text.toLowerCase() === text.toLowerCase())?.absence ?? 'unknown'
  return known === 'unknown' ? 'not-published' : known
}

/** What was typed of how figures add up: between columns that are read, and between places. */
function sumsTyped(fields: MappingFields, columns: readonly string[]) {
  const read = columns.flatMap((column, position) =>
    fields[`read-${position}`]?.trim() ? [{ column, unit: fields[`unit-${position}`]?.trim() || 'persons' }] : [],
  )
  const level = regionLevels.find((each) => each === fields['level']?.trim()) ?? null
  return {
    columns: columnSumsOf(fields['sums'] ?? '', read),
    places: placeSumsOf(fields['place-sums'] ?? '', level),
  }
}

/** A denominator is another column of the same file, or an indicator by its code; null where none was chosen. */
function denominatorOf(typed: string, slug: string): string | null {
  if (typed === '') return null
  return typed.includes(':') ? typed : codeOfName(slug, typed)
}

function beside(name: 'n' | 'of' | 'margin', column: string): Record<string, string> {
  return column === '' ? {} : { [name]: column }
}

/** What a mapping was made from, to change it on the same form. */
export function fieldsOfMapping(mapping: ImportMapping, columns: readonly string[]): MappingFields {
  const { period, boundaryYear, dataset } = mapping
  const fields: Record<string, string> = {
    name: mapping.name,
    slug: dataset.slug,
    publisher: dataset.publisher,
    licence: dataset.licence,
    disclosure: mapping.disclosure,
    region: mapping.regionColumn,
    level: mapping.level ?? '',
    'period-column': 'column' in period ? period.column : '',
    year: 'fixed' in period ? period.fixed : '',
    'boundary-year': 'fixed' in boundaryYear ? String(boundaryYear.fixed) : '',
    decimal: mapping.decimal,
    markers: mapping.markers.map(({ text }) => text).join(' '),
    uncertainty: mapping.columns[0]?.uncertainty ?? '',
    sums: writtenSums(mapping.sums),
    'place-sums': writtenSums(mapping.placeSums),
  }
  for (const { column, name, denominator, ...about } of mapping.columns) {
    const position = columns.indexOf(column)
    if (position < 0) continue
    fields[`read-${position}`] = 'yes'
    fields[`name-${position}`] = name.nl
    fields[`denominator-${position}`] =
      columns.find((each) => codeOfName(dataset.slug, each) === denominator) ?? denominator ?? ''
    for (const field of ['unit', 'better', 'aggregation', 'n', 'of', 'margin'] as const) {
      fields[`${field}-${position}`] = about[field] ?? ''
    }
  }
  return fields
}

/** What the first rows suggest for a form that is still empty: where the regions stand, which columns have numbers. */
export function suggestedFields(sample: TableSample): MappingFields {
  const place = regionByCode(sample)
  const region = place?.region.columns[0] ?? localColumn(sample, 'region')
  const period = localColumn(sample, 'period')
  const numbers = sample.columns.filter(
    (column) => column !== region && column !== period && contentOf(sample, column, commonMarkers) === 'numbers',
  )
  const found = yearOf(sample, {})
  const year = found === null ? '' : String(found.year)
  const cells = numbers.flatMap((column) => valuesOf(sample, column))
  const decimal = decimalIn(cells)
  const units = sample.columns.map((column, position) => [
    `unit-${position}`,
    unitIn(valuesOf(sample, column), decimal),
  ])
  return {
    region: region ?? '',
    level: place?.region.level ?? '',
    'period-column': period ?? '',
    year: period === undefined && found !== null && found.unread === undefined ? periodOf(found) : '',
    'boundary-year': period === undefined ? '' : year,
    decimal,
    markers: markersIn(numbers.flatMap((column) => valuesOf(sample, column))).join(' '),
    ...Object.fromEntries(units),
  }
}

/** Signs that people often write for a missing figure, as far as they are among these cells; each once. */
function markersIn(cells: readonly string[]): string[] {
  const known = new Set(commonMarkers.map(({ text }) => text.toLowerCase()))
  return [...new Set(cells)].filter((cell) => known.has(cell.toLowerCase()) && !cell.includes(' '))
}

/** Numbers above a hundred are no shares; of others shares are the most likely, as parts of 1 where all lie below that. */
function unitIn(cells: readonly string[], decimal: '.' | ','): string {
  if (areFractions(cells)) return 'fraction'
  const plain = (cell: string) => (decimal === ',' ? cell.replaceAll('.', '').replace(',', '.') : cell)
  return cells.some((cell) => Number(plain(cell)) > 100) ? 'persons' : '%'
}

/** A field of the form that is not right, and which text tells why (`mapping-wrong.…`). */
export interface MappingFault {
  field: string
  wrong: string
  /** What the text has places for: the line, the name that was not found. */
  told?: Readonly<Record<string, string | number>>
}

const fieldOfPath: Readonly<Record<string, MappingFault>> = {
  name: { field: 'name', wrong: 'name' },
  dataset: { field: 'name', wrong: 'name' },
  'dataset.publisher': { field: 'publisher', wrong: 'publisher' },
  'dataset.licence': { field: 'licence', wrong: 'licence' },
  regionColumn: { field: 'region', wrong: 'region' },
  period: { field: 'year', wrong: 'year' },
  boundaryYear: { field: 'boundary-year', wrong: 'boundary-year' },
  markers: { field: 'markers', wrong: 'markers' },
}

/**
 * What is not right in what was typed, by the fields of the form; nothing when it can be kept.
 *
 * @param columns of the file, in order
 */
export function faultsOfForm(fields: MappingFields, columns: readonly string[]): MappingFault[] {
  const read = importMapping.safeParse(mappingOf(fields, columns))
  const ticked = columns.flatMap((_, position) => (fields[`read-${position}`]?.trim() ? [position] : []))
  const faults = (read.error?.issues ?? []).map(({ path }): MappingFault => {
    const [first = '', second, third] = path.map(String)
    if (first === 'columns') {
      if (second === undefined) return { field: 'read-0', wrong: 'columns' }
      const field = (columnFields as readonly string[]).includes(third ?? '') ? third : 'name'
      return {
        field: `${field}-${ticked[Number(second)] ?? 0}`,
        wrong: third === 'denominator' ? 'denominator' : 'column',
      }
    }
    return fieldOfPath[`${first}.${second}`] ?? fieldOfPath[first] ?? { field: '', wrong: 'other' }
  })
  for (const position of ticked) {
    const whole = columns.indexOf(fields[`denominator-${position}`]?.trim() ?? '')
    const isWeighed = fields[`aggregation-${position}`] === 'weighted-share'
    if (isWeighed && whole >= 0 && !ticked.includes(whole)) {
      faults.push({ field: `denominator-${position}`, wrong: 'denominator-read' })
    }
  }
  const sums = sumsTyped(fields, columns)
  faults.push(...sums.columns.faults.map(faultIn('sums')), ...sums.places.faults.map(faultIn('place-sums')))
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.wrong}`, fault])).values()]
}

function faultIn(field: string): (fault: SumFault) => MappingFault {
  return ({ wrong, ...told }) => ({ field, wrong: `${field}-${wrong}`, told })
}
