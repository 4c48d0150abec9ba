/**
 * What becomes of regions from one year to another. The evidence is a list of addresses: how many that lay in one region in
 * the first year lie in which region in the second. Only regions touched by a change are in such a list; one that is absent
 * is unchanged.
 */

/** One line of such a list. After a chain of years `addresses` can have a fraction. */
export interface RegionMove {
  fromCode: string
  toCode: string
  addresses: number
}

/**
 * - `unchanged`: the same code for the same area
 * - `recoded`: the same area under another code
 * - `split`: one region became several, and nothing else went into these
 * - `merged`: several regions became one, and nothing else came of them
 * - `border-moved`: anything else: parts went to and fro
 */
export type ChangeKind = 'unchanged' | 'recoded' | 'split' | 'merged' | 'border-moved'

/** A region of the other year that a region, or a part of it, is in. */
export interface Counterpart {
  code: string
  /** Part of the addresses of the first region that lies in this one: above 0, at most 1. */
  share: number
  kind: ChangeKind
}

/** By code of the first year. A code that is absent is unchanged; see `counterpartsOf`. */
export type Conversion = ReadonlyMap<string, readonly Counterpart[]>

/**
 * Below this share of both regions a move is noise: a few addresses along a border were placed differently, not the border.
 * This is our own rule. Half a per cent is within what CBS takes away by rounding counts of residents to multiples of five
 * in a region of 500.
 */
export const noiseShare = 0.005

/**
 * The shares and kinds of change that a list of moves tells, without noise. What noise takes away is divided over the rest,
 * so that the shares of every region add up to 1.
 *
 * @param moves the lines of one pair of years
 */
export function conversionOf(moves: readonly RegionMove[]): Conversion {
  const kept = withoutNoise(moves)
  const [out, into] = [linked(kept, 'fromCode'), linked(kept, 'toCode')]
  return new Map(
    [...out].map(([code, links]) => [
      code,
      withShares(links).map(({ toCode, share }) => ({
        code: toCode,
        share,
        kind: kindOf(code, toCode, out, into),
      })),
    ]),
  )
}

/** Where the region of this code went; a region that is not in the list went nowhere. */
export function counterpartsOf(conversion: Conversion, code: string): readonly Counterpart[] {
  return conversion.get(code) ?? [{ code, share: 1, kind: 'unchanged' }]
}

/** The list for going back from the second year to the first. */
export function reversedMoves(moves: readonly RegionMove[]): RegionMove[] {
  return moves.map(({ fromCode, toCode, addresses }) => ({ fromCode: toCode, toCode: fromCode, addresses }))
}

/**
 * One list from the first year of the first list to the last year of the second. Within a region of the year between,
 * addresses are taken to move on in equal parts wherever they came from: what a list of pairs cannot tell.
 */
export function chainedMoves(first: readonly RegionMove[], second: readonly RegionMove[]): RegionMove[] {
  const onward = linked(second, 'fromCode')
  const touched = new Set(first.map(({ toCode }) => toCode))
  const chained = first.flatMap((move) => {
    const next = onward.get(move.toCode)
    if (!next) return [move]
    return withShares(next).map(({ toCode, share }) => ({ ...move, toCode, addresses: move.addresses * share }))
  })
  const together = new Map<string, RegionMove>()
  for (const move of [...chained, ...second.filter(({ fromCode }) => !touched.has(fromCode))]) {
    const key = `${move.fromCode} ${move.toCode}`
    together.set(key, { ...move, addresses: (together.get(key)?.addresses ?? 0) + move.addresses })
  }
  return [...together.values()]
}

/**
 * The pairs of years that lead from one year to another: the pair itself where there is a list of it, else the fewest
 * pairs that join, each going the same way in time.
 *
 * @param pairs years of which there are lists, first year before second
 * @returns for each step whether its list must be read backwards; null when no lists join the years
 */
export function pathOfYears(
  pairs: readonly { fromYear: number; toYear: number }[],
  fromYear: number,
  toYear: number,
): { fromYear: number; toYear: number; isReversed: boolean }[] | null {
  const [first, last] = [Math.min(fromYear, toYear), Math.max(fromYear, toYear)]
  const within = pairs.filter((pair) => pair.fromYear >= first && pair.toYear <= last)
  const reached = new Map<number, { fromYear: number; toYear: number }[]>([[first, []]])
  const waiting = [first]
  for (let year = waiting.shift(); year !== undefined && !reached.has(last); year = waiting.shift()) {
    for (const pair of within.filter((one) => one.fromYear === year && !reached.has(one.toYear))) {
      reached.set(pair.toYear, [...(reached.get(year) ?? []), { fromYear: pair.fromYear, toYear: pair.toYear }])
      waiting.push(pair.toYear)
    }
  }
  const path = reached.get(last)
  if (!path) return null
  const isReversed = fromYear > toYear
  return (isReversed ? path.toReversed() : path).map((pair) => ({ ...pair, isReversed }))
}

