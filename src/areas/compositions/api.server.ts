import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { areasPolicy } from '../policy'
import { findArea } from '../service.server'
import { currentOf, longestText, mostParts } from './composition'
import { compositionsOf, createComposition } from './service.server'

const partSchema = z.object({
  region: z.string().openapi({ example: 'WK034403' }),
  share: z.number().openapi({ description: 'Part of the addresses of the region: above 0, at most 1.', example: 1 }),
  reason: z.string().nullable().openapi({ description: 'How a share below 1 was found.' }),
})

const compositionSchema = z
  .object({
    id: z.string().openapi({ example: 'utrecht-overvecht.1' }),
    area: z.string(),
    number: z.number().int(),
    boundaryYear: z.number().int(),
    parts: z.array(partSchema),
    note: z.string(),
    basedOn: z.number().int().nullable(),
    madeBy: z.string().nullable().openapi({ description: 'Only for those who may compose the area.' }),
    madeAt: z.iso.datetime(),
  })
  .openapi('Composition')

const askedSchema = z.strictObject({
  boundaryYear: z.number().int(),
  parts: z
    .array(
      z.strictObject({
        region: z.string().max(20),
        share: z.number().optional().openapi({ description: 'Default 1, the whole region.' }),
        reason: z.string().max(longestText).nullish(),
      }),
    )
    .max(mostParts),
  note: z.string().max(longestText).optional(),
  base: z
    .number()
    .int()
    .min(0)
    .openapi({ description: 'Number of the current composition of this boundary year that you saw; 0 for none.' }),
  carriedFrom: z
    .number()
    .int()
    .nullish()
    .openapi({ description: 'Version of another year that it was carried over from.' }),
})

/** Puts the endpoints of compositions into the API. */
export function compositionsApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/compositions',
      summary: 'Which regions make up an area: all versions, the latest first',
      request: { params: z.object({ area: z.string() }) },
      responses: {
        200: {
          description: 'All versions, and the numbers of those that are current, the latest boundary year first',
          content: {
            'application/json': {
              schema: z.object({ current: z.array(z.number().int()), compositions: z.array(compositionSchema) }),
            },
          },
        },
        ...problems(404),
      },
    }),
    areasPolicy['areas.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const area = await findArea(house, actor, context.req.valid('param').area)
      const versions = await compositionsOf(house, actor, area.slug)
      const compositions = versions.map((version) => ({ ...version, parts: [...version.parts] }))
      return context.json({ current: currentOf(versions).map(({ number }) => number), compositions }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/areas/{area}/compositions',
      summary: 'Make a new version of the composition of an area',
      description: 'When somebody else made a version since the one you saw the answer is 409, and nothing was kept.',
      request: {
        params: z.object({ area: z.string() }),
        headers: z.object({
          'idempotency-key': z.string().min(1).max(200).openapi({
            description: 'Id of this operation, chosen by you: repeated with the same id it is done once.',
          }),
        }),
        body: { required: true, content: { 'application/json': { schema: askedSchema } } },
      },
      responses: {
        201: {
          description: 'The version as it is kept',
          content: { 'application/json': { schema: compositionSchema } },
        },
        ...problems(400, 401, 403, 404, 409),
      },
    }),
    areasPolicy['areas.compose'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { parts, note, carriedFrom, ...asked } = context.req.valid('json')
      const made = await createComposition(house, actor, {
        ...asked,
        area: context.req.valid('param').area,
        parts: parts.map(({ region, share, reason }) => ({ region, share: share ?? 1, reason: reason ?? null })),
        note: note ?? '',
        carriedFrom: carriedFrom ?? null,
        operation: context.req.valid('header')['idempotency-key'],
      })
      return context.json({ ...made, parts: [...made.parts] }, 201)
    },
  )
}
