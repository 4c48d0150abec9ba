import { createContext, type MiddlewareFunction, matchRoutes, redirect } from 'react-router'
import { accountsPolicy, allowedAreas, allows, type Rule } from './accounts'
import { actorOfRequest, refusedPage, type Visit, visitContext } from './accounts/index.server'
import { answerApi, largestBodyOf } from './api/index.server'
import { listAreas } from './areas/index.server'
import { Refusal } from './platform'
import { currentRequest, type House } from './platform/index.server'
import { statisticsPolicy } from './statistics'
import { addressOf, languageOf } from './ui'

/** What a route module says about itself in `handle`. */
export interface RouteHandle {
  /**
   * Who may come in: anybody, anybody who is signed in, who a rule lets in (for the area in the address), or who a rule
   * lets in for some area, where the page itself shows no more than that.
   */
  policy: 'public' | 'signed-in' | Rule | { somewhere: Rule }
  /** Only pages that say so bring React to the browser. */
  hydrate?: true
  /** Most bytes of a body sent here, where files come in. */
  largestBody?: number
}

/** What the program tells the guard about one request. */
export interface Arrival {
  house: House
  nonce: string
  routes: readonly GuardedRoute[]
}

/** A route of the build as far as the guard looks at it. */
export interface GuardedRoute {
  id: string
  path?: string
  index?: boolean
  children?: GuardedRoute[]
  handle: unknown
}

/** Most bytes of a form or an API request; a route that takes files says its own in `handle.largestBody`. */
export const bodyLimit = 1_000_000

export const arrivalContext = createContext<Arrival>()

/**
 * Stands before every page: a route that declares no policy is refused, so is who its policy does not let in, a write that
 * another site made the browser send, and one that is too large.
 */
export const guard: MiddlewareFunction<Response> = async ({ request, context, url }) => {
  const { house, nonce, routes } = context.get(arrivalContext)
  const visit = await arrivingVisit(house, nonce, request)
  const { language } = visit
  context.set(visitContext, visit)

  const match = matchRoutes(routes as Parameters<typeof matchRoutes>[0], url.pathname)?.at(-1)
  const handle = (match?.route as GuardedRoute | undefined)?.handle as Partial<RouteHandle> | undefined
  const refusal =
    refusedSize(request, handle?.largestBody) ??
    refusedWrite(request, url, house) ??
    refusedEntry(handle?.policy, visit, match?.params['area'] ?? null)
  if (!refusal) return
  if (refusal.code === 'not-signed-in' && request.method === 'GET') {
    throw redirect(addressOf('sign-in', language, {}, { next: url.pathname + url.search }))
  }
  throw refusedPage(refusal, language, { frame: frameOf(visit) })
}

/** Whether this is a request to the API, which goes past the framework of the pages. */
export function isApiPath(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** Stands before every endpoint of the API in the same way; each then asks its own policy (see `endpoint`). */
export function answerGuarded(request: Request, { house, nonce }: Pick<Arrival, 'house' | 'nonce'>): Promise<Response> {
  return answerApi(request, house, async () => {
    const url = new URL(request.url)
    const refusal =
      refusedSize(request, largestBodyOf(request.method, url.pathname)) ?? refusedWrite(request, url, house)
    if (refusal) throw refusal
    return arrivingVisit(house, nonce, request)
  })
}

async function arrivingVisit(house: House, nonce: string, request: Request): Promise<Visit> {
  const actor = await actorOfRequest(house, request.headers)
  const language = languageOf(new URL(request.url).pathname)
  return { house, nonce, language, actor, areas: () => listAreas(house, actor, 'made-up') }
}

/** What the frame of every page shows of a visit. */
export function frameOf({ house, actor, nonce }: Visit) {
  return {
    person: actor.kind === 'person' ? actor.name : null,
    demonstration: house.configuration.demonstration,
    mayImport: allowedAreas(statisticsPolicy['statistics.import-for-area'], actor).length > 0,
    nonce,
    request: currentRequest() ?? '',
  }
}

export type Frame = ReturnType<typeof frameOf>

function refusedEntry(
  policy: RouteHandle['policy'] | undefined,
  visit: Visit,
  area: string | null,
): Refusal | undefined {
  if (policy === 'public') return undefined
  if (policy === undefined) return new Refusal('page-not-allowed')
  if (visit.actor.kind === 'public') return new Refusal('not-signed-in')
  if (policy === 'signed-in') return undefined
  const enters =
    'somewhere' in policy ? allowedAreas(policy.somewhere, visit.actor).length > 0 : allows(policy, visit.actor, area)
  if (enters) return undefined
  // Who gives the roles is not told to ask for one.
  const givesRoles = allows(accountsPolicy['accounts.add-membership'], visit.actor, null)
  return new Refusal(givesRoles ? 'page-not-for-administrator' : 'page-not-allowed')
}

function refusedSize(request: Request, limit = bodyLimit): Refusal | undefined {
  const tooLarge = Number(request.headers.get('content-length') ?? 0) > limit
  return tooLarge ? new Refusal('body-too-large', { limit }) : undefined
}

/** A browser says where a write comes from; one from another site than this is refused. Programs say nothing. */
function refusedWrite(request: Request, url: URL, house: House): Refusal | undefined {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return undefined
  const origin = request.headers.get('origin')
  const own = new Set([url.host, house.configuration.address && new URL(house.configuration.address).host])
  const foreign = origin !== null && (!URL.canParse(origin) || !own.has(new URL(origin).host))
  const crossSite = request.headers.get('sec-fetch-site') === 'cross-site'
  return foreign || crossSite ? new Refusal('not-allowed', { action: 'cross-site' }) : undefined
}
