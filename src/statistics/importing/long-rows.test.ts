import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../platform/index.server'
import type { FlatRow } from '../source/columns'
import { findTwice, findUnreadable } from './faults.store.server'
import { placesQuery, unplacedQuery, writeLongRows, writePlacedRows } from './long-rows.store.server'
import type { StatisticsPlan } from './plan'
import type { StagedTable } from './table'

let engine: StatisticsEngine
let folder: string

beforeAll(async () => {
  engine = await openEngine({ memory: '500MB', queries: 2, seconds: 10 })
  folder = await mkdtemp(join(tmpdir(), 'wijklus-long-'))
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true })
})

let files = 0
async function staged(text: string, delimiter = ';'): Promise<StagedTable> {
  files += 1
  const path = join(folder, `${files}.csv`)
  await writeFile(path, text)
  const [header = '', ...lines] = text.trimEnd().split('\n')
  return {
    sample: {
      file: 'cijfers.csv',
      format: 'csv',
      sheet: null,
      title: null,
      columns: header.split(delimiter),
      rows: [],
      firstRow: 2,
      rowCount: lines.length,
    },
    rows: { form: 'csv', path, delimiter, skip: 1 },
  }
}

const note = (nl: string) => ({ nl, en: nl })
const plan: StatisticsPlan = {
  target: 'statistics',
  kind: 'test',
  markers: [
    { text: '.', absence: 'not-published', note: note('geheim') },
    { text: '-99999999', absence: 'not-published', note: note('onbekend') },
  ],
  left: [],
  warnings: [],
  dataset: { slug: 'test-2023', title: note('Test'), publisher: 'CBS', licence: 'CC BY 4.0', disclosure: 'open' },
  indicators: [],
  region: { by: 'code', columns: ['code'], level: null, name: 'naam' },
  boundaryYear: { fixed: 2023 },
  period: { fixed: '2023' },
  decimal: '.',
  blank: { absence: 'not-applicable', note: note('kan niet voorkomen') },
  shape: {
    form: 'wide',
    columns: [
      { column: 'inwoners', indicator: 'test:inwoners', definition: '1' },
      { column: 'aandeel', indicator: 'test:aandeel', definition: '1' },
    ],
  },
}

async function rowsOf(
  table: StagedTable,
  how: StatisticsPlan = plan,
  names: ReadonlyMap<string, string> | null = null,
) {
  const [placed, path] = [join(folder, `${files}-placed.parquet`), join(folder, `${files}.parquet`)]
  await writePlacedRows(engine, table, how, names, placed)
  await writeLongRows(engine, table, how, placed, path)
  const rows = await engine.rows<FlatRow>(`SELECT * FROM read_parquet('${path}')`)
  return { placed, path, rows }
}
const briefly = ({ indicator, place, period, value, absence, decimals }: FlatRow) =>
  [indicator.slice(5), place, period, value, absence, decimals] as const

