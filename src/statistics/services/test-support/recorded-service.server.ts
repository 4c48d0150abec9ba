import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import version3 from './statline-v3.json'
import version4 from './statline-v4.json'
import swing from './swing.json'

type Recorded = {
  table: string
  base: string
  metadata?: string
  documents: Record<string, unknown>
  rows?: Record<string, unknown>[]
  parts?: Record<string, Record<string, unknown>[]>
}

const recordings = { 'odata-v3': version3, 'odata-v4': version4, swing } as const

/** Where the figures of each kind are, with the level for Swing. */
const data = {
  'odata-v3': /\/UntypedDataSet$/,
  'odata-v4': /\/Observations$/,
  swing: /\/GeoLevels\('([^']+)'\)\/PeriodLevels\('year'\)\/Periods\('all'\)\/Values$/,
} as const

/** What goes wrong with one request for figures: it answers itself, or changes the page that is given. */
export type Fault = (response: ServerResponse, page: Given) => Given | undefined

/** A page as it is about to be given. */
export interface Given {
  rows: Record<string, unknown>[]
  next: string | null
  /** The rows of all pages of this part. */
  all: Record<string, unknown>[]
}

/** A service on this machine that gives what was recorded, in pages. */
export interface RecordedService {
  table: string
  /** Its address, as a service has one. */
  base: string
  /** Addresses of the pages that were asked for, in order, without the machine. */
  asked: string[]
  /** What goes wrong, by number of the request for figures, from 1. */
  faults: Map<number, Fault>
  /** When the table says it was changed last. */
  modified: string | null
  /** What is given instead of a document, by the last part of its path. */
  instead: Map<string, unknown>
  /** Headers of the last request. */
  headers: Record<string, unknown>
  /** What stands in the rows of the table. */
  rows(): Record<string, unknown>[]
  close(): Promise<void>
}

/**
 * @param links whether a page names the next one, as StatLine's bulk service does
 * @param machine what the service calls itself in links; its own address by default
 */
export async function startRecorded(
  kind: keyof typeof recordings,
  { pageSize, links = true, machine }: { pageSize: number; links?: boolean; machine?: string },
): Promise<RecordedService> {
  const recorded = recordings[kind] as Recorded
  const server = createServer((request, response) => {
    service.headers = request.headers
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = decodeURIComponent(url.pathname)
    const rows = rowsAt(kind, recorded, path)
    if (rows === undefined) return giveDocument(service, recorded, path, url, response)
    const kept = filtered(rows, url.searchParams.get('$filter'))
    if (url.searchParams.get('$count') === 'true') {
      return giveJson(response, { '@odata.count': kept.length, value: kept.slice(0, 1) })
    }
    service.asked.push(`${path}${decodeURIComponent(url.search)}`)
    const skip = Number(url.searchParams.get('$skip') ?? 0)
    const isLast = skip + pageSize >= kept.length
    url.searchParams.set('$skip', String(skip + pageSize))
    const next = isLast || !links ? null : `${machine ?? origin()}${url.pathname}${url.search}`
    const page: Given = { rows: kept.slice(skip, skip + pageSize), next, all: kept }
    const fault = service.faults.get(service.asked.length)
    const given = fault ? fault(response, page) : page
    if (given) giveJson(response, bodyOf(kind, given))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const service: RecordedService = {
    table: recorded.table,
    base: `${origin()}${recorded.base}`,
    asked: [],
    faults: new Map(),
    modified: '2024-03-29T02:00:00',
    instead: new Map(),
    headers: {},
    rows: () => recorded.rows ?? Object.values(recorded.parts ?? {}).flat(),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return service
}

/** The body of a page as each kind of service writes it. */
export function bodyOf(kind: keyof typeof recordings, { rows, next }: Given): Record<string, unknown> {
  const link = kind === 'odata-v3' ? 'odata.nextLink' : '@odata.nextLink'
  return {
    [kind === 'odata-v3' ? 'odata.metadata' : '@odata.context']: '…',
    value: rows,
    ...(next && { [link]: next }),
  }
}

function rowsAt(kind: keyof typeof recordings, recorded: Recorded, path: string) {
  const match = data[kind].exec(path)
  if (!match || !path.includes(recorded.table)) return undefined
  return recorded.rows ?? recorded.parts?.[match[1] ?? '']
}

function giveDocument(
  service: RecordedService,
  { documents, metadata, rows = [] }: Recorded,
  path: string,
  url: URL,
  response: ServerResponse,
): void {
  const instead = service.instead.get(path.split('/').at(-1) ?? '')
  if (instead !== undefined) {
    giveJson(response, instead)
  } else if (path.endsWith('/$count') && path.includes(service.table)) {
    response.setHeader('content-type', 'text/plain')
    response.end(String(filtered(rows, url.searchParams.get('$filter')).length))
  } else if (path.endsWith('/$metadata') && metadata) {
    response.setHeader('content-type', 'application/xml')
    response.end(metadata)
  } else if (path in documents) {
    giveJson(response, withModified(documents[path], service.modified))
  } else {
    response.statusCode = 404
    response.end('<html><body>404</body></html>')
  }
}

const moments = ['Modified', 'ObservationsModified', 'LastUpdate']

/** The document with the moments of change that the test wants. */
function withModified(document: unknown, modified: string | null): unknown {
  return JSON.parse(JSON.stringify(document, (key, value) => (moments.includes(key) ? modified : (value as unknown))))
}

function giveJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json;odata.metadata=minimal')
  response.end(JSON.stringify(body))
}

/** The rows for which an OData filter of the form `(a or b) and c` holds. */
function filtered(rows: Record<string, unknown>[], filter: string | null): Record<string, unknown>[] {
  if (!filter) return rows
  const groups = filter.split(' and ').map((group) => group.replace(/^\(|\)$/g, '').split(' or '))
  return rows.filter((row) => groups.every((conditions) => conditions.some((condition) => holds(condition, row))))
}

function holds(condition: string, row: Record<string, unknown>): boolean {
  const starts = /^startswith\((\w+),'([^']*)'?\)?$/.exec(condition)
  if (starts) return String(row[starts[1] ?? '']).startsWith(starts[2] ?? '')
  const equals = /^(\w+) eq '([^']*)'$/.exec(condition)
  if (!equals) throw new Error(`a filter that this service does not understand: ${condition}`)
  return String(row[equals[1] ?? '']) === equals[2]
}
