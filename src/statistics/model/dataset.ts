import type { Wording } from '../../platform'
import type { DisclosureClass, DisclosureRules } from './disclosure'

/** Figures that belong together: one publisher, one licence, one way of protecting people. */
export interface Dataset {
  slug: string
  /** `published` comes in as a whole from a publisher; `typed` is rows typed in by people of an area. */
  kind: 'published' | 'typed'
  title: Wording
  publisher: string
  licence: string
  disclosure: DisclosureClass
  rules: DisclosureRules
  /** Slug of the area whose it is: until shared only its own team sees it. Null is everybody's. */
  area: string | null
}

/** A dataset as it was published at one moment; never changed afterwards. */
export interface DatasetVersion {
  /** `nplv-monitor-2025.1` */
  id: string
  dataset: string
  /** 1, 2, 3 … within the dataset. */
  number: number
  /** Day on which the input was taken from the publisher: `2026-03-31`. */
  retrievedAt: string
  /** SHA-256 of the input. */
  checksum: string
  /** What read the input, with its version: `content 1`. */
  importer: string
  rowCount: number
  /** Figures hidden in the released edition. */
  suppressedCount: number
  /** Codes of the indicators with at least one row. */
  indicators: readonly string[]
  registeredAt: string
}

/** A document that figures or doubts are read from. */
export interface SourceDocument {
  slug: string
  title: string
  publisher: string
  year: number
  /** What a reader should know of it, such as a year that is derived by us. */
  note: Wording | null
}
