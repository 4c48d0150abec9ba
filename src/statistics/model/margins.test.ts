import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complementary, type Margin, type MarginCell } from './margins'

const minimum = 10
const cell = (place: string, amount: number): MarginCell => ({
  place,
  amounts: [{ measure: 'count', amount, minimum }],
})
const cells = (counts: Record<string, number>) => Object.entries(counts).map(([place, count]) => cell(place, count))

describe('complementary suppression', () => {
  it('hides the smallest other part, because total minus the others would give the hidden one', () => {
    const found = complementary(cells({ total: 100, a: 4, b: 30, c: 66 }), new Set(['a']), [
      { total: 'total', parts: ['a', 'b', 'c'] },
    ])
    expect(found).toEqual(new Set(['b']))
  })

  it('hides nothing where two small ones together reach the minimum', () => {
    const found = complementary(cells({ total: 111, a: 5, b: 6, c: 100 }), new Set(['a', 'b']), [
      { total: 'total', parts: ['a', 'b', 'c'] },
    ])
    expect(found).toEqual(new Set())
  })

  it('hides one more where two small ones together stay below the minimum', () => {
    const found = complementary(cells({ total: 105, a: 2, b: 3, c: 100 }), new Set(['a', 'b']), [
      { total: 'total', parts: ['a', 'b', 'c'] },
    ])
    expect(found).toEqual(new Set(['c']))
  })

  it('prefers a part of some people to one of none, which hides nothing', () => {
    const found = complementary(cells({ total: 70, a: 4, none: 0, c: 66 }), new Set(['a']), [
      { total: 'total', parts: ['a', 'none', 'c'] },
    ])
    expect(found).toEqual(new Set(['c']))
  })

  it('looks through nested margins: a part is safe in its district only when the districts are safe too', () => {
    const margins: Margin[] = [
      { total: 'town', parts: ['east', 'west'] },
      { total: 'east', parts: ['e1', 'e2'] },
      { total: 'west', parts: ['w1', 'w2'] },
    ]
    const counts = cells({ town: 400, east: 104, west: 296, e1: 4, e2: 100, w1: 140, w2: 156 })
    const found = complementary(counts, new Set(['e1']), margins)
    expect(found).toEqual(new Set(['e2']))
  })

  it('does not leave a sum over two districts that is itself below the minimum', () => {
    // With east and west hidden, e1 + w1 = town - e2 - w2 is known.
    const margins: Margin[] = [
      { total: 'town', parts: ['east', 'west'] },
      { total: 'east', parts: ['e1', 'e2'] },
      { total: 'west', parts: ['w1', 'w2'] },
    ]
    const counts = cells({ town: 305, east: 102, west: 203, e1: 2, e2: 100, w1: 3, w2: 200 })
    const found = complementary(counts, new Set(['e1', 'w1']), margins)
    expect(found).toEqual(new Set(['e2', 'w2']))
  })

  it('takes overlapping margins together: neither gives the cell away alone, both do', () => {
    // a + b and b + c and a + c are known as soon as their totals are: then each of them follows.
    const margins: Margin[] = [
      { total: 'ab', parts: ['a', 'b'] },
      { total: 'bc', parts: ['b', 'c'] },
      { total: 'ac', parts: ['a', 'c'] },
    ]
    const counts = cells({ ab: 14, bc: 16, ac: 14, a: 6, b: 8, c: 8 })
    const hidden = new Set(['a', 'b', 'c'])
    const found = complementary(counts, hidden, margins)
    expect(found.size).toBeGreaterThan(0)
    expect(solvable(counts, new Set([...hidden, ...found]), margins)).toEqual([])
  })

  it('leaves places outside every margin alone', () => {
    expect(complementary(cells({ a: 4, b: 20 }), new Set(['a']), [])).toEqual(new Set())
  })

  it('hides a total that has one part only', () => {
    const found = complementary(cells({ total: 4, a: 4 }), new Set(['a']), [{ total: 'total', parts: ['a'] }])
    expect(found).toEqual(new Set(['total']))
  })

  it('gives the same answer whatever the order of cells and margins is written in', () => {
    fc.assert(
      fc.property(situations, ({ counts, small, margins }) => {
        const one = complementary(counts, small, margins)
        expect(complementary([...counts].reverse(), new Set([...small].reverse()), margins)).toEqual(one)
      }),
    )
  })

  it('never leaves one hidden cell in a margin, a sum below the minimum, or a cell that can be worked out', () => {
    fc.assert(
      fc.property(situations, ({ counts, small, margins }) => {
        const hidden = new Set([...small, ...complementary(counts, small, margins)])
        for (const margin of margins) {
          const inside = [margin.total, ...margin.parts].filter((place) => hidden.has(place))
          const isAll = inside.length === margin.parts.length + 1
          if (inside.length === 0 || isAll) continue
          expect(inside.length).toBeGreaterThan(1)
          expect(sum(counts, inside)).toBeGreaterThanOrEqual(minimum)
        }
        expect(solvable(counts, hidden, margins)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('hides nothing that could be shown: without any one of the extra cells something can be worked out', () => {
    fc.assert(
      fc.property(situations, ({ counts, small, margins }) => {
        const extra = complementary(counts, small, margins)
        for (const place of extra) {
          const fewer = new Set([...small, ...extra].filter((other) => other !== place))
          expect(complementary(counts, fewer, margins).size).toBeGreaterThan(0)
        }
      }),
    )
  })
})

function sum(counts: readonly MarginCell[], places: readonly string[]): number {
  return places.reduce(
    (total, place) => total + (counts.find((one) => one.place === place)?.amounts[0]?.amount ?? 0),
    0,
  )
}

/**
 * The hidden places whose value somebody can work out, found by another road than the code under test: a place is safe
 * when the margins hold for other values too, so when a change of it can be balanced by changes of other hidden places.
 */
function solvable(counts: readonly MarginCell[], hidden: ReadonlySet<string>, margins: readonly Margin[]): string[] {
  const names = counts.map((one) => one.place).filter((place) => hidden.has(place))
  const matrix = margins.map(({ total, parts }) =>
    names.map((place) => (place === total ? 1 : parts.includes(place) ? -1 : 0)),
  )
  const rank = rankOf(matrix)
  const found = names.filter((_, at) => rankOf([...matrix, names.map((__, other) => Number(other === at))]) === rank)
  // Where everything is hidden that could be, nothing more can be done.
  const inReach = (place: string) =>
    margins.some((margin) => {
      const places = [margin.total, ...margin.parts]
      return places.includes(place) && places.some((other) => !hidden.has(other))
    })
  return found.filter(inReach)
}

function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [found] = rows.splice(pivot, 1) as [number[]]
    rows.splice(rank, 0, found)
    for (const [index, row] of rows.entries()) {
      if (index === rank) continue
      const factor = (row[column] ?? 0) / (found[column] ?? 1)
      for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (found[at] ?? 0)
    }
    rank += 1
  }
  return rank
}

/** Towns of districts of neighbourhoods, with groups that run across them; totals are true sums. */
const situations = fc
  .record({
    neighbourhoods: fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 9 }),
    districts: fc.integer({ min: 1, max: 3 }),
    across: fc.array(fc.uniqueArray(fc.nat({ max: 8 }), { minLength: 2, maxLength: 4 }), { maxLength: 3 }),
  })
  .map(({ neighbourhoods, districts, across }) => {
    const counts = new Map(neighbourhoods.map((count, index) => [`n${index}`, count]))
    const margins: Margin[] = []
    const add = (total: string, parts: string[]) => {
      counts.set(
        total,
        parts.reduce((so, place) => so + (counts.get(place) ?? 0), 0),
      )
      margins.push({ total, parts })
    }
    const inside = (district: number) =>
      [...counts.keys()].filter((place) => place.startsWith('n') && Number(place.slice(1)) % districts === district)
    const names = Array.from({ length: districts }, (_, district) => `d${district}`)
    const neighbours = names.map((_, district) => inside(district))
    for (const [district, name] of names.entries()) add(name, neighbours[district] ?? [])
    add('town', names)
    for (const [index, members] of across.entries()) {
      const parts = members.map((member) => `n${member}`).filter((place) => counts.has(place))
      if (parts.length > 1) add(`g${index}`, parts)
    }
    const list = [...counts].map(([place, count]) => cell(place, count))
    const small = new Set(
      list.filter(({ amounts: [one] }) => one && one.amount > 0 && one.amount < minimum).map((one) => one.place),
    )
    return { counts: list, small, margins }
  })
