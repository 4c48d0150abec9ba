import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Actor, authorise } from '../../accounts'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { StagedTable } from '../importing/table'
import { statisticsPolicy } from '../policy'
import { defaultPatience, type Patience } from './back-off'
import { readKnownTables, readServices, serviceNamed, tableNumber } from './content.server'
import { questionName } from './cursor.server'
import type { TableRequest, TableService } from './port'
import { type PlacedService, type Progress, stageTable, type TableLimits } from './staging.server'
import { type Ask, openTransport } from './transport.server'
import { writeWide } from './wide.store.server'

/** A table to fetch: of a service (`content/services.yaml`), by its number or as `kwb-2023`. */
export interface FetchQuestion extends TableRequest {
  service: string
}

/** Where figures came from, to be kept with them. */
export interface Provenance {
  service: string
  publisher: string
  licence: string
  table: string
  title: string
  /** Address that was asked first. */
  address: string
  /** Page about the table for people; null where there is none. */
  page: string | null
  /** When the publisher changed the table last, as it writes it; null where it does not say. */
  modified: string | null
  /** Moment at which the table was there whole, as ISO 8601. */
  retrievedAt: string
  rows: number
  pages: number
  /** SHA-256 of the rows. */
  checksum: string
}

export interface Fetched {
  tables: readonly StagedTable[]
  provenance: Provenance
  /** Folder with what was fetched; whoever reads it removes it. */
  folder: string
}

/** Effects and limits; everything has a value of its own when it is absent. */
export interface FetchOptions {
  /** Stops fetching; what was fetched is kept for another time. */
  signal?: AbortSignal
  report?: (progress: Progress) => void
  ask?: Ask
  /** From 0 to 1. */
  random?: () => number
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  patience?: Patience
  limits?: Partial<TableLimits & { largestAnswer: number; longestAnswer: number }>
}

/**
 * 64 MB an answer: a page of 100,000 figures of StatLine is about 20. 4 GB a table: a country by OData 4 is about half.
 * 10,000 pages: at 1,000 rows a page, all neighbourhoods over 600 periods.
 */
export const defaultLimits = {
  bytes: 4_000_000_000,
  pages: 10_000,
  restarts: 2,
  largestAnswer: 64_000_000,
  longestAnswer: 300_000,
}

/**
 * Fetches a table from a service into files that the statistics engine can read. Interrupted, the same question in the
 * same scratch folder goes on where it was.
 *
 * @param scratch folder for what is fetched; a folder per question is made in it
 * @throws Refusal `service-unknown`, `service-not-set`, `service-*`, `fetch-under-way`, `fetch-cancelled`,
 *   `input-invalid` for regions and periods that are none
 */
export async function fetchTable(
  house: House,
  actor: Actor,
  asked: FetchQuestion,
  scratch: string,
  options: FetchOptions = {},
): Promise<Fetched> {
  authorise(statisticsPolicy, 'statistics.import', actor)
  const service = placed(house, serviceNamed(await readServices(house.root), asked.service))
  const { service: _, ...rest } = asked
  const request = { ...rest, table: tableNumber(await readKnownTables(house.root), asked.table) }
  const folder = join(scratch, `${service.slug}-${questionName(service, request)}`)
  const transport = options.ask ? undefined : openTransport()
  const limits = { ...defaultLimits, ...options.limits }
  try {
    const staged = await stageTable(
      service,
      request,
      folder,
      {
        ask: options.ask ?? (transport as { ask: Ask }).ask,
        service: service.name.nl,
        headers: headersOf(house, service),
        patience: options.patience ?? defaultPatience,
        largestAnswer: limits.largestAnswer,
        longestAnswer: limits.longestAnswer,
        loopback: false,
        now: () => house.clock().getTime(),
        random: options.random ?? Math.random,
        wait: options.wait ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal })),
        signal: options.signal ?? new AbortController().signal,
      },
      limits,
      options.report,
    )
    const { table, description, address, checksum, pages } = staged
    const provenance: Provenance = {
      service: service.slug,
      publisher: service.publisher,
      licence: service.licence,
      table: request.table,
      title: description.title,
      address,
      page: service.page?.replace('{table}', request.table) ?? null,
      modified: description.modified,
      retrievedAt: house.clock().toISOString(),
      rows: table.sample.rowCount,
      pages,
      checksum,
    }
    const { long } = description
    const wide = long && (await writeWide(await house.engine(), table, long, join(folder, 'wide.parquet')))
    return { tables: [wide ?? table], provenance, folder }
  } finally {
    transport?.close()
  }
}

/** The service with the address of this installation, where it has one of its own. @throws Refusal `service-not-set` */
export function placed(house: House, service: TableService): PlacedService {
  const base = service.base ?? (service.kind === 'swing' ? house.configuration.swing?.address : undefined)
  if (base === undefined) throw new Refusal('service-not-set', { service: service.slug })
  return { ...service, base }
}

/** The key goes to the Swing of this installation and to nobody else. */
function headersOf(house: House, service: PlacedService): Readonly<Record<string, string>> {
  const swing = house.configuration.swing
  return swing?.key && service.kind === 'swing' && service.base === swing.address ? { apikey: swing.key } : {}
}
