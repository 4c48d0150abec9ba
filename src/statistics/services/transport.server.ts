import { lookup } from 'node:dns'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../platform'

/** What came back; `body` is read once, unpacked, and ends in an error when the connection was cut. */
export interface Answer {
  status: number
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>
  body: AsyncIterable<Uint8Array>
  /** Ends the connection when the body is not read to its end. */
  discard(): void
}

/** Asks for one address, without following where it points to. */
export type Ask = (
  address: URL,
  options: { signal: AbortSignal; headers: Readonly<Record<string, string>> },
) => Promise<Answer>

/** Machines that are not on the public internet: an address that a service names must not lead into our own network. */
const notPublic = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv6')
}

/** True for an address of the public internet, in either notation; IPv4 written as IPv6 is judged as IPv4. */
export function isPublic(ip: string): boolean {
  const kind = isIP(ip)
  return kind !== 0 && !notPublic.check(ip, kind === 4 ? 'ipv4' : 'ipv6')
}

/**
 * The address, if a service may be asked there: `https:`, without name and password, and not a number of our own network.
 * With `loopback`, which only tests set, also `http:` on this machine.
 *
 * @throws Refusal `service-address-unsafe`
 */
export function safeAddress(text: string, { loopback }: { loopback: boolean }): URL {
  const unsafe = (reason: string) => new Refusal('service-address-unsafe', { address: text.slice(0, 200), reason })
  if (!URL.canParse(text)) throw unsafe('no address')
  const address = new URL(text)
  const host = address.hostname.replace(/^\[|\]$/g, '')
  if (address.username !== '' || address.password !== '') throw unsafe('name:password@')
  if (loopback && address.protocol === 'http:' && host === '127.0.0.1') return address
  if (address.protocol !== 'https:') throw unsafe(address.protocol)
  if (isIP(host) !== 0 && !isPublic(host)) throw unsafe(host)
  return address
}

/**
 * A way to the internet with one connection at a time, so that a service is never asked twice at once. Where a name leads
 * is looked up and judged by the connection itself: a name that leads elsewhere a moment later is not followed.
 */
export function openTransport({ loopback = false }: { loopback?: boolean } = {}): { ask: Ask; close(): void } {
  const settings = { keepAlive: true, maxSockets: 1, maxTotalSockets: 1 }
  const agents = { http: new HttpAgent(settings), https: new HttpsAgent(settings) }
  return {
    ask: (address, { signal, headers }) =>
      new Promise((resolve, reject) => {
        const url = safeAddress(address.href, { loopback })
        const secure = url.protocol === 'https:'
        const options = {
          agent: secure ? agents.https : agents.http,
          headers: { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': 'Wijklus', ...headers },
          lookup: lookUpPublic,
          signal,
        }
        const request = (secure ? requestHttps : requestHttp)(url, options, (response) => resolve(answerOf(response)))
        request.once('error', reject)
        request.end()
      }),
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

function answerOf(response: IncomingMessage): Answer {
  const { 'content-type': type, 'retry-after': after, location, 'content-encoding': encoding } = response.headers
  const isPacked = encoding === 'gzip'
  // `pipeline` ends the unpacked side in the error of the packed one, so that a cut connection does not look like an end.
  const body = isPacked ? pipeline(response, createGunzip(), () => {}) : response
  return {
    status: response.statusCode ?? 0,
    headers: { 'content-type': type, 'retry-after': after, location },
    body,
    discard: () => response.destroy(),
  }
}

const lookUpPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0)
    const inside = found.find(({ address }) => !isPublic(address))
    const [first] = found
    if (inside || !first)
      return callback(new Refusal('service-address-unsafe', { address: host, reason: 'private' }), '', 0)
    if (options.all) return callback(null, found)
    callback(null, first.address, first.family)
  })
}
