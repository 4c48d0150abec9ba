import type { Layout } from './disclosure-system'
import { reduce } from './elimination'
import { reachFrom } from './elimination-bounds'
import { movesAmong } from './elimination-moves'

/** Cells that are hidden, by number. */
export type Hidden = Pick<ReadonlySet<number>, 'has'>

export function isUnknown(layout: Layout, hidden: Hidden, quantity: number): boolean {
  return hidden.has(layout.cellOf[quantity] ?? 0) || isAbsent(layout, quantity)
}

function isAbsent(layout: Layout, quantity: number): boolean {
  return layout.cells[layout.cellOf[quantity] ?? 0]?.state === 'absent'
}

/** True when one sum by itself says too much about a hidden cell in it. */
export function isWeak(layout: Layout, hidden: Hidden, index: number): boolean {
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
export interface Block {
  sums: readonly number[]
  unknown: readonly number[]
}

/** More unknown numbers than this are too many for elimination: a municipality has fewer, half the country has more. */
const largest = 3000

export function isLarge({ unknown }: Block): boolean {
  return unknown.length > largest
}

export function blockOf(layout: Layout, hidden: Hidden, start: number): Block {
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
export interface Weakness {
  quantities: readonly number[]
  /** True for one that follows from what is released, and so would tell nothing new. */
  isKnown: boolean
}

/** What can be worked out in a block, one after the other, so that who needs only the first does not pay for the rest. */
export function* weaknesses(layout: Layout, hidden: Hidden, block: Block): Generator<Weakness> {
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
    const nearby = reachNearby(classes)
    for (const [one, { members, floor }] of unsure) {
      if (!nearby(one, floor)) yield { quantities: members, isKnown: false }
    }
  }
  const hasSmallGroup = classes.some(({ members }) => isSmallGroup(layout, members))
  if ((unsure.length === 0 || isLarge(block)) && !hasSmallGroup) return
  const reduced = reduce(equationsOf(classes))
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

function equationsOf(classes: readonly Twins[]): Map<number, bigint>[] {
  const equations = new Map<number, Map<number, bigint>>()
  for (const [one, { terms }] of classes.entries()) {
    for (const { sum, coefficient } of terms) {
      const equation = equations.get(sum) ?? new Map<number, bigint>()
      equations.set(sum, equation.set(one, BigInt(coefficient)))
    }
  }
  return [...equations.values()]
}

/** How much of a large block is looked at around one number, and how much of one sum. */
const [mostNearby, mostOfSum] = [400, 40]

/**
 * Whether a number of a large block can be this large while only numbers close to it change. A yes is a proof; and of a
 * number that can be its floor and is not, it proves too that it does not follow.
 */
function reachNearby(classes: readonly Twins[]): (one: number, floor: number) => boolean {
  const inSum = new Map<number, number[]>()
  for (const [one, { terms }] of classes.entries()) {
    for (const { sum } of terms) {
      const known = inSum.get(sum)
      if (known) known.push(one)
      else inSum.set(sum, [one])
    }
  }
  const sizeOf = (one: number) => classes[one]?.value ?? 0
  for (const members of inSum.values()) members.sort((a, b) => sizeOf(b) - sizeOf(a))
  return (one, floor) => {
    const near = new Set([one])
    for (const other of near) {
      if (near.size >= mostNearby) break
      for (const { sum } of classes[other]?.terms ?? []) {
        for (const each of inSum.get(sum)?.slice(0, mostOfSum) ?? []) near.add(each)
      }
    }
    const local = [...near].flatMap((each) => classes[each] ?? []).sort((a, b) => Number(b.isFree) - Number(a.isFree))
    const own = local.indexOf(classes[one] as Twins)
    const reach = reachFrom(
      reduce(equationsOf(local)),
      local.map(({ value }) => value),
      (each) => local[each]?.isFree === true,
    )
    // At its floor or above it already: then it has to be shown that it can be more.
    return reach.canBe(own, Math.max(floor, sizeOf(one) + 1))
  }
}
