import { type DisclosureSystem, type Layout, layOut } from './disclosure-system'
import { reduce } from './elimination'
import { reachFrom } from './elimination-bounds'
import { movesAmong } from './elimination-moves'

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

type Hidden = Pick<ReadonlySet<number>, 'has'>

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
      const cell = smallest(layout, candidates(layout, hidden, [sum]), choice.dropped)
      if (cell !== undefined) change(cell, hide)
    }
    const [start] = whole
    if (start === undefined) return
    const block = blockOf(layout, hidden, start)
    const remedies = remediesIn(layout, choice, block)
    // In a large block all at once, or it would be gone through for each of them.
    const found = isLarge(block) ? [...remedies] : [...take(remedies, 1)]
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
      const [found] = take(remediesIn(layout, choice, block), 1)
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
 * from the rest; or hide one beside the weakness, or else, once, any in the block. At most one beside each
 * weakness.
 */
function* remediesIn(layout: Layout, choice: Choice, block: Block): Generator<Remedy> {
  const { hidden, added, dropped } = choice
  const done = new Set<number>()
  let left: ReadonlySet<number> | undefined
  let isElsewhereTried = false
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
    const beside = quantities.flatMap((quantity) => (layout.termsOf[quantity] ?? []).map(({ sum }) => sum))
    if (beside.some((sum) => done.has(sum))) continue
    for (const sum of beside) done.add(sum)
    const near = smallest(layout, candidates(layout, hidden, beside), dropped)
    if (near !== undefined) yield { cell: near, way: 'hide' }
    else if (!isElsewhereTried) {
      isElsewhereTried = true
      const elsewhere = smallest(layout, candidates(layout, hidden, block.sums), dropped)
      if (elsewhere !== undefined) yield { cell: elsewhere, way: 'hide' }
    }
  }
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

function isUnknown(layout: Layout, hidden: Hidden, quantity: number): boolean {
  return hidden.has(layout.cellOf[quantity] ?? 0) || isAbsent(layout, quantity)
}

function isAbsent(layout: Layout, quantity: number): boolean {
  return layout.cells[layout.cellOf[quantity] ?? 0]?.state === 'absent'
}

/** True when one sum by itself says too much about a hidden cell in it. */
function isWeak(layout: Layout, hidden: Hidden, index: number): boolean {
  const { quantities = [], coefficients = [] } = layout.sums[index] ?? {}
  const unknown: number[] = []
  let [isAdded, isTaken, total] = [false, false, 0]
  for (const [at, quantity] of quantities.entries()) {
    if (!isUnknown(layout, hidden, quantity)) continue
    const coefficient = coefficients[at] ?? 0
    isAdded ||= coefficient > 0
    isTaken ||= coefficient < 0
    // Where one goes up with the other, or with something nobody knows, there is no limit.
    if ((isAdded && isTaken) || isAbsent(layout, quantity)) return false
    unknown.push(at)
    total += coefficient * (layout.quantities[quantity]?.value ?? 0)
  }
  if (unknown.length < 2) return unknown.length === 1
  return (
    isSmallGroup(
      layout,
      unknown.map((at) => quantities[at] ?? 0),
    ) ||
    unknown.some(
      (at) => Math.abs(total / (coefficients[at] ?? 1)) < (layout.floors[quantities[at] ?? 0] ?? 0) - nothing,
    )
  )
}

const nothing = 1e-7

/** True for shares or means that together are about too few people. */
function isSmallGroup(layout: Layout, quantities: readonly number[]): boolean {
  let people = 0
  for (const quantity of quantities) {
    const measure = layout.quantities[quantity]?.measure
    const group = layout.cells[layout.cellOf[quantity] ?? 0]?.group ?? null
    if (group === null || (measure !== 'count' && measure !== 'amount')) return false
    people += group
  }
  return people < layout.smallestGroup
}

/** Sums that hang together through what the reader does not know. */
interface Block {
  sums: readonly number[]
  unknown: readonly number[]
}

/** More unknown numbers than this are too many for elimination: a municipality has fewer, half the country has more. */
const largest = 3000

function isLarge({ unknown }: Block): boolean {
  return unknown.length > largest
}

function blockOf(layout: Layout, hidden: Hidden, start: number): Block {
  const sums = new Set<number>([start])
  const unknown = new Set<number>()
  for (const sum of sums) {
    for (const quantity of layout.sums[sum]?.quantities ?? []) {
      if (unknown.has(quantity) || !isUnknown(layout, hidden, quantity)) continue
      unknown.add(quantity)
      for (const term of layout.termsOf[quantity] ?? []) sums.add(term.sum)
    }
  }
  return { sums: [...sums].sort((a, b) => a - b), unknown: [...unknown].sort((a, b) => a - b) }
}

