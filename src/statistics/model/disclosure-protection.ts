import { type DisclosureSystem, type Layout, layOut } from './disclosure-system'
import { type Block, blockOf, type Hidden, isLarge, isUnknown, isWeak, weaknesses } from './disclosure-weaknesses'

/**
 * Complementary suppression: the cells that have to be hidden besides those hidden in any case, so that nobody can work
 * out a hidden one from what is released and all sums together (house: disclosure is decided at publication).
 *
 * Afterwards, as long as there is anything left to hide:
 * - no number of a hidden cell follows from what is released (exact elimination);
 * - no number of a hidden cell is known to be below its floor, in whatever way the sums are added and subtracted: there
 *   is always another division of the people that gives the same released figures and in which it reaches its floor;
 * - no sum of hidden shares or means that follows is about fewer people than the smallest group.
 *
 * Each step hides the smallest cell that can help, by size and then by name, cells of zero last; what turns out not to be
 * needed is released again, largest first. The same cells always give the same answer.
 *
 * Sums tie cells together only through what is hidden: what hangs together in that way is decided on its own (a block).
 * Districts whose totals are released, and municipalities under one country total, are blocks of their own.
 *
 * @returns indexes of the cells hidden in addition
 */
export function complementary(system: DisclosureSystem): Set<number> {
  const layout = layOut(system)
  const always = system.cells.flatMap(({ state }, index) => (state === 'hidden' ? [index] : []))
  if (always.length === 0) return new Set()
  const choice: Choice = { hidden: new Set(always), added: new Set(), dropped: new Set() }
  settle(layout, choice)
  release(layout, choice)
  return choice.added
}

/**
 * The hidden cells of which something can be worked out that should not be: they follow from what is released, or are
 * known to be below their floor. What `complementary` leaves has none, except where nothing is left to hide.
 */
export function revealed(system: DisclosureSystem): Set<number> {
  const layout = layOut(system)
  const hidden = new Set(system.cells.flatMap(({ state }, index) => (state === 'hidden' ? [index] : [])))
  const found = new Set<number>()
  const done = new Set<number>()
  for (const start of layout.sums.keys()) {
    if (done.has(start)) continue
    const block = blockOf(layout, hidden, start)
    for (const sum of block.sums) done.add(sum)
    for (const { quantities } of weaknesses(layout, hidden, block)) {
      for (const quantity of quantities) found.add(layout.cellOf[quantity] ?? 0)
    }
  }
  return found
}

/** What is hidden so far. */
interface Choice {
  hidden: Set<number>
  /** Of these, the ones hidden in addition. */
  added: Set<number>
  /** Cells that were hidden in addition and turned out to follow from the rest: hiding them did not help. */
  dropped: Set<number>
}

function hide({ hidden, added }: Choice, cell: number): void {
  hidden.add(cell)
  added.add(cell)
}

/** A cell that follows from what is released tells nobody anything new when it is released too. */
function drop({ hidden, added, dropped }: Choice, cell: number): void {
  hidden.delete(cell)
  added.delete(cell)
  dropped.add(cell)
}

/** Hides until nothing that is left can help any more. */
function settle(layout: Layout, choice: Choice): void {
  const { hidden } = choice
  const single = new Set(layout.sums.keys())
  const whole = new Set(single)
  let breadth = 1
  const change = (cell: number, way: typeof hide) => {
    way(choice, cell)
    for (const sum of sumsOfCell(layout, cell)) {
      single.add(sum)
      whole.add(sum)
    }
  }
  for (;;) {
    // First what one sum gives away by itself: that is nearly all of it, and quickly found.
    for (const sum of single) {
      single.delete(sum)
      if (!isWeak(layout, hidden, sum)) continue
      const [cell] = inOrder(layout, candidates(layout, hidden, [sum]), choice.dropped)
      if (cell !== undefined) change(cell, hide)
    }
    const [start] = whole
    if (start === undefined) return
    const block = blockOf(layout, hidden, start)
    // In a large block all at once, and more every time, or it would be gone through without end.
    const found = isLarge(block)
      ? [...remediesIn(layout, choice, block, breadth)]
      : [...take(remediesIn(layout, choice, block, 1), 1)]
    if (isLarge(block)) breadth *= 2
    if (found.length === 0) for (const sum of block.sums) whole.delete(sum)
    for (const { cell, way } of found) change(cell, way === 'hide' ? hide : drop)
  }
}

/** Releases again what is not needed, largest first; in large blocks all stays hidden. */
function release(layout: Layout, choice: Choice): void {
  const large = new Set<number>()
  for (const cell of [...choice.added].sort((a, b) => (layout.rank[b] ?? 0) - (layout.rank[a] ?? 0))) {
    const sums = sumsOfCell(layout, cell)
    if (!choice.added.has(cell) || sums.some((sum) => large.has(sum))) continue
    const tried = [cell]
    drop(choice, cell)
    if (!isSafe(layout, choice, sums, tried, large)) for (const each of tried) hide(choice, each)
  }
}

/**
 * True when nothing is revealed in these sums, after dropping what follows from the rest.
 *
 * @param tried gets what is dropped
 * @param large gets the sums of blocks that are too large to look at
 */
