import { normaliseName } from '../platform'

/** Levels of the Dutch division into regions, from large to small; `postcode` is the area of a four-digit postcode. */
export const regionLevels = ['country', 'municipality', 'district', 'neighbourhood', 'postcode'] as const
export type RegionLevel = (typeof regionLevels)[number]

/** A region as it was divided in one year. The same code can mean another area in another year. */
export interface Region {
  /** `nl`, `GM0344`, `WK034401`, `BU03440111`, `PC1011`: text, for letters occur (`WK0363AA`). */
  code: string
  level: RegionLevel
  /** Year of the boundaries. */
  boundaryYear: number
  name: string
  /** Code of the region it lies in; null for the country and for postcodes. */
  parent: string | null
  /** Code of its municipality; null for the country and for postcodes. */
  municipality: string | null
}

/** The code of the country as Wijklus writes it. */
export const countryCode = 'nl'

/** With what the codes of regions of a level begin. */
export const regionPrefixes = { municipality: 'GM', district: 'WK', neighbourhood: 'BU', postcode: 'PC' } as const

/** How a code of each level is written, with its prefix; the country has spellings of its own. */
const forms: Readonly<Record<Exclude<RegionLevel, 'country'>, RegExp>> = {
  municipality: /^GM\d{4}$/,
  district: /^WK\d{4}[0-9A-Z]{2}$/,
  neighbourhood: /^BU\d{4}[0-9A-Z]{4}$/,
  postcode: /^PC[1-9]\d{3}$/,
}

/**
 * How a code without prefix is completed. A spreadsheet takes leading zeros off a code that is all digits; at most three
 * go before a municipality, for no municipality has code 0.
 */
const bareForms: Readonly<Record<Exclude<RegionLevel, 'country'>, { form: RegExp; length: number }>> = {
  municipality: { form: /^\d{1,4}$/, length: 4 },
  district: { form: /^(\d{3,6}|\d{4}[0-9A-Z]{2})$/, length: 6 },
  neighbourhood: { form: /^(\d{5,8}|\d{4}[0-9A-Z]{4})$/, length: 8 },
  postcode: { form: /^[1-9]\d{3}$/, length: 4 },
}

/**
 * One spelling for a code of a region, however a file writes it: padding off, letters in capitals, the country as `nl`
 * (CBS writes `NL00`, others `NL01`), the prefix added where a column of one level leaves it out.
 *
 * @param text the code as found: `BU03440111  `, `gm344`, `0344`
 * @param level what the column is about; without it a bare number could be anything and is not read
 * @returns the code, or null for what is no code of this level
 */
export function normaliseRegionCode(text: string, level: RegionLevel | null = null): string | null {
  const typed = text.trim().toUpperCase()
  if (/^NL(0[01])?$/.test(typed)) return level === null || level === 'country' ? countryCode : null
  if (level === 'country') return null
  const shortMunicipality = /^GM(\d{1,3})$/.exec(typed)?.[1]
  const bare = level && bareForms[level].form.test(typed)
  const code = shortMunicipality
    ? `GM${shortMunicipality.padStart(4, '0')}`
    : bare
      ? `${regionPrefixes[level]}${typed.padStart(bareForms[level].length, '0')}`
      : typed
  const found = levelOfCode(code)
  return found !== null && (level === null || found === level) ? code : null
}

/**
 * The codes that somebody can mean by a text: one, or, without a prefix, what its length says. Four digits can be a
 * municipality or a postcode; which of them there is has to be asked.
 *
 * @param text `BU03440111`, `03440111`, `0344`
 * @returns the likeliest first; none for what is no code
 */
export function possibleRegionCodes(text: string): string[] {
  const code = normaliseRegionCode(text)
  if (code !== null) return [code]
  const typed = text.trim().toUpperCase()
  return Object.values(regionPrefixes)
    .map((prefix) => `${prefix}${typed}`)
    .filter((possible) => levelOfCode(possible) !== null)
}

/** The level of a code as `normaliseRegionCode` writes it; null for what is none. */
export function levelOfCode(code: string): RegionLevel | null {
  if (code === countryCode) return 'country'
  const found = Object.entries(forms).find(([, form]) => form.test(code))
  return (found?.[0] as RegionLevel | undefined) ?? null
}

/**
 * The code of the region that this one lies in (CBS: the code of a neighbourhood begins with the code of its district, that
 * of a district with the code of its municipality).
 *
 * @returns null for the country, for postcodes, which can lie in several municipalities, and for what is no code
 */
export function parentOfCode(code: string): string | null {
  switch (levelOfCode(code)) {
    case 'municipality':
      return countryCode
    case 'district':
      return `GM${code.slice(2, 6)}`
    case 'neighbourhood':
      return `WK${code.slice(2, 8)}`
    default:
      return null
  }
}

/**
 * Whether a region is another or lies in it, as its code says (see `parentOfCode`).
 *
 * @param region,other codes of municipalities, districts or neighbourhoods
 */
export function liesIn(region: string, other: string): boolean {
  return region.slice(2).startsWith(other.slice(2))
}

/** The code of the municipality that this region lies in or is; null for the country, postcodes and what is no code. */
export function municipalityOfCode(code: string): string | null {
  const level = levelOfCode(code)
  if (level === null || level === 'country' || level === 'postcode') return null
  return `GM${code.slice(2, 6)}`
}

/** A normalised name without the number that CBS puts before districts: "Wijk 03 Overvecht" is "overvecht". */
export function nameWithoutNumber(name: string): string {
  return normaliseName(name).replace(/^wijk \d+ (?=\S)/, '')
}