/** Hidden quantities of which too much can be worked out. */
interface Weakness {
  quantities: readonly number[]
  /** True for one that follows from what is released, and so would tell nothing new. */
  isKnown: boolean
}

/** What can be worked out in a block, one after the other, so that who needs only the first does not pay for the rest. */
function* weaknesses(layout: Layout, hidden: Hidden, block: Block): Generator<Weakness> {
  const [only] = block.sums
  if (block.sums.length === 1) {
    if (isWeak(layout, hidden, only ?? 0)) yield { quantities: block.unknown, isKnown: block.unknown.length === 1 }
    return
  }
  const classes = twins(layout, block)
  const moves = movesAmong(classes)
  const unsure = [...classes.entries()].filter(([one, { members, value, floor, isFree }]) => {
    if (isFree || (members.length > 1 && value >= floor)) return false
    return !(value < floor ? moves.canBe(one, floor) : moves.canChange(one))
  })
  if (isLarge(block)) {
    // Whatever cannot be shown to be safe counts as weak, so that no elimination over a whole country is needed.
    for (const [, { members }] of unsure) yield { quantities: members, isKnown: false }
  }
  const hasSmallGroup = classes.some(({ members }) => isSmallGroup(layout, members))
  if ((unsure.length === 0 || isLarge(block)) && !hasSmallGroup) return
  const reduced = reduce(equationsOf(classes, block))
  for (const row of reduced) {
    const [first] = row.values()
    if ([...row].some(([one, coefficient]) => coefficient !== first || classes[one]?.isFree)) continue
    const quantities = [...row.keys()].flatMap((one) => classes[one]?.members ?? [])
    const isKnown = quantities.length === 1
    if (isKnown || isSmallGroup(layout, quantities)) yield { quantities, isKnown }
  }
  if (isLarge(block)) return
  const reach = reachFrom(
    reduced,
    classes.map(({ value }) => value),
    (one) => classes[one]?.isFree === true,
  )
  for (const [one, { members, floor }] of unsure) {
    if (!reach.canBe(one, floor)) yield { quantities: members, isKnown: false }
  }
}

/**
 * Quantities that stand in the same sums in the same way: whatever one of them gains another can lose. So of two or more
 * none follows, each can be as large as all together, and they can be calculated with as one.
 */
interface Twins {
  members: number[]
  /** Sums of the block in which they stand, with their coefficient. */
  terms: readonly { sum: number; coefficient: number }[]
  value: number
  floor: number
  isFree: boolean
}

/** Those of which nothing is known come first, so that they lead in the elimination. */
function twins(layout: Layout, block: Block): Twins[] {
  const isInside = new Set(block.sums)
  const found = new Map<string, Twins>()
  for (const number of block.unknown) {
    const terms = (layout.termsOf[number] ?? []).filter(({ sum }) => isInside.has(sum))
    const signature = terms.map(({ sum, coefficient }) => `${sum}*${coefficient}`).join()
    const known = found.get(signature) ?? { members: [], terms, value: 0, floor: 0, isFree: false }
    known.members.push(number)
    known.value += layout.quantities[number]?.value ?? 0
    known.floor = Math.max(known.floor, layout.floors[number] ?? 0)
    known.isFree ||= isAbsent(layout, number)
    found.set(signature, known)
  }
  return [...found.values()].sort((a, b) => Number(b.isFree) - Number(a.isFree))
}

function equationsOf(classes: readonly Twins[], block: Block): Map<number, bigint>[] {
  const equations = new Map<number, Map<number, bigint>>(block.sums.map((sum) => [sum, new Map()]))
  for (const [one, { terms }] of classes.entries()) {
    for (const { sum, coefficient } of terms) equations.get(sum)?.set(one, BigInt(coefficient))
  }
  return [...equations.values()]
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

/** The smallest of these cells; one that was of no help before only when there is no other. */
function smallest(layout: Layout, cells: readonly number[], dropped: ReadonlySet<number>): number | undefined {
  const fresh = cells.filter((cell) => !dropped.has(cell))
  const rank = (cell: number) => layout.rank[cell] ?? 0
  return (fresh.length > 0 ? fresh : cells).reduce<number | undefined>(
    (found, cell) => (found === undefined || rank(cell) < rank(found) ? cell : found),
    undefined,
  )
}

function sumsOfCell(layout: Layout, cell: number): number[] {
  return (layout.quantitiesOf[cell] ?? []).flatMap((quantity) => (layout.termsOf[quantity] ?? []).map(({ sum }) => sum))
}
