import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { createRequestListener } from '@remix-run/node-fetch-server'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import sirv from 'sirv'
import { packed } from './compression.server'
import { answerGuarded, arrivalContext, bodyLimit, type GuardedRoute, isApiPath } from './guard.server'
import { Refusal } from './platform'
import { atOneMoment, type House, withRequest } from './platform/index.server'
import { isPrepared } from './prepare.server'
import { securityHeaders } from './security.server'

export interface Program {
  /** The address to open. */
  address: string
  /** Answers a request in process, as the server would; for tests that walk every route. */
  answer(request: Request): Promise<Response>
  routes: readonly GuardedRoute[]
  /** Stops taking requests, waits for the running ones, then ends. */
  stop(): Promise<void>
}

const drainMilliseconds = 10_000
const usualPort = 3000

/**
 * Starts answering pages and API, on the port of the configuration: 0 takes a free one; undefined takes 3000 or, when
 * that is taken, a free one.
 *
 * @throws Refusal `address-taken`, `address-unusable`
 */
export async function openProgram(house: House): Promise<Program> {
  const build = (await import('virtual:react-router/server-build')) as unknown as ServerBuild
  const routes = guardedRoutes(build)
  const handle = createRequestHandler({ ...build, allowedActionOrigins: ownHosts(house) }, 'production')
  const secure = house.configuration.address?.startsWith('https:') ?? false
  let stopping = false

  const answerPage = (request: Request, nonce: string): Promise<Response> => {
    const context = new RouterContextProvider()
    context.set(arrivalContext, { house, nonce, routes })
    return handle(request, context)
  }

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname === '/health/live') return health(true)
    if (pathname === '/health/ready') return health(!stopping && (await isPrepared(house).catch(() => false)))
    const requestId = request.headers.get('x-request-id')?.match(/^[\w-]{8,64}$/)?.[0] ?? randomUUID()
    return withRequest(requestId, async () => {
      const started = performance.now()
      const nonce = newNonce()
      const arrived = await withKnownLength(request)
      const answered = () =>
        isApiPath(pathname) ? answerGuarded(arrived, { house, nonce }) : answerPage(arrived, nonce)
      // Who writes is shown what became of it; who only reads is shown everything as it was at one moment.
      const response = await (['GET', 'HEAD'].includes(request.method) ? atOneMoment(answered) : answered())
      for (const [name, value] of Object.entries(securityHeaders(nonce, secure))) response.headers.set(name, value)
      response.headers.set('x-request-id', requestId)
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
      house.log.info(
        {
          method: request.method,
          path: pathname,
          status: response.status,
          ms: Math.round(performance.now() - started),
        },
        'answered',
      )
      return response
    })
  }

  const files = sirv(join(house.root, 'build', 'client'), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      // Files in assets/ carry a hash of their content in their name; the others keep their name when they change.
      if (path.startsWith('/assets/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
      else response.setHeader('cache-control', 'public, max-age=0, must-revalidate')
    },
  })
  const pages = createRequestListener(packed(answer), {
    onError(error) {
      house.log.error({ error: (error as Error)?.stack ?? String(error) }, 'request failed')
      return new Response('500', { status: 500 })
    },
  })
  const server = createServer((request, response) => {
    // Files, health and our own failures too; a page replaces them by headers with its own nonce.
    for (const [name, value] of Object.entries(securityHeaders(newNonce(), secure))) response.setHeader(name, value)
    if (stopping) response.setHeader('connection', 'close')
    // The rest of a body that nobody wanted is let through, or the connection would wait for it and then break.
    response.once('finish', () => {
      if (!request.complete) request.removeAllListeners('data').resume()
    })
    files(request, response, () => pages(request, response))
  })
  const port = await listen(server, house)
  house.listensAt(`http://${house.configuration.host}:${port}`)
  return {
    address: house.address(),
    answer,
    routes,
    async stop() {
      stopping = true
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), drainMilliseconds)
      await closed
      clearTimeout(late)
    },
  }
}

function newNonce(): string {
  return randomBytes(16).toString('base64')
}

function health(well: boolean): Response {
  return Response.json(
    { status: well ? 'ok' : 'not-ready' },
    { status: well ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

function ownHosts(house: House): string[] {
  return house.configuration.address ? [new URL(house.configuration.address).host] : []
}

async function listen(server: Server, house: House): Promise<number> {
  const { host, port } = house.configuration
  const attempt = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(wanted, host, () => {
        server.off('error', reject)
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : wanted)
      })
    })
  try {
    return await attempt(port ?? usualPort)
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (taken && port === undefined) return attempt(0)
    const asked = { host, port: port ?? usualPort }
    if (taken) throw new Refusal('address-taken', asked, { cause: error })
    throw new Refusal('address-unusable', { ...asked, reason: (error as Error).message }, { cause: error })
  }
}

/**
 * The request with the length of its body in its headers, for the guard to judge. A body that came in pieces without one
 * is read first, no further than the limit.
 */
async function withKnownLength(request: Request): Promise<Request> {
  if (!request.body || request.headers.has('content-length')) return request
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for await (const piece of request.body as ReadableStream<Uint8Array<ArrayBuffer>>) {
    length += piece.byteLength
    if (length > bodyLimit) break
    pieces.push(piece)
  }
  const headers = new Headers(request.headers)
  headers.set('content-length', String(length))
  const body = length > bodyLimit ? undefined : new Blob(pieces)
  return new Request(request.url, { method: request.method, headers, body, signal: request.signal })
}

/** The routes of the build as a tree, each with the `handle` of its module. */
function guardedRoutes(build: ServerBuild): GuardedRoute[] {
  const childrenOf = (parent: string | undefined): GuardedRoute[] =>
    Object.values(build.routes)
      .filter((route) => route !== undefined && (route.parentId ?? undefined) === parent)
      .map((route) => {
        const entry = route as NonNullable<typeof route>
        const children = childrenOf(entry.id)
        return {
          id: entry.id,
          ...(entry.path === undefined ? {} : { path: entry.path }),
          ...(entry.index ? { index: true } : {}),
          ...(children.length > 0 ? { children } : {}),
          handle: entry.module.handle,
        } as GuardedRoute
      })
  return childrenOf(undefined)
}
