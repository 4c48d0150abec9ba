import type { Equation } from './elimination'

/** What is less than this is nothing: rounding in the search, never people. */
const nothing = 1e-7
/** Longer searches are given up. */
const mostSteps = 400

/**
 * A point that satisfies reduced equations, from which others can be reached: as long as the equations hold and nothing is
 * below zero, every point is one that somebody who knows the equations must take for possible.
 */
export interface Reach {
  /**
   * True when there is such a point in which this unknown is at least `target`. Found by the simplex method; a search that
   * takes too long counts as not found, so that an answer of true is always right.
   */
  canBe(unknown: number, target: number): boolean
}

/**
 * @param reduced equations from `reduce`
 * @param values a point that satisfies them: per unknown, not below zero
 * @param isFree true for unknowns that may be anything; they have the lowest numbers
 */
export function reachFrom(
  reduced: readonly Equation[],
  values: readonly number[],
  isFree: (unknown: number) => boolean,
): Reach {
  const point: Point = { at: [...values], rows: new Map(), columns: new Map() }
  for (const equation of reduced) {
    // What is free leads in its equation, stands in no other, and lets everything else in it go where it wants.
    if ([...equation.keys()].some(isFree)) continue
    const lead = Math.min(...equation.keys())
    const pivot = Number(equation.get(lead))
    for (const [unknown, coefficient] of equation) {
      if (unknown !== lead) setFactor(point, lead, unknown, Number(coefficient) / pivot)
    }
    if (!point.rows.has(lead)) point.rows.set(lead, new Map())
  }
  return {
    canBe(unknown, target) {
      for (let step = 0; step < mostSteps; step += 1) {
        if ((point.at[unknown] ?? 0) >= target - nothing) return true
        const move = nextMove(point, unknown)
        if (!move) return false
        go(point, move, (target - (point.at[unknown] ?? 0)) / move.gain)
      }
      return false
    },
  }
}

/** Where everything is, and how it can move: a leading unknown by minus its factors times what the others move. */
interface Point {
  at: number[]
  /** Per leading unknown the factors of the others in its row. */
  rows: Map<number, Map<number, number>>
  /** Per other unknown the leading ones in whose row it stands. */
  columns: Map<number, Set<number>>
}

function setFactor({ rows, columns }: Point, lead: number, unknown: number, factor: number): void {
  const row = rows.get(lead) ?? new Map<number, number>()
  rows.set(lead, row)
  if (Math.abs(factor) < 1e-12) {
    row.delete(unknown)
    columns.get(unknown)?.delete(lead)
    return
  }
  row.set(unknown, factor)
  const column = columns.get(unknown) ?? new Set<number>()
  columns.set(unknown, column.add(lead))
}

interface Move {
  unknown: number
  direction: 1 | -1
  /** By how much the wanted unknown rises per unit. */
  gain: number
}

/** The first unknown, by number, that can move and makes the wanted one rise (the rule of Bland: it never goes in circles). */
function nextMove({ rows, at }: Point, wanted: number): Move | undefined {
  const row = rows.get(wanted)
  if (!row) return { unknown: wanted, direction: 1, gain: 1 }
  let best: Move | undefined
  for (const [unknown, factor] of row) {
    if (best && best.unknown < unknown) continue
    if (factor < -nothing) best = { unknown, direction: 1, gain: -factor }
    else if (factor > nothing && (at[unknown] ?? 0) > nothing) best = { unknown, direction: -1, gain: factor }
  }
  return best
}

/** Moves at most this far: until something is zero, and then lets that take the place of what moved. */
function go(point: Point, { unknown, direction }: Move, farthest: number): void {
  const { at, rows, columns } = point
  let length = farthest
  let first: number | undefined
  if (direction < 0 && (at[unknown] ?? 0) < length) {
    length = at[unknown] ?? 0
    first = unknown
  }
  const moving = [...(columns.get(unknown) ?? [])]
  const fallOf = (lead: number) => (rows.get(lead)?.get(unknown) ?? 0) * direction
  for (const lead of moving) {
    const fall = fallOf(lead)
    if (fall <= nothing) continue
    const room = (at[lead] ?? 0) / fall
    if (room < length - nothing || (room <= length && first !== undefined && lead < first)) {
      length = Math.min(room, length)
      first = lead
    }
  }
  at[unknown] = Math.max(0, (at[unknown] ?? 0) + direction * length)
  for (const lead of moving) at[lead] = Math.max(0, (at[lead] ?? 0) - fallOf(lead) * length)
  if (first !== undefined && first !== unknown) swap(point, first, unknown)
}

/** Lets `entering` lead in the row of `leaving`. */
function swap(point: Point, leaving: number, entering: number): void {
  const { rows, columns } = point
  const row = rows.get(leaving)
  const pivot = row?.get(entering)
  if (!row || !pivot) return
  rows.delete(leaving)
  for (const unknown of row.keys()) columns.get(unknown)?.delete(leaving)
  const swapped: [number, number][] = [[leaving, 1 / pivot]]
  for (const [unknown, factor] of row) if (unknown !== entering) swapped.push([unknown, factor / pivot])
  for (const lead of [...(columns.get(entering) ?? [])]) {
    const other = rows.get(lead)
    const factor = other?.get(entering) ?? 0
    setFactor(point, lead, entering, 0)
    for (const [unknown, own] of swapped) setFactor(point, lead, unknown, (other?.get(unknown) ?? 0) - factor * own)
  }
  for (const [unknown, factor] of swapped) setFactor(point, entering, unknown, factor)
}
