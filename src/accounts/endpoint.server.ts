import { type OpenAPIHono, type RouteConfig, type RouteHandler, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { allowedAreas, allows, type Rule } from './model'
import type { Visit } from './visit.server'

/** What an endpoint finds in its context. */
export interface ApiEnvironment {
  Bindings: {
    house: House
    /** Whose request this is. Throws a Refusal for one that no endpoint would take. */
    arrive(): Promise<Visit>
  }
  Variables: { visit: Visit }
}

/** An endpoint that was declared, for the test that walks role × endpoint. */
export interface DeclaredEndpoint {
  method: string
  path: string
  rule: EndpointRule
  /** Most bytes of a body sent here, where files come in. */
  largestBody?: number
}

/** Who may ask: who a rule lets in, for the area in the address if there is one, or for some area, where the answer shows no more. */
export type EndpointRule = Rule | { somewhere: Rule }

/** The public API while the rooms put their endpoints in it. */
export interface Api {
  hono: OpenAPIHono<ApiEnvironment>
  declared: DeclaredEndpoint[]
}

/** The request as an endpoint gets it, with its validated input; a test holds the answers against their schemas. */
type EndpointContext<Route extends RouteConfig> = Parameters<RouteHandler<Route, ApiEnvironment>>[0]

/**
 * Adds an endpoint with its policy. The rule is asked before anything else, with the area in the address if there is
 * one; the service function behind it asks its own policy again.
 *
 * @param route method, path, schemas of input and answers, as the OpenAPI document shows them
 * @param largestBody most bytes of a body, where that is more than a form has; the endpoint itself must not hold it in memory
 */
export function endpoint<const Route extends RouteConfig>(
  api: Api,
  route: Route,
  rule: EndpointRule,
  handle: (context: EndpointContext<Route>) => Response | Promise<Response>,
  { largestBody }: { largestBody?: number } = {},
): void {
  api.declared.push({ method: route.method, path: route.path, rule, ...(largestBody && { largestBody }) })
  const guard: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
    const { actor } = context.get('visit')
    const enters =
      'somewhere' in rule
        ? allowedAreas(rule.somewhere, actor).length > 0
        : allows(rule, actor, context.req.param('area') ?? null)
    if (!enters) {
      throw actor.kind === 'public' ? new Refusal('not-signed-in') : new Refusal('not-allowed', { action: route.path })
    }
    await next()
  }
  // What can go wrong before an endpoint is reached, at every one with a body or a write.
  const early = [...(route.request?.body ? [413, 415] : []), ...(route.method === 'get' ? [] : [403])]
  const responses = { ...problems(...early), ...route.responses }
  const security = 'everyone' in rule && rule.everyone ? undefined : [{ bearer: [] }]
  api.hono.openapi(
    { ...route, responses, security, middleware: guard },
    handle as unknown as RouteHandler<Route, ApiEnvironment>,
  )
}

/** A problem as RFC 9457 describes it, with what Wijklus adds. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    message: z.object({ nl: z.string(), en: z.string() }),
    near: z.array(z.string()).optional(),
    where: z.string().optional(),
    versions: z.object({ yours: z.unknown(), current: z.unknown(), revision: z.number().int().nullable() }).optional(),
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  })
  .openapi('Problem')

/** The problems an endpoint can answer with, for its OpenAPI description. */
export function problems(...statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'Problem', content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  )
}
