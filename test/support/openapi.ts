import { z } from 'zod'

export type JsonSchema = { [key: string]: unknown }

const content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+(;.*)?$/), z.object({ schema: z.looseObject({}) }))

const parameter = z.object({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: z.looseObject({}),
})

const operation = z.strictObject({
  summary: z.string().min(5),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z
    .record(
      z.string().regex(/^[1-5]\d\d$/),
      z.strictObject({ description: z.string().min(2), content: content.optional() }),
    )
    .refine(
      (responses) => Object.keys(responses).some((status) => status.startsWith('2')),
      'no answer when all is well',
    ),
})

/** An OpenAPI 3.1 document as far as ours uses it; what is in none of our documents is not allowed here either. */
export const openApiDocument = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.object({
    title: z.string(),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })).min(1),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), z.looseObject({})),
    parameters: z.strictObject({}).optional(),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.literal('http') })),
  }),
  webhooks: z.strictObject({}).optional(),
  paths: z.record(
    z.string().startsWith('/api/v1/'),
    z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'patch']), operation),
  ),
})

export type OpenApiDocument = z.infer<typeof openApiDocument>

/** What is wrong with a document beyond its shape: references and parameters that lead nowhere. */
export function faultsIn(document: OpenApiDocument): string[] {
  const faults: string[] = []
  for (const reference of referencesIn(document)) {
    const name = /^#\/components\/schemas\/([\w.-]+)$/.exec(reference)?.[1]
    if (!name || !document.components.schemas[name]) faults.push(`${reference} leads nowhere`)
  }
  for (const [path, methods] of Object.entries(document.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    for (const [method, { parameters = [], security = [] }] of Object.entries(methods)) {
      const declared = parameters.filter((each) => each.in === 'path')
      if (
        declared
          .map((each) => each.name)
          .sort()
          .join() !== inPath.sort().join()
      ) {
        faults.push(`${method} ${path} declares other parameters than stand in its path`)
      }
      if (declared.some((each) => !each.required)) faults.push(`${method} ${path}: a parameter in a path is required`)
      for (const scheme of security.flatMap((each) => Object.keys(each))) {
        if (!document.components.securitySchemes[scheme]) faults.push(`${method} ${path}: no security scheme ${scheme}`)
      }
    }
  }
  return faults
}

/** The schema of an answer as a validator in which nothing undeclared is allowed; undefined when none is declared. */
export function validatorOf(document: OpenApiDocument, path: string, method: string, status: number, type: string) {
  const operation = document.paths[`/api/v1${path}`]?.[method.toLowerCase() as 'get']
  const response = operation?.responses[String(status)]
  const bare = type.split(';')[0]
  const found = Object.entries(response?.content ?? {}).find(([declared]) => declared.split(';')[0] === bare)
  return found && z.fromJSONSchema(closed(document, found[1].schema))
}

/** The schema with its references filled in and every object with known fields closed for others. */
function closed(document: OpenApiDocument, schema: unknown): JsonSchema {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    const { $ref: reference, example: _, ...rest } = node as JsonSchema
    if (typeof reference === 'string') return walk(document.components.schemas[reference.split('/').at(-1) ?? ''])
    const walked = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, walk(value)]))
    return walked.properties && !('additionalProperties' in walked)
      ? { ...walked, additionalProperties: false }
      : walked
  }
  return walk(schema) as JsonSchema
}

function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : []
  return [...own, ...Object.values(node).flatMap(referencesIn)]
}
