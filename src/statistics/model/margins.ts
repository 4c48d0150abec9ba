import { reduce } from './elimination'

/** A total that is published beside the parts it is the sum of. */
export interface Margin {
  total: string
  parts: readonly string[]
}

/** What must not be small about a cell, or about cells whose sum can be worked out. */
export interface Amount {
  measure: 'count' | 'complement' | 'denominator'
  amount: number
  /** Below this it must stay hidden. */
  minimum: number
}

/** One figure of one place, within one indicator, definition and period. The first amount orders cells by size. */
export interface MarginCell {
  place: string
  amounts: readonly Amount[]
}

/**
 * Complementary suppression: the cells that have to be hidden besides the small ones, so that nobody can work out a small
 * one from the totals (house: disclosure is decided at publication).
 *
 * Afterwards, as long as there is anything left to hide:
 * - no margin has exactly one hidden cell;
 * - the hidden cells of a margin, and every sum of hidden cells that follows from all margins together, reach the minimum;
 * - no hidden cell follows from what is released and all margins together (exact elimination).
 *
 * Each step hides the smallest cell that can help, by first amount and then by name, cells of zero last; what turns out
 * not to be needed is released again, largest first. The same cells always give the same answer.
 *
 * A part without a figure counts as known to the reader, a total without a figure as unknown.
 *
 * @param cells every place that has a figure
 * @param small the places hidden in any case
 * @returns the places hidden in addition
 */
export function complementary(
  cells: readonly MarginCell[],
  small: ReadonlySet<string>,
  margins: readonly Margin[],
): Set<string> {
  const table = readTable(cells, margins)
  const hidden = new Set(small)
  const added: string[] = []
  const hide = (place: string) => {
    hidden.add(place)
    added.push(place)
  }
  const done = new Set<Margin>()
  for (const start of table.margins) {
    if (done.has(start)) continue
    for (;;) {
      const scope = reachable(table, hidden, [start])
      const [place] = [...firstWeakness(table, hidden, scope)].sort(table.smallestFirst)
      if (place !== undefined) hide(place)
      else {
        for (const margin of scope) done.add(margin)
        break
      }
    }
  }
  for (const place of [...added].sort(table.smallestFirst).reverse()) {
    hidden.delete(place)
    const scopes = (table.ofPlace.get(place) ?? []).map((margin) => reachable(table, hidden, [margin]))
    if (scopes.some((scope) => firstWeakness(table, hidden, scope).length > 0)) hidden.add(place)
  }
  return new Set(added.filter((place) => hidden.has(place)))
}

interface Table {
  cells: ReadonlyMap<string, MarginCell>
  margins: readonly Margin[]
  ofPlace: ReadonlyMap<string, readonly Margin[]>
  /** Unknowns in order: totals before parts, so that sums of parts come out of the elimination as such. */
  order: ReadonlyMap<string, number>
  totals: ReadonlySet<string>
  smallestFirst(a: string, b: string): number
}

function readTable(cells: readonly MarginCell[], margins: readonly Margin[]): Table {
  const byPlace = new Map(cells.map((cell) => [cell.place, cell]))
  const totals = new Set(margins.map((margin) => margin.total))
  // In an order of their own, so that the answer does not depend on how they were written down.
  const used = margins
    .filter((margin) => placesOf(margin).some((place) => byPlace.has(place)))
    .map((margin) => ({ margin, name: placesOf({ ...margin, parts: margin.parts.toSorted() }).join(' ') }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ margin }) => margin)
  const ofPlace = new Map<string, Margin[]>()
  for (const margin of used) {
    for (const place of placesOf(margin)) ofPlace.set(place, [...(ofPlace.get(place) ?? []), margin])
  }
  const names = [...ofPlace.keys()].sort(
    (a, b) => Number(totals.has(b)) - Number(totals.has(a)) || (a < b ? -1 : a > b ? 1 : 0),
  )
  const size = (place: string) => byPlace.get(place)?.amounts[0]?.amount || Number.POSITIVE_INFINITY
  return {
    cells: byPlace,
    margins: used,
    ofPlace,
    order: new Map(names.map((place, index) => [place, index])),
    totals,
    smallestFirst: (a, b) => {
      const [first, second] = [size(a), size(b)]
      return first === second ? (a < b ? -1 : 1) : first - second
    },
  }
}

