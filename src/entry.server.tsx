import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { arrivalContext } from './guard.server'

const timeLimitMilliseconds = 10_000

/** Renders a page whole before it is sent: a status is never followed by half a page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return Promise.resolve(new Response(null, { status, headers }))
  const { nonce } = context.get(arrivalContext)
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          // One piece instead of the many small writes of the renderer: half the work of a page under load.
          const pieces: Uint8Array[] = []
          const whole = new Writable({
            write(piece: Uint8Array, _encoding, done) {
              pieces.push(piece)
              done()
            },
          })
          whole.on('finish', () => resolve(new Response(Buffer.concat(pieces), { status, headers })))
          pipe(whole)
        },
        onShellError: reject,
      },
    )
    const timer = setTimeout(abort, timeLimitMilliseconds)
  })
}

/** Errors of ours go to the log with the number of the request; refusals are answers, not errors. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const { house } = context.get(arrivalContext)
  house.log.error(
    { path: new URL(request.url).pathname, error: (error as Error)?.stack ?? String(error) },
    'page failed',
  )
}
