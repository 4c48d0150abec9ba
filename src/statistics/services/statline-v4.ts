import { z } from 'zod'
import { odataAddress, tableName } from './address'
import { cellOf, envelopeOf, parsed, rowOf } from './cells'
import { wholeList } from './lists'
import type { Get, TableDescription, TableRequest, TableService } from './port'
import { filterOf, isRegions } from './statline-v3'

const text = z.string().max(2_000)
const properties = z.object({ Title: text, Modified: text.nullish(), ObservationsModified: text.nullish() })
const dimensions = z.array(z.object({ Identifier: text, Kind: text }))
const measures = z.array(
  z.object({
    Identifier: text,
    Title: text,
    Unit: text.nullish(),
    MeasureGroupId: z.union([z.string(), z.number()]).nullish(),
  }),
)
const id = z.union([z.string(), z.number()])
const groups = z.array(z.object({ Id: id, Title: text, ParentId: id.nullish() }))

/**
 * A table of StatLine by OData 4, long: one row per figure, with the measure, one column per dimension, the value and why
 * there is none (`ValueAttribute`). The codes of measures are the same in every year.
 *
 * Besides the columns of the publisher a row gets `MeasureTitle` and `Unit`: the path of the measure through its groups
 * as a StatLine file writes it above a column, `Bevolking/Geslacht/Mannen (aantal)`, and what it counts.
 *
 * Addresses: `{base}/{table}/Properties` (one object), `/Dimensions`, `/MeasureCodes`, `/MeasureGroups`, `/Observations`;
 * pages with `@odata.nextLink`.
 *
 * @throws Refusal `input-invalid`, `service-dimension-missing`, and what `get` throws
 */
export async function describeVersion4(
  service: TableService & { base: string },
  request: TableRequest,
  get: Get,
): Promise<TableDescription> {
  const table = `${service.base}/${tableName(request.table)}`
  const about = parsed(properties, await get(odataAddress(table, 'Properties')))
  const list = (name: string, options?: { optional: true }) =>
    wholeList(get, odataAddress(table, name), service.base, options)
  const divisions = parsed(dimensions, await list('Dimensions'))
  const codes = parsed(measures, await list('MeasureCodes'))
  // A table whose measures stand in no group has no list of groups.
  const titles = titlesOf(codes, parsed(groups, (await list('MeasureGroups', { optional: true })) ?? []))
  const columns = divisions.map(({ Identifier, Kind }) => ({ name: Identifier, kind: Kind }))
  const $filter = filterOf(request, columns)
  const counted = await get(odataAddress(table, 'Observations', { $count: 'true', $top: '1', $filter }), {
    optional: true,
  })
  const names = columns.map(({ name }) => name)
  const header = ['Measure', 'MeasureTitle', 'Unit', ...names, 'Value', 'StringValue', 'ValueAttribute']
  const modified = [about.Modified, about.ObservationsModified].filter((moment) => moment).join(' ')
  return {
    title: about.Title,
    modified: modified === '' ? null : modified,
    total: totalOf(counted),
    fullPage: null,
    parts: [odataAddress(table, 'Observations', { $filter })],
    long: { names, regions: columns.find(({ kind }) => isRegions(kind))?.name ?? null },
    read(answer) {
      const envelope = envelopeOf(answer)
      const rows = envelope.value.map((entry) => {
        const row = rowOf(entry)
        const measure = parsed(text, row.Measure)
        const known = titles.get(measure)
        return [
          measure,
          known?.title ?? null,
          known?.unit ?? null,
          ...names.map((name) => cellOf(row[name])),
          cellOf(row.Value),
          cellOf(row.StringValue),
          cellOf(row.ValueAttribute),
        ]
      })
      return { columns: header, rows, received: rows.length, next: envelope['@odata.nextLink'] ?? null }
    },
  }
}

/** `@odata.count` of an answer; null for an answer without one. */
function totalOf(counted: unknown): number | null {
  if (counted === undefined) return null
  const total = Number(envelopeOf(counted)['@odata.count'] ?? Number.NaN)
  return Number.isSafeInteger(total) && total >= 0 ? total : null
}

/** Path and unit of every measure. Groups that are each other's parent end where the circle closes. */
function titlesOf(
  codes: z.infer<typeof measures>,
  list: z.infer<typeof groups>,
): ReadonlyMap<string, { title: string; unit: string | null }> {
  const byId = new Map(list.map((group) => [String(group.Id), group]))
  return new Map(
    codes.map(({ Identifier, Title, Unit, MeasureGroupId }) => {
      const path = [Title]
      const seen = new Set<string>()
      let at = MeasureGroupId === null || MeasureGroupId === undefined ? undefined : String(MeasureGroupId)
      while (at !== undefined && !seen.has(at)) {
        seen.add(at)
        const group = byId.get(at)
        if (group) path.unshift(group.Title)
        at = group?.ParentId === null || group?.ParentId === undefined ? undefined : String(group.ParentId)
      }
      return [Identifier, { title: `${path.join('/')}${Unit ? ` (${Unit})` : ''}`, unit: Unit ?? null }]
    }),
  )
}
