import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../platform/index.server'
import { copy, readLines, writeLines } from '../file-statements.store.server'
import type { Row } from '../model/observation'
import { columns, flatten } from '../source/columns'
import { filedRow } from '../source/filed-row'
import { filedRows } from '../source/test-support/filed-rows'
import { shapeOfFile } from './file-shapes.store.server'
import { momentsOf } from './moments.store.server'
import { rowsOfFiles } from './rows.store.server'

let engine: StatisticsEngine
let folder: string

beforeAll(async () => {
  engine = await openEngine({ memory: '500MB', queries: 2, seconds: 10 })
  folder = await mkdtemp(join(tmpdir(), 'wijklus-rows-'))
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true })
})

function row(place: string, year: number, change: Partial<Row> = {}): Row {
  return {
    indicator: 'kwb:a_inw',
    definition: '1',
    place,
    boundaryYear: year,
    period: String(year),
    value: 12.5,
    precision: 'exact',
    source: { document: `kwb-${year}`, line: 'a_inw' },
    ...change,
  }
}

/** A dataset file with these rows. */
async function fileOf(name: string, rows: readonly Row[]): Promise<string> {
  const lines = join(folder, `${name}.ndjson`)
  await writeLines(lines, (write) => write(rows.map((each) => JSON.stringify(flatten(each)))))
  const path = join(folder, `${name}.parquet`)
  await copy(engine, `SELECT * FROM ${readLines(lines, columns)}`, path)
  return path
}

const missing = {
  value: null,
  absence: 'not-published',
  note: { nl: 'Een punt.', en: 'A point.' },
} as const

describe('rows of several files', () => {
  const one = [row('BU00010001', 2020), row('BU00010002', 2020, missing), row('GM0001', 2020)]
  const next = [row('BU00010001', 2021, { definition: '2', n: 4, of: 9, decimals: 1 })]
  const mixed = [row('BU00010001', 2020), row('BU00010001', 2021, { value: 7, indicator: 'kwb:a_hh' })]
  let files: string[]
  beforeAll(async () => {
    files = await Promise.all([fileOf('one', one), fileOf('next', next), fileOf('mixed', mixed)])
  })

  it('are all rows as they were kept, each with the file it stands in', async () => {
    const found = filedRows(await rowsOfFiles(engine, { files }))
    const kept = [one, next, mixed].flatMap((rows, file) => rows.map((each) => filedRow(each, file)))
    expect(found).toHaveLength(kept.length)
    expect(found).toEqual(expect.arrayContaining(kept))
  })

  it('are told from each other by what is asked, also where a file leaves no choice', async () => {
    const place = ['BU00010001']
    const of = async (periods: string[]) =>
      filedRows(await rowsOfFiles(engine, { files, places: place, periods, indicators: ['kwb:a_inw'] }))
    expect(await of(['2021'])).toEqual([filedRow(next[0] as Row, 1)])
    expect(await of(['2020'])).toEqual(
      expect.arrayContaining([filedRow(one[0] as Row, 0), filedRow(mixed[0] as Row, 2)]),
    )
    expect(await of(['1999'])).toEqual([])
    expect(filedRows(await rowsOfFiles(engine, { files, places: [] }))).toEqual([])
  })

  it('come from a file without rows as from none', async () => {
    const empty = await fileOf('empty', [])
    expect(filedRows(await rowsOfFiles(engine, { files: [empty, ...files.slice(1, 2)] }))).toEqual([
      filedRow(next[0] as Row, 1),
    ])
  })
})

describe('the shape of a file', () => {
  it('says what all its rows have in common, and nothing of what only some have', async () => {
    const path = await fileOf('shape', [row('BU00010001', 2020), row('BU00010002', 2020, missing)])
    const { fixed, boundaryYears, rowsPerIndicator } = await shapeOfFile(engine, path)
    expect({ boundaryYears, rowsPerIndicator }).toEqual({ boundaryYears: [2020], rowsPerIndicator: 1 })
    expect(fixed).toMatchObject({ period: '2020', boundary_year: 2020, document: 'kwb-2020', low: null, figure: null })
    for (const name of ['place', 'value', 'absence', 'note_nl']) expect(fixed).not.toHaveProperty(name)
  })

  it('leaves numbers with a fraction to be read', async () => {
    const path = await fileOf('fraction', [row('BU00010001', 2020, { value: 0.1 + 0.2 })])
    expect((await shapeOfFile(engine, path)).fixed).not.toHaveProperty('value')
    expect(filedRows(await rowsOfFiles(engine, { files: [path] }))[0]?.observation.value).toBe(0.1 + 0.2)
  })

  it('counts periods where there are several', async () => {
    const path = await fileOf('years', [row('GM0001', 2020), row('GM0001', 2021), row('GM0001', 2022)])
    expect(await shapeOfFile(engine, path)).toMatchObject({ boundaryYears: [2020, 2021, 2022], rowsPerIndicator: 3 })
  })
})

describe('the moments of an indicator', () => {
  it('are those at which a region of a level has a figure, asked again as the first time', async () => {
    const path = await fileOf('moments', [row('BU00010001', 2020), row('WK000100', 2020, missing), row('GM0001', 2021)])
    const moments = await momentsOf(engine, [path], 'kwb:a_inw', null)
    expect(moments.toSorted((a, b) => a.boundaryYear - b.boundaryYear)).toEqual([
      { level: 'neighbourhood', period: '2020', definition: '1', boundaryYear: 2020 },
      { level: 'municipality', period: '2021', definition: '1', boundaryYear: 2021 },
    ])
    expect(await momentsOf(engine, [path], 'kwb:a_inw', null)).toEqual(moments)
    expect(await momentsOf(engine, [path], 'kwb:a_hh', null)).toEqual([])
    expect(await momentsOf(engine, [path], 'kwb:a_inw', 'GM0002')).toEqual([])
  })
})
