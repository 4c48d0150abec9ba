import { levelOfCode } from '../../areas'
import { Refusal } from '../../platform'
import type { SwingLevels } from './port'
import { swingItem } from './swing-regions'

/** An indicator in one definition, as Swing is to know it. */
export interface SwingIndicator {
  /** Our code: `kwb:a_inw`. */
  code: string
  /** Version of the definition; every version becomes an indicator of its own, for they never mix. */
  definition: string
  name: string
  description: string
  unit: string
  source: string
}

/** A figure of a region; all figures of one table are in one division into regions. */
export interface SwingFigure {
  indicator: string
  definition: string
  /** Code of the region. */
  region: string
  /** `2023`, `2022-Q1`, `2023-05`. */
  period: string
  /** Null where there is a reason why there is no value. */
  value: number | null
}

export interface SwingSettings {
  /** What this Swing calls its levels; with the year behind it where it keeps several divisions: `gemeente2024`. */
  levels: SwingLevels
  /** Value that this Swing reads as "missing"; null leaves such cells blank. */
  missing: number | null
}

/**
 * -99996 is what Swing has from its maker as special value for "missing" (an administrator can change it). A blank cell is
 * no record: what Swing adds up from parts would then be too small without saying so.
 */
export const swingMissing = -99_996

export interface SwingTable {
  /** `PERIOD`, `GEOLEVEL`, `GEOITEM`, and the code of every indicator. */
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
  /** Description of the indicators, to be loaded as metadata. */
  indicators: { columns: readonly string[]; rows: readonly (readonly string[])[] }
  /** Figures that are not in the table because their place is no region: areas that Wijklus made of regions. */
  left: number
}

/**
 * Figures as a table that Swing Studio loads: one row per period and region, a column per indicator.
 *
 * The form is the one its help describes as "indicator per column" (columns PERIOD, GEOLEVEL, GEOITEM; codes of at most 50
 * lower-case letters, digits and underscores; regions as numbers without zeros in front). Not documented, and to be
 * checked in one's own Swing before the first time: the names of the levels, the item of the country (1), items of regions
 * with letters (as they are), and periods shorter than a year (`q1y2022`, `m5y2023`, as others load them).
 *
 * @throws Refusal `row-twice` when two figures stand in one cell
 */
export function swingTable(
  indicators: readonly SwingIndicator[],
  figures: readonly SwingFigure[],
  settings: SwingSettings,
): SwingTable {
  const codes = swingCodes(indicators)
  const position = new Map([...codes.keys()].map((key, index) => [key, index]))
  const rows = new Map<string, (string | number | null)[]>()
  const filled = new Set<string>()
  let left = 0
  for (const figure of figures) {
    const level = levelOfCode(figure.region)
    const at = position.get(indicatorKey({ code: figure.indicator, definition: figure.definition }))
    if (level === null || at === undefined) {
      left += 1
      continue
    }
    const place = [swingPeriod(figure.period), settings.levels[level], swingItem(figure.region)]
    const key = place.join('|')
    const row = rows.get(key) ?? [...place, ...Array.from({ length: codes.size }, () => null)]
    rows.set(key, row)
    const cell = `${key}|${at}`
    if (filled.has(cell)) throw new Refusal('row-twice', { key: cell }, { where: figure.region })
    filled.add(cell)
    row[place.length + at] = figure.value ?? settings.missing
  }
  return {
    columns: ['PERIOD', 'GEOLEVEL', 'GEOITEM', ...codes.values()],
    rows: [...rows.values()],
    indicators: {
      columns: ['Onderwerpcode', 'Naam', 'Beschrijving', 'Eenheid', 'Bron'],
      rows: indicators.map((indicator) => [
        codes.get(indicatorKey(indicator)) ?? '',
        // Longer names are cut by Swing, in the middle of a word.
        shortName(indicator.name),
        indicator.description,
        indicator.unit,
        indicator.source,
      ]),
    },
    left,
  }
}

type IndicatorName = Pick<SwingIndicator, 'code' | 'definition'>

function indicatorKey({ code, definition }: IndicatorName): string {
  return JSON.stringify([code, definition])
}

const longestCode = 50
const longestName = 100

/**
 * The code of every indicator in Swing. A code that is used once is hard to change there, so it depends on nothing but
 * our code and definition: only what is too long, or would be the same as another, gets a mark made of both.
 */
export function swingCodes(indicators: readonly IndicatorName[]): ReadonlyMap<string, string> {
  const plain = new Map(indicators.map((indicator) => [indicatorKey(indicator), plainCode(indicator)]))
  const used = new Map<string, number>()
  for (const code of plain.values()) used.set(code, (used.get(code) ?? 0) + 1)
  return new Map(
    [...plain].map(([key, code]) => {
      const isOwn = code.length <= longestCode && used.get(code) === 1
      return [key, isOwn ? code : `${code.slice(0, longestCode - 9)}_${mark(key)}`]
    }),
  )
}

function plainCode({ code, definition }: IndicatorName): string {
  const text = definition === '1' ? code : `${code}_${definition}`
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** Eight characters that stand for a text (FNV-1a, 32 bits). */
function mark(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

function shortName(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).replace(/\s+\S*$/, '')}…`
}

function swingPeriod(period: string): string {
  const [year, part] = period.split('-')
  if (part === undefined) return period
  return part.startsWith('Q') ? `q${part.slice(1)}y${year}` : `m${Number(part)}y${year}`
}
