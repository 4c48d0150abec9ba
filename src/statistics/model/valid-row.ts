import { z } from 'zod'
import { absences, isPeriod, precisions, type Row } from './observation'

// PostgreSQL cannot keep the character zero, and half a surrogate pair is no character at all.
const text = z
  .string()
  .min(1)
  .max(2000)
  .refine((value) => !value.includes('\0') && value.isWellFormed(), 'not text')
const number = z.number().transform((value) => (value === 0 ? 0 : value))
const notNegative = number.refine((value) => value >= 0, 'below zero')

/** A code as in addresses: `huishoudens-in-armoede`. */
export const codeShape = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** A code as `codeShape`, or one that came with a file and names its source: `kwb:a_inw`. */
const indicatorShape = /^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+([-_.][a-z0-9]+)*)?$/
const placeShape = /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/
const versionShape = /^[a-z0-9][a-z0-9.-]{0,39}$/

const fields = z.strictObject({
  indicator: z.string().max(100).regex(indicatorShape),
  definition: z.string().regex(versionShape),
  place: z.string().regex(placeShape),
  boundaryYear: z.int().min(1800).max(2200).nullable(),
  period: z.string().refine(isPeriod, 'not a year, quarter or month'),
  value: number.nullable(),
  precision: z.enum(precisions),
  low: number.optional(),
  high: number.optional(),
  margin: notNegative.optional(),
  n: notNegative.optional(),
  of: notNegative.optional(),
  absence: z.enum(absences).optional(),
  decimals: z.int().min(0).max(15).optional(),
  note: z.strictObject({ nl: text, en: text }).optional(),
  source: z.strictObject({ document: z.string().max(100).regex(codeShape), line: text, figure: text.optional() }),
})

/**
 * A row that may enter a dataset. Beyond its fields it holds that there is a value or a reason why not, never both; that
 * a range has its bounds, around the value if it has one and instead of it if it has none, and nothing else has bounds; and
 * that no more answered than were asked.
 */
export const rowSchema = fields.superRefine((row, context) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (row.value !== null && row.absence !== undefined) wrong('absence', 'a value and a reason why there is none')
  if (row.precision === 'range') {
    if (row.absence !== undefined) wrong('absence', 'a range and a reason why there is none')
    if (row.low === undefined || row.high === undefined) wrong('low', 'a range without its bounds')
    else if (row.low > row.high) wrong('low', 'above the other bound')
    else if (row.value !== null && (row.low > row.value || row.value > row.high)) wrong('value', 'outside its range')
  } else {
    if (row.value === null && row.absence === undefined) wrong('absence', 'no value and no reason why')
    if (row.low !== undefined || row.high !== undefined) wrong('precision', 'bounds without precision "range"')
  }
  if (row.n !== undefined && row.of !== undefined && row.n > row.of) wrong('n', 'more than there are (of)')
})

/**
 * The row as it will be stored, or what is wrong with it.
 *
 * @returns `{ row }`, or `{ field, reason }` of the first thing that is wrong
 */
export function readRow(candidate: unknown): { row: Row } | { field: string; reason: string } {
  const read = rowSchema.safeParse(candidate)
  if (read.success) return { row: read.data }
  const issue = read.error.issues[0]
  return { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' }
}
