import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/platform'
import { programmeKinds } from '../../src/programme'
import { bodyOf, type FormField, fieldsOf, sections, typedOf, type ValueForm } from '../../src/records'
import { texts } from '../../src/texts'

/** Texts that a value may hold, also with signs and spaces that a form does not show as they are. */
const free = fc.oneof(fc.string({ minLength: 1, maxLength: 30 }), fc.constantFrom('a\nb', ' x ', '1.250', 'é, ë', '%'))

function valuesOf(form: ValueForm): fc.Arbitrary<unknown> {
  switch (form.control) {
    case 'yes':
      return fc.boolean()
    case 'share':
      return fc.double({ min: 0, max: 1, noNaN: true })
    case 'number':
      return fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
    case 'day':
      return fc.constantFrom('2026-01-31', '1950-12-01')
    case 'period':
      return fc.constantFrom('2026', '2026-H1', '2026-Q4', '2026-05')
    case 'moment':
      return fc.constantFrom('2026', '2026-Q1', '2026-05-31')
    case 'choice':
      return fc.constantFrom(...form.values)
    case 'vocabulary':
      return fc.oneof(fc.constantFrom('own word', ...form.values), free)
    default:
      return free
  }
}

function arbitraryOf(field: FormField): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'value':
      return valuesOf(field.form)
    case 'list':
      return fc.array(valuesOf(field.form), { maxLength: 4 })
    case 'rows':
      return fc.array(bodiesOf(field.fields), { maxLength: 3 })
    case 'group':
      return bodiesOf(field.fields)
  }
}

function bodiesOf(fields: readonly FormField[]): fc.Arbitrary<Record<string, unknown>> {
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return fc
    .record(Object.fromEntries(fields.map((field) => [field.name, arbitraryOf(field)])), { requiredKeys: required })
    .map((body) => JSON.parse(JSON.stringify(body)) as Record<string, unknown>)
}

describe.each(programmeKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const fields = fieldsOf(kind.schema)
  const known = (language: Language, key: string) => texts.known(language, kind.room, key)

  it('comes back from its form as it went in', () => {
    fc.assert(
      fc.property(bodiesOf(fields), fc.constantFrom<Language>('nl', 'en'), (body, language) => {
        const whole = { ...body, notAsked: { x: 1 } }
        expect(bodyOf(fields, typedOf(fields, whole, language), whole, language).body).toEqual(whole)
      }),
      { numRuns: 25 },
    )
  })

  it('has words for itself, its fields, columns and choices, in both languages', () => {
    const keys = ['one', 'many', 'empty'].map((which) => `kind.${name}.${which}`)
    const asked = (prefix: string, some: readonly FormField[]) => {
      for (const field of some) {
        if (field.type === 'value' || field.type === 'list') {
          keys.push(`${prefix}.${field.name}`)
          if ('texts' in field.form) keys.push(...field.form.values.map((value) => wordOf(field.form, value)))
        } else {
          keys.push(`${prefix}.${field.name}.label`)
          asked(`${prefix}.${field.name}`, field.fields)
        }
      }
    }
    asked(`field.${name}`, fields)
    const missing = (['nl', 'en'] as const).flatMap((language) =>
      keys.filter((key) => known(language, key) === undefined && !isElsewhere(language, key)),
    )
    expect(missing).toEqual([])
  })

  it('names as usual fields only fields that it has', () => {
    expect((kind.usual ?? []).filter((field) => !fields.some((one) => one.name === field))).toEqual([])
  })
})

function wordOf(form: ValueForm, value: string): string {
  return `choice.${'texts' in form ? form.texts : ''}.${value}`
}

/** Words of a choice may stand in the room that the kind borrowed the choice from. */
function isElsewhere(language: Language, key: string): boolean {
  if (!key.startsWith('choice.')) return false
  return programmeKinds.some(({ room }) => texts.known(language, room, key) !== undefined)
}

it('every part that an area can share has a name', () => {
  for (const language of ['nl', 'en'] as const) {
    const missing = sections.filter((section) => texts.known(language, 'records', `section.${section}`) === undefined)
    expect(missing).toEqual([])
  }
})
