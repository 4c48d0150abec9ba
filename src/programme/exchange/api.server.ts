import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { languages } from '../../platform'
import { programmePolicy } from '../policy'
import { largestProgramme } from './file.server'
import { programmeJsonSchema } from './json-schema'
import { checkedProgramme } from './read'
import { importProgramme, previewImport, programmeOf } from './service.server'
import { programmeWorkbook } from './workbook/write.server'

/** The type of a workbook as programs name it (ECMA-376). */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const documentSchema = z.record(z.string(), z.unknown()).openapi('Programme', {
  description: 'A programme in the exchange format; its JSON Schema is at /api/v1/schemas/programme.json',
  example: { format: 'wijklus-programme/1', asOf: '2026-01-01', area: { name: 'Voorbeeldwijk' } },
})

const touched = z.array(z.object({ kind: z.string(), id: z.string(), title: z.string(), fields: z.array(z.string()) }))

const importedSchema = z
  .object({
    area: z.string(),
    difference: z.object({ comes: touched, changes: touched, goes: touched, moves: z.number().int() }),
    number: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Number of the last change of the area; null when nothing was done' }),
  })
  .openapi('ImportedProgramme')

const params = z.object({ area: z.string().openapi({ example: 'voorbeeldwijk' }) })

/** Puts the endpoints of whole programmes, and of the schema of their format, into the API. */
export function exchangeApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/schemas/programme.json',
      summary: 'The exchange format of programmes, as JSON Schema (draft 2020-12)',
      responses: {
        200: {
          description: 'The schema',
          content: { 'application/schema+json': { schema: z.record(z.string(), z.unknown()) } },
        },
      },
    }),
    programmePolicy['programme.read'],
    (context) => {
      const schema = programmeJsonSchema(new URL(context.req.url).origin)
      return context.body(JSON.stringify(schema, null, 2), 200, { 'content-type': 'application/schema+json' })
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/programme',
      summary: 'The programme of an area as one document',
      description:
        'As far as you may see it: the team of the area all of it, others the parts that were shared with them.',
      request: { params },
      responses: {
        200: { description: 'The programme', content: { 'application/json': { schema: documentSchema } } },
        ...problems(404),
      },
    }),
    programmePolicy['programme.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { document } = await programmeOf(house, actor, context.req.valid('param').area)
      return context.json(document as Record<string, unknown>, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/programme.xlsx',
      summary: 'The programme of an area as a workbook',
      request: { params, query: z.object({ language: z.enum(languages).default('nl') }) },
      responses: {
        200: {
          description: 'The workbook',
          content: { [workbookType]: { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems(400, 404),
      },
    }),
    programmePolicy['programme.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area, document } = await programmeOf(house, actor, context.req.valid('param').area)
      const bytes = await programmeWorkbook(document, context.req.valid('query').language)
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': workbookType,
        'content-disposition': `attachment; filename="${area}.xlsx"`,
      })
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'put',
      path: '/areas/{area}/programme',
      summary: 'Put a programme in the place of what the area wrote',
      description: 'All of it or nothing. With dryRun=true nothing is done, and the answer says what would be.',
      request: {
        params,
        query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
        headers: z.object({
          'idempotency-key': z
            .string()
            .min(1)
            .max(200)
            .openapi({ description: 'Chosen by you; the same key does it once', example: 'import-2026-01' }),
        }),
        body: { required: true, content: { 'application/json': { schema: documentSchema } } },
      },
      responses: {
        200: { description: 'What became of it', content: { 'application/json': { schema: importedSchema } } },
        ...problems(400, 401, 403, 404, 409),
      },
    }),
    programmePolicy['programme.import'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area } = context.req.valid('param')
      const document = checkedProgramme(context.req.valid('json'), 'programme')
      if (context.req.valid('query').dryRun === 'true') {
        const seen = await previewImport(house, actor, { area, document })
        return context.json({ area: seen.area, difference: seen.difference, number: null }, 200)
      }
      const operation = context.req.valid('header')['idempotency-key']
      return context.json(await importProgramme(house, actor, { area, document, operation }), 200)
    },
    { largestBody: largestProgramme },
  )
}
