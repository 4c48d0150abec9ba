import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../platform/index.server'
import { filesHolding, type MeansQuery, meansOfRegions, regionsKnown } from './candidates.store.server'
import { shareTogether } from './unmatched.store.server'

type Row = [
  indicator: string,
  definition: string,
  place: string,
  boundaryYear: number,
  period: string,
  value: number | null,
]

let folder: string
let engine: StatisticsEngine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-candidates-'))
  engine = await openEngine({ memory: '256MB', queries: 2, seconds: 10 })
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true })
})

let count = 0
async function file(rows: readonly Row[]): Promise<string> {
  count += 1
  const path = join(folder, `${count}.parquet`)
  const values = rows.map(
    ([indicator, definition, place, year, period, value]) =>
      `('${indicator}', '${definition}', '${place}', ${year}, '${period}', ${value ?? 'NULL'}::DOUBLE)`,
  )
  await engine.run(
    `COPY (FROM (VALUES ${values.join(', ')}) AS rows (indicator, definition, place, boundary_year, period, value))
     TO '${path}' (FORMAT parquet)`,
  )
  return path
}

const means = (files: string[], changed: Partial<MeansQuery> = {}) =>
  meansOfRegions(engine, {
    files,
    level: 'neighbourhood',
    indicators: [{ code: 'kwb:a', definition: '2' }],
    variables: [{ counted: 'kwb:a', whole: null, factor: 1, periods: ['2013', '2014'] }],
    ...changed,
  })

describe('the means of regions', () => {
  it('are over all periods, or not there', async () => {
    const path = await file([
      ['kwb:a', '2', 'BU1', 2014, '2013', 10],
      ['kwb:a', '2', 'BU1', 2014, '2014', 20],
      ['kwb:a', '2', 'BU2', 2014, '2013', 10],
      ['kwb:a', '2', 'BU2', 2014, '2014', null],
      ['kwb:a', '2', 'BU3', 2014, '2014', 30],
      ['kwb:a', '2', 'WK1', 2014, '2013', 99],
    ])
    expect(await means([path])).toEqual({
      regions: [
        { code: 'BU1', values: [15] },
        { code: 'BU2', values: null },
        { code: 'BU3', values: null },
      ],
      boundaryYears: [2014],
    })
  })

  it('never take figures of another definition', async () => {
    const path = await file([
      ['kwb:a', '1', 'BU1', 2014, '2013', 1000],
      ['kwb:a', '2', 'BU1', 2014, '2013', 10],
      ['kwb:a', '2', 'BU1', 2014, '2014', 20],
      ['kwb:a', '1', 'BU2', 2014, '2013', 10],
      ['kwb:a', '2', 'BU2', 2014, '2014', 20],
    ])
    expect((await means([path])).regions).toEqual([
      { code: 'BU1', values: [15] },
      { code: 'BU2', values: null },
    ])
  })

  it('take of one figure in two divisions the newer, and of one in two files the first', async () => {
    const first = await file([
      ['kwb:a', '2', 'BU1', 2013, '2013', 1000],
      ['kwb:a', '2', 'BU1', 2014, '2014', 20],
    ])
    const second = await file([
      ['kwb:a', '2', 'BU1', 2014, '2013', 10],
      ['kwb:a', '2', 'BU1', 2014, '2014', 2000],
    ])
    expect((await means([first, second])).regions).toEqual([{ code: 'BU1', values: [15] }])
    expect((await means([first])).boundaryYears).toEqual([2014, 2013])
  })

  it('can be of a part of a whole, worked out in every period', async () => {
    const path = await file([
      ['kwb:a', '2', 'BU1', 2014, '2013', 10],
      ['kwb:b', '1', 'BU1', 2014, '2013', 100],
      ['kwb:a', '2', 'BU1', 2014, '2014', 10],
      ['kwb:b', '1', 'BU1', 2014, '2014', 50],
      ['kwb:a', '2', 'BU2', 2014, '2013', 0],
      ['kwb:b', '1', 'BU2', 2014, '2013', 0],
    ])
    const indicators = [
      { code: 'kwb:a', definition: '2' },
      { code: 'kwb:b', definition: '1' },
    ]
    const asked = (...periods: string[]) => ({
      indicators,
      variables: [
        { counted: 'kwb:a', whole: 'kwb:b', factor: 100, periods },
        { counted: 'kwb:b', whole: null, factor: 1, periods },
      ],
    })
    expect((await means([path], asked('2013', '2014'))).regions).toEqual([
      { code: 'BU1', values: [15, 75] },
      // Nothing is a part of nothing.
      { code: 'BU2', values: null },
    ])
    expect((await means([path], asked('2013'))).regions[1]).toEqual({ code: 'BU2', values: null })
  })

  it('are each over the periods of the variable, and say nothing of boundaries in which none was taken', async () => {
    const path = await file([
      ['kwb:a', '2', 'BU1', 2012, '2012', 500],
      ['kwb:a', '2', 'BU1', 2023, '2023', 10],
      ['kwb:b', '1', 'BU1', 2014, '2014', 1],
      ['kwb:b', '1', 'BU1', 2018, '2018', 3],
      ['kwb:b', '1', 'BU1', 2023, '2023', 900],
      ['kwb:a', '2', 'BU2', 2023, '2023', 10],
      ['kwb:b', '1', 'BU2', 2014, '2014', 1],
      // Gone before the newest boundaries: nobody looks for a region that is no more.
      ['kwb:a', '2', 'BU3', 2012, '2012', 10],
      ['kwb:b', '1', 'BU3', 2014, '2014', 1],
    ])
    const found = await means([path], {
      indicators: [
        { code: 'kwb:a', definition: '2' },
        { code: 'kwb:b', definition: '1' },
      ],
      variables: [
        { counted: 'kwb:a', whole: null, factor: 1, periods: ['2023'] },
        { counted: 'kwb:b', whole: null, factor: 1, periods: ['2014', '2018'] },
      ],
    })
    expect(found).toEqual({
      regions: [
        { code: 'BU1', values: [10, 2] },
        { code: 'BU2', values: null },
      ],
      boundaryYears: [2023, 2014],
    })
  })

  it('are not there without files, and say which files they are from', async () => {
    expect(await means([])).toEqual({ regions: [], boundaryYears: [] })
    const other = await file([['kwb:b', '1', 'BU1', 2014, '2013', 1]])
    const held = await file([['kwb:a', '2', 'BU1', 2014, '2013', 1]])
    const late = await file([['kwb:a', '2', 'BU1', 2014, '2014', 1]])
    const variables = [{ counted: 'kwb:a', whole: null, factor: 1, periods: ['2013'] }]
    const query = { level: 'neighbourhood', variables, files: [other, held, late] } as const
    expect(await filesHolding(engine, query)).toEqual([1])
  })
})

