import type { Observation } from '../model/observation'
import { noNumbers, type OtherColumns, type OtherNumber, otherNumbers, withOthers } from './figure-columns'
import type { FiledRow, RowKind } from './filed-row'

/** Rows of a dataset file as columns: a profile is made of twenty thousand, and many say the same besides their numbers. */
export interface RowColumns {
  kinds: readonly RowKind[]
  places: readonly string[]
  count: number
  /** By row the position of its kind, and that of its place. */
  kind: Uint32Array
  place: Uint32Array
  /** By row, NaN where there is none; other numbers where some row has one that its kind does not say. */
  value: Float64Array
  others: OtherColumns
}

/** Columns without rows, with room for so many. */
export function roomForRows(
  { kinds, places }: Pick<RowColumns, 'kinds' | 'places'>,
  most: number,
  names: readonly OtherNumber[] = [],
): RowColumns {
  const others: OtherColumns = {}
  for (const name of names) others[name] = noNumbers(most)
  const [kind, place, value] = [new Uint32Array(most), new Uint32Array(most), new Float64Array(most)]
  return { kinds, places, count: 0, kind, place, value, others }
}

/** Rows as columns, each a kind of its own. */
export function columnsOfRows(rows: readonly FiledRow[]): RowColumns {
  const columns = roomForRows({ kinds: rows, places: rows.map(({ place }) => place) }, rows.length)
  for (const [row, { observation }] of rows.entries()) {
    columns.kind[row] = row
    columns.place[row] = row
    columns.value[row] = observation.value ?? Number.NaN
  }
  return { ...columns, count: rows.length }
}

/** What a row says. */
export function observationOfRow({ kinds, kind, value, others }: RowColumns, row: number): Observation {
  const known = value[row] as number
  const words = (kinds[kind[row] as number] as RowKind).observation
  return withOthers({ ...words, value: Number.isNaN(known) ? null : known }, others, row)
}

/** The rows of all, one after the other. */
export function joinedRows(all: readonly RowColumns[]): RowColumns {
  const some = all.filter(({ count }) => count > 0)
  const [kinds, places] = [some.flatMap((each) => each.kinds), some.flatMap((each) => each.places)]
  const names = otherNumbers.filter((name) => some.some(({ others }) => others[name]))
  const joined = roomForRows(
    { kinds, places },
    some.reduce((sum, { count }) => sum + count, 0),
    names,
  )
  let [kindsBefore, placesBefore] = [0, 0]
  for (const columns of some) {
    const { count } = columns
    for (let row = 0; row < count; row += 1) {
      joined.kind[joined.count + row] = kindsBefore + (columns.kind[row] as number)
      joined.place[joined.count + row] = placesBefore + (columns.place[row] as number)
    }
    joined.value.set(columns.value.subarray(0, count), joined.count)
    for (const name of names) {
      const own = columns.others[name]
      if (own) joined.others[name]?.set(own.subarray(0, count), joined.count)
    }
    joined.count += count
    kindsBefore += columns.kinds.length
    placesBefore += columns.places.length
  }
  return joined
}
