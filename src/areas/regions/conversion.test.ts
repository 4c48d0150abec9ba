import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chainedMoves,
  conversionOf,
  convertTo,
  counterpartsOf,
  noiseShare,
  pathOfYears,
  type RegionMove,
  reversedMoves,
} from './conversion'

const moves = (...lines: [from: string, to: string, addresses: number][]): RegionMove[] =>
  lines.map(([fromCode, toCode, addresses]) => ({ fromCode, toCode, addresses }))

const kindsIn = (list: RegionMove[]) =>
  [...conversionOf(list)].flatMap(([from, parts]) => parts.map(({ code, kind }) => `${from} ${code} ${kind}`))

describe('what became of a region', () => {
  it.each<[string, RegionMove[], string[]]>([
    ['another code for the same area', moves(['A', 'B', 900]), ['A B recoded']],
    ['several regions out of one', moves(['A', 'A', 600], ['A', 'B', 300]), ['A A split', 'A B split']],
    ['one region out of several', moves(['A', 'C', 600], ['B', 'C', 300]), ['A C merged', 'B C merged']],
    [
      'a region that stayed and swallowed another',
      moves(['A', 'A', 600], ['B', 'A', 300]),
      ['A A merged', 'B A merged'],
    ],
    [
      'a border that moved',
      moves(['A', 'A', 600], ['A', 'B', 60], ['B', 'B', 700]),
      ['A A border-moved', 'A B border-moved', 'B B border-moved'],
    ],
    [
      'one address of thousands is no change',
      moves(['A', 'A', 4263], ['A', 'B', 1], ['B', 'B', 8291]),
      ['A A unchanged', 'B B unchanged'],
    ],
    [
      'a few addresses that are most of where they went are no noise',
      moves(['A', 'A', 4000], ['A', 'B', 3]),
      ['A A split', 'A B split'],
    ],
  ])('%s', (_what, list, kinds) => {
    expect(kindsIn(list)).toEqual(kinds)
  })

  it('is told in shares of its addresses', () => {
    const conversion = conversionOf(moves(['A', 'A', 600], ['A', 'B', 200]))
    expect(counterpartsOf(conversion, 'A')).toEqual([
      { code: 'A', share: 0.75, kind: 'split' },
      { code: 'B', share: 0.25, kind: 'split' },
    ])
  })

  it('is nothing when it is not in the list', () => {
    expect(counterpartsOf(conversionOf([]), 'A')).toEqual([{ code: 'A', share: 1, kind: 'unchanged' }])
  })

  it('is divided in equal parts where nobody lives', () => {
    const conversion = conversionOf(moves(['A', 'B', 0], ['A', 'C', 0]))
    expect(counterpartsOf(conversion, 'A').map(({ share }) => share)).toEqual([0.5, 0.5])
  })
})

const codes = fc.constantFrom(...'ABCDEFGH')
const anyMoves = movesOf(0)

function movesOf(fewest: number): fc.Arbitrary<RegionMove[]> {
  const line = fc.tuple(codes, codes, fc.integer({ min: fewest, max: 5000 }))
  return fc.uniqueArray(line, { selector: ([from, to]) => `${from}${to}` }).map((lines) => moves(...lines))
}

