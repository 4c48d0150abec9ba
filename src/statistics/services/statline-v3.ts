import { z } from 'zod'
import { Refusal } from '../../platform'
import { allOf, codeFilter, odataAddress, regionFilter, statlinePeriod, tableName } from './address'
import { envelopeOf, pageCells, parsed } from './cells'
import { wholeList } from './lists'
import type { Get, TableDescription, TableRequest, TableService } from './port'

/**
 * Values as text. `TypedDataSet` has numbers, but null for every cell without one: there `.` (unknown or secret) and blank
 * (cannot occur) are the same, and the reason why there is no figure is lost.
 */
const values = 'UntypedDataSet'

const tableInfos = z.array(z.object({ Title: z.string().max(500), Modified: z.string().max(60).nullish() })).min(1)
const properties = z.array(z.object({ Key: z.string().max(200).nullish(), Type: z.string().max(60) }))

/**
 * A table of StatLine by OData 3, the form in which the publisher gives it wide: one row per region with a column per
 * topic, `AantalInwoners_5`. The number behind a name differs per table and year.
 *
 * Addresses: `{base}/{table}/TableInfos`, `/DataProperties`, `/UntypedDataSet`; pages of 10,000 rows with
 * `odata.nextLink`. Where a service gives no link after a full page, the next one is asked with `$skip`.
 *
 * @throws Refusal `input-invalid`, `service-dimension-missing`, and what `get` throws
 */
export async function describeVersion3(
  service: TableService & { base: string },
  request: TableRequest,
  get: Get,
): Promise<TableDescription> {
  const table = `${service.base}/${tableName(request.table)}`
  const json = { $format: 'json' }
  const list = (name: string) => wholeList(get, odataAddress(table, name, json), service.base)
  const [info] = parsed(tableInfos, await list('TableInfos'))
  const columns = parsed(properties, await list('DataProperties'))
  const $filter = filterOf(
    request,
    columns.flatMap(({ Key, Type }) => (Key ? [{ name: Key, kind: Type }] : [])),
  )
  const count = await get(odataAddress(table, `${values}/$count`, { $filter }), { optional: true })
  const first = odataAddress(table, values, { ...json, $filter })
  return {
    title: info?.Title ?? request.table,
    modified: info?.Modified ?? null,
    total: typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null,
    fullPage: service.pageSize,
    parts: [first],
    long: null,
    read(answer) {
      const envelope = envelopeOf(answer)
      const cells = pageCells(envelope.value)
      return { ...cells, received: cells.rows.length, next: envelope['odata.nextLink'] ?? null }
    },
  }
}

/** Kinds under which StatLine lists the dimension with regions (`GeoDimension`, `GeoDetail`) and the one with periods. */
export const isRegions = (kind: string) => kind.startsWith('Geo')
const isPeriods = (kind: string) => kind === 'TimeDimension'
const isDimension = (kind: string) => kind === 'Dimension' || isRegions(kind) || isPeriods(kind)

/**
 * The filter for a request on a table with these dimensions; undefined when everything is asked.
 *
 * @throws Refusal `service-dimension-missing` when the table is not divided by what was asked, `input-invalid`
 */
export function filterOf(
  request: TableRequest,
  columns: readonly { name: string; kind: string }[],
): string | undefined {
  const dimensions = columns.filter(({ kind }) => isDimension(kind))
  const named = (wanted: string, is: (column: { name: string; kind: string }) => boolean) => {
    const found = dimensions.find(is)?.name
    if (found !== undefined && /^\w{1,100}$/.test(found)) return found
    const there = dimensions.map(({ name }) => name)
    throw new Refusal('service-dimension-missing', { table: request.table, dimension: wanted, there })
  }
  const { regions, periods, dimensions: kept = {} } = request
  return allOf([
    regions &&
      regionFilter(
        named('regions', ({ kind }) => isRegions(kind)),
        regions,
      ),
    periods &&
      codeFilter(
        named('periods', ({ kind }) => isPeriods(kind)),
        periods.map(statlinePeriod),
      ),
    ...Object.entries(kept).map(([name, codes]) =>
      codeFilter(
        named(name, (column) => column.name === name),
        codes,
      ),
    ),
  ])
}
