import type { Better } from '../figure-parts'
import type { ChartValue, NamedValue } from '../value'

/** What a distribution is made of, in the reader's language: the parts of an area around the figure of the whole. */
export interface DistributionInput {
  title: string
  /** As it is read: "2024", "1e kwartaal 2024". */
  period?: string
  /** Unit as published: '%', 'EUR', 'score', … */
  unit: string
  /** Digits after the decimal mark as published; left out: those of the unit (see `sharedDecimals`). */
  decimals?: number
  better: Better
  /** What the parts are, in words: "buurt" and "buurten". */
  kind: { one: string; many: string }
  /** The area as a whole. */
  area: NamedValue
  reference?: NamedValue | null
  /** In the order in which they are read; by name, for this is no league table. */
  parts: readonly DistributionPart[]
  /** What `size` counts, in words: "inwoners". Without it all dots are the same. */
  sizeKind?: string
  thresholds?: DistributionThresholds
}

export interface DistributionPart extends ChartValue {
  /** Unique within the chart. */
  id: string
  label: string
  /** How many live there; the surface of its dot. */
  size?: number
  /** On how many people or answers the figure rests. */
  n?: number
  note?: string
}

export interface DistributionThresholds {
  /**
   * A part is far from the area when it is further than this, in the unit of the figures. Left out: 5 percentage points for
   * shares, a quarter of the figure of the area for anything else.
   */
  far?: number
  /** A figure that rests on fewer people than this is marked as small. Left out: 50, the least denominator of shares. */
  small?: number
}
