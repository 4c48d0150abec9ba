import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../platform/index.server'
import { copy, fileNames, parquet, readLines, writeLines } from '../file-statements.store.server'
import { type Row, rowKey } from '../model/observation'
import { momentsOf } from '../regional/moments.store.server'
import { type FiguresQuery, type FilesQuery, figuresOfFiles, rowsOfFiles } from '../regional/rows.store.server'
import { columns, flatten } from '../source/columns'
import { figureAt } from '../source/figure-columns'
import type { FiledRow } from '../source/filed-row'
import { filedRows } from '../source/test-support/filed-rows'
import { lookupPath } from './lookup-file'
import { lookupOf } from './read.server'
import { writeLookup } from './write.store.server'

let engine: StatisticsEngine
let folder: string

beforeAll(async () => {
  engine = await openEngine({ memory: '500MB', queries: 2, seconds: 10 })
  folder = await mkdtemp(join(tmpdir(), 'wijklus-lookup-'))
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true })
})

let made = 0

/** A dataset file with these rows, by indicator. */
async function fileOf(rows: readonly Row[]): Promise<string> {
  made += 1
  const number = made
  const lines = join(folder, `${number}.ndjson`)
  await writeLines(lines, (write) => write(rows.map((each) => JSON.stringify(flatten(each)))))
  const path = join(folder, `${number}.${fileNames.fullByIndicator}`)
  await copy(engine, `SELECT * FROM ${readLines(lines, columns)} ORDER BY ALL`, path)
  return path
}

async function withLookup(rows: readonly Row[]): Promise<string> {
  const path = await fileOf(rows)
  expect(await writeLookup(engine, path, lookupPath(path) as string)).toBe(true)
  return path
}

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

const none = { value: null, absence: 'not-published', note: { nl: 'Een punt.', en: 'A point.' } } as const
const places = ['nl', 'GM0001', 'WK000101', 'BU00010101', 'BU00010102', 'BU00020101']

/** Rows of one year of all that rows can be: numbers, absences, notes, bounds, margins, decimals. */
function yearOf(year: number): Row[] {
  return places.flatMap((place, at) => [
    row(place, year, { value: 0.1 * at + year, decimals: at % 2 }),
    row(place, year, { indicator: 'kwb:p_huurw', ...(at === 3 ? none : { value: -at, of: 9 + at }) }),
    row(place, year, { indicator: 'kwb:a_hh', definition: at === 2 ? '2' : '1', value: at, precision: 'about' }),
    row(place, year, {
      indicator: 'kwb:g_wozbag',
      ...(at === 4 ? none : { value: null, precision: 'range', low: at, high: at + 0.25, margin: 0.1, n: 40 }),
      source: { document: 'other', line: String(at), figure: '3' },
    }),
  ])
}

const inOrder = (rows: readonly FiledRow[]) =>
  rows.toSorted((a, b) => a.file - b.file || (keyOf(a) < keyOf(b) ? -1 : 1))
const keyOf = ({ observation, ...of }: FiledRow) => rowKey({ ...of, ...observation })