function isSafe(layout: Layout, choice: Choice, sums: readonly number[], tried: number[], large: Set<number>): boolean {
  const open = new Set(sums)
  for (const start of open) {
    let block = blockOf(layout, choice.hidden, start)
    for (;;) {
      if (isLarge(block)) for (const sum of block.sums) large.add(sum)
      if (isLarge(block)) return false
      const [found] = take(remediesIn(layout, choice, block, 1), 1)
      if (found === undefined) break
      if (found.way === 'hide') return false
      tried.push(found.cell)
      drop(choice, found.cell)
      for (const sum of sumsOfCell(layout, found.cell)) open.add(sum)
      block = blockOf(layout, choice.hidden, start)
    }
    for (const sum of block.sums) open.delete(sum)
  }
  return true
}

/** What to do about a weakness. */
interface Remedy {
  cell: number
  way: 'hide' | 'drop'
}

/**
 * What to do about the weaknesses about which anything can be done: drop a cell that was hidden in addition and follows
 * from the rest; or hide one as near to the weakness as there is. Not twice for the same sum.
 *
 * @param breadth how many are hidden for one weakness
 */
function* remediesIn(layout: Layout, choice: Choice, block: Block, breadth: number): Generator<Remedy> {
  const { hidden, added, dropped } = choice
  const done = new Set<number>()
  let left: ReadonlySet<number> | undefined
  for (const { quantities, isKnown } of weaknesses(layout, hidden, block)) {
    const [first = 0] = quantities
    const cell = layout.cellOf[first] ?? 0
    const others = (layout.quantitiesOf[cell] ?? []).filter((each) => each !== first)
    if (isKnown && added.has(cell) && !dropped.has(cell) && others.every((each) => follows(layout, hidden, each))) {
      yield { cell, way: 'drop' }
      continue
    }
    left ??= hopeless(layout, hidden, block)
    if (quantities.every((quantity) => left?.has(quantity))) continue
    const { cells, sums } = nearest(layout, choice, quantities)
    if (sums.some((sum) => done.has(sum))) continue
    for (const sum of sums) done.add(sum)
    for (const mend of inOrder(layout, cells, dropped).slice(0, breadth)) yield { cell: mend, way: 'hide' }
  }
}

/** The cells that can be hidden in the sums of these quantities, or else in the sums next to those, and so on. */
function nearest(
  layout: Layout,
  { hidden }: Choice,
  quantities: readonly number[],
): { cells: readonly number[]; sums: readonly number[] } {
  const seen = new Set<number>()
  let ring = [...quantities]
  while (ring.length > 0) {
    const sums = new Set(ring.flatMap((quantity) => (layout.termsOf[quantity] ?? []).map(({ sum }) => sum)))
    const fresh = [...sums].filter((sum) => !seen.has(sum))
    const cells = candidates(layout, hidden, fresh)
    if (cells.length > 0) return { cells, sums: fresh }
    for (const sum of fresh) seen.add(sum)
    const next = fresh.flatMap((sum) => layout.sums[sum]?.quantities ?? [])
    ring = [...new Set(next)].filter((quantity) => isUnknown(layout, hidden, quantity))
    if (fresh.length === 0) break
  }
  return { cells: [], sums: [] }
}

function* take<One>(all: Iterable<One>, count: number): Generator<One> {
  let taken = 0
  for (const one of all) {
    yield one
    taken += 1
    if (taken >= count) return
  }
}

/** True when a hidden quantity follows from what is released. */
function follows(layout: Layout, hidden: Hidden, quantity: number): boolean {
  const start = layout.termsOf[quantity]?.[0]?.sum
  if (start === undefined) return false
  return [...weaknesses(layout, hidden, blockOf(layout, hidden, start))].some(
    ({ quantities, isKnown }) => isKnown && quantities[0] === quantity,
  )
}

/** What would be revealed even when everything in the block were hidden that can be: hiding more would be in vain. */
function hopeless(layout: Layout, hidden: Hidden, block: Block): ReadonlySet<number> {
  const more = new Set(candidates(layout, hidden, block.sums))
  const all = { has: (cell: number) => hidden.has(cell) || more.has(cell) }
  const unknown = new Set(
    block.sums.flatMap((sum) =>
      (layout.sums[sum]?.quantities ?? []).filter((quantity) => isUnknown(layout, all, quantity)),
    ),
  )
  const widest = { sums: block.sums, unknown: [...unknown].sort((a, b) => a - b) }
  return new Set([...weaknesses(layout, all, widest)].flatMap(({ quantities }) => quantities))
}

function candidates(layout: Layout, hidden: Hidden, sums: readonly number[]): number[] {
  const found = new Set<number>()
  for (const sum of sums) {
    for (const quantity of layout.sums[sum]?.quantities ?? []) {
      const cell = layout.cellOf[quantity] ?? 0
      if (layout.cells[cell]?.state === 'open' && !hidden.has(cell)) found.add(cell)
    }
  }
  return [...found]
}

/** Cells in the order in which they are hidden: smallest first, and those that were of no help before last. */
function inOrder(layout: Layout, cells: readonly number[], dropped: ReadonlySet<number>): number[] {
  const rank = (cell: number) => layout.rank[cell] ?? 0
  return cells.toSorted((a, b) => Number(dropped.has(a)) - Number(dropped.has(b)) || rank(a) - rank(b))
}

function sumsOfCell(layout: Layout, cell: number): number[] {
  return (layout.quantitiesOf[cell] ?? []).flatMap((quantity) => (layout.termsOf[quantity] ?? []).map(({ sum }) => sum))
}
