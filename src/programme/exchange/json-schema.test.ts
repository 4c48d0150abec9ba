import { describe, expect, it } from 'vitest'
import { exampleProgramme } from '../../../test/support/programme-example'
import { programmeJsonSchema } from './json-schema'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: boolean
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  pattern?: string
  minimum?: number
}

const published = programmeJsonSchema('https://wijklus.example') as Schema & { $id: string; $schema: string }

/** Where a value does not fit a schema, by the keywords that say what is there and of what type. */
function misfits(schema: Schema, value: unknown, path = ''): string[] {
  if (schema.anyOf) return schema.anyOf.some((one) => misfits(one, value).length === 0) ? [] : [path]
  if (schema.const !== undefined && value !== schema.const) return [path]
  if (schema.enum && !schema.enum.includes(value)) return [path]
  if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return [path]
  if (typeof value === 'number' && schema.minimum !== undefined && value < schema.minimum) return [path]
  const type = Array.isArray(value) ? 'array' : typeof value
  if (schema.type && schema.type !== type) return [path]
  if (Array.isArray(value)) return value.flatMap((item, index) => misfits(schema.items ?? {}, item, `${path}/${index}`))
  if (type !== 'object') return []
  const body = value as Record<string, unknown>
  const missing = (schema.required ?? []).filter((name) => !(name in body))
  const unknown =
    schema.additionalProperties === false ? Object.keys(body).filter((name) => !schema.properties?.[name]) : []
  return [
    ...[...missing, ...unknown].map((name) => `${path}/${name}`),
    ...Object.entries(body).flatMap(([name, one]) => misfits(schema.properties?.[name] ?? {}, one, `${path}/${name}`)),
  ]
}

describe('the JSON Schema of the exchange format', () => {
  it('says which draft it is in, and where it is published', () => {
    expect(published.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(published.$id).toBe('https://wijklus.example/api/v1/schemas/programme.json')
  })

  it('fits the example, and not what was changed in it', () => {
    expect(misfits(published, exampleProgramme)).toEqual([])
    const [node] = exampleProgramme.nodes
    expect(misfits(published, { ...exampleProgramme, nodes: [{ ...node, colour: 'red' }] })).toEqual([
      '/nodes/0/colour',
    ])
    expect(misfits(published, { ...exampleProgramme, nodes: [{ ...node, kind: 'dream' }] })).toEqual(['/nodes/0/kind'])
    expect(misfits(published, { ...exampleProgramme, asOf: undefined, extra: 1 })).toEqual(['/extra', '/asOf'])
  })

  it('refuses unknown fields at every depth', () => {
    const open: string[] = []
    const walk = (schema: Schema, path: string) => {
      if (schema.type === 'object' && schema.additionalProperties !== false) open.push(path)
      for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, `${path}/${name}`)
      if (schema.items) walk(schema.items, `${path}[]`)
    }
    walk(published, '')
    expect(open).toEqual([])
    expect(published.properties?.interventions?.items?.properties?.contributes?.items?.required).toEqual([
      'node',
      'how',
    ])
  })
})