describe('a lookup file', () => {
  const questions: Omit<FilesQuery, 'files'>[] = [
    {},
    { places: ['BU00010101', 'GM0001', 'BU99999999'] },
    { places: ['BU00010102'], indicators: ['kwb:a_inw'] },
    { places, indicators: ['kwb:p_huurw'], periods: ['2021'] },
    { indicators: ['kwb:p_huurw', 'kwb:a_hh', 'kwb:nothing'] },
    { periods: ['1999'] },
    { places: [] },
    { indicators: [] },
  ]
  let kept: string[]
  let looked: string[]
  beforeAll(async () => {
    // Of several years in one file, of one, and of figures that nobody has in the others.
    const versions = [
      [...yearOf(2020), ...yearOf(2021)],
      yearOf(2021),
      [row('BU00010101', 2022, { boundaryYear: null })],
    ]
    kept = await Promise.all(versions.map(fileOf))
    looked = await Promise.all(versions.map(withLookup))
  })

  it.each(questions)('answers as the files it was made from: %j', async (question) => {
    const expected = inOrder(filedRows(await rowsOfFiles(engine, { ...question, files: kept })))
    expect(inOrder(filedRows(await rowsOfFiles(engine, { ...question, files: looked })))).toEqual(expected)
    const [first, ...others] = looked as [string, ...string[]]
    const mixed = [kept[0] as string, ...others]
    expect(first).not.toBe(mixed[0])
    expect(inOrder(filedRows(await rowsOfFiles(engine, { ...question, files: mixed })))).toEqual(expected)
  })

  // Neighbourhoods, more than are named one by one.
  const all = Array.from({ length: 2500 }, (_, number) => ({ code: `BU${String(10_100 + number).padStart(8, '0')}` }))
  const wanted: Omit<FiguresQuery, 'files' | 'places' | 'level'>[] = [
    { indicator: 'kwb:a_inw', period: '2021', boundaryYear: 2021, definition: '1' },
    { indicator: 'kwb:p_huurw', period: '2021', boundaryYear: 2021 },
    { indicator: 'kwb:p_huurw', period: '2021', boundaryYear: 2021, known: true },
    { indicator: 'kwb:g_wozbag', period: '2020', boundaryYear: 2020, definition: '1' },
    { indicator: 'kwb:a_hh', period: '2020', boundaryYear: 2020, definition: '2' },
    { indicator: 'kwb:a_inw', period: '2021', boundaryYear: 2020 },
    { indicator: 'kwb:a_inw', period: '2022', boundaryYear: 2022 },
    { indicator: 'kwb:nothing', period: '2021', boundaryYear: 2021 },
  ]
  it.each(wanted)('gives the figures of places as the rows tell them: %j', async (question) => {
    const { indicator, period, boundaryYear, definition, known } = question
    for (const places of [all, [...all.slice(0, 3).toReversed(), { code: 'BU00020101' }]]) {
      const expected = await Promise.all(
        places.slice(0, 4).map(async ({ code }) => {
          const rows = await rowsOfFiles(engine, {
            files: kept,
            indicators: [indicator],
            periods: [period],
            places: [code],
          })
          const [first] = filedRows(rows)
            .filter((row) => row.boundaryYear === boundaryYear && row.definition === (definition ?? row.definition))
            .filter(({ observation }) => !known || observation.value !== null)
            .toSorted((one, other) => one.file - other.file)
          return first?.observation ?? null
        }),
      )
      const mixed = [kept[0] as string, ...looked.slice(1)]
      for (const files of [kept, looked, mixed]) {
        // Twice: where places stand in a file is kept.
        for (const _ of [1, 2]) {
          const columns = await figuresOfFiles(engine, { files, ...question, places, level: 'neighbourhood' })
          expect(places.map((_, position) => figureAt(columns, position, period)).slice(0, 4)).toEqual(expected)
        }
      }
    }
  })

  it('knows the same moments', async () => {
    for (const code of ['kwb:a_inw', 'kwb:g_wozbag', 'kwb:a_hh', 'kwb:nothing']) {
      const sorted = async (files: string[]) =>
        (await momentsOf(engine, files, code, null))
          .map((each) => JSON.stringify(Object.entries(each).toSorted()))
          .toSorted()
      expect(await sorted(looked)).toEqual(await sorted(kept))
      expect(await sorted([kept[0] as string, ...looked.slice(1)])).toEqual(await sorted(kept))
    }
  })

  it('is not made where every row says something of its own', async () => {
    const path = join(folder, `own.${fileNames.fullByIndicator}`)
    const one = parquet(await fileOf([row('GM0001', 2020)]))
    await copy(engine, `SELECT * EXCLUDE (range) REPLACE (range::VARCHAR AS line) FROM ${one}, range(20001)`, path)
    expect(await writeLookup(engine, path, lookupPath(path) as string)).toBe(false)
    expect(await lookupOf(path)).toBeNull()
  })

  it('that is of another form, or not whole, is none', async () => {
    const path = await fileOf(yearOf(2020))
    await writeFile(lookupPath(path) as string, 'wijklus lookup 0'.padStart(64))
    expect(await lookupOf(path)).toBeNull()
    expect(filedRows(await rowsOfFiles(engine, { files: [path], places: ['nl'] }))).toHaveLength(4)
  })

  it('that loses its records later stands in nobody’s way', async () => {
    const path = await withLookup(yearOf(2020))
    expect(await lookupOf(path)).not.toBeNull()
    await truncate(lookupPath(path) as string)
    expect(filedRows(await rowsOfFiles(engine, { files: [path], places: ['nl'] }))).toHaveLength(4)
  })

  it('is seen some time after it was made', async () => {
    const path = await fileOf(yearOf(2020))
    expect(await lookupOf(path, 0)).toBeNull()
    await writeLookup(engine, path, lookupPath(path) as string)
    expect(await lookupOf(path, 1000)).toBeNull()
    expect(await lookupOf(path, 60_000)).not.toBeNull()
  })
})

it('answers of files are limited, however they are read', async () => {
  const one = await fileOf([row('BU00000000', 2020)])
  const path = join(folder, `many.${fileNames.fullByIndicator}`)
  await copy(
    engine,
    `SELECT * EXCLUDE (range) REPLACE ('BU' || range AS place) FROM ${parquet(one)}, range(50000)`,
    path,
  )
  await writeLookup(engine, path, lookupPath(path) as string)
  expect(await rowsOfFiles(engine, { files: [path] })).toMatchObject([{ count: 50_000 }])
  await expect(rowsOfFiles(engine, { files: [path, one] })).rejects.toMatchObject({ code: 'query-too-large' })
})
