import { OpenAPIHono } from '@hono/zod-openapi'
import { type Api, type ApiEnvironment, accountsApi, type DeclaredEndpoint, type Visit } from '../accounts/index.server'
import { areasApi } from '../areas/index.server'
import { checkApi } from '../check/index.server'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { programmeApi } from '../programme/index.server'
import { recordsApi } from '../records/index.server'
import { statisticsApi } from '../statistics/index.server'
import { jobsApi } from './jobs.server'
import { asRefusal, problemOf } from './problem'

/** Version of the API; changes that break callers get a new major number and a new path. */
export const apiVersion = '1.0.0'

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Wijklus',
    version: apiVersion,
    description:
      'Areas, indicators and figures of Wijklus. Every figure comes with its source, precision and, where it is missing, the reason.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
}

/** The public API, assembled from the rooms (Dutch API Design Rules: versioned path, problem+json, OpenAPI at a fixed place). */
export function assembleApi(): Api {
  const hono = new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (result.success) return
      const issue = result.error.issues[0]
      const field = issue?.path.join('.') || 'body'
      throw new Refusal('input-invalid', { field, reason: issue?.message ?? '' }, { where: field })
    },
  }).basePath('/api/v1')
  const api: Api = { hono, declared: [] }

  hono.use(async (context, next) => {
    context.set('visit', await context.env.arrive())
    await next()
    context.header('API-Version', apiVersion)
  })
  hono.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that POST /sessions gives.',
  })
  accountsApi(api)
  areasApi(api)
  statisticsApi(api)
  programmeApi(api)
  // After every room that has a path of its own below the programme of an area: a collection can be called anything.
  recordsApi(api)
  checkApi(api)
  jobsApi(api)
  let described: ReturnType<typeof hono.getOpenAPI31Document> | undefined
  hono.get('/openapi.json', (context) => {
    described ??= hono.getOpenAPI31Document(description)
    return context.json({ ...described, servers: [{ url: new URL(context.req.url).origin }] })
  })
  hono.notFound((context) => {
    const { path, method } = context.req
    const possible = methodsOf(api, path)
    if (possible.length === 0) return problem(new Refusal('endpoint-unknown', { path }))
    const response = problem(new Refusal('method-unknown', { path, method, possible }))
    response.headers.set('Allow', possible.join(', '))
    return response
  })
  hono.onError((error, context) => {
    const refusal = asRefusal(error)
    if (refusal) return problem(refusal)
    context.env.house.log.error({ path: context.req.path, error: error.stack }, 'endpoint failed')
    return problem(new Refusal('failed'))
  })
  return api
}

/** What can be done at a path, as HTTP methods; none when no endpoint is there. */
function methodsOf(api: Api, path: string): string[] {
  return [
    ...new Set(
      endpointsAt(api.declared, path).flatMap(({ method }) =>
        method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
      ),
    ),
  ]
}

function endpointsAt(declared: readonly DeclaredEndpoint[], path: string): DeclaredEndpoint[] {
  return declared.filter((endpoint) => {
    const pattern = endpoint.path
      .split(/\{\w+\}/)
      .map((part) => RegExp.escape(part))
      .join('[^/]+')
    return new RegExp(`^/api/v1${pattern}$`).test(path)
  })
}

/** Most bytes of a body that the endpoint there takes; undefined where it takes no more than a form. */
export function largestBodyOf(method: string, path: string): number | undefined {
  const roomy = api.declared.filter((each) => each.largestBody !== undefined && each.method === method.toLowerCase())
  return endpointsAt(roomy, path)[0]?.largestBody
}

/** The refusal as the answer of the API. */
export function problem(refusal: Refusal): Response {
  return Response.json(problemOf(refusal), {
    status: refusal.status,
    headers: { 'content-type': 'application/problem+json', 'API-Version': apiVersion },
  })
}

const api = assembleApi()

/**
 * Answers a request to `/api/…`.
 *
 * @param arrive says whose request it is, or throws the Refusal that it is answered with
 */
export async function answerApi(request: Request, house: House, arrive: () => Promise<Visit>): Promise<Response> {
  return api.hono.fetch(request, { house, arrive })
}
