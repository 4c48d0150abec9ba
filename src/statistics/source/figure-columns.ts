import type { Observation } from '../model/observation'

/** What an observation says besides its numbers and its period. */
export type FigureKind = Pick<Observation, 'precision' | 'absence' | 'decimals' | 'note' | 'source'>

/** The numbers of an observation beside its value. */
export const otherNumbers = ['low', 'high', 'margin', 'n', 'of'] as const
export type OtherNumber = (typeof otherNumbers)[number]

/** Such numbers as columns, NaN where there is none; those that some figure has. */
export type OtherColumns = Partial<Record<OtherNumber, Float64Array>>

/** An observation that was just made, completed with the other numbers at a position of their columns. */
export function withOthers(observation: Observation, others: OtherColumns, position: number): Observation {
  for (const name in others) {
    const other = others[name as OtherNumber]?.[position] as number
    if (!Number.isNaN(other)) observation[name as OtherNumber] = other
  }
  return observation
}

/**
 * The figures of one indicator in one period of a list of places, as columns in the order of the places: a country has
 * fourteen thousand of them, and what they say besides their numbers is the same of nearly all.
 */
export interface FigureColumns {
  kinds: readonly FigureKind[]
  /** By place the position of its kind; -1 of one without a row. */
  kind: Int32Array
  /** By place, NaN where there is none; other numbers where some place has one. */
  value: Float64Array
  others: OtherColumns
}

/** Columns of so many places without rows, to be filled. */
export function emptyColumns(kinds: readonly FigureKind[], count: number): FigureColumns {
  return { kinds, kind: new Int32Array(count).fill(-1), value: noNumbers(count), others: {} }
}

/** A column of numbers that are not known. */
export function noNumbers(count: number): Float64Array {
  return new Float64Array(count).fill(Number.NaN)
}

/** The figure of the place at a position; null when there is no row of it. */
export function figureAt({ kinds, kind, value, others }: FigureColumns, position: number, period: string) {
  const words = kinds[kind[position] ?? -1]
  if (!words) return null
  const known = value[position] as number
  return withOthers({ period, value: Number.isNaN(known) ? null : known, ...words }, others, position)
}

/** Observations as columns; null where there is no row. */
export function columnsOf(observations: readonly (Observation | null)[]): FigureColumns {
  const kinds: FigureKind[] = []
  const columns = emptyColumns(kinds, observations.length)
  const numbers = new Map<string, number>()
  for (const [position, observation] of observations.entries()) {
    if (!observation) continue
    const { precision, absence, decimals, note, source } = observation
    const key = JSON.stringify([precision, absence, decimals, note, source])
    let kind = numbers.get(key)
    if (kind === undefined) {
      kind = kinds.length
      numbers.set(key, kind)
      const said = { absence, decimals, note }
      const present = Object.fromEntries(Object.entries(said).filter(([, each]) => each !== undefined))
      kinds.push({ precision, source, ...present })
    }
    columns.kind[position] = kind
    columns.value[position] = observation.value ?? Number.NaN
    for (const name of otherNumbers) {
      const other = observation[name]
      if (other === undefined) continue
      columns.others[name] ??= noNumbers(observations.length)
      columns.others[name][position] = other
    }
  }
  return columns
}

/** Columns of the same places as one: of each place the row of the first that has one. */
export function joinedColumns(all: readonly FigureColumns[], count: number): FigureColumns {
  const [first, ...later] = all.filter(({ kinds }) => kinds.length > 0)
  if (!first) return emptyColumns([], count)
  if (later.length === 0) return first
  const kinds = [first, ...later].flatMap((columns) => columns.kinds)
  const joined = emptyColumns(kinds, count)
  let before = 0
  for (const columns of [first, ...later]) {
    const names = Object.keys(columns.others) as OtherNumber[]
    for (const name of names) joined.others[name] ??= noNumbers(count)
    for (let position = 0; position < count; position += 1) {
      const kind = columns.kind[position] as number
      if (kind < 0 || (joined.kind[position] as number) >= 0) continue
      joined.kind[position] = before + kind
      joined.value[position] = columns.value[position] as number
      for (const name of names) {
        const [to, from] = [joined.others[name] as Float64Array, columns.others[name] as Float64Array]
        to[position] = from[position] as number
      }
    }
    before += columns.kinds.length
  }
  return joined
}
