import type { Topology } from 'topojson-specification'
import type { Better } from '../charts/figure-parts'
import type { ChartValue, NamedValue } from '../charts/value'

/** What a map is made of, in the reader's language: one figure for each region, in one period. */
export interface MapInput {
  title: string
  /** As it is read: "2024", "1e kwartaal 2024". */
  period?: string
  /** Unit as published: '%', 'EUR', 'persons', 'score', … */
  unit: string
  /** Digits after the decimal mark as published; left out: those of the unit (see `sharedDecimals`). */
  decimals?: number
  /** The publisher rounds to multiples of this many (counts to 5): no class begins between two multiples. */
  rounding?: number
  better: Better
  /** What the regions are, in words: "buurt" and "buurten". */
  kind: { one: string; many: string }
  /** By code of the region. A region without an entry has no figure. */
  values: ReadonlyMap<string, MapValue>
  /** The area at hand: its outline is drawn, its figure marked in the legend. One region has its own figure. */
  area?: { label: string; codes: readonly string[]; value?: ChartValue }
  /** The colours go both ways from this figure; without it they run from light to dark. */
  reference?: NamedValue | null
  /** How many classes at most; 5 when left out. Around a reference an even number becomes one less. */
  classes?: 5 | 6 | 7
  /** Where figures and boundaries come from, without "Bron:". */
  source: string
  /** Address a region leads to, with `{code}` where its code goes. */
  link?: string
}

export interface MapValue extends ChartValue {
  note?: string
  /** On how many people or answers the figure rests. */
  n?: number
  /** Converted from the boundaries of another year, so not published like this. */
  isConverted?: boolean
}

export interface MapRegion {
  code: string
  name: string
  /** It has no boundary in the source of the map: in the table only. */
  isShapeless?: boolean
}

/**
 * The shapes of a map: TopoJSON in metres of the Dutch grid (EPSG:28992), each geometry with `code` and `name` as
 * properties. A map of more shapes than `mostShapesInPage` is drawn in the browser, which asks `address` for the same
 * TopoJSON; here the regions are enough for it. What is said of so many regions is heavy too: it stands in the page, or
 * the browser asks `reading` for it, an address that answers with `mapReading`.
 */
export type MapShapes =
  | { topology: Topology; object: string; address?: string; reading?: string }
  | { regions: readonly MapRegion[]; object: string; address: string; reading?: string }

/** More shapes than this are not put in a page: the page would be heavy and the browser slow. */
export const mostShapesInPage = 1500

/** The address a region leads to; null when the map has none. */
export function linkTo(link: string | undefined, code: string): string | null {
  // An address that was put together encodes the braces.
  return link?.replace(/\{code\}|%7Bcode%7D/i, encodeURIComponent(code)) ?? null
}
