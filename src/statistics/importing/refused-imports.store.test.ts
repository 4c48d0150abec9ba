import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor, publicActor } from '../../accounts'
import { findRegion } from '../../areas/index.server'
import { statisticsTables } from '../store.server'
import { rawWorkbook } from './reading/test-support/made-files'
import { authoriseImport, importFiles } from './service.server'
import { type ImportBench, kwbFile, neighbourhoodList, openImportBench, somebody } from './test-support/bench.server'

const own = 'heerlen-noord'
const other = 'breda-noord'

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
  await bench.bring(kwbFile(2020, [['GM0344', 'Utrecht', 357_000, 186_000]]))
})
afterAll(() => bench.close())

const moves = 'van_jaar,naar_jaar,van_code,naar_code,adressen\n'

describe('a file that is refused', () => {
  it.each([
    [
      'with a word for a number',
      kwbFile(2021, [
        ['GM0344', 'Utrecht', 359_000, 188_000],
        ['WK034401', 'West', 'veel', 14_000],
      ]),
      'cell-unreadable',
      { file: 'kwb-2021.csv', row: 3, column: 'a_inw', value: 'veel' },
    ],
    [
      'with a code that is none',
      kwbFile(2021, [
        ['GM0344', 'Utrecht', 359_000, 188_000],
        ['gm34x', 'Vergissing', 1, 2],
      ]),
      'cell-unreadable',
      { row: 3, column: 'gwb_code_10', value: 'gm34x' },
    ],
    [
      'with a region that stands twice',
      kwbFile(2021, [
        ['GM0344', 'Utrecht', 359_000, 188_000],
        ['GM0363', 'Amsterdam', 873_000, 470_000],
        ['GM0344', 'Utrecht', 359_001, 188_000],
      ]),
      'figure-twice',
      { row: 4, column: 'gwb_code_10', figure: 'GM0344 2021' },
    ],
    [
      'with a number of people asked that is none',
      { name: 'enquete-2021.csv', text: 'buurtcode;percentage;n\nBU03440111;71;120\nBU03440112;66;veel\n' },
      'cell-unreadable',
      { row: 3, column: 'n', value: 'veel' },
    ],
    [
      'with a margin below nought',
      { name: 'enquete-2021.csv', text: 'buurtcode;percentage;n;marge\nBU03440111;71;120;-4\n' },
      'cell-unreadable',
      { row: 2, column: 'marge', value: '-4' },
    ],
    ['of no kind we know', { name: 'recept.csv', text: 'wat;hoeveel\nmeel;500\n' }, 'kind-unknown', {}],
    [
      'with regions of another level',
      { name: 'buurten-2020.csv', text: 'Buurt2020;Buurtnaam2020\n03440111;Welgelegen\n0344;Utrecht\n' },
      'kind-unknown',
      {},
    ],
    [
      'with addresses that are no number',
      { name: 'van-naar.csv', text: `${moves}2019,2020,0344,0344,12\n2019,2020,0363,0363,veel\n` },
      'cell-unreadable',
      { row: 3, column: 'adressen', value: 'veel' },
    ],
    [
      'of our own form with an indicator that is not known',
      {
        name: 'eigen.csv',
        text: 'indicator,definition,place,boundary_year,period,value,precision,absence,document,line\nniets,1,nl,,2020,1,exact,,d,1\n',
      },
      'cell-unreadable',
      { row: 2, column: 'indicator', value: 'niets' },
    ],
  ] as const)('%s is told by its place, and nothing is left of it', async (_, file, code, parameters) => {
    const before = await bench.traces()
    await expect(bench.bring(file)).rejects.toMatchObject({ code, parameters })
    expect(await bench.traces()).toEqual(before)
  })

  it('names the sheet of a workbook too', async () => {
    const rows = ['gwb_code_10', 'regio', 'a_inw']
      .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('')
    const cells = ['GM0344', 'Utrecht', 'veel'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const book = rawWorkbook(`<worksheet><sheetData><row>${rows}</row><row>${cells}</row></sheetData></worksheet>`)
    const path = await bench.file('kwb-2021.xlsx', book)
    await expect(bench.bring({ name: 'kwb-2021.xlsx', path })).rejects.toMatchObject({
      code: 'cell-unreadable',
      parameters: { place: 'kwb-2021.xlsx › blad', sheet: 'blad', row: 2, column: 'a_inw', value: 'veel' },
    })
  })

  it('keeps out the files that were brought with it', async () => {
    const before = await bench.traces()
    const [good, bad] = [
      kwbFile(2001, [['GM0344', 'Utrecht', 256_000, 130_000]]),
      kwbFile(2002, [['GM0344', 'Utrecht', 'x1', 1]]),
    ]
    const asked = await Promise.all(
      [good, bad].map(async ({ name, text }) => ({
        path: await bench.file(name, text),
        name,
        area: null,
        isTrial: false,
        operation: name,
      })),
    )
    await expect(importFiles(bench.house, operatorActor, asked)).rejects.toMatchObject({
      parameters: { file: 'kwb-2002.csv' },
    })
    expect(await bench.traces()).toEqual(before)
  })
})

describe('an import that does not come to its end', () => {
  const file = kwbFile(2020, [['GM0363', 'Amsterdam', 872_000, 470_000]])

  it('because it was cancelled, before or after its files were written, leaves nothing', async () => {
    const before = await bench.traces()
    await expect(bench.bring(file, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'import-cancelled' })
    const stop = new AbortController()
    const late = bench.bring(file, {
      signal: stop.signal,
      report: async (_, __, step) => {
        if (step === 'import.publishing') stop.abort()
      },
    })
    await expect(late).rejects.toMatchObject({ code: 'import-cancelled' })
    expect(await bench.traces()).toEqual(before)
  })
})

describe('who may import', () => {
  it.each([
    ['administrator', null, { all: true, own: true, other: true }],
    ['national-coordinator', null, { all: true, own: true, other: true }],
    ['researcher', null, { all: true, own: true, other: true }],
    ['programme-manager', own, { all: false, own: true, other: false }],
    ['researcher', own, { all: false, own: true, other: false }],
    ['contributor', own, { all: false, own: false, other: false }],
    ['reader', null, { all: false, own: false, other: false }],
  ] as const)('%s of %s', (role, area, expected) => {
    const actor = somebody(role, area)
    const may = (asked: string | null) => {
      try {
        authoriseImport(actor, asked)
        return true
      } catch {
        return false
      }
    }
    expect({ all: may(null), own: may(own), other: may(other) }).toEqual(expected)
  })

  it('is asked before the file is opened', async () => {
    const asked = bench.bring({ name: 'niets.csv', path: '/nowhere' }, { actor: publicActor })
    await expect(asked).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

describe('figures of an area', () => {
  const manager = somebody('programme-manager', own)
  const survey = (value: number) => ({
    name: 'omnibus.csv',
    text: `gebied;jaar;vraag;percentage;n\nBU09170000;2023;Voelt zich thuis;${value};210\n`,
  })

  it('stand apart from those of other areas and of everybody, under names of their own', async () => {
    const mine = await bench.bring(survey(71), { area: own, actor: manager })
    expect(mine).toMatchObject({
      dataset: 'heerlen-noord-lokaal-omnibus',
      indicators: ['heerlen-noord-lokaal:voelt-zich-thuis'],
    })
    const theirs = await bench.bring(survey(65), { area: other, actor: somebody('programme-manager', other) })
    expect(theirs.dataset).toBe('breda-noord-lokaal-omnibus')
    expect(await bench.figures(mine.dataset ?? '')).toEqual({
      'heerlen-noord-lokaal:voelt-zich-thuis BU09170000 2023': 71,
    })
  })

  it('do not change what everybody knows of regions and indicators', async () => {
    const file = kwbFile(2020, [['GM0344', 'Anders genoemd', 1, 2]])
    await bench.bring(file, { area: own, actor: manager })
    expect(await bench.figures('kwb-2020')).toMatchObject({ 'kwb:a_inw GM0344 2020': 357_000 })
    expect(await findRegion(bench.house, publicActor, { code: 'GM0344', boundaryYear: 2020 })).toMatchObject({
      name: 'Utrecht',
    })
    const list = neighbourhoodList(2020, [['03440111', 'Anders']])
    await expect(bench.bring(list, { area: own, actor: manager })).rejects.toMatchObject({ code: 'list-for-everybody' })
  })

  it('cannot take the name of a dataset of others, nor give a known figure another unit', async () => {
    // Somebody named a file for everybody as the dataset of this area would be called.
    const everybody = { name: 'x.csv', text: survey(50).text }
    const { dataset } = await bench.bring(everybody)
    expect(dataset).toBe('lokaal-x')
    await bench.house.database
      .transaction()
      .execute((transaction) =>
        statisticsTables(transaction)
          .updateTable('dataset')
          .set({ area: other })
          .where('slug', '=', 'heerlen-noord-lokaal-omnibus')
          .execute(),
      )
    const again = bench.bring(survey(72), { area: own, actor: manager })
    await expect(again).rejects.toMatchObject({ code: 'dataset-taken' })
    const scores = everybody.text.replace('percentage', 'score')
    await expect(bench.bring({ name: 'y.csv', text: scores })).rejects.toMatchObject({
      code: 'indicator-means-other',
      parameters: { code: 'lokaal:voelt-zich-thuis', unit: 'score', known: '%' },
    })
  })
})