describe('a table becomes long rows', () => {
  it('with padding taken off, the country under one name, and a reason for every cell without a number', async () => {
    const { rows } = await rowsOf(
      await staged(
        'code;naam;inwoners;aandeel\nNL01      ;Nederland   ;  100;   2.50\nBU0363AA01;Kop;.;\nWK036300;Wijk; -99999999 ;0\n',
      ),
    )
    expect(rows.map(briefly)).toEqual([
      ['aandeel', 'BU0363AA01', '2023', null, 'not-applicable', null],
      ['aandeel', 'WK036300', '2023', 0, null, 0],
      ['aandeel', 'nl', '2023', 2.5, null, 2],
      ['inwoners', 'BU0363AA01', '2023', null, 'not-published', null],
      ['inwoners', 'WK036300', '2023', null, 'not-published', null],
      ['inwoners', 'nl', '2023', 100, null, 0],
    ])
    expect(rows[3]?.note_nl).toBe('geheim')
    expect(rows[5]).toMatchObject({ boundary_year: 2023, document: 'test-2023', line: 'inwoners', definition: '1' })
  })

  it('reads a decimal comma, and shares from 0 to 1 as per cents without noise', async () => {
    const comma: StatisticsPlan = {
      ...plan,
      decimal: ',',
      shape: {
        form: 'wide',
        columns: [{ column: 'aandeel', indicator: 'test:aandeel', definition: '1', factor: 100 }],
      },
    }
    const { rows } = await rowsOf(await staged('code;naam;inwoners;aandeel\nGM0344;Utrecht;1;0,123\n'), comma)
    expect(rows.map(briefly)).toEqual([['aandeel', 'GM0344', '2023', 12.3, null, null]])
  })

  it('reads a point in a file with a decimal comma as one between thousands, or not at all', async () => {
    const comma: StatisticsPlan = { ...plan, decimal: ',' }
    const { rows } = await rowsOf(await staged('code;naam;inwoners;aandeel\nGM0344;Utrecht;1.250;1.250.000,5\n'), comma)
    expect(rows.map(briefly)).toEqual([
      ['aandeel', 'GM0344', '2023', 1250000.5, null, 1],
      ['inwoners', 'GM0344', '2023', 1250, null, 0],
    ])
    const { path } = await rowsOf(await staged('code;naam;inwoners;aandeel\nGM0344;Utrecht;1;12.5\n'), comma)
    expect(await findUnreadable(engine, path)).toMatchObject({ line: 'aandeel', note_nl: '12.5' })
  })

  it('reads a comma in a file with a decimal point where it cannot stand between thousands, and spaces that do', async () => {
    const { rows } = await rowsOf(
      await staged('code;naam;inwoners;aandeel\nGM0344;Utrecht;367 947;1,6\nGM0363;Amsterdam;1\u00a0250;0,125\n'),
    )
    expect(rows.map(briefly)).toEqual([
      ['aandeel', 'GM0344', '2023', 1.6, null, 1],
      ['aandeel', 'GM0363', '2023', 0.125, null, 3],
      ['inwoners', 'GM0344', '2023', 367947, null, 0],
      ['inwoners', 'GM0363', '2023', 1250, null, 0],
    ])
  })

  it('takes periods from a column, as the services write them', async () => {
    const table = await staged(
      'code;naam;p;inwoners\nGM0344;U;2016JJ00;1\nGM0344;U;2024*;2\nGM0344;U;2016KW03;3\nGM0344;U;2016MM11;4\n',
    )
    const { rows } = await rowsOf(table, {
      ...plan,
      period: { column: 'p' },
      shape: { form: 'wide', columns: [{ column: 'inwoners', indicator: 'test:inwoners', definition: '1' }] },
    })
    expect(rows.map(({ period, value }) => [period, value])).toEqual([
      ['2016', 1],
      ['2016-11', 4],
      ['2016-Q3', 3],
      ['2024', 2],
    ])
  })

  it('gives bare codes their prefix and the zeros a spreadsheet took', async () => {
    const bare = (level: 'municipality' | 'district' | 'neighbourhood' | 'postcode', code: string) =>
      staged(`code;naam;inwoners;aandeel\n${code};x;1;2\n`).then(async (table) => {
        const { rows } = await rowsOf(table, { ...plan, region: { by: 'code', columns: ['code'], level, name: null } })
        return rows[0]?.place
      })
    expect(await bare('municipality', '344')).toBe('GM0344')
    expect(await bare('district', '0363AA')).toBe('WK0363AA')
    expect(await bare('district', '1400')).toBe('WK001400')
    expect(await bare('neighbourhood', '140000')).toBe('BU00140000')
    expect(await bare('postcode', '1011')).toBe('PC1011')
  })

  it('tells bare codes of several levels in one column apart by how long they are', async () => {
    const table = await staged('code;naam;inwoners;aandeel\n00;N;1;2\n0344;U;1;2\n034401;W;1;2\n0363AA01;B;1;2\n')
    const region = { by: 'code', columns: ['code'], level: null, areMixedBare: true, name: null } as const
    const { rows } = await rowsOf(table, { ...plan, region })
    expect([...new Set(rows.map(({ place }) => place))]).toEqual(['BU0363AA01', 'GM0344', 'WK034401', 'nl'])
  })

  it('reads a row per figure, with its reason, number asked and margin', async () => {
    const table = await staged(
      'code;naam;wat;waarde;reden;aantal;marge\nGM0344;U; A ;5;;200;1.5\nGM0344;U;B;;geheim;;\nGM0344;U;C;9;;;\n',
    )
    const { rows } = await rowsOf(table, {
      ...plan,
      markers: [{ text: 'geheim', absence: 'suppressed', note: note('geheim') }],
      shape: {
        form: 'long',
        measure: { column: 'wat' },
        measures: {
          A: { indicator: 'test:a', definition: '1' },
          B: { indicator: 'test:b', definition: '2', factor: 10 },
        },
        value: 'waarde',
        absence: 'reden',
        n: 'aantal',
        margin: 'marge',
      },
    })
    expect(rows).toMatchObject([
      { indicator: 'test:a', value: 5, n: 200, margin: 1.5, absence: null },
      { indicator: 'test:b', definition: '2', value: null, absence: 'suppressed' },
    ])
  })

  it('keeps the number asked and the margin that stand in columns beside a value', async () => {
    const { rows } = await rowsOf(await staged('code;naam;inwoners;aandeel\nGM0344;U;150;12\n'), {
      ...plan,
      shape: {
        form: 'wide',
        columns: [{ column: 'aandeel', indicator: 'test:aandeel', definition: '1', n: 'inwoners' }],
      },
    })
    expect(rows).toMatchObject([{ value: 12, n: 150, line: 'aandeel' }])
  })

  it('leaves out other divisions and counts them, and places names as they were found', async () => {
    const table = await staged('code;naam;inwoners;aandeel\nPV26;Utrecht;1;2\n;leeg;1;2\nGM0344;Utrecht;3;4\n')
    const { rows, placed } = await rowsOf(table)
    expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(['GM0344']))
    expect(await engine.rows(unplacedQuery(placed))).toEqual([{ rows: 2 }])
    expect(await engine.rows(placesQuery(placed))).toEqual([
      { code: 'GM0344', boundary_year: 2023, name: 'Utrecht', same: null },
    ])
    const byName = await rowsOf(
      table,
      { ...plan, region: { by: 'name', column: 'naam', municipality: null, level: null } },
      new Map([['Utrecht', 'GM0344']]),
    )
    expect(byName.rows).toHaveLength(4)
  })
})

