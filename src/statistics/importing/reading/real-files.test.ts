import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../../platform/index.server'
import { sourceOf } from '../long-rows.store.server'
import type { StagedTable } from '../table'
import { type OpenedFile, openFile } from './open.server'

/** Files of publishers, beside the repository; not part of it. */
const data = join('..', 'shared', 'data')

let engine: StatisticsEngine
let scratch: string
beforeAll(async () => {
  engine = await openEngine({ memory: '500MB', queries: 2, seconds: 30 })
  scratch = await mkdtemp(join(tmpdir(), 'wijklus-reading-'))
})
afterAll(async () => {
  engine.close()
  await rm(scratch, { recursive: true })
})

async function open(path: string): Promise<OpenedFile> {
  return openFile(join(data, path), await mkdtemp(join(scratch, 'file-')), { engine: async () => engine })
}

/** What is expected of a table: rows, columns, number of its first row, and cells as `row:column`, rows from 0. */
type Expected = [rows: number, columns: number, firstRow: number, cells?: Record<string, string | null>]

const health = {
  '0:Codering_3': 'NL01                ',
  '0:ErvarenGezondheidGoedZeerGoed_4': expect.stringMatching(/^ +\d\d\.\d$/),
}

const tables: Record<string, Record<string, Expected>> = {
  'boundaries/buurten-2024-approx-wgs84.geojson.gz': { '': [7999, 6, 1, { '0:statcode': 'BU00140000' }] },
  'boundaries/gemeenten-2012-with-indicators.geojson.gz': { '': [416, 63, 1] },
  'boundaries/gemeenten-2015-q1e3.topojson.gz': { '': [393, 11, 1, { '0:statcode': 'GM1987', '0:id': 'GM1987' }] },
  'boundaries/gemeenten-2018-with-indicators.geojson.gz': { '': [381, 74, 1] },
  'boundaries/gemeenten-2022-with-indicators.geojson.gz': { '': [346, 115, 1] },
  'boundaries/gemeenten-2024-with-indicators.geojson.gz': { '': [343, 77, 1] },
  'boundaries/pdok-buurten-2024-baarn-with-kwb.geojson.gz': { '': [21, 223, 1, { '0:buurtcode': 'BU03080000' }] },
  'boundaries/wijken-2014-q1e3.topojson.gz': { '': [2738, 4, 1, { '0:statnaam': 'Wijk 03' }] },
  'boundaries/wijken-2016-rd.geojson.gz': { '': [2982, 4, 1, { '0:WKC': 'WK000300', '0:GMN': 'Appingedam' }] },
  'boundaries/wijken-2024-with-kwb.geojson.gz': { '': [3475, 16, 1, { '0:wijknaam': 'Buitenland' }] },
  'causal/california-prop99.csv': { '': [1209, 4, 2, { '0:PacksPerCapita': '89.80000305' }] },
  'cbs-gebiedsindeling/cbs-buurt2025.csv.gz': { '': [14823, 2, 2, { '0:Buurt2025': '00140000' }] },
  'cbs-gebiedsindeling/cbs-gem2025.csv.gz': { '': [343, 2, 2, { '0:Gemeente2025': '0014' }] },
  'cbs-gebiedsindeling/cbs-wijk2025.csv.gz': { '': [3505, 2, 2, { '0:wijknaam2025': 'Centrum' }] },
  'cbs-gebiedsindeling/pc4-gemeente-2023-addresscounts.csv.gz': { '': [4089, 4, 2, { '0:Gemeente2023': '363' }] },
  'cbs-gebiedsindeling/pc6hnr2025-head100.csv': {
    '': [100, 6, 2, { '0:#1': '0', '0:PC6': '1011AB', '99:#1': '99', '99:Gemeente2025': '0363' }],
  },
  'cbs-kwb/gem_2016.csv.gz': { '': [390, 34, 2, { '0:Doorz': '20' }] },
  'cbs-kwb/kwb-2023-utrecht.csv.gz': { '': [122, 121, 2, { '0:a_inw': '367947' }] },
  'cbs-kwb/kwb-series-2016-2025-baarn-buurten.json': {
    series: [
      1518,
      6,
      1,
      { '0:code': 'GM0308', '0:series': 'tijdreeksen.huishoudens_laag_inkomen', '0:period': '2016' },
    ],
    buurten: [21, 3, 1, { '0:code': 'BU03080000', '0:naam': 'Centrum', '0:wijkcode': 'WK030800' }],
    'metadata.indicatoren': [10, 6, 1, { '0:key': 'huishoudens_laag_inkomen', '0:eenheid': '%' }],
  },
  'cbs-kwb/original/gem_2016.dbf': { '': [390, 34, 2] },
  'cbs-kwb/original/kwb-2023-utrecht.xlsx': {
    'kwb-2023': [122, 121, 2, { '0:a_nl_all': '222298', '0:g_hhgro': '1.9', '121:regio': 'Rijnenburg' }],
  },
  'cbs-kwb/original/wijk_2016.dbf': { '': [2981, 36, 2, { '4:WK_NAAM': 'Wijk 02 Blijham' }] },
  'cbs-kwb/statline-kwb-2015-amsterdam-income.csv.gz': {
    '': [
      106,
      11,
      6,
      {
        '0:Wijken en buurten': 'Amsterdam',
        '0:Inkomen|Inkomen van personen|Aantal inkomensontvangers | aantal': '641700',
        '0:Inkomen|Inkomen van personen|Gemiddeld inkomen per inwoner | x 1 000 euro': '26,9',
        '105:Wijken en buurten': 'Driemond',
      },
    ],
  },
  'cbs-kwb/statline-kwb-2017-amsterdam.csv.gz': {
    '': [580, 110, 2, { '0:#1': '1', '1:Regioaanduiding.Codering..code.': 'GM0363    ' }],
  },
  'cbs-kwb/statline-kwb-2024-gemeenten-100-all-topics.csv.gz': {
    '': [100, 56, 2, { '0:Bevolking/Particuliere huishoudens/Gemiddelde huishoudensgrootte (aantal)': '2,2' }],
  },
  'cbs-kwb/statline-kwb-2024-nl-population-age-sex.csv.gz': {
    '': [18310, 13, 2, { '0:Regioaanduiding/Codering (code)': 'NL00      ' }],
  },
  'cbs-kwb/statline-regionale-kerncijfers.csv.gz': { '': [729, 63, 2] },
  'cbs-kwb/wijk_2016.csv.gz': { '': [2981, 36, 2] },
  'cbs-overig/statline-nabijheid-2023-utrecht.csv.gz': {
    '': [123, 115, 2, { '0:Gezondheid en welzijn/Afstand tot apotheek (km)': '       .' }],
  },
  'cbs-overig/statline-ses-woa-2019-amsterdam.csv.gz': {
    '': [579, 9, 2, { '0:SES-WOA/Totaalscore/Gemiddelde score (Getal)': '  -0.100' }],
  },
  'elan-panel/wijkpanel-2009-2022-haaglanden.csv.gz': {
    '': [800, 65, 2, { '799:Wijknaam': expect.stringMatching(/^ Wijk/) }],
  },
  'grenswijzigingen/gemeente-van-naar-adressen.csv.gz': { '': [577, 5, 2, { '0:van_code': '0014' }] },
  'grenswijzigingen/wijk-van-naar-adressen.csv.gz': { '': [14871, 5, 2] },
  'leefbaarometer/lbm2-gemeente-dimensiescore-ontwikkeling.csv.gz': { '': [579, 9, 2] },
  'leefbaarometer/lbm2-gemeente-dimensiescore-stand.csv.gz': { '': [579, 8, 2, { '0:RLBRMTR': '-0.10693241227852' }] },
  'leefbaarometer/lbm2-gemeente-klassen-2002-2016.csv.gz': { '': [193, 16, 2] },
  'leefbaarometer/lbm2-pc4-dimensiescore-stand-long-2012-2018.csv.gz': {
    '': [9116, 8, 2, { '0:RLBBEV': '-3.97E-03' }],
  },
  'leefbaarometer/lbm2-pc4-dimensiescore-stand-wide-2012-2018.csv.gz': {
    '': [2279, 25, 2, { '0:RLBFYS18': '-0.139' }],
  },
  'leefbaarometer/lbm2-pc4-klassen-2002-2018.csv.gz': { '': [2279, 22, 2] },
  'leefbaarometer/lbm2-wijk-dimensiescore-ontwikkeling.csv.gz': { '': [4773, 9, 2] },
  'leefbaarometer/lbm2-wijk-dimensiescore-stand.csv.gz': { '': [4773, 8, 2] },
  'leefbaarometer/lbm2-wijk-klassen-2002-2016.csv.gz': { '': [1597, 16, 2] },
  'leefbaarometer/lbm3-wijk-groningen-excerpt.csv': { '': [54, 10, 2, { '1:fys': 'NA' }] },
  'leefbaarometer/original/lbm2-dimensiescore_gemeente_stand.xlsx': {
    'data(1)': [1170, 8, 2, { '0:RLBRMTR': '-0.0627169177006985', '0:JAAR': '2012' }],
    'data(2)': [390, 19, 2],
  },
  'mixed/buurten-2020-prov-utrecht-kwb-lbm3-ses.csv.gz': { '': [433, 35, 2] },
  'mixed/gebieden-2024-kwb-misdrijven-gezondheid.csv.gz': { '': [10050, 39, 2, { '0:code': 'NL00' }] },
  'mixed/gebieden-2024-per-gemeente.ndjson.gz': {
    '': [167, 44, 1, { '0:code': 'GM0014', '0:demografie.inwoners': '243768', '0:veiligheid.per1000': '57.1' }],
    wijken: [1877, 31, 1, { '0:code': 'WK001400', '0:../code': 'GM0014' }],
    buurten: [8005, 39, 1],
    series: [
      73484,
      13,
      1,
      { '0:code': 'GM0014', '0:series': 'veiligheid.trend', '0:period': '2021', '0:value': '11378' },
    ],
  },
  'rivm-gezondheid/eenzaamheid-wijk-2016.csv.gz': { '': [1597, 19, 2, { '0:% ernstig eenzaam*': '11' }] },
  'rivm-gezondheid/original/rivm-gezondheid-2012-65plus.xlsx': {
    '50090NED_UntypedDataSet_1305202': [17341, 43, 2, health],
  },
  'rivm-gezondheid/statline-gezondheid-2012-65plus.csv.gz': { '': [9536, 43, 2, health] },
  'rivm-gezondheid/statline-gezondheid-2020-18plus.csv.gz': { '': [9536, 43, 2, health] },
}

