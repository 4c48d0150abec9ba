import { z } from 'zod'
import { type FieldForm, fieldForm } from '../values'

type Control<Name extends FieldForm['control']> = Extract<FieldForm, { control: Name }>

/** How a form asks for one value. */
export type ValueForm =
  | { control: 'line' | 'prose' | 'day' | 'period' | 'moment' | 'number' | 'share' | 'yes' }
  | Control<'choice'>
  | Control<'vocabulary'>
  | Control<'reference'>

/** A field of a form, as the schema of a kind of record declares it. */
export type FormField = { name: string; isRequired: boolean } & (
  | { type: 'value'; form: ValueForm }
  | { type: 'list'; form: ValueForm }
  | { type: 'rows'; fields: readonly FormField[] }
  | { type: 'group'; fields: readonly FormField[] }
)

/** The fields of a schema that a form asks for, in their order; what it does not ask for is left as it is. */
export function fieldsOf(schema: z.ZodObject): FormField[] {
  return Object.entries(schema.shape).flatMap(([name, part]) => fieldOf(name, part as z.ZodType) ?? [])
}

/** Names of the fields that a form does not ask for and a record cannot do without: those of what it is known by. */
export function namesOfId(schema: z.ZodObject): string[] {
  return Object.entries(schema.shape).flatMap(([name, part]) => {
    const { inner, isRequired } = unwrapped(part as z.ZodType)
    return isRequired && fieldForm.get(inner)?.control === 'none' ? [name] : []
  })
}

/** Names of the kinds of record that fields refer to. */
export function kindsReferred(fields: readonly FormField[]): string[] {
  const named = fields.flatMap((field) => {
    if (field.type === 'rows' || field.type === 'group') return kindsReferred(field.fields)
    return field.form.control === 'reference' ? [field.form.kind] : []
  })
  return [...new Set(named)]
}

function fieldOf(name: string, part: z.ZodType): FormField | null {
  const { inner, isRequired } = unwrapped(part)
  const form = fieldForm.get(inner)
  if (!form || form.control === 'none') return null
  if (form.control === 'group') {
    return { name, isRequired, type: 'group', fields: fieldsOf(inner as unknown as z.ZodObject) }
  }
  const element = inner instanceof z.ZodArray ? (inner.def.element as z.ZodType) : null
  if (form.control === 'rows') {
    return { name, isRequired, type: 'rows', fields: fieldsOf(element as unknown as z.ZodObject) }
  }
  if (form.control !== 'list') return { name, isRequired, type: 'value', form: form as ValueForm }
  const item = element && fieldOf(name, element)
  return item?.type === 'value' ? { name, isRequired, type: 'list', form: item.form } : null
}

function unwrapped(part: z.ZodType): { inner: z.ZodType; isRequired: boolean } {
  if (part instanceof z.ZodOptional || part instanceof z.ZodNullable) {
    return { inner: unwrapped(part.def.innerType as z.ZodType).inner, isRequired: false }
  }
  return { inner: part, isRequired: true }
}

/** How many optional fields stand above the fold of a form, where their kind names none. */
const usualCount = 6

/**
 * The fields of a form in two parts: those asked for at once (what is required, what is filled in already, and the first
 * of the others), and those behind "more".
 *
 * @param isFilled whether something is filled in in a field
 * @param usual names of the others that are asked for at once
 */
export function foldedFields(
  fields: readonly FormField[],
  isFilled: (field: FormField) => boolean,
  usual?: readonly string[],
): { shown: FormField[]; folded: FormField[] } {
  const optional = fields.filter((field) => !field.isRequired && !isFilled(field))
  const first = usual ?? fields.flatMap(({ name, isRequired }) => (isRequired ? [] : [name])).slice(0, usualCount)
  const folded = optional.filter(({ name }) => !first.includes(name))
  // Behind "more" stands something worth looking for, or nothing.
  if (folded.length < 3) return { shown: [...fields], folded: [] }
  return { shown: fields.filter((field) => !folded.includes(field)), folded }
}
