import { z } from 'zod'
import type { Ref } from '../platform'
import { fieldForm } from './values'

/** A reference as it stands in a body: to what, and where it stands (`contributes[0].node`). */
export interface Reference extends Ref {
  path: string
}

type Collect = (value: unknown, path: string, found: Reference[]) => void

/** What to look for per schema; null where no reference can stand. A schema is walked once, a body often. */
const known = new WeakMap<z.core.$ZodType, Collect | null>()

/**
 * The references in the body of a record: every value that its schema declares as the id of a record of another kind,
 * also in lists, rows and groups.
 *
 * @param schema of the kind of the record
 * @param body as the schema read it
 */
export function referencesIn(schema: z.ZodType, body: unknown): Reference[] {
  const found: Reference[] = []
  collectorOf(schema)?.(body, '', found)
  return found
}

function collectorOf(schema: z.core.$ZodType): Collect | null {
  const before = known.get(schema)
  if (before !== undefined) return before
  const made = makeCollector(schema)
  known.set(schema, made)
  return made
}

function makeCollector(schema: z.core.$ZodType): Collect | null {
  const form = fieldForm.get(schema as z.ZodType)
  if (form?.control === 'reference') {
    const { kind } = form
    return (value, path, found) => {
      if (typeof value === 'string') found.push({ kind, id: value, path })
    }
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return collectorOf(schema.def.innerType)
  if (schema instanceof z.ZodArray) return inArray(collectorOf(schema.def.element))
  if (schema instanceof z.ZodObject) return inObject(schema.def.shape)
  return null
}

function inArray(item: Collect | null): Collect | null {
  if (!item) return null
  return (value, path, found) => {
    if (!Array.isArray(value)) return
    for (const [index, one] of value.entries()) item(one, `${path}[${index}]`, found)
  }
}

function inObject(shape: Readonly<Record<string, z.core.$ZodType>>): Collect | null {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const collect = collectorOf(field)
    return collect ? [{ name, collect }] : []
  })
  if (fields.length === 0) return null
  return (value, path, found) => {
    if (typeof value !== 'object' || value === null) return
    const body = value as Readonly<Record<string, unknown>>
    for (const { name, collect } of fields) collect(body[name], path === '' ? name : `${path}.${name}`, found)
  }
}
