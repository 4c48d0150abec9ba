import { z } from 'zod'
import { regionLevels } from '../../../areas'
import { disclosureClasses } from '../../model/disclosure'
import { aggregations, polarities } from '../../model/indicator'
import { absences, isPeriod, uncertainties } from '../../model/observation'
import { codeShape } from '../../model/valid-row'
import type { ImportedIndicator, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import { areFractions, contentOf, valuesOf } from './cells'
import { blank } from './markers'
import { plainColumn } from './names'
import { columnSum, haveOneUnit, placeSum, relationsOf } from './sums'
import { fractionOfWord, unitOfWord } from './units'
import { wording } from './wordings'

const text = z.string().trim().min(1).max(200)
const year = z.int().min(1900).max(2100)
const indicatorCode = z
  .string()
  .max(100)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9_]+(-[a-z0-9_]+)*)?$/,
    'lower case letters, digits and hyphens, with its source before a colon',
  )

const mappedColumn = z
  .strictObject({
    column: text,
    indicator: indicatorCode,
    name: z.strictObject({ nl: text, en: text }),
    unit: text,
    better: z.enum(polarities),
    aggregation: z.enum(aggregations),
    denominator: indicatorCode.nullable(),
    uncertainty: z.enum(uncertainties),
    /** Shares from 0 to 1 have 100, also without it where their unit is `fraction`. */
    factor: z.number().positive().optional(),
    n: text.optional(),
    of: text.optional(),
    margin: text.optional(),
  })
  .refine(({ aggregation, denominator }) => (aggregation === 'weighted-share') === (denominator !== null), {
    path: ['denominator'],
    message: 'a share that is added up has a denominator, and nothing else has one',
  })

/** What a person said once of a table with figures, and keeps for the next file of the same form. */
export const importMapping = z
  .strictObject({
    name: text,
    regionColumn: text,
    /** Level of codes without prefix; null where codes carry it. */
    level: z.enum(regionLevels).nullable(),
    boundaryYear: z.union([z.strictObject({ fixed: year }), z.strictObject({ column: text })]),
    period: z.union([
      z.strictObject({ fixed: z.string().refine(isPeriod, 'a year, quarter or month') }),
      z.strictObject({ column: text }),
    ]),
    columns: z.array(mappedColumn).min(1).max(500),
    decimal: z.enum(['.', ',']),
    markers: z.array(z.strictObject({ text, absence: z.enum(absences) })).max(50),
    disclosure: z.enum(disclosureClasses),
    dataset: z.strictObject({
      slug: z.string().max(100).regex(codeShape, 'lower case letters, digits and single hyphens'),
      title: z.strictObject({ nl: text, en: text }),
      publisher: text,
      licence: text,
    }),
    /** Columns that add up, at every place; none when absent. */
    sums: z.array(columnSum).max(100).optional(),
    /** Places that add up beside those whose codes say so; none when absent. */
    placeSums: z.array(placeSum).max(200).optional(),
  })
  .superRefine(({ columns, sums = [] }, context) => {
    for (const [at, { total, parts }] of sums.entries()) {
      const names = total === null ? parts : [total, ...parts]
      const found = names.flatMap((name) => columns.find(({ column }) => column === name) ?? [])
      const isWhole = found.length === names.length && new Set(names).size === names.length
      if (isWhole && haveOneUnit(found, total === null)) continue
      const message =
        'columns that are read, each once, and all in one unit; in per cents where they are all of a group'
      context.addIssue({ code: 'custom', path: ['sums', at], message })
    }
  })

export type ImportMapping = z.output<typeof importMapping>

/** What keeps a mapping from being used on a table. */
export type MappingProblem =
  | { code: 'column-missing'; column: string }
  | { code: 'column-twice'; column: string }
  | { code: 'column-of-text'; column: string }
  | { code: 'indicator-twice'; indicator: string }

/**
 * The plan that a mapping gives for a table. Columns are found by their name, whatever its capitals and signs.
 *
 * @returns the plan, or everything that is wrong
 */
