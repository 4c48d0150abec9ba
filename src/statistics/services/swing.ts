import { z } from 'zod'
import { liesIn } from '../../areas'
import { Refusal } from '../../platform'
import { isPeriod } from '../model/observation'
import { codeFilter, literal, odataAddress, tableName } from './address'
import { cellOf, envelopeOf, parsed, rowOf } from './cells'
import { wholeList } from './lists'
import type { Get, Page, SwingLevels, SwingSets, TableDescription, TableRequest, TableService } from './port'
import { type SwingLevel, swingLevel, swingRegion } from './swing-regions'

const text = z.string().max(4_000)
const variable = z.object({ Name: text.nullish(), Unit: text.nullish(), LastUpdate: text.nullish() })
const geoLevels = z.array(z.object({ ExternalCode: text }))

/**
 * A variable of the open-data service of Swing (OData 4), long: one row per region and period.
 *
 * The publisher's manual gives the addresses, not the answers: `{base}/Variables('bevtot')`, `/Variables('bevtot')/
 * GeoLevels`, and `/Variables('bevtot')/GeoLevels('gemeente')/PeriodLevels('year')/Periods('all')/Values`. What the
 * answers hold is known from public programs that read them: a variable has `Name`, `Unit` and `LastUpdate`; a value has
 * `ExternalCode` (`gemeente_344`), `GeoLevel`, `PeriodLevel`, `Period` and `ValueString`, which is empty or `?` where
 * there is no figure; pages of 1,000 with `@odata.nextLink`. How a service tells secret from unknown is not documented,
 * so both are `unknown` here. Names of entity sets are settings, and looked up in `$metadata`.
 *
 * @throws Refusal `service-shape-unknown`, `input-invalid`, and what `get` throws
 */
export async function describeSwing(
  service: TableService & { base: string },
  request: TableRequest,
  get: Get,
): Promise<TableDescription> {
  if (request.dimensions && Object.keys(request.dimensions).length > 0) {
    throw new Refusal('service-dimension-missing', {
      table: request.table,
      dimension: Object.keys(request.dimensions),
      there: [],
    })
  }
  const periods = request.periods?.map(swingPeriod)
  const wanted = request.regions === undefined ? undefined : regionsTest(request.regions)
  const { base } = service
  const metadata = await get(odataAddress(base, '$metadata'), { optional: true, text: true })
  const sets = typeof metadata === 'string' ? setsIn(metadata, service.sets) : service.sets
  const code = tableName(request.table)
  const path = `${sets.variables}(${literal(code)})`
  const about = parsed(variable, await get(odataAddress(base, path)))
  const available = parsed(geoLevels, await wholeList(get, odataAddress(base, `${path}/${sets.geoLevels}`), base))
  const levels = available.flatMap(({ ExternalCode }) => swingLevel(ExternalCode, service.levels) ?? [])
  const parts = levels
    .filter(({ level }) => wanted?.(level) ?? true)
    .map(({ name }) => partOf(base, path, sets, name, periods))
  return {
    title: about.Name ?? code,
    modified: about.LastUpdate ?? null,
    total: null,
    fullPage: null,
    parts,
    long: null,
    read: (answer) => readValues(answer, { code, about, levels: service.levels, wanted }),
  }
}

const columns = [
  'Variable',
  'Name',
  'Unit',
  'GeoLevel',
  'GeoItem',
  'Region',
  'BoundaryYear',
  'PeriodLevel',
  'Period',
  'Value',
] as const

interface Reading {
  code: string
  about: z.infer<typeof variable>
  levels: SwingLevels
  wanted: ReturnType<typeof regionsTest> | undefined
}

function readValues(answer: unknown, { code, about, levels, wanted }: Reading): Page {
  const envelope = envelopeOf(answer)
  const rows = envelope.value.flatMap((entry) => {
    const row = rowOf(entry)
    const item = parsed(text, row.ExternalCode)
    const name =
      row.GeoLevel === undefined || row.GeoLevel === null ? (item.split('_')[0] ?? '') : parsed(text, row.GeoLevel)
    const level = swingLevel(name, levels)
    const region = level ? swingRegion(item, level) : null
    if (wanted && !(region !== null && wanted(level?.level, region))) return []
    const cells = [
      name,
      item,
      region,
      boundaryYear(level, about),
      cellOf(row.PeriodLevel),
      cellOf(row.Period),
      cellOf(row.ValueString),
    ]
    return [[code, about.Name ?? null, about.Unit ?? null, ...cells]]
  })
  return { columns, rows, received: envelope.value.length, next: envelope['@odata.nextLink'] ?? null }
}

/**
 * The year of the division into regions: of the level where its name says so, else that of the last change, for a databank
 * shows all years in the division of the moment. Null where it says neither.
 */
function boundaryYear(level: SwingLevel | undefined, { LastUpdate }: z.infer<typeof variable>): string | null {
  return level?.boundaryYear?.toString() ?? /^(?:19|20)\d{2}/.exec(LastUpdate ?? '')?.[0] ?? null
}

/** Swing is asked for whole levels; of the answer the regions that were asked for are kept. */
function regionsTest(regions: readonly string[]): (level: SwingLevel['level'] | undefined, region?: string) => boolean {
  const asked = regions.map((region) => region.toUpperCase().replace(/^NL0[01]$/, 'NL'))
  const onlyCountry = asked.every((code) => code === 'NL')
  return (level, region) => {
    if (region === undefined) return level === 'country' ? asked.includes('NL') : !onlyCountry
    if (region === 'nl') return asked.includes('NL')
    return asked.some((code) => code !== 'NL' && level !== 'postcode' && liesIn(region, code))
  }
}

function partOf(base: string, path: string, sets: SwingSets, level: string, periods: string[] | undefined): string {
  const at = `${path}/${sets.geoLevels}(${literal(level)})/${sets.periodLevels}('year')/${sets.periods}('all')/${sets.values}`
  return odataAddress(base, at, { $filter: periods && codeFilter('Period', periods) })
}

/** Only years: how a service writes quarters and months is not documented. */
function swingPeriod(period: string): string {
  if (isPeriod(period) && /^\d{4}$/.test(period)) return period
  throw new Refusal('input-invalid', { field: 'periods', reason: period }, { where: 'periods' })
}

/**
 * The names of the entity sets as a service's `$metadata` has them: as configured, or the same but for capitals.
 *
 * @throws Refusal `service-shape-unknown` naming what is not there: another edition of the service
 */
export function setsIn(metadata: string, configured: SwingSets): SwingSets {
  const names = new Map<string, string>()
  for (const [, name] of metadata.matchAll(
    /<(?:EntitySet|NavigationProperty)\b[^>]{0,500}?\bName="([A-Za-z0-9_]{1,100})"/g,
  )) {
    if (name !== undefined) names.set(name.toLowerCase(), name)
  }
  const found = (name: string) => {
    const there = names.get(name.toLowerCase())
    if (there === undefined) throw new Refusal('service-shape-unknown', { missing: name, there: [...names.values()] })
    return there
  }
  return {
    variables: found(configured.variables),
    geoLevels: found(configured.geoLevels),
    periodLevels: found(configured.periodLevels),
    periods: found(configured.periods),
    values: found(configured.values),
  }
}
