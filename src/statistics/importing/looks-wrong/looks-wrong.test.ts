import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../../platform/index.server'
import type { AboutIndicator } from './facts'
import { figureFacts, regionFacts } from './facts.store.server'
import { looksWrong, numbersLookWrong, regionsLookWrong, sharesLookLikeParts } from './looks-wrong'

let engine: StatisticsEngine
let folder: string
beforeAll(async () => {
  engine = await openEngine({ memory: '500MB', queries: 2, seconds: 10 })
  folder = await mkdtemp(join(tmpdir(), 'wijklus-looks-'))
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true })
})

const about = (code: string, unit: string, aggregation: AboutIndicator['aggregation']): AboutIndicator => ({
  code,
  name: { nl: `cijfer ${code}`, en: `figure ${code}` },
  unit,
  aggregation,
  uncertainty: 'count',
})
const indicators = [about('inw', 'aantal', 'sum'), about('copy', 'aantal', 'sum'), about('p', '%', 'weighted-share')]

let files = 0
type Figure = [indicator: string, place: string, period: string, value: number | null]
async function rowsFile(figures: readonly Figure[]): Promise<string> {
  files += 1
  const path = join(folder, `${files}.parquet`)
  const values = figures.map(
    ([indicator, place, period, value]) => `('${indicator}', '${place}', '${period}', ${value}::DOUBLE)`,
  )
  await engine.run(
    `COPY (SELECT indicator, '1' AS definition, 2023 AS boundary_year, place, period, value,
       if(value = round(value), 0, 1) AS decimals
     FROM (VALUES ${values.join(', ')}) AS v(indicator, place, period, value)) TO '${path}' (FORMAT parquet)`,
  )
  return path
}

async function remarks(figures: readonly Figure[], earlier: readonly Figure[] = []) {
  const before = earlier.length === 0 ? [] : [await rowsFile(earlier)]
  const facts = await figureFacts(engine, await rowsFile(figures), indicators, before)
  return looksWrong(facts, indicators).map(({ code, nl }) => [code, nl.replaceAll('\u00a0', ' ')])
}

/** Whether shares are told that are these in the regions of a file. */
async function lookLikeParts(...values: number[]) {
  const file = await rowsFile(values.map((value, at) => ['p', `WK03440${at}`, '2023', value]))
  const { ranges } = await figureFacts(engine, file, indicators)
  return sharesLookLikeParts(ranges, indicators).map(({ nl }) => nl.replaceAll('\u00a0', ' '))
}

const neighbourhoods = (indicator: string, period: string, value: (n: number) => number | null): Figure[] =>
  Array.from({ length: 20 }, (_, n) => [indicator, `BU034401${String(n).padStart(2, '0')}`, period, value(n)])