describe('what cannot be read', () => {
  it('is found with its text', async () => {
    const table = await staged('code;naam;inwoners;aandeel\nGM0344;U;1;2\nGM0345;V;1;veel\n')
    const { path } = await rowsOf(table)
    const found = await findUnreadable(engine, path)
    expect(found).toMatchObject({ place: 'GM0345', line: 'aandeel', note_nl: 'veel' })
  })

  it.each([
    ['a code', 'code;naam;inwoners;aandeel\nGM34;U;1;2\n', { place: '!GM34' }],
    ['a number that is none', 'code;naam;inwoners;aandeel\nGM0344;U;nan;2\n', { absence: '!', note_nl: 'nan' }],
    ['a thousands separator', 'code;naam;inwoners;aandeel\nGM0344;U;1,234;2\n', { absence: '!', note_nl: '1,234' }],
  ])('includes %s', async (_, text, expected) => {
    const { path } = await rowsOf(await staged(text))
    expect(await findUnreadable(engine, path)).toMatchObject(expected)
  })

  it('includes a figure that stands there twice', async () => {
    const { path, placed } = await rowsOf(await staged('code;naam;inwoners;aandeel\nGM0344;U;1;2\nGM0344 ;U;1;2\n'))
    expect(await findTwice(engine, plan, placed, path)).toMatchObject({ place: 'GM0344', period: '2023' })
  })
})