it('how many regions of a level have a figure is counted by indicator and period', async () => {
  const path = await file([
    ['kwb:a', '2', 'BU1', 2014, '2013', 10],
    ['kwb:a', '1', 'BU1', 2013, '2013', 10],
    ['kwb:a', '2', 'BU2', 2014, '2013', null],
    ['kwb:a', '2', 'BU2', 2014, '2014', 1],
    ['kwb:a', '2', 'WK1', 2014, '2014', 1],
    ['kwb:b', '2', 'BU2', 2014, '2014', 1],
  ])
  const known = await regionsKnown(engine, { files: [path], level: 'neighbourhood', codes: ['kwb:a'] })
  expect(known).toEqual(
    new Map([
      [
        'kwb:a',
        new Map([
          ['2013', 1],
          ['2014', 1],
        ]),
      ],
    ]),
  )
})

describe('the share of many regions together', () => {
  it('is weighted by the whole each is of, without what was another area then', async () => {
    const rows = (year: number, share: number): Row[] => [
      ['kwb:p', '1', 'BU1', year, String(year), share],
      ['kwb:a', '1', 'BU1', year, String(year), 300],
      ['kwb:p', '1', 'BU2', year, String(year), 50],
      ['kwb:a', '1', 'BU2', year, String(year), 100],
      ['kwb:p', '1', 'BU3', year, String(year), null],
      ['kwb:a', '1', 'BU3', year, String(year), 900],
      ['kwb:p', '1', 'BU4', year, String(year), 99],
      ['kwb:a', '1', 'BU4', year, String(year), 900],
    ]
    const files = [await file([...rows(2013, 10), ...rows(2014, 20)])]
    const codes = ['BU1', 'BU2', 'BU3']
    const without = [{ code: 'BU2', boundaryYear: 2013 }]
    expect(await shareTogether(engine, { files, indicator: 'kwb:p', whole: 'kwb:a', codes, without })).toEqual([
      { definition: '1', period: '2013', boundaryYear: 2013, value: 10, known: 1 },
      { definition: '1', period: '2014', boundaryYear: 2014, value: 27.5, known: 2 },
    ])
  })
})