describe.skipIf(!existsSync(data))('a file of a publisher', () => {
  it.each(Object.entries(tables))('%s is read with all its rows and columns', async (path, expected) => {
    const file = await open(path)
    expect(file.file).toBe(basename(path))
    expect(file.tables.map(({ sample }) => sample.sheet ?? '').sort()).toEqual(Object.keys(expected).sort())
    for (const table of file.tables) {
      const { sample } = table
      const [rows, columns, firstRow, cells = {}] = expected[sample.sheet ?? ''] ?? [0, 0, 0]
      expect([sample.rowCount, sample.columns.length, sample.firstRow]).toEqual([rows, columns, firstRow])
      const [counted] = await engine.rows(`SELECT count(*)::INTEGER AS rows FROM ${sourceOf(table)}`)
      expect(counted).toEqual({ rows })
      for (const [place, text] of Object.entries(cells)) {
        const [row = '', ...column] = place.split(':')
        expect({ [place]: await cellOf(table, Number(row), column.join(':')) }).toEqual({ [place]: text })
      }
    }
  })

  it('is not taken for a table when it is a text', async () => {
    const files = (await readdir(data, { recursive: true })).filter((path) => /\.(txt|md)$/.test(path))
    expect(files.length).toBeGreaterThan(5)
    for (const path of files) await expect(open(path)).rejects.toMatchObject({ code: 'table-missing' })
  })

  it('has a row for each of the files here', async () => {
    // Six other files of RIVM differ from two that are read only in year and age.
    const files = (await readdir(data, { recursive: true }))
      .filter((path) => /\.(gz|csv|json|xlsx|dbf)$/.test(path))
      .filter((path) => path in tables || !path.startsWith('rivm-gezondheid/statline'))
    expect(files.sort()).toEqual(Object.keys(tables).sort())
  })

  it.each([
    ['cbs-kwb/original/kwb-2023-utrecht.xlsx', 'cbs-kwb/kwb-2023-utrecht.csv.gz'],
    ['cbs-kwb/original/wijk_2016.dbf', 'cbs-kwb/wijk_2016.csv.gz'],
    ['cbs-kwb/original/gem_2016.dbf', 'cbs-kwb/gem_2016.csv.gz'],
  ])('%s has the same cells as %s', async (path, other) => {
    const [a, b] = await Promise.all([open(path), open(other)])
    const [one, two] = [a.tables[0], b.tables[0]] as [StagedTable, StagedTable]
    expect(one.sample.columns).toEqual(two.sample.columns)
    const [left, right] = [sourceOf(one), sourceOf(two)]
    expect(
      await engine.rows(`(FROM ${left} EXCEPT FROM ${right}) UNION ALL (FROM ${right} EXCEPT FROM ${left})`),
    ).toEqual([])
  })

  it.each([
    ['boundaries/wijken-2016-rd.geojson.gz', 'rd', 2982],
    ['boundaries/wijken-2024-with-kwb.geojson.gz', 'wgs84', 3475],
    ['boundaries/gemeenten-2015-q1e3.topojson.gz', 'wgs84', 393],
  ])('%s gives the features of its rows, in %s', async (path, crs, count) => {
    const file = await open(path)
    expect(file.crs).toBe(crs)
    const [table] = file.tables
    const codes: unknown[] = []
    let shapes = 0
    if (!table || !file.features) throw new Error('no map')
    for await (const { geometry, properties } of file.features(table)) {
      if (codes.length < 500) codes.push(Object.values(properties))
      if (geometry?.type.endsWith('Polygon')) shapes += 1
    }
    expect(codes).toEqual(table.sample.rows)
    expect(shapes).toBe(count)
  })
})

async function cellOf(table: StagedTable, row: number, column: string): Promise<unknown> {
  const at = table.sample.columns.indexOf(column)
  if (at < 0) throw new Error(`no column ${column} in ${table.sample.columns.join(', ')}`)
  if (row < table.sample.rows.length) return table.sample.rows[row]?.[at]
  const [found] = await engine.rows<{ cell: string }>(
    `SELECT c${at} AS cell FROM (SELECT *, row_number() OVER () - 1 AS n FROM ${sourceOf(table)}) WHERE n = ${row}`,
  )
  return found?.cell
}
