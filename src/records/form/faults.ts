import type { z } from 'zod'
import { placeOf as pathText } from '../faults'
import type { FormField, ValueForm } from './fields'
import type { ReadForm } from './typed'

/** What is wrong at a field: a text of this room under `fault`, with what stands in it. */
export interface FieldFault {
  /** Name of the field; empty when it concerns the whole form. */
  field: string
  fault: FaultName
  most?: number
}

export type FaultName =
  | 'required'
  | 'day'
  | 'period'
  | 'moment'
  | 'number'
  | 'negative'
  | 'share'
  | 'choice'
  | 'long'
  | 'many'
  | 'other'
  | 'gone'

/**
 * What a schema finds wrong in a form, at the fields of the form.
 *
 * @param form what was judged, of `bodyOf`
 */
export function fieldFaults(error: z.ZodError, fields: readonly FormField[], { body, places }: ReadForm): FieldFault[] {
  const found = new Map<string, FieldFault>()
  for (const issue of error.issues) {
    const field = placeOf(issue.path, places)
    if (!found.has(field))
      found.set(field, { field, ...faultOf(issue, formAt(fields, issue.path), valueAt(body, issue.path)) })
  }
  return [...found.values()]
}

/** The field of a path, or of the nearest thing above it that has one. */
export function placeOf(path: readonly PropertyKey[], places: ReadonlyMap<string, string>): string {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places.get(pathText(path.slice(0, length)))
    if (place !== undefined) return place
  }
  return ''
}

function formAt(fields: readonly FormField[], path: readonly PropertyKey[]): ValueForm | null {
  const [name, ...rest] = path.filter((part) => typeof part !== 'number')
  const field = fields.find((one) => one.name === name)
  if (!field) return null
  return field.type === 'rows' || field.type === 'group' ? formAt(field.fields, rest) : field.form
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], body)
}

function faultOf(issue: z.core.$ZodIssue, form: ValueForm | null, value: unknown): Omit<FieldFault, 'field'> {
  const isAbsent = issue.code === 'invalid_type' && value === undefined
  if (isAbsent || (issue.code === 'too_small' && issue.origin === 'string')) return { fault: 'required' }
  if (issue.code === 'too_big' && issue.origin === 'array') return { fault: 'many', most: Number(issue.maximum) }
  if (issue.code === 'too_big' && issue.origin === 'string') return { fault: 'long', most: Number(issue.maximum) }
  switch (form?.control) {
    case 'day':
    case 'period':
    case 'moment':
    case 'share':
    case 'choice':
      return { fault: form.control }
    case 'number':
      return { fault: issue.code === 'too_small' ? 'negative' : 'number' }
    default:
      return { fault: 'other' }
  }
}
