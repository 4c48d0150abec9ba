import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { nearest, Refusal } from '../../platform'
import { checked, csvRows, refuse, yamlList } from '../content-entries.server'
import { serviceKinds, type TableService } from './port'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and single hyphens')
const wording = z.strictObject({ nl: text, en: text })
const setNames = z.strictObject({
  variables: text.default('Variables'),
  geoLevels: text.default('GeoLevels'),
  periodLevels: text.default('PeriodLevels'),
  periods: text.default('Periods'),
  values: text.default('Values'),
})
const levelNames = z.strictObject({
  country: text.default('nederland'),
  municipality: text.default('gemeente'),
  district: text.default('wijk'),
  neighbourhood: text.default('buurt'),
  postcode: text.default('postcode'),
})

const serviceSchema: z.ZodType<TableService> = z.strictObject({
  slug,
  kind: z.enum(serviceKinds),
  name: wording,
  publisher: text,
  licence: text,
  base: z
    .url({ protocol: /^https$/ })
    .regex(/[^/]$/, 'without slash at the end')
    .nullable(),
  page: z.string().includes('{table}').nullable(),
  pageSize: z.int().min(1).max(1_000_000),
  sets: setNames.prefault({}),
  levels: levelNames.prefault({}),
})

/** A table of a series that is published every year, as `content/statline-tables.csv` lists it. */
export interface KnownTable {
  /** `kwb`. */
  series: string
  /** Year of the figures, and of the boundaries. */
  year: number
  /** `85618NED`. */
  table: string
  service: string
  /** Name of its dimension with regions. */
  regions: string
  title: string
  /** Who says that this is the number: the publisher, or others who use it. */
  verified: 'publisher' | 'others'
  source: string
}

const tableSchema: z.ZodType<KnownTable, unknown> = z.strictObject({
  series: slug,
  year: z
    .string()
    .regex(/^(19|20)\d{2}$/, 'a year')
    .transform(Number),
  table: z.string().regex(/^\d{5}[A-Z]{3}$/, 'five digits and three capitals'),
  service: slug,
  regions: text,
  title: text,
  verified: z.enum(['publisher', 'others']),
  source: text,
})

/**
 * The services that ship.
 *
 * @param root folder of the installation
 * @throws Refusal `content-invalid`
 */
export async function readServices(root: string): Promise<TableService[]> {
  return yamlList('services.yaml', await contentFile(root, 'services.yaml'), serviceSchema, 'slug')
}

/**
 * The tables whose numbers are known.
 *
 * @throws Refusal `content-invalid` with the row; also when a table or a year of a series is listed twice
 */
export async function readKnownTables(root: string): Promise<KnownTable[]> {
  const file = 'statline-tables.csv'
  const seen = new Set<string>()
  return csvRows(file, await contentFile(root, file)).map(({ record, row }) => {
    const known = checked(file, row, tableSchema, record)
    for (const [column, key] of [
      ['table', known.table],
      ['year', `${known.series} ${known.year}`],
    ] as const) {
      if (seen.has(key)) refuse(file, row, column, `${key} twice`)
      seen.add(key)
    }
    return known
  })
}

function contentFile(root: string, file: string): Promise<string> {
  return readFile(join(root, 'content', file), 'utf8').catch((error: Error) => refuse(file, 0, '', error.message))
}

/** The service of that name. @throws Refusal `service-unknown` with near names */
export function serviceNamed(services: readonly TableService[], name: string): TableService {
  const found = services.find(({ slug }) => slug === name)
  if (found) return found
  const names = services.map(({ slug }) => slug)
  const near = nearest(name, names)
  throw new Refusal('service-unknown', { name, near: near.length > 0 ? near : names }, { where: 'SERVICE' })
}

/** The number of a table that is named by its series and year, `kwb-2023`; any other name is the number itself. */
export function tableNumber(tables: readonly KnownTable[], name: string): string {
  return tables.find(({ series, year }) => `${series}-${year}` === name.toLowerCase())?.table ?? name
}
