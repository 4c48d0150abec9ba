import { AsyncLocalStorage } from 'node:async_hooks'
import pino, { type Logger } from 'pino'

export type Log = Logger

const request = new AsyncLocalStorage<{ requestId: string }>()

/**
 * The structured log: one JSON line per event on standard error, with the id of the request it belongs to.
 * Never what residents typed, never passwords or cookies.
 */
export function openLog(
  level: string,
  destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => request.getStore() ?? {},
    },
    destination,
  )
}

/** Runs `work` so that everything logged in it carries `requestId`. */
export function withRequest<T>(requestId: string, work: () => T): T {
  return request.run({ requestId }, work)
}

/** The id of the request that is being answered, if one is. */
export function currentRequest(): string | undefined {
  return request.getStore()?.requestId
}