describe('figures look wrong', () => {
  it('when shares lie between 0 and 1 in three regions or more, which whole per cents may', async () => {
    expect(await lookLikeParts(0.142, 0.25, 0.31)).toEqual([
      expect.stringMatching(/^cijfer p \(2023\): .* 0,3\d* %, in WK034402\. .* 100 keer/),
    ])
    expect(await lookLikeParts(0.142, 0.25)).toEqual([])
    expect(await lookLikeParts(0, 1, 1)).toEqual([])
    expect(await lookLikeParts(0.4, 0.8, 1.1)).toEqual([])
  })

  it('but not when shares that small are rare beside larger ones', () => {
    const range = (indicator: string, high: number) => ({
      ...{ indicator, period: '2023', regions: 20, low: 0.1, lowPlace: 'WK034401', high, highPlace: 'WK034402' },
      print: `${indicator} ${high}`,
    })
    const shares = ['p', 'q', 'r'].map((code) => about(code, '%', 'weighted-share'))
    const said = (...highs: number[]) =>
      sharesLookLikeParts(
        highs.map((high, at) => range(['p', 'q', 'r'][at] ?? '', high)),
        shares,
      ).length
    expect(said(0.6, 0.7, 0.9)).toBeGreaterThan(0)
    expect(said(0.6, 40, 0.9)).toBeGreaterThan(0)
    expect(said(0.6, 40, 60)).toBe(0)
  })

  it('when two are the same everywhere, but not when they are only nearly so', async () => {
    const inw = neighbourhoods('inw', '2023', (n) => 100 + n)
    expect(await remarks([...inw, ...neighbourhoods('copy', '2023', (n) => 100 + n)])).toEqual([
      [
        'identical-columns',
        'Deze cijfers zijn in 2023 voor alle 20 gebieden precies gelijk: cijfer copy; cijfer inw. Is er een kolom verwisseld of gekopieerd?',
      ],
    ])
    expect(await remarks([...inw, ...neighbourhoods('copy', '2023', (n) => (n === 7 ? 5 : 100 + n))])).toEqual([])
    expect(await remarks(['inw', 'copy'].flatMap((code) => neighbourhoods(code, '2023', () => 0)))).toEqual([])
  })

  it('when a share is above 100 or below 0, and when a number is below 0', async () => {
    expect(
      await remarks([
        ['p', 'GM0344', '2023', 100.5],
        ['p', 'GM0363', '2023', -1],
        ['inw', 'nl', '2023', -5],
      ]),
    ).toEqual([
      ['share-above-100', 'cijfer p: 100,5 % in GM0344 (2023) is meer dan 100 %.'],
      ['share-below-0', 'cijfer p: −1,0 % in GM0363 (2023) is minder dan 0 %.'],
      ['count-below-0', expect.stringContaining('in Nederland (2023) is een aantal onder nul')],
    ])
    expect(
      await remarks([
        ['p', 'GM0344', '2023', 100],
        ['p', 'GM0363', '2023', 0],
        ['inw', 'nl', '2023', 0],
      ]),
    ).toEqual([])
  })

  it('when a year is an earlier year again, in this file or in one of before', async () => {
    const year = (period: string, more = 0) => [
      ...neighbourhoods('inw', period, (n) => 1000 + n),
      ...neighbourhoods('p', period, (n) => 30 + more + n / 10),
    ]
    const said = [
      'same-as-before',
      'Van 2 van de 2 onderwerpen zijn de cijfers van 2024 in elk gebied gelijk aan die van 2023. Is dit het bestand van 2024?',
    ]
    expect(await remarks(year('2024'), year('2023'))).toEqual([said])
    expect(await remarks([...year('2023'), ...year('2024')])).toEqual([said])
    expect(await remarks(year('2024', 1), year('2023'))).toEqual([])
    // The same year again is another version of it.
    expect(await remarks(year('2023'), year('2023'))).toEqual([])
  })

  it('when the country or a municipality jumps, within the file or against an earlier year', async () => {
    const expected = [
      [
        'value-jump',
        expect.stringMatching(
          /^cijfer p springt van 2012 naar 2016 in 1 van de 1 gebieden met een factor 5 of meer\. Voorbeeld: Nederland van 6,3 % naar 62,0 %/,
        ),
      ],
    ]
    expect(
      await remarks([
        ['p', 'nl', '2012', 6.3],
        ['p', 'nl', '2016', 62],
      ]),
    ).toEqual(expected)
    expect(
      await remarks(
        [['p', 'nl', '2016', 62]],
        [
          ['p', 'nl', '2012', 6.3],
          ['p', 'nl', '2011', 62],
        ],
      ),
    ).toEqual(expected)
    expect(
      await remarks([
        ['p', 'nl', '2012', 20],
        ['p', 'nl', '2016', 62],
      ]),
    ).toEqual([])
    expect(
      await remarks([
        ['p', 'nl', '2012', 0.5],
        ['p', 'nl', '2016', 5],
      ]),
    ).toEqual([])
  })

  it('when many neighbourhoods jump, not when one was built', async () => {
    const before = neighbourhoods('inw', '2022', () => 100)
    const grown = (jumps: number) => neighbourhoods('inw', '2023', (n) => (n < jumps ? 1000 : 101 + n))
    expect(await remarks([...before, ...grown(2)])).toEqual([])
    expect((await remarks([...before, ...grown(3)])).map(([code]) => code)).toEqual(['value-jump'])
  })

  it('when a new version of the same year is quite another', async () => {
    expect(await remarks([['inw', 'nl', '2023', 17_900]], [['inw', 'nl', '2023', 17_900_000]])).toEqual([
      [
        'value-revised',
        expect.stringContaining('(2023) is in 1 van de 1 gebieden een factor 5 of meer anders dan in de vorige versie'),
      ],
    ])
  })

  it('when parts do not add up, beyond what random rounding makes', async () => {
    const parts = (sum: number): Figure[] => [
      ['inw', 'GM0344', '2023', 1003],
      ['inw', 'WK034401', '2023', 500],
      ['inw', 'WK034402', '2023', sum - 500],
    ]
    expect(await remarks(parts(990))).toEqual([])
    expect(await remarks(parts(900))).toEqual([
      ['parts-differ', expect.stringMatching(/in 1 van de 1 gebieden .* GM0344 heeft 1\.003.*, de 2 delen samen 900/)],
    ])
    const [whole, first, second] = parts(900)
    expect(await remarks([whole, first, [...(second ?? []).slice(0, 3), null]] as Figure[])).toEqual([])
  })

  it('are sums that somebody said hold and do not, of columns and of places; counts to the last one', async () => {
    const known = [
      about('all', 'persons', 'sum'),
      about('men', 'persons', 'sum'),
      about('women', 'persons', 'sum'),
      about('yes', '%', 'none'),
      about('no', '%', 'none'),
    ]
    const at = (place: string, all: number, men: number, women: number | null, yes: number, no: number): Figure[] => [
      ['all', place, '2023', all],
      ['men', place, '2023', men],
      ['women', place, '2023', women],
      ['yes', place, '2023', yes],
      ['no', place, '2023', no],
    ]
    const rows = await rowsFile([
      ...at('PC1011', 100, 60, 40, 60.5, 39.4),
      ...at('PC1012', 100, 60, 41, 70, 20),
      ...at('PC1013', 100, 60, null, 10, 90),
      ...at('GM0363', 300, 180, 120, 50, 50),
    ])
    const found = looksWrong(
      await figureFacts(engine, rows, known, [], {
        relations: [
          { kind: 'sum', total: 'all', parts: ['men', 'women'] },
          { kind: 'whole', parts: ['yes', 'no'] },
        ],
        margins: [
          { total: 'GM0363', parts: ['PC1011', 'PC1012'] },
          { total: 'GM0363', parts: ['PC1011', 'PC1012', 'PC1013'] },
        ],
      }),
      known,
    )
    expect(found.map(({ code, nl }) => `${code} ${nl}`.replaceAll('\u00a0', ' '))).toEqual([
      'columns-differ De opgegeven som klopt niet in 1 van de 3 gebieden (2023): cijfer men + cijfer women. Voorbeeld: in PC1012 is het geheel 100 personen, de delen zijn samen 101 personen.',
      'columns-differ De opgegeven som klopt niet in 1 van de 4 gebieden (2023): cijfer yes + cijfer no. Voorbeeld: in PC1012 is het geheel 100,0 %, de delen zijn samen 90,0 %.',
      'places-differ cijfer all (2023): de opgegeven delen van GM0363 zijn samen 200 personen, GM0363 zelf heeft 300 personen.',
      'places-differ cijfer men (2023): de opgegeven delen van GM0363 zijn samen 120 personen, GM0363 zelf heeft 180 personen.',
      'places-differ cijfer women (2023): de opgegeven delen van GM0363 zijn samen 81 personen, GM0363 zelf heeft 120 personen.',
    ])
  })

  it('names the first of many, and sums up the others', async () => {
    const many = Array.from({ length: 9 }, (_, n) => about(`p${n}`, '%', 'none'))
    const rows = await rowsFile(many.map(({ code }) => [code, 'nl', '2023', 101]))
    const found = looksWrong(await figureFacts(engine, rows, many), many)
    expect(found.map(({ code }) => code)).toEqual(Array(6).fill('share-above-100'))
    expect(found[5]?.en).toBe('The same stands out in: figure p5; figure p6; figure p7; figure p8 (4 more).')
  })
})

