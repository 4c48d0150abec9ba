import { describe, expect, it } from 'vitest'
import type { FoundFigure } from './disclosure-columns'
import { foundRelations } from './disclosure-found'

type Columns = Readonly<Record<string, readonly (number | null)[]>>

/** A figure per place for every column; `of` is a column with the group of all shares. */
function figures(columns: Columns, of: readonly number[] = []): FoundFigure[] {
  return Object.entries(columns).flatMap(([indicator, values]) =>
    values.flatMap((value, at) =>
      value === null
        ? []
        : [{ indicator, place: `p${at}`, boundaryYear: 2024, period: '2024', value, n: null, of: of[at] ?? null }],
    ),
  )
}
const units = (columns: Columns, unit: string) => new Map(Object.keys(columns).map((code) => [code, unit]))
const among = (columns: Columns) => foundRelations(figures(columns), units(columns, 'persons'))

describe('columns that follow from each other', () => {
  it('are a total and its parts, however many there are', () => {
    const parts = { a: [4, 30, 12, 9, 41, 3, 8, 77], b: [7, 7, 20, 50, 31, 6, 2, 8], c: [1, 0, 3, 60, 5, 5, 9, 2], d: [40, 2, 8, 8, 1, 9, 30, 11], e: [3, 3, 70, 2, 2, 15, 6, 5] } // biome-ignore format: one row
    const total = parts.a.map((_, at) => Object.values(parts).reduce((so, column) => so + (column[at] ?? 0), 0))
    expect(among({ total, ...parts })).toEqual([{ kind: 'sum', total: 'total', parts: ['a', 'b', 'c', 'd', 'e'] }])
  })

  it('are two ways of dividing the same people, also without their total', () => {
    const columns = { men: [10, 40, 22, 8, 60], women: [12, 39, 30, 5, 41], young: [9, 60, 11, 1, 30], old: [13, 19, 41, 12, 71] } // biome-ignore format: one row
    expect(among(columns)).toEqual([{ kind: 'balance', one: ['men', 'women'], other: ['old', 'young'] }])
  })

  it('are the same people counted under two names', () => {
    expect(among({ a: [4, 9, 30, 12], b: [4, 9, 30, 12] })).toEqual([{ kind: 'balance', one: ['a'], other: ['b'] }])
  })

  it('are found with gaps, in more columns than places, and with one place that does not fit', () => {
    const sexes = { men: [10, 40, null, 8, 60], women: [12, null, 30, 5, 41], both: [22, 79, 52, 13, 101] }
    const more = Object.fromEntries([...'abcdef'].map((code, at) => [code, [at * 7, 500 - at ** 3, at ** 4, 3, 900]]))
    expect(among({ ...sexes, ...more })).toContainEqual({ kind: 'sum', total: 'both', parts: ['men', 'women'] })
    const many = Array.from({ length: 24 }, (_, at) => at * 3 + 1)
    const wrong = many.map((each, at) => each * 2 + (at === 5 ? 1 : 0))
    expect(among({ a: many, b: many.toReversed(), twice: wrong })).toEqual([])
    const sum = many.map((each, at) => each + (many.at(-1 - at) ?? 0) + (at === 5 ? 1 : 0))
    expect(among({ a: many, b: many.toReversed(), sum })).toEqual([{ kind: 'sum', total: 'sum', parts: ['a', 'b'] }])
  })

  it('are seen in one place when there are few columns: then its district and town say the same', () => {
    const three = (value: number) => [value, value, value]
    const columns = { total: three(46), wmo: three(3), youth: three(30), work: three(13) }
    expect(among(columns)).toEqual([{ kind: 'sum', total: 'total', parts: ['wmo', 'work', 'youth'] }])
  })

  it('are not those that come out in one year only, because a column was empty then', () => {
    const of = (period: string, columns: Columns) => figures(columns).map((figure) => ({ ...figure, period }))
    const one = { total: [10, 22, 35, 41], a: [4, 12, 30, 11], b: [6, 10, 5, 30], c: [0, 0, 0, 0] }
    const other = { total: [15, 26, 39, 42], a: [4, 12, 30, 11], b: [6, 10, 5, 30], c: [5, 4, 4, 1] }
    const found = foundRelations([...of('2023', one), ...of('2024', other)], units(one, 'persons'))
    expect(found).toEqual([{ kind: 'sum', total: 'total', parts: ['a', 'b', 'c'] }])
  })

  it('are not seen where two places happen to agree', () => {
    const random = { a: [4, 30, 12, 9], b: [7, 7, 20, 51], c: [11, 37, 3, 60], d: [40, 2, 8, 8], e: [1, 2, 3, 5] }
    expect(among(random)).toEqual([])
  })
})

describe('shares that follow from each other', () => {
  const of = [120, 64, 230, 81, 77]

  it('are together all of their group, but for rounding', () => {
    const shares = { yes: [33.3, 12.5, 60, 8.1, 41.4], no: [50.1, 50, 30.2, 81.9, 8.6], neither: [16.7, 37.5, 9.7, 9.9, 50] } // biome-ignore format: one row
    expect(foundRelations(figures(shares, of), units(shares, '%'))).toEqual([
      { kind: 'whole', parts: ['neither', 'no', 'yes'] },
    ])
  })

  it('are none where they are about other people', () => {
    const [yes, no] = [
      figures({ yes: [33.3, 12.5, 60, 8.1] }, of),
      figures({ no: [66.7, 87.5, 40, 91.9] }, [90, 14, 88, 100]),
    ]
    expect(foundRelations([...yes, ...no], units({ yes: [], no: [] }, '%'))).toEqual([])
  })

  it('have their group and their number beside them', () => {
    const columns = { poor: [40, 8, 138, 7, 32], residents: of }
    const share = { share: [33.3, 12.5, 60, 8.6, 41.6] }
    const all = [...figures(columns), ...figures(share, of)]
    const known = new Map([...units(columns, 'persons'), ...units(share, '%')])
    expect(foundRelations(all, known)).toContainEqual({
      kind: 'share',
      share: 'share',
      denominator: 'residents',
      numerator: 'poor',
    })
    const without = all.filter(({ indicator }) => indicator !== 'residents')
    expect(foundRelations(without, known)).toEqual([{ kind: 'balance', one: ['share'], other: ['poor'] }])
  })
})