function placesOf(margin: Margin): string[] {
  return [margin.total, ...margin.parts]
}

/**
 * The released cells that can mend the first weakness that anything can mend; none when all is protected.
 * `scope` holds every margin that hangs together with the ones at hand.
 */
function firstWeakness(table: Table, hidden: ReadonlySet<string>, scope: readonly Margin[]): string[] {
  for (const margin of scope) {
    if (!isWeak(table, hidden, margin)) continue
    const candidates = released(table, hidden, placesOf(margin))
    if (candidates.length > 0) return candidates
  }
  for (const known of knownSums(table, hidden, scope)) {
    if (known.length > 1 && reachesMinimum(table, known)) continue
    const beside = known.flatMap((place) => (table.ofPlace.get(place) ?? []).flatMap(placesOf))
    const near = released(table, hidden, beside)
    const candidates = near.length > 0 ? near : released(table, hidden, scope.flatMap(placesOf))
    if (candidates.length > 0) return candidates
  }
  return []
}

function isWeak(table: Table, hidden: ReadonlySet<string>, margin: Margin): boolean {
  const inside = placesOf(margin).filter((place) => hidden.has(place) && table.cells.has(place))
  if (inside.length === 0 || !table.cells.has(margin.total)) return false
  return inside.length === 1 || !reachesMinimum(table, inside)
}

function reachesMinimum(table: Table, places: readonly string[]): boolean {
  const sums = new Map<Amount['measure'], { sum: number; minimum: number }>()
  for (const place of places) {
    for (const { measure, amount, minimum } of table.cells.get(place)?.amounts ?? []) {
      sums.set(measure, { sum: (sums.get(measure)?.sum ?? 0) + amount, minimum })
    }
  }
  return [...sums.values()].every(({ sum, minimum }) => sum >= minimum)
}

function released(table: Table, hidden: ReadonlySet<string>, places: readonly string[]): string[] {
  return [...new Set(places)].filter((place) => table.cells.has(place) && !hidden.has(place))
}

/** True for what the reader does not know: a hidden cell, or a total that has no figure. */
function isUnknown(table: Table, hidden: ReadonlySet<string>, place: string): boolean {
  return hidden.has(place) || (table.totals.has(place) && !table.cells.has(place))
}

/** The sets of hidden places whose sum (for a set of one: whose value) follows from the margins. */
function knownSums(table: Table, hidden: ReadonlySet<string>, margins: readonly Margin[]): string[][] {
  const names: string[] = []
  const equations = margins.map((margin) => {
    const equation = new Map<number, bigint>()
    for (const place of placesOf(margin)) {
      const unknown = table.order.get(place)
      if (unknown === undefined || !isUnknown(table, hidden, place)) continue
      names[unknown] = place
      equation.set(unknown, place === margin.total ? 1n : -1n)
    }
    return equation
  })
  const sums: string[][] = []
  for (const row of reduce(equations)) {
    const [first] = row.values()
    if (![...row.values()].every((coefficient) => coefficient === first)) continue
    const places = [...row.keys()].map((unknown) => names[unknown] ?? '').filter((place) => table.cells.has(place))
    if (places.length === row.size) sums.push(places.sort())
  }
  return sums
}

/** The margins that hang together with `start` through what the reader does not know. */
function reachable(table: Table, hidden: ReadonlySet<string>, start: readonly Margin[]): Margin[] {
  const found = new Set<Margin>()
  const waiting = [...start]
  for (let margin = waiting.pop(); margin; margin = waiting.pop()) {
    if (found.has(margin)) continue
    found.add(margin)
    for (const place of placesOf(margin)) {
      if (isUnknown(table, hidden, place)) waiting.push(...(table.ofPlace.get(place) ?? []))
    }
  }
  return [...found]
}
