import type { Wording } from '../../platform'

/** The shapes of services that are understood: StatLine's OData 3 and 4, and the open-data service of Swing. */
export const serviceKinds = ['odata-v3', 'odata-v4', 'swing'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Entity sets of a Swing service; another edition may name them otherwise. */
export interface SwingSets {
  variables: string
  geoLevels: string
  periodLevels: string
  periods: string
  values: string
}

/** Levels of a Swing service that are read, by the level of region they hold. */
export type SwingLevels = Readonly<
  Record<'country' | 'municipality' | 'district' | 'neighbourhood' | 'postcode', string>
>

/** A service that gives tables of figures over the network (`content/services.yaml`). */
export interface TableService {
  slug: string
  kind: ServiceKind
  name: Wording
  publisher: string
  licence: string
  /** Address under which the tables are, without slash at the end; null when every installation has its own. */
  base: string | null
  /** Page for people about a table, with `{table}`; null when there is none. */
  page: string | null
  /** Rows after which a service that gives no link to the next page has more. */
  pageSize: number
  sets: SwingSets
  levels: SwingLevels
}

/** What is asked of a table. */
export interface TableRequest {
  /** `85618NED`; for Swing the code of a variable: `bevtot`. */
  table: string
  /** Codes of regions: a municipality comes with all its districts and neighbourhoods, `nl` is the country. Absent: all. */
  regions?: readonly string[]
  /** `2023`, `2022-Q1`, `2023-05`. Absent: all. */
  periods?: readonly string[]
  /** Codes that are kept of other dimensions: `{ Marges: ['MW00000'] }`. */
  dimensions?: Readonly<Record<string, readonly string[]>>
}

/** What a service says of a table. */
export interface TableDescription {
  title: string
  /** When the table was changed last, as the service writes it; null where it does not say. */
  modified: string | null
  /** Rows there will be; null where the service does not say. */
  total: number | null
  /** Rows after which a page without a link to the next one is full, and more is asked with `$skip`; null: never. */
  fullPage: number | null
  /** Addresses of the first pages: more than one where a service gives its figures per level. */
  parts: readonly string[]
  /** What its figures are divided by, where a row is one figure of one measure; null where a row has them all. */
  long: { names: readonly string[]; regions: string | null } | null
  /** Makes text cells out of the answer to an address. @throws Unreadable */
  read(answer: unknown): Page
}

export type Cell = string | null

export interface Page {
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Rows as the service counts them: more than `rows` where not all of them are kept. */
  received: number
  /** Address of the next page as the service gave it; null where it gave none. */
  next: string | null
}

/**
 * Asks for one document and parses it. An optional one is asked once, and undefined when it is not there; `text` leaves it
 * unparsed.
 *
 * @throws Refusal `service-*`
 */
export type Get = (address: string, options?: { optional: true; text?: boolean }) => Promise<unknown>

/** Thrown when an answer is not of the form it should have; what was asked is asked again, and refused in the end. */
export class Unreadable extends Error {}
