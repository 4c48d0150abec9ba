import type { ImportedIndicator, StatlineSource } from '../plan'
import type { CatalogueEntry, ColumnCatalogue } from './catalogue'
import { plainIndicator } from './columns'
import { codeOfName, pathOf } from './names'

/** Tables of StatLine whose columns the catalogue knows, by the source in its codes. */
export const knownTables = ['kwb', 'ses-woa', 'nabijheid', 'regionaal'] as const satisfies StatlineSource[]

/** A column of a service without its number: `Codering` of `Codering_3`. */
export function withoutNumber(column: string): string {
  return column.replace(/_\d+$/, '')
}

/** The parts of the name of a topic, and its unit, in all the ways in which exports write them. */
export function topicOf(column: string): { parts: readonly string[]; unit: string | null } {
  const lines = column.split(' | ')
  const [path = column] = lines
  // The old layout has the path with bars on one line and the unit on the next.
  if (lines.length > 1) return { parts: path.split('|').map((part) => part.trim()), unit: lines.at(-1)?.trim() || null }
  return pathOf(column)
}

/** True for a name as StatLine gives it: a path with its unit, or a name with its number as a service gives it. */
export function isTopic(column: string): boolean {
  if (/^[A-Za-z]\w*_\d+$/.test(column)) return true
  const { parts, unit } = topicOf(column)
  return (parts.length > 1 && unit !== null) || /^[^.\s]+(\.[^.\s]*)+\.$/.test(column)
}

/**
 * The entry of each column in one table of StatLine. A service names only the last part of a path (`Nederland_17`), which
 * several columns can share; they stand in the order of the table, so the next one of the catalogue is meant.
 */
export function entriesOf(
  columns: readonly string[],
  catalogue: ColumnCatalogue,
  source: string,
): Map<string, CatalogueEntry> {
  const found = new Map<string, CatalogueEntry>()
  let last = -1
  for (const column of columns) {
    const entry = catalogue.find(column, [source])
    if (entry) {
      found.set(column, entry)
      continue
    }
    if (!/_\d+$/.test(column)) continue
    const places = catalogue.findCompact(column, source).map((each) => catalogue.entries.indexOf(each))
    const place = places.find((each) => each > last) ?? places[0]
    const next = place === undefined ? undefined : catalogue.entries[place]
    if (place === undefined || next === undefined) continue
    found.set(column, next)
    last = place
  }
  return found
}

const units: Readonly<Record<string, string>> = {
  aantal: 'number',
  '%': '%',
  km: 'km',
  'x 1 000 euro': '1000 EUR',
  'x 1000 euro': '1000 EUR',
  euro: 'EUR',
  'per 1 000 inwoners': 'per 1000 residents',
  'per 1000 inwoners': 'per 1000 residents',
  kwh: 'kWh',
  'm³': 'm3',
  ha: 'ha',
  getal: 'score',
}

/** An indicator of a topic that the catalogue does not know, under a code made of the whole path. */
export function unknownTopic(source: string, column: string): ImportedIndicator {
  const { parts, unit } = topicOf(withoutNumber(column))
  const name = parts.slice(-2).join(', ')
  const path = unit === '%' ? [...parts, 'procent'] : parts
  return {
    ...plainIndicator(source, name, {
      code: codeOfName(source, path.join(' ')),
      unit: unit === null ? 'number' : (units[unit.toLowerCase()] ?? unit),
      uncertainty: 'rounded',
    }),
    theme: parts.length > 1 ? (parts[0] ?? null) : null,
  }
}
