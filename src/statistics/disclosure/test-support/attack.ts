/** A sum that a reader knows: these quantities, each this many times, come to `total`. */
export interface KnownSum {
  terms: ReadonlyMap<string, number>
  total: number
}

/** Everything that a reader has: quantities by name, and how quantities add up. */
export interface Released {
  known: ReadonlyMap<string, number>
  sums: readonly KnownSum[]
}

/** What somebody can make of it who adds and subtracts as long as it takes. */
export interface Attack {
  /** Quantities that were not given and follow, with what they are. */
  solved: ReadonlyMap<string, number>
  /** The most that a quantity can be, when none is below zero; infinite for one that stands in no sum. */
  most(name: string): number
}

/**
 * Solves the linear system of everything that was released. Written apart from the rules that hide, with other methods
 * (elimination modulo a prime, and a full tableau), so that a mistake there does not hide itself here.
 */
export function attack({ known, sums }: Released): Attack {
  const left = sums.map(({ terms, total }) => {
    const unknown = [...terms].filter(([name]) => !known.has(name))
    const given = [...terms].reduce((so, [name, times]) => so + times * (known.get(name) ?? 0), 0)
    return { unknown, total: total - given }
  })
  const names = [...new Set(left.flatMap(({ unknown }) => unknown.map(([name]) => name)))]
  const at = new Map(names.map((name, place) => [name, place]))
  const rows = left.map(({ unknown, total }) => {
    const row = new Array<number>(names.length + 1).fill(0)
    for (const [name, times] of unknown) row[at.get(name) ?? 0] = times
    row[names.length] = total
    return row
  })
  return {
    solved: new Map(solvedIn(rows).map(([place, value]) => [names[place] ?? '', value])),
    most(name) {
      const place = at.get(name)
      return place === undefined ? Number.POSITIVE_INFINITY : mostOf(rows, place)
    },
  }
}

/** Large enough that a coefficient of ours is never a multiple of it by chance. */
const prime = 2n ** 61n - 1n
/** Shares and totals are given in whole thousandths. */
const scale = 1000

/** Unknowns of which reduced rows hold nothing else, with their value. */
function solvedIn(rows: readonly (readonly number[])[]): [number, number][] {
  const table = rows.map((row) => row.map((each) => modulo(BigInt(Math.round(each * scale)))))
  const width = (table[0]?.length ?? 1) - 1
  let next = 0
  for (let column = 0; column < width; column += 1) {
    const pivot = table.findIndex((row, place) => place >= next && row[column] !== 0n)
    const found = table[pivot]
    if (!found) continue
    table[pivot] = table[next] as bigint[]
    const inverse = power(found[column] ?? 0n, prime - 2n)
    const unit = found.map((each) => modulo(each * inverse))
    table[next] = unit
    for (const [place, row] of table.entries()) {
      const times = row[column] ?? 0n
      if (place === next || times === 0n) continue
      for (const [spot, each] of unit.entries()) if (each !== 0n) row[spot] = modulo((row[spot] ?? 0n) - times * each)
    }
    next += 1
  }
  return table.slice(0, next).flatMap((row): [number, number][] => {
    const held = row.slice(0, width).flatMap((each, place) => (each === 0n ? [] : [place]))
    const value = row[width] ?? 0n
    return held.length === 1 ? [[held[0] ?? 0, Number(value > prime / 2n ? value - prime : value)]] : []
  })
}

function modulo(value: bigint): bigint {
  const rest = value % prime
  return rest < 0n ? rest + prime : rest
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, factor, left] = [1n, base, exponent]
  while (left > 0n) {
    if (left & 1n) result = modulo(result * factor)
    factor = modulo(factor * factor)
    left >>= 1n
  }
  return result
}

const nothing = 1e-6

/** The most one unknown can be when all rows hold and nothing is below zero: two phases of the simplex method. */
function mostOf(rows: readonly (readonly number[])[], wanted: number): number {
  const width = (rows[0]?.length ?? 1) - 1
  // Each row gets an unknown of its own that must become zero.
  const table = rows.map((row, place) => {
    const sign = (row[width] ?? 0) < 0 ? -1 : 1
    const own = rows.map((_, other) => (other === place ? 1 : 0))
    return [...row.slice(0, width).map((each) => each * sign), ...own, (row[width] ?? 0) * sign]
  })
  const basis = rows.map((_, place) => width + place)
  const missing = new Array<number>(width + rows.length).fill(0).map((_, place) => (place < width ? 0 : -1))
  climb(table, basis, missing, width + rows.length)
  // What is left of the helping unknowns stands at zero; it leaves where anything of ours can take its place.
  for (const [place, lead] of basis.entries()) {
    if (lead < width) continue
    const entering = table[place]?.slice(0, width).findIndex((each) => Math.abs(each) > nothing) ?? -1
    if (entering >= 0) turn(table, basis, place, entering)
  }
  const worth = new Array<number>(width + rows.length).fill(0)
  worth[wanted] = 1
  if (!climb(table, basis, worth, width)) return Number.POSITIVE_INFINITY
  const place = basis.indexOf(wanted)
  return place < 0 ? 0 : (table[place]?.at(-1) ?? 0)
}

/** Makes the worth as large as it can be, with the first `open` unknowns (rule of Bland); false when there is no limit. */
function climb(table: number[][], basis: number[], worth: readonly number[], open: number): boolean {
  for (;;) {
    const entering = Array.from({ length: open }, (_, column) => column).find((column) => {
      const gain = table.reduce((so, row, place) => so - (worth[basis[place] ?? 0] ?? 0) * (row[column] ?? 0), 0)
      return !basis.includes(column) && (worth[column] ?? 0) + gain > nothing
    })
    if (entering === undefined) return true
    let [leaving, room] = [-1, Number.POSITIVE_INFINITY]
    for (const [place, row] of table.entries()) {
      const factor = row[entering] ?? 0
      if (factor <= nothing) continue
      const own = (row.at(-1) ?? 0) / factor
      const isEarlier = Math.abs(own - room) <= nothing && (basis[place] ?? 0) < (basis[leaving] ?? 0)
      if (own < room - nothing || isEarlier) [leaving, room] = [place, own]
    }
    if (leaving < 0) return false
    turn(table, basis, leaving, entering)
  }
}

function turn(table: number[][], basis: number[], leaving: number, entering: number): void {
  const pivot = table[leaving] ?? []
  const factor = pivot[entering] ?? 1
  const unit = pivot.map((each) => each / factor)
  table[leaving] = unit
  for (const [place, row] of table.entries()) {
    const times = row[entering] ?? 0
    if (place === leaving || times === 0) continue
    for (const [spot, each] of unit.entries()) row[spot] = (row[spot] ?? 0) - times * each
  }
  basis[leaving] = entering
}
