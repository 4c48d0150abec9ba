import type { IndicatorRelation } from './disclosure'
import { type Column, holdsNearlyEverywhere } from './disclosure-columns'

/** A column with how often it counts: 1 or -1. */
interface Term {
  column: Column
  times: number
}

/**
 * The columns that are sums of others, found in two ways. Column after column is compared with those before it together
 * (orthogonalisation): what is left of one that is a sum is nothing, whatever the number of parts. And pairs are tried for
 * every total, and more parts while there are few columns, which also finds what has gaps, or stands in fewer places than
 * there are columns.
 *
 * @param whole what all shares of a group are together; null where that is no known number
 */
export function dependencies(columns: readonly Column[], whole: number | null): IndicatorRelation[] {
  const first = columns[0]
  if (first === undefined || (columns.length < 2 && whole === null)) return []
  const constant = constantBeside(columns, { ...first, whole })
  const all = whole === null ? columns : [constant, ...columns]
  const found = new Map<string, IndicatorRelation>()
  for (const terms of [...bySubtraction(all), ...ofTwo(all), ...ofMore(all)]) {
    const relation = relationOf(terms)
    if (relation) found.set(JSON.stringify(relation), relation)
  }
  return [...found.values()]
}

/** Columns that come to nothing together; the one without a code is the whole of a share. */
function relationOf(terms: readonly Term[]): IndicatorRelation | null {
  const codes = (times: number) =>
    terms.flatMap(({ column, times: own }) => (own === times ? [column.code] : [])).sort()
  const [one, other] = [codes(1), codes(-1)].sort(
    (a, b) => a.length - b.length || (String(a) < String(b) ? -1 : 1),
  ) as [string[], string[]]
  const [total = ''] = one
  if (one.length === 0 || other.includes('')) return null
  if (one.includes('')) return one.length === 1 && other.length > 1 ? { kind: 'whole', parts: other } : null
  if (one.length > 1 || other.length === 1) return { kind: 'balance', one, other }
  return { kind: 'sum', total, parts: other }
}

/** True when a relation between columns of one unit holds in nearly all places; of a share and its numbers nothing is asked. */
export function holdsAmong(relation: IndicatorRelation, columns: readonly Column[]): boolean {
  const find = (codes: readonly string[], times: number) =>
    columns.flatMap((column): Term[] => (codes.includes(column.code) ? [{ column, times }] : []))
  const termsOf = (): Term[] => {
    if (relation.kind === 'sum') return [...find([relation.total], 1), ...find(relation.parts, -1)]
    if (relation.kind === 'balance') return [...find(relation.one, 1), ...find(relation.other, -1)]
    if (relation.kind === 'share') return []
    const parts = find(relation.parts, -1)
    const [first] = parts
    return first ? [{ column: constantBeside(columns, first.column), times: 1 }, ...parts] : []
  }
  const terms = termsOf()
  if (new Set(terms.map(({ column }) => column.unit)).size !== 1) return true
  const places = [...new Set(terms.flatMap(({ column }) => [...column.values.keys()]))]
  return comesToNothing(terms, places, true)
}

/** The whole of a share as a column: the same everywhere. */
function constantBeside(columns: readonly Column[], share: Column): Column {
  const places = new Set(columns.flatMap(({ values }) => [...values.keys()]))
  const values = new Map([...places].map((place) => [place, share.whole ?? 0]))
  return { ...share, code: '', values, slack: 0 }
}

/** True when the columns come to nothing in nearly all places that have all of them. */
function comesToNothing(terms: readonly Term[], places: readonly string[], isFew: boolean): boolean {
  const slack = terms.reduce((so, { column }) => so + column.slack, 0)
  return holdsNearlyEverywhere(
    places.map((place) => {
      let [so, size] = [0, 0]
      for (const { column, times } of terms) {
        const value = column.values.get(place)
        if (value === undefined) return undefined
        so += times * value
        if (column.code !== '') size += Math.abs(value)
      }
      return size === 0 ? undefined : Math.abs(so) <= slack + 1e-9
    }),
    isFew,
  )
}

/** Of so few columns that chance is no danger, one place is enough. */
const fewColumns = 4

function bySubtraction(columns: readonly Column[]): Term[][] {
  const [first] = columns
  const places = [...(first?.values.keys() ?? [])].filter((place) => columns.every(({ values }) => values.has(place)))
  if (places.length < 2) return []
  const found: Term[][] = []
  /** Independent columns, with what is left of each when those before it are taken out, of length one. */
  const basis: { column: Column; left: Float64Array; factors: number[] }[] = []
  for (const column of columns) {
    const values = Float64Array.from(places, (place) => column.values.get(place) ?? 0)
    const size = length(values)
    if (size === 0) continue
    const left = Float64Array.from(values)
    const factors = new Array<number>(basis.length).fill(0)
    // Twice, because the first time leaves rounding.
    for (let turn = 0; turn < 2; turn += 1) {
      for (const [at, one] of basis.entries()) {
        const factor = inner(one.left, left)
        factors[at] = (factors[at] ?? 0) + factor
        for (const [row, each] of one.left.entries()) left[row] = (left[row] ?? 0) - factor * each
      }
    }
    const rest = length(left)
    const allowed = Math.max(1e-7 * size, column.slack * Math.sqrt(places.length * (basis.length + 1)))
    if (rest > allowed) {
      const own = left.map((each) => each / rest)
      basis.push({ column, left: own, factors: [...factors, rest] })
      continue
    }
    const terms = termsFrom(column, basis, factors)
    if (terms && comesToNothing(terms, places, columns.length <= fewColumns)) found.push(terms)
  }
  return found
}

