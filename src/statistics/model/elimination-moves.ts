/** A number that is not known, and the sums it stands in. */
export interface Movable {
  value: number
  /** May be anything; others are not below zero. */
  isFree: boolean
  terms: readonly { sum: number; coefficient: number }[]
}

/** Other points that the same sums allow, close by. */
export interface Moves {
  /** True when a point was found in which this number is at least `target`. */
  canBe(one: number, target: number): boolean
  /** True when a point was found in which this number is another. */
  canChange(one: number): boolean
}

/** How many ways are tried for one move before giving up; nearly always one of the first works. */
const mostTries = 60
/** How many others of one sum are tried. */
const mostOthers = 4
const nothing = 1e-9

/**
 * Looks for other points: when one number changes, in each of its sums another takes up the change, and so on until
 * nothing is left to take up. A move that is found is a proof; none found proves nothing: then elimination has to say.
 * Moves add up, as all points that are found are allowed.
 */
export function movesAmong(numbers: readonly Movable[]): Moves {
  const inSum = new Map<number, Member[]>()
  for (const [other, { terms }] of numbers.entries()) {
    for (const { sum, coefficient } of terms) {
      const known = inSum.get(sum)
      if (known) known.push({ other, coefficient })
      else inSum.set(sum, [{ other, coefficient }])
    }
  }
  const at = numbers.map(({ value, isFree }) => (isFree ? Number.POSITIVE_INFINITY : value))
  const move = (one: number, rate: 1 | -1, most: number): boolean => {
    const search: Search = { numbers, inSum, at, rates: new Map(), left: new Map(), waiting: [], tries: 0 }
    if (!turn(search, one, rate) || !settle(search, 0)) return false
    let length = most
    for (const [other, own] of search.rates) if (own < 0) length = Math.min(length, (at[other] ?? 0) / -own)
    for (const [other, own] of search.rates) at[other] = (at[other] ?? 0) + own * length
    return true
  }
  return {
    canBe(one, target) {
      for (;;) {
        const missing = target - (at[one] ?? 0)
        if (missing <= nothing) return true
        // A piece smaller than this does not get anywhere.
        if (!move(one, 1, missing) || target - (at[one] ?? 0) > missing - 0.01) return false
      }
    },
    canChange: (one) => move(one, 1, 1) || move(one, -1, 1),
  }
}

interface Member {
  other: number
  coefficient: number
}

interface Search {
  numbers: readonly Movable[]
  inSum: ReadonlyMap<number, readonly Member[]>
  at: readonly number[]
  /** By how much each number changes. */
  rates: Map<number, number>
  /** By how much each sum is off. */
  left: Map<number, number>
  /** Sums to look at, in this order. */
  waiting: number[]
  tries: number
}

/** Lets a number change; false when it cannot, or did already. */
function turn({ numbers, at, rates, left, waiting }: Search, one: number, rate: number): boolean {
  const number = numbers[one]
  if (!number || rates.has(one) || (rate < 0 && (at[one] ?? 0) <= nothing)) return false
  rates.set(one, rate)
  for (const { sum, coefficient } of number.terms) {
    left.set(sum, (left.get(sum) ?? 0) + coefficient * rate)
    waiting.push(sum)
  }
  return true
}

function turnBack({ numbers, rates, left }: Search, one: number): void {
  const rate = rates.get(one) ?? 0
  rates.delete(one)
  for (const { sum, coefficient } of numbers[one]?.terms ?? []) {
    left.set(sum, (left.get(sum) ?? 0) - coefficient * rate)
  }
}

/** Makes the sums that wait from this one on right again. */
function settle(search: Search, from: number): boolean {
  const { left, waiting } = search
  let place = from
  while (place < waiting.length && Math.abs(left.get(waiting[place] ?? 0) ?? 0) < nothing) place += 1
  const sum = waiting[place]
  if (sum === undefined) return true
  const off = left.get(sum) ?? 0
  const length = waiting.length
  for (const { other, rate } of best(search, sum, off)) {
    if (search.tries >= mostTries) return false
    if (!turn(search, other, rate)) continue
    search.tries += 1
    if (settle(search, place + 1)) return true
    turnBack(search, other)
    waiting.length = length
  }
  return false
}

/** The others of a sum that can take up what is off in it: first those that leave the fewest sums to make right. */
function best(search: Search, sum: number, off: number): { other: number; rate: number }[] {
  const { numbers, inSum, at, rates, left } = search
  const found: { other: number; rate: number; opened: number; room: number }[] = []
  for (const { other, coefficient } of inSum.get(sum) ?? []) {
    const rate = -off / coefficient
    const room = rate > 0 ? Number.POSITIVE_INFINITY : (at[other] ?? 0)
    if (room <= nothing || rates.has(other)) continue
    let opened = 0
    for (const term of numbers[other]?.terms ?? []) {
      if (Math.abs((left.get(term.sum) ?? 0) + term.coefficient * rate) > nothing) opened += 1
    }
    found.push({ other, rate, opened, room })
  }
  return found
    .sort((a, b) => a.opened - b.opened || (b.room > a.room ? 1 : b.room < a.room ? -1 : 0))
    .slice(0, mostOthers)
}
