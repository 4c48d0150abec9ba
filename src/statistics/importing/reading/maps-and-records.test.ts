import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, dbf, feature, openBench } from './test-support/made-files'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

describe('other forms', () => {
  it('a table of dBase: deleted records left out, text in either encoding', async () => {
    const fields: [string, string, number][] = [
      ['CODE', 'C', 8],
      ['AANT', 'N', 12],
      ['DATUM', 'D', 8],
      ['JA', 'L', 1],
    ]
    const record = (flag: string, name: Buffer, rest: string) =>
      Buffer.concat([Buffer.from(flag), name, Buffer.from(' '.repeat(8 - name.length) + rest)])
    for (const encoding of ['utf8', 'latin1'] as const) {
      const table = await bench.onlyTable(
        dbf(fields, [
          record(' ', Buffer.from('Fryslân', encoding), '   -9999999920160101T'),
          record('*', Buffer.from('GM0000'), '           1        ?'),
          record(' ', Buffer.from('GM0344'), '      361924        F'),
        ]),
      )
      expect(table.sample).toMatchObject({ columns: ['CODE', 'AANT', 'DATUM', 'JA'], firstRow: 2, rowCount: 2 })
      expect(await bench.rowsOf(table)).toEqual([
        ['Fryslân', '-99999999', '2016-01-01', 'true'],
        ['GM0344', '361924', null, 'false'],
      ])
    }
  })

  it('a map, line by line or in layers, with the features of each', async () => {
    const { format, crs, features, tables } = await bench.open(
      `${feature([136000, 456000])}\n${feature([137000, 456000])}\n`,
    )
    expect([format, crs, tables[0]?.sample.rowCount]).toEqual(['geojson', 'rd', 2])
    const found = []
    if (!features || !tables[0]) throw new Error('no map')
    for await (const one of features(tables[0])) found.push(one)
    expect(found[1]).toEqual({
      type: 'Feature',
      properties: { statcode: 'GM0344', 'deel.naam': 'Utrecht' },
      geometry: { type: 'Point', coordinates: [137000, 456000] },
    })
    const point = (id: string) => ({ type: 'Point', coordinates: [5.1, 52.1], id, properties: { n: 1 } })
    const topology = { type: 'Topology', arcs: [], objects: { wijken: point('WK034401'), gemeenten: point('GM0344') } }
    const layered = await bench.open(JSON.stringify(topology))
    expect(layered.format).toBe('topojson')
    expect(layered.tables.map(({ sample }) => [sample.sheet, sample.columns, sample.rows])).toEqual([
      ['wijken', ['n', 'id'], [['1', 'WK034401']]],
      ['gemeenten', ['n', 'id'], [['1', 'GM0344']]],
    ])
  })

  it('a dump of an open data service, and one region with its parts', async () => {
    const dump = await bench.open(
      '{"odata.metadata":"x","value":[{"Codering_3":"GM0344  ","A":1},{"Codering_3":"GM0363  ","B":" ."}]}',
    )
    expect(dump.tables.map(({ sample }) => sample)).toMatchObject([
      {
        format: 'json',
        sheet: null,
        columns: ['Codering_3', 'A', 'B'],
        rows: [
          ['GM0344  ', '1', null],
          ['GM0363  ', null, ' .'],
        ],
      },
    ])
    const region = await bench.open('{"code":"GM0344","n":1,"wijken":[{"code":"WK034401"}]}')
    expect(region.tables.map(({ sample }) => [sample.sheet, sample.rowCount])).toEqual([
      [null, 1],
      ['wijken', 1],
    ])
  })

  it('Parquet, whatever it is called', async () => {
    const path = join(bench.folder, 'bron.parquet')
    await bench.engine.run(`COPY (SELECT 'GM0344' AS code, 2.5 AS a, NULL AS b) TO '${path}' (FORMAT parquet)`)
    for (const content of [await readFile(path), gzipSync(await readFile(path))]) {
      const table = await bench.onlyTable(content, 'kwb [2023].csv')
      expect(table.sample).toMatchObject({
        format: 'parquet',
        columns: ['code', 'a', 'b'],
        rows: [['GM0344', '2.5', null]],
      })
      expect(await bench.rowsOf(table)).toEqual([['GM0344', '2.5', null]])
    }
  })
})
