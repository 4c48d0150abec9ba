import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { areasPolicy } from '../policy'
import { regionLevels } from '../region'
import { mapFor } from './maps.server'
import { findRegion, listRegions } from './service.server'

const regionSchema = z
  .object({
    code: z.string().openapi({ example: 'BU03440111' }),
    level: z.enum(regionLevels),
    boundaryYear: z.number().int(),
    name: z.string(),
    parent: z.string().nullable(),
    municipality: z.string().nullable(),
  })
  .openapi('Region')

const mapSchema = z
  .looseObject({
    type: z.literal('Topology'),
    boundaryYear: z.number().int(),
    licences: z.array(z.string()),
    objects: z.looseObject({ regions: z.looseObject({}) }),
    arcs: z.array(z.array(z.array(z.number()))),
  })
  .openapi('RegionMap')

const level = z.enum(regionLevels)
const year = z.coerce.number().int().openapi({
  description: 'Year of the boundaries. Without it the newest.',
  example: 2024,
})
const municipality = z.string().openapi({ description: 'Code or name of a municipality.', example: 'GM0344' })

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Puts the endpoints of regions into the API. */
export function regionsApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/regions',
      summary: 'Municipalities, districts, neighbourhoods and postcodes of one year',
      request: {
        query: z.object({
          level: level.optional(),
          municipality: municipality.optional(),
          parent: z.string().optional().openapi({ description: 'Code of the region they lie in.' }),
          year: year.optional(),
        }),
      },
      responses: {
        200: json(
          z.object({ boundaryYear: z.number().int().nullable(), regions: z.array(regionSchema) }),
          'Regions in the order of their codes; no year when there are none',
        ),
        ...problems(400, 404),
      },
    }),
    areasPolicy['areas.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { year: boundaryYear, ...query } = context.req.valid('query')
      return context.json(await listRegions(house, actor, { ...query, boundaryYear }), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/regions/{code}',
      summary: 'One region, however its code is spelled',
      request: { params: z.object({ code: z.string() }), query: z.object({ year: year.optional() }) },
      responses: { 200: json(regionSchema, 'The region'), ...problems(400, 404) },
    }),
    areasPolicy['areas.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { code } = context.req.valid('param')
      const { year: boundaryYear } = context.req.valid('query')
      return context.json(await findRegion(house, actor, { code, boundaryYear }), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/maps/{level}',
      summary: 'The map of the regions of one level, as TopoJSON in metres of the Dutch grid (EPSG:28992)',
      description:
        'Simplified for a screen. When the year asked has no boundaries those of the nearest year; `boundaryYear` says which.',
      request: {
        params: z.object({ level }),
        query: z.object({ municipality: municipality.optional(), year: year.optional() }),
      },
      responses: {
        200: json(mapSchema, 'The map; properties of each region are `code` and `name`'),
        ...problems(400, 404),
      },
    }),
    areasPolicy['areas.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { year: boundaryYear, municipality } = context.req.valid('query')
      const map = await mapFor(house, actor, { ...context.req.valid('param'), municipality, boundaryYear })
      return context.json(map as unknown as z.infer<typeof mapSchema>, 200)
    },
  )
}