describe('a conversion', () => {
  it('of any list has shares that add up to 1 for every region', () => {
    fc.assert(
      fc.property(anyMoves, (list) => {
        for (const parts of conversionOf(list).values()) {
          expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
          for (const { share } of parts) expect(share).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('of counts loses nobody and makes nobody up', () => {
    fc.assert(
      fc.property(
        anyMoves,
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 8, maxLength: 8 }),
        (list, counts) => {
          const values = new Map([...'ABCDEFGH'].map((code, index) => [code, counts[index] ?? 0]))
          const converted = [...convertTo(values, conversionOf(list)).values()]
          const total = converted.reduce((sum, { value }) => sum + (value ?? Number.NaN), 0)
          expect(total).toBeCloseTo(
            counts.reduce((sum, count) => sum + count, 0),
            6,
          )
        },
      ),
    )
  })

  it('calls the same change the same from both sides: what was split one way is merged the other', () => {
    const opposite = { split: 'merged', merged: 'split', unchanged: 'unchanged', recoded: 'recoded' } as const
    fc.assert(
      fc.property(movesOf(1), (list) => {
        const back = conversionOf(reversedMoves(list))
        for (const [code, parts] of conversionOf(list)) {
          for (const part of parts) {
            const other = back.get(part.code)?.find((one) => one.code === code)
            expect(other?.kind).toBe(part.kind === 'border-moved' ? 'border-moved' : opposite[part.kind])
          }
        }
      }),
    )
  })
})

describe('a converted value', () => {
  const list = moves(['A', 'A', 600], ['A', 'B', 200], ['C', 'D', 10], ['E', 'G', 30], ['F', 'G', 70])

  it('is marked as converted, with the regions it was made from', () => {
    const converted = convertTo(new Map([['A', 100]]), conversionOf(list))
    expect(converted.get('B')).toEqual({
      value: 25,
      isConverted: true,
      isExact: false,
      kind: 'split',
      from: [{ code: 'A', share: 0.25 }],
    })
  })

  it('is exact when nothing had to be divided', () => {
    const converted = convertTo(
      new Map([
        ['C', 7],
        ['E', 1],
        ['F', 2],
      ]),
      conversionOf(list),
    )
    expect(converted.get('D')).toMatchObject({ value: 7, isConverted: true, isExact: true, kind: 'recoded' })
    expect(converted.get('G')).toMatchObject({ value: 3, isConverted: true, isExact: true, kind: 'merged' })
  })

  it('is not marked where nothing changed', () => {
    expect(convertTo(new Map([['Z', 5]]), conversionOf(list)).get('Z')).toMatchObject({ value: 5, isConverted: false })
  })

  it('is missing when a part of it is missing, and never counts as zero', () => {
    expect(convertTo(new Map([['E', 1]]), conversionOf(list)).get('G')?.value).toBeNull()
    expect(
      convertTo(
        new Map([
          ['E', 1],
          ['F', null],
        ]),
        conversionOf(list),
      ).get('G')?.value,
    ).toBeNull()
  })
})

describe('lists of years that join', () => {
  const pairs = [2016, 2017, 2018].map((year) => ({ fromYear: year, toYear: year + 1 }))

  it('are followed from year to year where there is no direct list', () => {
    expect(pathOfYears(pairs, 2016, 2018)?.map(({ toYear }) => toYear)).toEqual([2017, 2018])
  })

  it('are left where a direct list is there', () => {
    const direct = { fromYear: 2016, toYear: 2019 }
    expect(pathOfYears([...pairs, direct], 2016, 2019)).toEqual([{ ...direct, isReversed: false }])
  })

  it('are read backwards to an earlier year', () => {
    expect(pathOfYears(pairs, 2018, 2016)).toEqual([
      { fromYear: 2017, toYear: 2018, isReversed: true },
      { fromYear: 2016, toYear: 2017, isReversed: true },
    ])
  })

  it('lead nowhere when a year is missing', () => {
    expect(pathOfYears(pairs, 2015, 2018)).toBeNull()
    expect(pathOfYears([...pairs, { fromYear: 2020, toYear: 2021 }], 2016, 2021)).toBeNull()
  })

  it('make one list: split in one year, merged in the next', () => {
    const first = moves(['A', 'A', 60], ['A', 'B', 40])
    const second = moves(['B', 'C', 44], ['D', 'C', 56])
    const chain = conversionOf(chainedMoves(first, second))
    expect(chain.get('A')?.map(({ code, share }) => [code, share])).toEqual([
      ['A', 0.6],
      ['C', 0.4],
    ])
    expect(chain.get('D')).toEqual([{ code: 'C', share: 1, kind: 'border-moved' }])
  })
})

const file = '../shared/data/grenswijzigingen/wijk-van-naar-adressen.csv.gz'

describe.skipIf(!existsSync(file))('districts of the Netherlands from 2016 to 2024', () => {
  const lines = existsSync(file)
    ? (parse(gunzipSync(readFileSync(file)), { columns: true }) as Record<string, string>[])
    : []
  const between = (from: number, to: number): RegionMove[] =>
    lines
      .filter((line) => Number(line['van_jaar']) === from && Number(line['naar_jaar']) === to)
      .map((line) => ({
        fromCode: line['van_code'] ?? '',
        toCode: line['naar_code'] ?? '',
        addresses: Number(line['adressen']),
      }))

  it('go the same way step by step as at once, nearly everywhere', () => {
    const years = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
    const [first = [], ...next] = years.map((year) => between(year, year + 1))
    const chain = conversionOf(next.reduce(chainedMoves, first))
    const direct = conversionOf(between(2016, 2024))
    const alike = [...direct].filter(([code, parts]) => {
      const [largest] = parts.toSorted((a, b) => b.share - a.share)
      const same = counterpartsOf(chain, code).find((part) => part.code === largest?.code)
      return Math.abs((same?.share ?? 0) - (largest?.share ?? 0)) < 0.05
    })
    expect(direct.size).toBeGreaterThan(1_400)
    expect(alike.length / direct.size).toBeGreaterThan(0.97)
  })

  it('are of every kind, and noise is left out of some', () => {
    const list = between(2016, 2024)
    const kinds = Map.groupBy([...conversionOf(list).values()].flat(), ({ kind }) => kind)
    expect([...kinds.keys()].toSorted()).toEqual(['border-moved', 'merged', 'recoded', 'split', 'unchanged'])
    expect([...kinds.values()].flat().length).toBeLessThan(list.length)
    expect(noiseShare).toBeLessThanOrEqual(0.01)
  })
})
