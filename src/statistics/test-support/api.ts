import { OpenAPIHono } from '@hono/zod-openapi'
import type { Actor } from '../../accounts'
import type { Api, ApiEnvironment } from '../../accounts/index.server'
import type { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { statisticsApi } from '../api.server'

/** Asks the endpoints of this room as an actor; a refusal comes back as its code. */
export function apiAs(
  house: House,
  actor: Actor,
): (path: string, asked?: { headers: Record<string, string> }) => Response | Promise<Response> {
  const api: Api = { hono: new OpenAPIHono<ApiEnvironment>(), declared: [] }
  api.hono.use(async (context, next) => {
    context.set('visit', { house, actor, language: 'en', nonce: '', areas: async () => [] })
    await next()
  })
  api.hono.onError((error, context) =>
    context.json({ code: (error as Refusal).code }, (error as Refusal).status as 400),
  )
  statisticsApi(api)
  return (path, asked) => api.hono.request(path, asked)
}