/** How often each independent column counts in one that depends on them; null where that is not once or never. */
function termsFrom(
  column: Column,
  basis: readonly { column: Column; factors: readonly number[] }[],
  factors: readonly number[],
): Term[] | null {
  const times = [...factors]
  for (let at = basis.length - 1; at >= 0; at -= 1) {
    times[at] = (times[at] ?? 0) / (basis[at]?.factors[at] ?? 1)
    for (let before = 0; before < at; before += 1) {
      times[before] = (times[before] ?? 0) - (times[at] ?? 0) * (basis[at]?.factors[before] ?? 0)
    }
  }
  const terms: Term[] = [{ column, times: -1 }]
  for (const [at, each] of times.entries()) {
    const round = Math.round(each)
    const own = basis[at]?.column
    if (Math.abs(each - round) > 0.05 || Math.abs(round) > 1 || own === undefined) return null
    if (round !== 0) terms.push({ column: own, times: round })
  }
  return terms.length > 1 ? terms : null
}

/** Above so many columns pairs are too many to try. */
const mostColumns = 150

/** Columns that are the same, and those that are two others together. */
function ofTwo(columns: readonly Column[]): Term[][] {
  const places = [...new Set(columns.flatMap(({ values }) => [...values.keys()]))]
  const isFew = columns.length <= fewColumns
  const parts = columns.filter(({ code }) => code !== '')
  const found: Term[][] = []
  const attempt = (total: Column, ...some: Column[]) => {
    const terms = [{ column: total, times: -1 }, ...some.map((column) => ({ column, times: 1 }))]
    if (comesToNothing(terms, places, isFew)) found.push(terms)
  }
  for (const [at, one] of parts.entries()) {
    for (const other of parts.slice(at + 1)) {
      attempt(one, other)
      if (columns.length > mostColumns) continue
      for (const total of columns) {
        if (total !== one && total !== other && isPossible(total, one, other, places)) attempt(total, one, other)
      }
    }
  }
  return found
}

/** Above so many columns, or after so many attempts for one total, more than two parts are not looked for in this way. */
const [mostForMore, mostAttempts] = [24, 5_000]

/** Columns that are three or more others together. Nothing is below zero, so a sum that is too high only gets higher. */
function ofMore(columns: readonly Column[]): Term[][] {
  if (columns.length > mostForMore) return []
  const isFew = columns.length <= fewColumns
  const found: Term[][] = []
  for (const total of columns) {
    const others = columns.filter((column) => column !== total && column.code !== '')
    const places = [...total.values.keys()].filter((place) => others.some(({ values }) => values.has(place)))
    let attempts = 0
    const extend = (parts: readonly Column[], from: number) => {
      for (const [at, next] of others.entries()) {
        if (at < from || attempts > mostAttempts) continue
        attempts += 1
        const own = [...parts, next]
        const terms = [{ column: total, times: -1 }, ...own.map((column) => ({ column, times: 1 }))]
        if (own.length > 2 && comesToNothing(terms, places, isFew)) found.push(terms)
        else if (isBelow(total, own, places)) extend(own, at + 1)
      }
    }
    extend([], 0)
  }
  return found
}

/** True while parts leave something of their total in nearly all places. */
function isBelow(total: Column, parts: readonly Column[], places: readonly string[]): boolean {
  let above = 0
  for (const place of places) {
    let so = total.values.get(place) ?? 0
    for (const { values, slack } of parts) so -= (values.get(place) ?? 0) - slack
    if (so < -total.slack) above += 1
  }
  return above * 20 <= places.length
}

/** False when the first place that has all three says no, and the second too: nearly all threes end here. */
function isPossible(total: Column, one: Column, other: Column, places: readonly string[]): boolean {
  let no = 0
  for (const place of places) {
    const [so, a, b] = [total.values.get(place), one.values.get(place), other.values.get(place)]
    if (so === undefined || a === undefined || b === undefined) continue
    if (Math.abs(so - a - b) <= total.slack + one.slack + other.slack + 1e-9) return true
    no += 1
    if (no > 1) return false
  }
  return no > 0
}

function length(values: Float64Array): number {
  return Math.sqrt(inner(values, values))
}

function inner(one: Float64Array, other: Float64Array): number {
  let so = 0
  for (const [at, each] of one.entries()) so += each * (other[at] ?? 0)
  return so
}
