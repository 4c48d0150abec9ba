/** One linear equation over unknowns: the coefficient per unknown. The right-hand side is known and does not matter. */
export type Equation = ReadonlyMap<number, bigint>

/**
 * The reduced row echelon form of a set of equations, in whole numbers and so without rounding (Gauss-Jordan; after every
 * step a row is divided by the greatest common divisor of its coefficients).
 *
 * An unknown follows from the equations alone exactly when the result has a row with only that unknown in it.
 * Unknowns with a low number become leading ones first; the rows come back in the order of their leading unknown.
 */
export function reduce(equations: readonly Equation[]): Equation[] {
  const leading = new Map<number, Map<number, bigint>>()
  // Which rows an unknown stands in, so that a new leading unknown is looked for only there.
  const holders = new Map<number, Set<number>>()
  const hold = (lead: number, row: ReadonlyMap<number, bigint>) => {
    for (const unknown of row.keys()) {
      const known = holders.get(unknown)
      if (known) known.add(lead)
      else holders.set(unknown, new Set([lead]))
    }
  }
  for (const equation of equations) {
    const row = new Map(equation)
    // Known leading unknowns leave the row; each of those rows holds no other leading unknown, so the order is free.
    for (const unknown of equation.keys()) {
      const pivot = leading.get(unknown)
      if (pivot && row.has(unknown)) cancel(row, pivot, unknown)
    }
    for (const [unknown, coefficient] of row) if (coefficient === 0n) row.delete(unknown)
    if (row.size === 0) continue
    simplify(row)
    const lead = Math.min(...row.keys())
    for (const at of [...(holders.get(lead) ?? [])]) {
      const other = leading.get(at)
      if (!other?.has(lead)) continue
      cancel(other, row, lead)
      simplify(other)
      hold(at, row)
    }
    leading.set(lead, row)
    hold(lead, row)
  }
  return [...leading.entries()].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** Takes as much of `pivot` from `row` as makes `unknown` disappear from it. */
function cancel(row: Map<number, bigint>, pivot: ReadonlyMap<number, bigint>, unknown: number): void {
  const ours = row.get(unknown) ?? 0n
  const theirs = pivot.get(unknown) ?? 0n
  if (theirs !== 1n) for (const [key, coefficient] of row) row.set(key, coefficient * theirs)
  for (const [key, coefficient] of pivot) {
    const left = (row.get(key) ?? 0n) - coefficient * ours
    if (left === 0n) row.delete(key)
    else row.set(key, left)
  }
}

function simplify(row: Map<number, bigint>): void {
  let divisor = 0n
  for (const coefficient of row.values()) {
    divisor = greatestCommonDivisor(divisor, coefficient)
    if (divisor === 1n) return
  }
  if (divisor === 0n) return
  for (const [key, coefficient] of row) row.set(key, coefficient / divisor)
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}
