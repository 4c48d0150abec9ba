import { z } from 'zod'
import { type Cell, Unreadable } from './port'

/** What OData 3 and 4 put around a list. Everything else in an answer is left alone. */
const envelope = z.object({
  value: z.array(z.unknown()),
  'odata.nextLink': z.string().max(8_000).optional(),
  '@odata.nextLink': z.string().max(8_000).optional(),
  '@odata.count': z.union([z.number(), z.string().max(20)]).optional(),
})

/** The list in an answer, with the address of the next page. @throws Unreadable */
export function envelopeOf(answer: unknown): z.infer<typeof envelope> {
  return parsed(envelope, answer)
}

/** What a schema makes of an answer. @throws Unreadable naming the place in the answer */
export function parsed<Value>(schema: z.ZodType<Value>, answer: unknown): Value {
  const read = schema.safeParse(answer)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Unreadable(`${issue?.path.join('.') || 'answer'}: ${issue?.message}`)
}

/** Longest text that a cell may hold; descriptions are in other entity sets. */
const longestCell = 4_000

/**
 * One value of an answer as text of a cell: null for nothing, numbers as JavaScript writes them, text as it is with its
 * padding. Control characters, which no figure has, are refused.
 *
 * @throws Unreadable for lists and objects
 */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') {
    if (value.length > longestCell) throw new Unreadable(`a text of ${value.length} characters in a row`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) throw new Unreadable('a control character in a row')
    return value
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Unreadable(`a ${Array.isArray(value) ? 'list' : typeof value} in a row`)
}

/** Names a column may have: they become the header of a file. */
const columnName = /^[\p{L}_][\p{L}\p{N}_]{0,199}$/u
const mostColumns = 1_000

/** A row of an answer as an object. @throws Unreadable */
export function rowOf(row: unknown): Readonly<Record<string, unknown>> {
  if (row === null || typeof row !== 'object' || Array.isArray(row)) throw new Unreadable('a row is no object')
  return row as Record<string, unknown>
}

/**
 * The rows of a page with the columns of its first row. Properties about the answer itself (`@odata.id`, `odata.type`)
 * are left out.
 *
 * @throws Unreadable when a row has other columns than the first, or a column a name that cannot head a file
 */
export function pageCells(list: readonly unknown[]): { columns: string[]; rows: Cell[][] } {
  const columns = list.length === 0 ? [] : Object.keys(rowOf(list[0])).filter(isData)
  const wrong = columns.find((name) => !columnName.test(name))
  if (wrong !== undefined) throw new Unreadable(`a column is called ${JSON.stringify(wrong.slice(0, 80))}`)
  if (columns.length > mostColumns) throw new Unreadable(`${columns.length} columns`)
  const known = new Set(columns)
  const rows = list.map((entry) => {
    const row = rowOf(entry)
    const stray = Object.keys(row).find((name) => isData(name) && !known.has(name))
    if (stray !== undefined) throw new Unreadable(`only some rows have ${JSON.stringify(stray.slice(0, 80))}`)
    return columns.map((name) => cellOf(Object.hasOwn(row, name) ? row[name] : null))
  })
  return { columns, rows }
}

function isData(name: string): boolean {
  return !name.includes('@') && !name.startsWith('odata.')
}
