import { Refusal } from '../../platform'
import { isPassing, type Patience, pauseBefore, retryAfter } from './back-off'
import { type Get, Unreadable } from './port'
import { type Answer, type Ask, safeAddress } from './transport.server'

/** What asking a service needs besides the address. */
export interface Asking {
  ask: Ask
  /** Name of the service, for refusals. */
  service: string
  headers: Readonly<Record<string, string>>
  patience: Patience
  /** Most bytes of one answer, unpacked. */
  largestAnswer: number
  /** Milliseconds within which one answer must be there whole. */
  longestAnswer: number
  /** Only in tests: `http:` on this machine. */
  loopback: boolean
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 to 1. */
  random(): number
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
  signal: AbortSignal
  /** Told how many bytes of an answer were received, also of answers that were not used. */
  received(bytes: number): void
}

/** Thrown inside for what may go better another time. */
class Passing extends Error {
  /** Milliseconds that the service asked to wait. */
  readonly after: number | undefined

  constructor(message: string, after?: number) {
    super(message)
    this.after = after
  }
}

/**
 * Asks an address until it gives an answer that `use` can read, with longer and longer pauses in between.
 *
 * @param use reads the text of the answer; what it throws as `Unreadable` is asked again
 * @throws Refusal `service-unreachable` after the last try, with what went wrong then; `service-busy` when the service asks
 *   for a longer pause than we take; `service-table-unknown`, `service-key-needed`, `service-refused`,
 *   `service-answer-too-large`, `service-address-unsafe`, `fetch-cancelled`
 */
export async function askFor<Result>(asking: Asking, address: string, use: (text: string) => Result): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    try {
      return use(await textOf(asking, address))
    } catch (error) {
      if (asking.signal.aborted) throw cancelled(error)
      if (error instanceof Refusal) throw error
      const after = error instanceof Passing ? error.after : undefined
      const { attempts, longestAsked } = asking.patience
      if (after !== undefined && after > longestAsked) {
        throw new Refusal('service-busy', { service: asking.service, minutes: Math.ceil(after / 60_000) })
      }
      if (failures >= attempts) {
        const reason = (error as Error).message
        const { service } = asking
        throw new Refusal(
          'service-unreachable',
          { service, address, attempts, reason },
          { where: address, cause: error },
        )
      }
      const pause = pauseBefore(failures, after, asking.random(), asking.patience)
      await asking.wait(pause, asking.signal).catch((reason) => {
        throw cancelled(reason)
      })
    }
  }
}

/** `get` of the services on top of `askFor`: parses JSON; an optional document is asked once. */
export function getter(asking: Asking): Get {
  return async (address: string, options?: { optional: true; text?: boolean }) => {
    const read = options?.text ? (text: string) => text : jsonOf
    if (options === undefined) return askFor(asking, address, read)
    const once = { ...asking, patience: { ...asking.patience, attempts: 1 } }
    return askFor(once, address, read).catch((error) => {
      const unsafe = ['service-address-unsafe', 'fetch-cancelled', 'service-key-needed']
      if (error instanceof Refusal && unsafe.includes(error.code)) throw error
      return undefined
    })
  }
}

/** @throws Unreadable for anything that is no JSON, such as the page of a proxy or of a service under maintenance */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    const start = text.trim().slice(0, 60).replace(/\s+/g, ' ')
    throw new Unreadable(/^</.test(start) ? `a page instead of data: ${start}` : `no JSON: ${start}`)
  }
}

export function cancelled(cause: unknown): Refusal {
  return new Refusal('fetch-cancelled', {}, { cause })
}

/** Where an answer may point to on the same machine, such as another spelling of the address. */
const mostRedirects = 3

async function textOf(asking: Asking, address: string): Promise<string> {
  const { signal, longestAnswer } = asking
  const late = AbortSignal.timeout(longestAnswer)
  try {
    return await wholeAnswer(asking, address, AbortSignal.any([signal, late]))
  } catch (error) {
    if (!late.aborted || error instanceof Refusal) throw error
    throw new Passing(`no whole answer within ${longestAnswer / 1000} s`)
  }
}

async function wholeAnswer(asking: Asking, address: string, signal: AbortSignal): Promise<string> {
  const { headers, loopback } = asking
  let at = safeAddress(address, { loopback })
  for (let redirects = 0; ; redirects += 1) {
    const answer = await asking.ask(at, { signal, headers })
    if (answer.status >= 200 && answer.status < 300) return bodyOf(asking, answer, at.href)
    answer.discard()
    if (answer.status < 300 || answer.status >= 400) throw failureOf(asking, answer, at.href)
    const to = URL.parse(answer.headers.location ?? '', at.href)
    // A key and the trust in this service go to no other machine.
    if (to?.origin !== at.origin || redirects === mostRedirects) {
      const reason = `${answer.status}: ${(answer.headers.location ?? '').slice(0, 200)}`
      throw new Refusal('service-address-unsafe', { address: at.href, reason }, { where: at.href })
    }
    at = safeAddress(to.href, { loopback })
  }
}

async function bodyOf(asking: Asking, answer: Answer, address: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  let isWhole = false
  try {
    for await (const piece of answer.body) {
      bytes += piece.byteLength
      if (bytes > asking.largestAnswer) {
        const limit = Math.floor(asking.largestAnswer / 1_000_000)
        throw new Refusal('service-answer-too-large', { address, limit }, { where: address })
      }
      pieces.push(piece)
    }
    isWhole = true
  } finally {
    asking.received(bytes)
    if (!isWhole) answer.discard()
  }
  return Buffer.concat(pieces, bytes).toString('utf8')
}

function failureOf({ service, now }: Asking, { status, headers }: Answer, address: string): Error {
  if (isPassing(status)) return new Passing(`HTTP ${status}`, retryAfter(headers['retry-after'], now()))
  const where = { where: address }
  if (status === 404 || status === 410) return new Refusal('service-table-unknown', { service, address }, where)
  if (status === 401 || status === 403) return new Refusal('service-key-needed', { service, status }, where)
  return new Refusal('service-refused', { service, status, address }, where)
}
