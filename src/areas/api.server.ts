import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../accounts/index.server'
import { compositionsApi } from './compositions/api.server'
import { mostAliases } from './model'
import { areasPolicy } from './policy'
import { regionsApi } from './regions/api.server'
import { correctAliases, findArea, listAreas, listGroups, undoAliasCorrection } from './service.server'

const areaSchema = z
  .object({
    slug: z.string().openapi({ example: 'heerlen-noord' }),
    name: z.string().openapi({ example: 'Heerlen-Noord' }),
    municipality: z.string().openapi({ example: 'Heerlen' }),
    municipalityCode: z.string().openapi({ example: 'GM0917' }),
    aliases: z.array(z.string()),
    fictitious: z.boolean().openapi({ description: 'Made up, to show the product with' }),
    revision: z.number().int(),
  })
  .openapi('Area')

const groupSchema = z
  .object({
    slug: z.string(),
    kind: z.enum(['group', 'country']),
    name: z.object({ nl: z.string(), en: z.string() }),
    members: z.array(z.string()),
  })
  .openapi('Group')

const correctionSchema = z
  .object({
    area: z.string(),
    aliases: z.array(z.string()),
    before: z.array(z.string()),
    revision: z.number().int(),
    operation: z.string(),
  })
  .openapi('CorrectedAliases')

const operationHeader = z.string().min(1).max(200).openapi({
  description: 'Id of this operation, chosen by you: repeated with the same id it is done once.',
})

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Puts the endpoints of areas into the API. */
export function areasApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas',
      summary: 'The focus areas, and the groups they are in',
      responses: {
        200: json(z.object({ areas: z.array(areaSchema), groups: z.array(groupSchema) }), 'Areas and groups'),
      },
    }),
    areasPolicy['areas.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const [areas, groups] = [await listAreas(house, actor), await listGroups(house, actor)]
      return context.json(
        {
          areas,
          groups: groups.map(({ slug, kind, name, members }) => ({ slug, kind, name, members })),
        },
        200,
      )
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}',
      summary: 'One area, found by slug, name or alias',
      request: { params: z.object({ area: z.string() }) },
      responses: { 200: json(areaSchema, 'The area; ETag is its revision'), ...problems(404) },
    }),
    areasPolicy['areas.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const area = await findArea(house, actor, context.req.valid('param').area)
      context.header('ETag', `"${area.revision}"`)
      return context.json(area, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'put',
      path: '/areas/{area}/aliases',
      summary: 'Correct the aliases of an area',
      description:
        'Replaces all aliases. If-Match is the revision you saw; when somebody else was first the answer is 409.',
      request: {
        params: z.object({ area: z.string() }),
        headers: z.object({
          'idempotency-key': operationHeader,
          'if-match': z.string().regex(/^"?\d+"?$/, 'the revision you saw, such as "3"'),
        }),
        body: {
          required: true,
          content: {
            'application/json': { schema: z.strictObject({ aliases: z.array(z.string()).max(mostAliases) }) },
          },
        },
      },
      responses: { 200: json(correctionSchema, 'What became of it'), ...problems(400, 401, 403, 404, 409) },
    }),
    areasPolicy['areas.correct-aliases'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const headers = context.req.valid('header')
      const corrected = await correctAliases(house, actor, {
        area: context.req.valid('param').area,
        aliases: context.req.valid('json').aliases,
        base: Number(headers['if-match'].replaceAll('"', '')),
        operation: headers['idempotency-key'],
      })
      context.header('ETag', `"${corrected.revision}"`)
      return context.json(corrected, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/areas/{area}/aliases/undo',
      summary: 'Undo a correction of aliases',
      request: {
        params: z.object({ area: z.string() }),
        headers: z.object({ 'idempotency-key': operationHeader }),
        body: {
          required: true,
          content: { 'application/json': { schema: z.strictObject({ operation: z.string().min(1) }) } },
        },
      },
      responses: { 200: json(correctionSchema, 'The aliases as they were'), ...problems(400, 401, 403, 404, 409) },
    }),
    areasPolicy['areas.correct-aliases'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { operation: undo } = context.req.valid('json')
      const operation = context.req.valid('header')['idempotency-key']
      const { area } = context.req.valid('param')
      const corrected = await undoAliasCorrection(house, actor, { area, undo, operation })
      return context.json(corrected, 200)
    },
  )

  compositionsApi(api)
  regionsApi(api)
}
