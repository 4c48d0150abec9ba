import type { Wording } from '../../../platform'
import type { ImportedIndicator } from '../plan'
import { compactColumn, pathOf, plainColumn } from './names'

type Definition = ImportedIndicator['definitions'][number]

/** A column as sources have it under several names, and the indicator it is. */
export interface CatalogueEntry {
  indicator: ImportedIndicator
  /** Names under which files have it: short names of different years, StatLine paths, names of others. */
  aliases: readonly string[]
  /** Years of which the source has it; null where there is no bound. */
  from: number | null
  to: number | null
  /** Years between them of which it has none. */
  gaps: readonly number[]
}

/** A column that is never read, and why. */
export interface LeftColumn {
  column: string
  reason: Wording
}

/** What is known of the columns of sources (`content/columns`). */
export interface ColumnCatalogue {
  entries: readonly CatalogueEntry[]
  /** The entry of a column in one of these sources, in the order in which they are named: `['kwb', 'nabijheid']`. */
  find(column: string, sources: readonly string[]): CatalogueEntry | undefined
  /**
   * The entries that the name of a column in a service can mean: `Nederland_17` leaves its path out, so several tables of
   * one source may have it.
   */
  findCompact(column: string, source: string): readonly CatalogueEntry[]
  /** Why a column is not read; undefined for a column the catalogue says nothing of. */
  leave(column: string): Wording | undefined
  byCode(code: string): CatalogueEntry | undefined
}

/** The source of a code: `kwb` of `kwb:a_inw`. */
export function sourceOf(code: string): string {
  return code.slice(0, code.indexOf(':'))
}

/**
 * Makes a catalogue of its entries.
 *
 * @throws Error when a source has two entries under one name; the reader of the content says it with its place
 */
export function makeCatalogue(entries: readonly CatalogueEntry[], left: readonly LeftColumn[]): ColumnCatalogue {
  const byName = new Map<string, CatalogueEntry>()
  const byPath = new Map<string, CatalogueEntry | null>()
  const compact = new Map<string, CatalogueEntry[]>()
  for (const entry of entries) {
    const source = sourceOf(entry.indicator.code)
    for (const alias of entry.aliases) {
      const key = `${source}:${plainColumn(alias)}`
      const other = byName.get(key)
      if (other && other !== entry) throw new Error(`${alias} is ${other.indicator.code} and ${entry.indicator.code}`)
      byName.set(key, entry)
      const { parts, unit } = pathOf(alias)
      if (unit === null) continue
      // A path without its unit, as some programs write it, counts as long as it means one thing.
      const bare = `${source}:${plainColumn(parts.join('/'))}`
      byPath.set(bare, byPath.has(bare) && byPath.get(bare) !== entry ? null : entry)
      const last = `${source}:${compactColumn(parts.at(-1) ?? '')}`
      if (!compact.get(last)?.includes(entry)) compact.set(last, [...(compact.get(last) ?? []), entry])
    }
  }
  const reasons = new Map(left.map(({ column, reason }) => [plainColumn(column), reason]))
  const codes = new Map(entries.map((entry) => [entry.indicator.code, entry]))
  return {
    entries,
    find: (column, sources) => {
      const name = plainColumn(column)
      for (const source of sources) {
        const found = byName.get(`${source}:${name}`) ?? byPath.get(`${source}:${name}`)
        if (found) return found
      }
      return undefined
    },
    findCompact: (column, source) => compact.get(`${source}:${compactColumn(column.replace(/_\d+$/, ''))}`) ?? [],
    leave: (column) => reasons.get(plainColumn(column)),
    byCode: (code) => codes.get(code),
  }
}

/** The definition that holds in a year; the only one, or the one whose years it is in. */
export function definitionIn(indicator: ImportedIndicator, year: number | null): Definition {
  const [first] = indicator.definitions
  if (first === undefined) throw new Error(`${indicator.code} has no definition.`)
  if (year === null) return first
  const holds = ({ from, to }: Definition) =>
    (from === undefined || Number(from) <= year) && (to === undefined || year <= Number(to))
  return indicator.definitions.find(holds) ?? first
}

/** True for a year of which the source has this column. */
export function isAvailable({ from, to, gaps }: CatalogueEntry, year: number): boolean {
  return (from === null || from <= year) && (to === null || year <= to) && !gaps.includes(year)
}
