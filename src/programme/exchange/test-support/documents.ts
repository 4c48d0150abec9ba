import fastCheck from 'fast-check'
import { z } from 'zod'
import { type RecordKind, value } from '../../../records'
import { collections, formatName, type ProgrammeDocument, programmeKinds } from '../format'

const kindOf = new Map(programmeKinds.map((kind) => [kind.collection, kind]))

/** Text as people write it, and as they do not: line breaks, quotes, formulas, spaces at its ends, signs of any script. */
const text = (most: number) =>
  fastCheck
    .oneof(
      fastCheck.string({ minLength: 1, maxLength: most, unit: 'grapheme' }),
      fastCheck.constantFrom(
        '=1+1',
        '-2',
        '@x',
        '1',
        '2026',
        'ja',
        'a\nb',
        ' a ',
        '"a"',
        '\t',
        '_x0041_',
        'a\r\nb',
        '1e3',
      ),
    )
    .map((one) => one.replaceAll('\0', ' ').toWellFormed().slice(0, most).toWellFormed())

const day = fastCheck
  .integer({ min: 0, max: 36_500 })
  .map((days) => new Date(Date.UTC(1980, 0, 1 + days)).toISOString().slice(0, 10))

const period = fastCheck
  .tuple(fastCheck.integer({ min: 1950, max: 2060 }), fastCheck.constantFrom('', '-Q1', '-H2', '-12', '-01'))
  .map(([year, part]) => `${year}${part}`)

/** A reference to a kind of which there is nothing; it is left out. */
const nothing = ''

const required = ['nodes', 'organisations']

/**
 * Any programme in the exchange format: every field of every kind, with ids that are unique and references that lead
 * somewhere.
 */
export function documents(): fastCheck.Arbitrary<ProgrammeDocument> {
  const counts = Object.fromEntries(
    // Some references are required: of what they lead to there is at least one.
    collections.map((name) => [name, fastCheck.integer({ min: required.includes(name) ? 1 : 0, max: 3 })]),
  ) as Record<string, fastCheck.Arbitrary<number>>
  return fastCheck.record({ asOf: day, counts: fastCheck.record(counts) }).chain(({ asOf, counts }) => {
    const ids = new Map<string, string[]>()
    for (const kind of programmeKinds) {
      const count = counts[kind.collection] ?? 0
      ids.set(
        kind.name,
        Array.from({ length: count }, (_, index) => `${kind.name} ${index}`),
      )
    }
    const bodies = Object.fromEntries(
      collections.map((collection) => {
        const kind = kindOf.get(collection) as RecordKind
        const body = valuesOf(kind.schema, ids)
        if (!kind.many) return [collection, collection === 'area' ? body : fastCheck.option(body, { nil: undefined })]
        const own = ids.get(kind.name) ?? []
        return [collection, fastCheck.tuple(...own.map((id) => body.map((one) => named(kind, one as object, id))))]
      }),
    )
    return fastCheck.record(bodies).map((filled) => {
      const present = Object.entries(filled).filter(
        ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
      )
      return { format: formatName, asOf, ...Object.fromEntries(present) } as ProgrammeDocument
    })
  })
}

/** The body with what it is known by. */
function named(kind: RecordKind, body: object, id: string): object {
  if (kind.name === 'indicator') return { ...body, code: id }
  if (kind.name === 'accepted') return { ...body, subject: id }
  return { ...body, id }
}

function valuesOf(schema: z.core.$ZodType, ids: ReadonlyMap<string, string[]>): fastCheck.Arbitrary<unknown> {
  const form = value.fieldForm.get(schema as z.ZodType)
  if (schema instanceof z.ZodOptional) return fastCheck.option(valuesOf(schema.def.innerType, ids), { nil: undefined })
  if (form?.control === 'reference')
    return fastCheck.constantFrom(...(ids.get(form.kind) ?? []), ...(ids.get(form.kind)?.length ? [] : [nothing]))
  if (form?.control === 'day') return day
  if (form?.control === 'period') return period
  if (form?.control === 'moment') return fastCheck.oneof(day, period)
  if (form?.control === 'choice') return fastCheck.constantFrom(...form.values)
  if (form?.control === 'share') return fastCheck.double({ min: 0, max: 1, noNaN: true }).map(withoutMinus)
  if (schema instanceof z.ZodNumber) {
    const isAmount = schema.minValue === 0
    const number = fastCheck.oneof(
      fastCheck.integer({ min: isAmount ? 0 : -1000, max: 10_000_000 }),
      fastCheck.double({ min: isAmount ? 0 : -1e12, max: 1e12, noNaN: true }),
    )
    return number.map(withoutMinus)
  }
  if (schema instanceof z.ZodBoolean) return fastCheck.boolean()
  if (schema instanceof z.ZodString) return text(Math.min(schema.maxLength ?? 100, 100))
  if (schema instanceof z.ZodArray) {
    const item = valuesOf(schema.def.element, ids)
    return fastCheck.array(item, { maxLength: 3 }).map((items) => items.filter((one) => one !== nothing))
  }
  if (schema instanceof z.ZodObject) {
    const shape = schema.def.shape as Record<string, z.core.$ZodType>
    const fields = Object.entries(shape).map(([name, field]) => [name, valuesOf(field, ids)])
    return fastCheck
      .record(Object.fromEntries(fields) as Record<string, fastCheck.Arbitrary<unknown>>)
      .map((body) => Object.fromEntries(Object.entries(body).filter(([, one]) => one !== undefined && one !== nothing)))
  }
  throw new Error(`no values known for ${schema._zod.def.type}`)
}

function withoutMinus(number: number): number {
  return Object.is(number, -0) ? 0 : number
}
