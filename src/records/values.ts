import { z } from 'zod'

/**
 * The values that fields of records are made of. Each is a zod schema, the one definition for form, API, command line,
 * workbook and exchange format; `fieldForm` says beside it how a form asks for it.
 */
export type FieldForm =
  | { control: 'none' | 'line' | 'prose' | 'day' | 'period' | 'moment' | 'number' | 'share' | 'yes' }
  /** One of the values; the texts of the room say them under `choice.{texts}.{value}`. */
  | { control: 'choice'; texts: string; values: readonly string[] }
  /** Free text with suggestions, worded like those of a choice. */
  | { control: 'vocabulary'; texts: string; values: readonly string[] }
  /** The id of a record of that kind, in the same area. */
  | { control: 'reference'; kind: string }
  /** Several of these, in order. */
  | { control: 'list' }
  /** Rows of named fields. */
  | { control: 'rows' }
  /** Some fields that belong together. */
  | { control: 'group' }

/** How a form asks for a value; a schema without an entry is not asked for. */
export const fieldForm = z.registry<FieldForm>()

/** Most entries of a list and most rows of a table in one record. */
export const mostEntries = 500

/** What something is known by in its file. Free text, one line. */
export const id = () =>
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]+$/u)
    .register(fieldForm, { control: 'none' })

/** One line of text. */
export const line = () => z.string().min(1).max(400).register(fieldForm, { control: 'line' })

/** Some paragraphs of text. */
export const prose = () => z.string().min(1).max(20_000).register(fieldForm, { control: 'prose' })

/** A day that exists: `2026-01-31`. */
export const day = () => z.iso.date().register(fieldForm, { control: 'day' })

const periodText = /^\d{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])))?$/

/** A year, half year, quarter or month: `2022`, `2022-H1`, `2022-Q1`, `2022-05`. */
export const period = () => z.string().regex(periodText).register(fieldForm, { control: 'period' })

/** A period, or a day. */
export const moment = () =>
  z.union([z.string().regex(periodText), z.iso.date()]).register(fieldForm, { control: 'moment' })

/** A number with the unit that stands elsewhere in the record. */
export const number = () => z.number().register(fieldForm, { control: 'number' })

/** A number of people, things or euros: zero or more. */
export const amount = () => z.number().min(0).register(fieldForm, { control: 'number' })

/** A part of a whole, from 0 to 1; a form asks for it in per cent. */
export const share = () => z.number().min(0).max(1).register(fieldForm, { control: 'share' })

/** Yes or no. */
export const yes = () => z.boolean().register(fieldForm, { control: 'yes' })

/** One of these values. */
export const choice = <const Values extends readonly [string, ...string[]]>(texts: string, values: Values) =>
  z.enum(values).register(fieldForm, { control: 'choice', texts, values })

/** A word of the alliance's own, with those of the field as suggestions. */
export const vocabulary = (texts: string, values: readonly string[]) =>
  z.string().min(1).max(100).register(fieldForm, { control: 'vocabulary', texts, values })

/** The id of a record of another kind. That it exists is checked where a record is kept and where a file is read. */
export const reference = (kind: string) =>
  z.string().min(1).max(200).register(fieldForm, { control: 'reference', kind })

/** Several values in order: lines, references, words. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(mostEntries).register(fieldForm, { control: 'list' })

/** Rows of a small table in a record. */
export const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.strictObject(shape)).max(mostEntries).register(fieldForm, { control: 'rows' })

/** Some fields that belong together. */
export const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape).register(fieldForm, { control: 'group' })