const sample = (cells: readonly string[]) => ({
  file: 'a.csv',
  format: 'csv' as const,
  sheet: null,
  title: null,
  columns: ['code', 'a'],
  rows: cells.map((cell) => ['GM0344', cell]),
  firstRow: 2,
  rowCount: cells.length,
})

it('numbers look wrong when a point may stand for thousands', () => {
  const codes = (cells: readonly string[], decimal: '.' | ',') =>
    numbersLookWrong(sample(cells), ['a'], decimal).map(({ code }) => code)
  expect(codes(['1.250', '3,5'], ',')).toEqual(['points-are-thousands'])
  expect(codes(['1250', '3,5', '.'], ',')).toEqual([])
  expect(codes(['1.250', '17.300', '912'], '.')).toEqual([])
  expect(codes(['1.250', '17.300', '2.105'], '.')).toEqual(['written-as-thousands'])
  expect(codes(['0.278', '0.159', '-0.004'], '.')).toEqual([])
})

it('regions look wrong when they stand twice, or are of another year', async () => {
  const path = join(folder, 'regions.csv')
  await engine.run(
    `COPY (FROM (VALUES ('GM0344 ', 1), ('GM0344', 2), ('GM0007', 3))) TO '${path}' (FORMAT csv, HEADER false)`,
  )
  const staged = { sample: sample([]), rows: { form: 'csv' as const, path, delimiter: ',', skip: 0 } }
  const found = regionsLookWrong(await regionFacts(engine, staged, 'code', 2023, new Set(['GM0344'])))
  expect(found.map(({ nl }) => nl)).toEqual([
    'Gebieden die er meer dan één keer in staan: 1 (GM0344).',
    'Gebieden die in de indeling van 2023 niet bekend zijn: 1 van 2 (GM0007). Is het jaar van de indeling juist?',
  ])
  expect(regionsLookWrong(await regionFacts(engine, staged, 'a', 2023, null))).toEqual([])
})
