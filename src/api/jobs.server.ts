import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { type Api, accountsPolicy, endpoint, ownJob, problems } from '../accounts/index.server'
import { followJob } from '../platform/index.server'

const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.number().int(),
    total: z.number().int(),
    step: z.string().nullable(),
    result: z.unknown(),
    failure: z.object({ nl: z.string(), en: z.string() }).nullable(),
    enqueuedAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi('Job')

const params = z.object({ job: z.string() })

/** Puts the endpoints of long work into the API. */
export function jobsApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/jobs/{job}',
      summary: 'Where long work of yours stands',
      request: { params },
      responses: {
        200: { description: 'The job', content: { 'application/json': { schema: jobSchema } } },
        ...problems(401, 404),
      },
    }),
    accountsPolicy['accounts.follow-own-job'],
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json(await ownJob(house, actor, context.req.valid('param').job), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/jobs/{job}/events',
      summary: 'The progress of long work as server-sent events, until it has ended',
      request: { params },
      responses: {
        200: {
          description: 'Events named progress, each a Job',
          content: { 'text/event-stream': { schema: z.string() } },
        },
        ...problems(401, 404),
      },
    }),
    accountsPolicy['accounts.follow-own-job'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { id } = await ownJob(house, actor, context.req.valid('param').job)
      return streamSSE(context, async (stream) => {
        const gone = new AbortController()
        stream.onAbort(() => gone.abort())
        for await (const status of followJob(house.database, id, { signal: gone.signal })) {
          await stream.writeSSE({ event: 'progress', data: JSON.stringify(status) })
        }
      })
    },
  )
}
