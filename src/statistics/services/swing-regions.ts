import { type RegionLevel, regionPrefixes } from '../../areas'
import type { SwingLevels } from './port'

/** A level of a Swing service that holds regions we know. */
export interface SwingLevel {
  /** As the service calls it: `gemeente`, `wijk2024`. */
  name: string
  level: RegionLevel
  /** Year of the division, where the name says so. */
  boundaryYear: number | null
}

/**
 * What a level of a Swing service holds: its name is one of the configured ones, or that with a year behind it (`gemeente16`,
 * `wijk2024`). Undefined for a division of the service's own, such as districts for the police.
 */
export function swingLevel(name: string, levels: SwingLevels): SwingLevel | undefined {
  const match = /^(.*?)_?((?:19|20)?\d{2})?$/.exec(name.toLowerCase())
  const bare = match?.[1] ?? ''
  const entry = Object.entries(levels).find(([, configured]) => configured.toLowerCase() === bare)
  if (!entry) return undefined
  const year = match?.[2]
  const boundaryYear = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year)
  return { name, level: entry[0] as RegionLevel, boundaryYear }
}

/** Digits and letters of the code of a region, by its level. */
const lengths = { municipality: 4, district: 6, neighbourhood: 8, postcode: 4 } as const

/**
 * The code of a region from the code of a Swing item: `gemeente_344` is `GM0344`, `buurt_3440111` is `BU03440111`. Swing
 * keeps codes as numbers, so zeros in front are put back. Null for an item that is no region of the publisher, such as
 * "unknown" or a district that a municipality made itself.
 */
export function swingRegion(item: string, { name, level }: SwingLevel): string | null {
  if (level === 'country') return 'nl'
  const start = `${name}_`
  const rest = item.toLowerCase().startsWith(start.toLowerCase()) ? item.slice(start.length) : item
  const prefix = regionPrefixes[level]
  const bare = rest.toUpperCase().startsWith(prefix) ? rest.slice(2) : rest
  const length = lengths[level]
  const code = bare.padStart(length, '0').toUpperCase()
  // No municipality is 0000: such a code is a number of the service's own.
  return code.length === length && /^(?!0000)\d{4}[0-9A-Z]*$/.test(code) ? `${prefix}${code}` : null
}

/**
 * The item of a region as Swing keeps it: a number without zeros in front, letters as they are (`344`, `363AA01`).
 * The country is `1`, as in the databanks of its maker; that is not documented.
 */
export function swingItem(code: string): string {
  if (/^nl/i.test(code)) return '1'
  return code.slice(2).replace(/^0+(?=.)/, '')
}