export function planOfMapping(
  mapping: ImportMapping,
  sample: TableSample,
): { plan: StatisticsPlan } | { problems: readonly MappingProblem[] } {
  const markers = mapping.markers.map(({ text: mark, absence }) => ({
    text: mark,
    absence,
    note: wording('marker-of-mapping', { mark }),
  }))
  const find = (name: string) => columnNamed(sample, name)
  const problems: MappingProblem[] = [
    ...namesIn(mapping)
      .filter((name) => find(name) === undefined)
      .map((column) => ({ code: 'column-missing' as const, column })),
    ...mapping.columns
      .filter(({ column }) => contentOf(sample, find(column) ?? '', markers) === 'text')
      .map(({ column }) => ({ code: 'column-of-text' as const, column })),
    ...twice(mapping.columns.map(({ column }) => column)).map((column) => ({ code: 'column-twice' as const, column })),
    ...twice(mapping.columns.map(({ indicator }) => indicator)).map((indicator) => ({
      code: 'indicator-twice' as const,
      indicator,
    })),
  ]
  if (problems.length > 0) return { problems }
  const at = (name: string) => find(name) ?? name
  const beside = (name: 'n' | 'of' | 'margin', column: string | undefined) =>
    column === undefined ? {} : { [name]: at(column) }
  const used = namesIn(mapping).map(at)
  return {
    plan: {
      target: 'statistics',
      kind: 'mapping',
      dataset: { ...mapping.dataset, disclosure: mapping.disclosure },
      indicators: mapping.columns.map(indicatorOf),
      region: { by: 'code', columns: [at(mapping.regionColumn)], level: mapping.level, name: null },
      boundaryYear:
        'column' in mapping.boundaryYear ? { column: at(mapping.boundaryYear.column) } : mapping.boundaryYear,
      period: 'column' in mapping.period ? { column: at(mapping.period.column) } : mapping.period,
      decimal: mapping.decimal,
      markers,
      blank: blank('unknown', 'blank-unknown'),
      shape: {
        form: 'wide',
        columns: mapping.columns.map(({ column, indicator, unit, factor = factorOf(unit), n, of, margin }) => ({
          column: at(column),
          indicator,
          definition: '1',
          ...(factor === undefined ? {} : { factor }),
          ...beside('n', n),
          ...beside('of', of),
          ...beside('margin', margin),
        })),
      },
      ...sumsIn(mapping),
      left: sample.columns
        .filter((column) => !used.includes(column))
        .map((column) => ({ column, reason: wording('not-of-mapping') })),
      warnings: mapping.columns.flatMap(({ column, unit, factor = factorOf(unit) }) =>
        unitOfWord(unit) === '%' && factor === undefined && areFractions(valuesOf(sample, at(column)))
          ? [wording('shares-below-one', { column })]
          : [],
      ),
    },
  }
}

/** What figures are multiplied by that a person calls parts of 1. */
function factorOf(unit: string): number | undefined {
  return fractionOfWord(unit) === 'parts-of-one' ? 100 : undefined
}

function sumsIn({ sums, placeSums, columns }: ImportMapping): Pick<StatisticsPlan, 'relations' | 'margins'> {
  return { relations: relationsOf(sums, columns), margins: placeSums ?? [] }
}

/**
 * True for a table that a kept mapping can be used on as it is: all its columns are there. A fixed period or year is of the
 * file for which the mapping was made, so then the person has to say it again.
 */
export function matchesMapping(mapping: ImportMapping, sample: TableSample): boolean {
  return namesIn(mapping).every((name) => columnNamed(sample, name) !== undefined)
}

function columnNamed(sample: TableSample, name: string): string | undefined {
  return sample.columns.includes(name)
    ? name
    : sample.columns.find((column) => plainColumn(column) === plainColumn(name))
}

function namesIn({ regionColumn, boundaryYear, period, columns }: ImportMapping): string[] {
  return [
    regionColumn,
    ...('column' in boundaryYear ? [boundaryYear.column] : []),
    ...('column' in period ? [period.column] : []),
    ...columns.flatMap(({ column, n, of, margin }) => [column, n, of, margin].filter((name) => name !== undefined)),
  ]
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) < at))]
}

function indicatorOf({
  indicator,
  name,
  unit,
  better,
  aggregation,
  denominator,
  uncertainty,
}: ImportMapping['columns'][number]): ImportedIndicator {
  return {
    code: indicator,
    name,
    theme: null,
    unit: unitOfWord(unit),
    better,
    uncertainty,
    aggregation,
    denominator,
    definitions: [
      { version: '1', label: wording('as-mapped'), text: wording('definition-of-mapping', { name: name.nl }) },
    ],
  }
}
