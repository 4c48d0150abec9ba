/** A row of a table that a JSON file holds. */
export interface JsonRow {
  /** Path of its table: null for the records of the file, `buurten` for a list within each of them, `series` for years. */
  table: string | null
  /** Text by column. */
  cells: Map<string, string | null>
}

type JsonObject = Readonly<Record<string, unknown>>

/** A year, or a period as Statistics Netherlands writes it. */
const period = /^(19|20)\d\d(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])|-Q[1-4])?\*{0,2}$/
const regionCode = /^(NL|PV|GM|WK|BU|PC)[0-9A-Z]{1,8}$/

/** The table of what is given per year. */
export const seriesTable = 'series'

/**
 * The rows that a record is, by rules that hold for any JSON:
 *
 * - objects within objects become columns with a path: `demografie.inwoners`; so do lists of single values: `jaren.0`;
 * - a list of objects becomes a table of its own, called after its path; the single values of the object around it stand in
 *   each row as `../code`;
 * - an object of objects that are alike is such a list too, with its names in the column `code` where they are codes of
 *   regions and `key` otherwise;
 * - an object whose names are all years, or other periods, becomes a row per year in the table `series`: the single values of
 *   the region it belongs to, `series` with the path, `period` and `value`.
 *
 * Lists within lists go down in the same way.
 */
export function* rowsOfRecord(record: JsonObject): Generator<JsonRow> {
  yield* rowsAt(record, { table: null, cells: new Map() })
}

/** All values of an object in one row, whatever they are: the properties of a map feature. */
export function flatCells(properties: JsonObject): Map<string, string | null> {
  const cells = new Map<string, string | null>()
  const flatten = (object: JsonObject, prefix: string) => {
    for (const [name, value] of Object.entries(object)) {
      if (isObject(value) || Array.isArray(value)) flatten(value as unknown as JsonObject, `${prefix}${name}.`)
      else cells.set(`${prefix}${name}`, textOf(value))
    }
  }
  flatten(properties, '')
  return cells
}

function* rowsAt(record: JsonObject, row: JsonRow): Generator<JsonRow> {
  const nested: JsonRow[] = []
  collect(record, '', { row, nested, region: { object: record, code: row.cells.get('code') ?? null, path: '' } })
  yield row
  yield* nested
}

/** What is known while an object within a record is read. */
interface Within {
  row: JsonRow
  /** Rows of other tables that were found. */
  nested: JsonRow[]
  /** The nearest object around that is about a region, its code where that is its name, and the path at which it stands. */
  region: { object: JsonObject; code: string | null; path: string }
}

function collect(object: JsonObject, path: string, within: Within): void {
  for (const [name, value] of Object.entries(object)) {
    const place = `${path}${name}`
    if (Array.isArray(value) && value.some(isObject)) {
      const list = value.filter(isObject).map((element) => ({ element, key: null }))
      nest(list, place, object, within)
    } else if (!isObject(value) && !Array.isArray(value)) {
      within.row.cells.set(place, textOf(value))
    } else if (isSeries(value)) {
      within.nested.push(...seriesRows(value, place, within.region))
    } else if (isObject(value) && isList(value)) {
      const list = Object.entries(value).map(([key, element]) => ({ element: element as JsonObject, key }))
      nest(list, place, {}, within)
    } else {
      const inner = value as unknown as JsonObject
      const region = isAboutRegion(inner) ? { object: inner, code: null, path: place } : within.region
      collect(inner, `${place}.`, { ...within, region })
    }
  }
}

function nest(
  list: readonly { element: JsonObject; key: string | null }[],
  place: string,
  around: JsonObject,
  { row, nested }: Within,
): void {
  const table = row.table === null ? place : `${row.table}.${place}`
  const hasCodes = list.every(({ element, key }) => key !== null && regionCode.test(key) && !('code' in element))
  const values = singleValues(around).map(([name, value]) => [`../${name}`, value] as const)
  for (const { element, key } of list) {
    const cells = new Map<string, string | null>(values)
    if (key !== null) cells.set(hasCodes ? 'code' : 'key', key)
    nested.push(...rowsAt(element, { table, cells }))
  }
}

function seriesRows(series: JsonObject, place: string, { object, code, path }: Within['region']): JsonRow[] {
  const values: [string, string | null][] = code === null ? [] : [['code', code]]
  values.push(...singleValues(object))
  values.push(['series', path === '' ? place : place.slice(path.length + 1)])
  return Object.entries(series).map(([year, value]) => {
    const cells = new Map(values)
    cells.set('period', year)
    cells.set('value', textOf(value))
    return { table: seriesTable, cells }
  })
}

/** Whether one of the single values of an object is the code of a region. */
export function isAboutRegion(object: JsonObject): boolean {
  return Object.values(object).some((value) => typeof value === 'string' && regionCode.test(value.trim()))
}

function singleValues(object: JsonObject): [string, string | null][] {
  return Object.entries(object).flatMap(([name, value]) =>
    isObject(value) || Array.isArray(value) ? [] : [[name, textOf(value)] as [string, string | null]],
  )
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSeries(value: unknown): value is JsonObject {
  if (!isObject(value)) return false
  const entries = Object.entries(value)
  return (
    entries.length > 0 && entries.every(([name, one]) => period.test(name) && !isObject(one) && !Array.isArray(one))
  )
}

/** Whether the values of an object are objects that share most of their names. */
function isList(object: JsonObject): boolean {
  const values = Object.values(object)
  if (values.length < 2 || !values.every(isObject)) return false
  const [first, ...others] = values.map((value) => Object.keys(value as JsonObject))
  if (first === undefined || first.length === 0) return false
  return others.every((names) => names.filter((name) => first.includes(name)).length * 2 > first.length)
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}