/** A count as it is in the regions of the other year. */
export interface ConvertedValue {
  /** Null when a region that a part comes from has no value. */
  value: number | null
  /** True when the region is not the same as in the first year: show the value as converted. */
  isConverted: boolean
  /** True when no region had to be divided, so that the value is as sure as what it was made from. */
  isExact: boolean
  kind: ChangeKind
  /** The regions it was made from, with the part of each. */
  from: readonly { code: string; share: number }[]
}

/**
 * Counts of regions of the first year as counts of regions of the second: each is divided in the shares of the addresses.
 * What is not a count (a share, a mean) is converted by its numerator and its denominator.
 *
 * @param values count by code of the first year; null where it is missing. Regions that are not in it are missing too
 * @returns by code of the second year, for every region that something of `values` went into
 */
export function convertTo(
  values: ReadonlyMap<string, number | null>,
  conversion: Conversion,
): Map<string, ConvertedValue> {
  const sources = new Map<string, { code: string; share: number; kind: ChangeKind }[]>()
  for (const code of new Set([...conversion.keys(), ...values.keys()])) {
    for (const { code: target, share, kind } of counterpartsOf(conversion, code)) {
      sources.set(target, [...(sources.get(target) ?? []), { code, share, kind }])
    }
  }
  const converted = new Map<string, ConvertedValue>()
  for (const [target, from] of sources) {
    if (!from.some(({ code }) => values.has(code))) continue
    const parts = from.map(({ code, share }) => ({ value: values.get(code) ?? null, share }))
    const kind = from[0]?.kind ?? 'unchanged'
    converted.set(target, {
      value: parts.reduce<number | null>(
        (sum, { value, share }) => (sum === null || value === null ? null : sum + value * share),
        0,
      ),
      isConverted: kind !== 'unchanged',
      isExact: from.every(({ share }) => share === 1),
      kind,
      from: from.map(({ code, share }) => ({ code, share })),
    })
  }
  return converted
}

function withoutNoise(moves: readonly RegionMove[]): RegionMove[] {
  const [out, into] = [totals(moves, 'fromCode'), totals(moves, 'toCode')]
  return moves.filter(({ fromCode, toCode, addresses }) => {
    const [left, came] = [out.get(fromCode) ?? 0, into.get(toCode) ?? 0]
    // A line without addresses says something only of a region in which nobody lives.
    if (addresses === 0) return left === 0
    return addresses >= noiseShare * left || addresses >= noiseShare * came
  })
}

function totals(moves: readonly RegionMove[], side: 'fromCode' | 'toCode'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const move of moves) sums.set(move[side], (sums.get(move[side]) ?? 0) + move.addresses)
  return sums
}

function linked(moves: readonly RegionMove[], side: 'fromCode' | 'toCode'): Map<string, RegionMove[]> {
  const found = new Map<string, RegionMove[]>()
  for (const move of moves) {
    const links = found.get(move[side])
    if (links) links.push(move)
    else found.set(move[side], [move])
  }
  return found
}

/** The moves out of one region with their shares. Where nobody lives, every part is taken to be as large. */
function withShares(links: readonly RegionMove[]): { toCode: string; share: number }[] {
  const total = links.reduce((sum, { addresses }) => sum + addresses, 0)
  return links.map(({ toCode, addresses }) => ({ toCode, share: total > 0 ? addresses / total : 1 / links.length }))
}

function kindOf(
  from: string,
  to: string,
  out: ReadonlyMap<string, readonly RegionMove[]>,
  into: ReadonlyMap<string, readonly RegionMove[]>,
): ChangeKind {
  const targets = out.get(from) ?? []
  const sources = into.get(to) ?? []
  if (targets.length === 1 && sources.length === 1) return from === to ? 'unchanged' : 'recoded'
  if (targets.length > 1 && targets.every(({ toCode }) => into.get(toCode)?.length === 1)) return 'split'
  if (sources.length > 1 && sources.every(({ fromCode }) => out.get(fromCode)?.length === 1)) return 'merged'
  return 'border-moved'
}
