import { z } from 'zod'
import { disclosureClasses } from './model/disclosure'
import { goalLevels } from './model/goal'
import { aggregations, indicatorKinds, polarities } from './model/indicator'
import { uncertainties } from './model/observation'
import { themeSchemeKinds } from './model/theme'
import { codeShape } from './model/valid-row'

const text = z.string().trim().min(1)
const wording = z.strictObject({ nl: text, en: text })
const code = z.string().regex(codeShape, 'lower case letters, digits and single hyphens')
const line = z.string().regex(/^\d+(-\d+)?$/, 'a line is a number or a range: 6758 or 6764-6765')
const sourceLine = z.strictObject({ document: code, line: z.union([z.int().transform(String), line]) })
const year = z.string().regex(/^\d{4}$/, 'a year')

export const indicatorSchema = z.strictObject({
  code,
  name: wording,
  subject: wording,
  population: wording,
  kind: z.enum(indicatorKinds),
  theme: code,
  unit: text,
  better: z.enum(polarities),
  uncertainty: z.enum(uncertainties),
  aggregation: z.enum(aggregations),
  definitions: z
    .array(
      z.strictObject({
        version: text,
        label: wording,
        text: wording,
        from: year.optional(),
        to: year.optional(),
        source: sourceLine,
      }),
    )
    .min(1),
  // A doubt that many indicators share stands once in caveats.yaml; each says where its own source has it.
  caveats: z.array(
    z.union([
      z.strictObject({ shared: code, source: sourceLine }),
      z.strictObject({ text: wording, source: sourceLine }),
    ]),
  ),
  jumps: z.array(z.strictObject({ period: year, text: wording, source: sourceLine })).default([]),
})

export const caveatSchema = z.strictObject({ code, text: wording })

const span = { from: year.nullable().default(null), source: sourceLine }

export const themeSchemeSchema = z.strictObject({
  code,
  kind: z.enum(themeSchemeKinds),
  name: wording,
  area: code.nullable().default(null),
  ...span,
  to: year.nullable().default(null),
  note: wording.nullable().default(null),
  themes: z.array(z.strictObject({ code, name: wording, source: sourceLine, indicators: z.array(code) })).min(1),
})

const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('value'),
    bound: z.enum(['at-least', 'at-most']),
    value: z.number(),
    high: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('change'), factor: z.number().positive(), base: year }),
  z.strictObject({ kind: z.literal('reference'), place: code }),
])

export const goalSchema = z.strictObject({
  code,
  level: z.enum(goalLevels),
  name: wording,
  text: wording,
  target: targetSchema,
  ...span,
  by: year.nullable().default(null),
  indicators: z.array(z.strictObject({ code, fit: wording })).min(1),
})

export const eventSchema = z.strictObject({
  code,
  name: wording,
  text: wording,
  from: year,
  to: year,
  source: sourceLine,
  indicators: z.array(z.strictObject({ code, link: wording })).min(1),
})

export const datasetSchema = z.strictObject({
  slug: code,
  title: wording,
  publisher: text,
  licence: text,
  disclosure: z.enum(disclosureClasses),
  retrieved: z.iso.date(),
  figures: z.string().regex(/^figures\/[a-z0-9-]+\.csv$/, 'a file in figures/'),
})

export const documentSchema = z
  .strictObject({
    slug: code,
    title: text,
    publisher: text,
    year: year.transform(Number),
    line,
    note_nl: z.string(),
    note_en: z.string(),
  })
  .refine((row) => (row.note_nl === '') === (row.note_en === ''), {
    path: ['note_en'],
    message: 'a note in one language',
  })

const empty = z.literal('').transform(() => undefined)
const number = z.union([
  empty,
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'a number with a decimal point')
    .transform(Number),
])
const optional = z.union([empty, text])
export const figureSchema = z.strictObject({
  indicator: text,
  definition: text,
  place: text,
  period: text,
  value: number,
  decimals: number,
  precision: text,
  low: number,
  high: number,
  n: number,
  of: number,
  absence: optional,
  document: text,
  line,
  figure: optional,
  note_nl: optional,
  note_en: optional,
})
