import type { FlatRow } from '../source/columns'
import { otherNumbers } from '../source/figure-columns'

/** Columns of a row that stand in the lookup file as numbers, the value always and the others where the version has any. */
export const numberColumns = ['value', ...otherNumbers] as const satisfies readonly (keyof FlatRow)[]

/** All that many rows have in common: everything but the place and the numbers. */
export type Kind = Omit<FlatRow, 'place' | (typeof numberColumns)[number]>

/** The columns that make a kind, in the order in which kinds are numbered: those of an indicator follow each other. */
export const kindColumns = [
  'indicator',
  'period',
  'boundary_year',
  'definition',
  'precision',
  'absence',
  'decimals',
  'note_nl',
  'note_en',
  'document',
  'line',
  'figure',
] as const satisfies readonly (keyof Kind)[]

/** What a lookup file says of itself, at its end. */
export interface Contents {
  kinds: readonly Kind[]
  /** By kind the signs with which codes of the places begin that have a value or bounds: `BU`, `GM`. */
  levels: readonly (readonly string[])[]
  /** In the order of their codes. */
  places: readonly string[]
  /** Of `numberColumns` those that a record has. */
  numbers: readonly (typeof numberColumns)[number][]
}

/**
 * A lookup file: records by kind and then by place, the same by place and then by kind, how many there are of each kind and
 * of each place, and the contents as JSON. A record is the number of its place or kind (4 bytes) and its numbers (8 bytes
 * each); absent is NaN. The last bytes say where all this begins and of what form the file is.
 */
export const form = 'wijklus lookup 1'

/** Length of a record in bytes. */
export function recordLength({ numbers }: Pick<Contents, 'numbers'>): number {
  return 4 + 8 * numbers.length
}

/** Bytes at the end of the file: where what follows the records begins, how many kinds and places there are, and the form. */
export const endLength = 16 + form.length

/** The lookup file that goes with a dataset file in either order: beside it, of the same edition. */
export function lookupPath(datasetFile: string): string | null {
  const found = datasetFile.match(/^(.*)by-(?:indicator|place)\.(full|released)\.parquet$/s)
  return found ? `${found[1]}lookup.${found[2]}` : null
}
