/** What a number is of. Numbers of one measure add up over places. */
export type Measure =
  /** People who were counted. */
  | 'count'
  /** The rest of their group. */
  | 'rest'
  /** What a mean adds up by: value times group. */
  | 'amount'

/** A number that the reader does not know while its cell is hidden. */
export interface Quantity {
  measure: Measure
  /** Not below zero. */
  value: number
  /** As far as the reader can tell it must be able to be this, or else it says too much about too few; 0 for no such floor. */
  floor: number
}

/** A figure, with all numbers that become known when it is released. */
export interface SystemCell {
  /** By which cells are put in order. */
  name: string
  /** How much is lost when it is hidden: of two that help equally the smaller one is hidden. */
  size: number
  /** Of a share or mean: the people it is about; null for others. */
  group: number | null
  /**
   * - `open`: released, and may be hidden
   * - `hidden`: hidden in any case
   * - `known`: released, and hiding it does not help: it was released before, or its indicator is not about people
   * - `absent`: has no figure, and what it would be is not known
   */
  state: 'open' | 'hidden' | 'known' | 'absent'
  quantities: readonly Quantity[]
}

/** One quantity of a cell in a sum; the coefficient is a whole number. */
export interface Term {
  cell: number
  measure: Measure
  coefficient: number
}

/** Cells with everything that is known of how they add up: the terms of every sum come to a known number. */
export interface DisclosureSystem {
  cells: readonly SystemCell[]
  sums: readonly (readonly Term[])[]
  /** A share or mean over fewer people than this says too much. */
  smallestGroup: number
}

/** A sum of quantities by number, in order, each with its coefficient. */
interface LaidSum {
  quantities: readonly number[]
  coefficients: readonly number[]
}

/** A system laid out for calculating: quantities and sums by number. */
export interface Layout {
  cells: readonly SystemCell[]
  /** Cell of each quantity, and the quantities of each cell. */
  cellOf: readonly number[]
  quantitiesOf: readonly (readonly number[])[]
  quantities: readonly Quantity[]
  sums: readonly LaidSum[]
  /** The sums each quantity stands in, with its coefficient there. */
  termsOf: readonly (readonly { sum: number; coefficient: number }[])[]
  /** Per quantity: its floor, or what it can be at most when everything is hidden that can be, if that is less. */
  floors: readonly number[]
  smallestGroup: number
  /** Place of each cell in the order by size, then by name; zeros last. */
  rank: readonly number[]
}

/** Lays out a system in an order of its own, so that answers do not depend on how it was written down. */
export function layOut({ cells, sums, smallestGroup }: DisclosureSystem): Layout {
  const byName = cells.map((_, index) => index).sort((a, b) => compare(cells[a]?.name ?? '', cells[b]?.name ?? ''))
  const cellOf: number[] = []
  const quantities: Quantity[] = []
  const quantitiesOf: number[][] = cells.map(() => [])
  for (const cell of byName) {
    for (const quantity of cells[cell]?.quantities ?? []) {
      quantitiesOf[cell]?.push(quantities.length)
      quantities.push(quantity)
      cellOf.push(cell)
    }
  }
  const numberOf = (cell: number, measure: Measure) =>
    quantitiesOf[cell]?.find((number) => quantities[number]?.measure === measure)
  const laid = sums.flatMap((terms): LaidSum[] => {
    const found = terms
      .flatMap(({ cell, measure, coefficient }) => {
        const number = numberOf(cell, measure)
        return number === undefined ? [] : [{ number, coefficient }]
      })
      .sort((a, b) => a.number - b.number)
    if (found.length === 0) return []
    const [numbers, coefficients] = [found.map(({ number }) => number), found.map(({ coefficient }) => coefficient)]
    return [{ quantities: numbers, coefficients }]
  })
  // The same sum can be known from several versions.
  const inOrder = laid.sort(compareSums).filter((sum, at) => at === 0 || compareSums(sum, laid[at - 1] ?? sum) !== 0)
  const termsOf: { sum: number; coefficient: number }[][] = quantities.map(() => [])
  for (const [index, sum] of inOrder.entries()) {
    for (const [at, number] of sum.quantities.entries()) {
      termsOf[number]?.push({ sum: index, coefficient: sum.coefficients[at] ?? 0 })
    }
  }
  const rank = new Array<number>(cells.length).fill(0)
  const size = (cell: number) => cells[cell]?.size || Number.POSITIVE_INFINITY
  // Sorting is stable, so among equals the order by name stays.
  for (const [place, cell] of byName.toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) - size(b))).entries()) {
    rank[cell] = place
  }
  const layout = { cells, cellOf, quantitiesOf, quantities, sums: inOrder, termsOf, smallestGroup, rank }
  return { ...layout, floors: reachableFloors(layout) }
}

/**
 * A floor that nobody can hide is lowered: the parts of a released total of seven that cannot be hidden are seven at most,
 * whatever else is hidden, and hiding more would be in vain.
 */
function reachableFloors({ cells, cellOf, quantities, sums }: Omit<Layout, 'floors'>): number[] {
  const floors = quantities.map(({ floor }) => floor)
  for (const { quantities: numbers, coefficients } of sums) {
    let total = 0
    let signs = 0
    for (const [at, number] of numbers.entries()) {
      const state = cells[cellOf[number] ?? 0]?.state
      if (state === 'known') continue
      const coefficient = coefficients[at] ?? 0
      signs |= state === 'absent' ? 3 : coefficient > 0 ? 1 : 2
      total += coefficient * (quantities[number]?.value ?? 0)
    }
    if (signs === 3) continue
    for (const [at, number] of numbers.entries()) {
      floors[number] = Math.min(floors[number] ?? 0, Math.abs(total / (coefficients[at] ?? 1)))
    }
  }
  return floors
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareSums(a: LaidSum, b: LaidSum): number {
  return compareNumbers(a.quantities, b.quantities) || compareNumbers(a.coefficients, b.coefficients)
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
