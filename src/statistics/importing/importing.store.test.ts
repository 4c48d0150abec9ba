import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '../../accounts'
import { conversionOfYears, findRegion, regionYears } from '../../areas/index.server'
import { readInputs } from './store.server'
import { type ImportBench, kwbFile, neighbourhoodList, openImportBench } from './test-support/bench.server'

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
})
afterAll(() => bench.close())

const utrecht = (residents: number | string) => ['GM0344', 'Utrecht', residents, 190_000] as const
const west = (residents: number | string) => ['WK034401', 'Wijk 01 West', residents, 15_000] as const

describe('importing a file', () => {
  it('reports what was in it, and makes it the newest version of its dataset', async () => {
    const file = kwbFile(2022, [
      ['NL00', 'Nederland', 17590672, 8138535],
      ['GM0344', 'Utrecht', 361699, '.'],
      ['WK034401', 'Wijk 01 West', 29990, ''],
    ])
    const report = await bench.bring(file)
    expect(report).toMatchObject({
      file: 'kwb-2022.csv',
      kind: 'kwb',
      dataset: 'kwb-2022',
      version: 'kwb-2022.1',
      isNew: true,
      regions: 3,
      indicators: ['kwb:a_hh', 'kwb:a_inw'],
      periods: ['2022'],
      observations: 6,
      absences: { 'not-published': 1, 'not-applicable': 1 },
      read: [{ column: 'a_inw', indicator: 'kwb:a_inw', unit: 'persons' }, { column: 'a_hh' }],
    })
    expect(await bench.figures('kwb-2022')).toEqual({
      'kwb:a_hh GM0344 2022': 'not-published',
      'kwb:a_hh WK034401 2022': 'not-applicable',
      'kwb:a_hh nl 2022': 8138535,
      'kwb:a_inw GM0344 2022': 361699,
      'kwb:a_inw WK034401 2022': 29990,
      'kwb:a_inw nl 2022': 17590672,
    })
    expect(await findRegion(bench.house, publicActor, { code: 'WK034401', boundaryYear: 2022 })).toMatchObject({
      name: 'Wijk 01 West',
      parent: 'GM0344',
    })
  })

  it('only says what would be read when that is asked', async () => {
    const before = await bench.traces()
    const report = await bench.bring(kwbFile(2011, [utrecht(311_000)]), { isTrial: true })
    expect(report).toMatchObject({ dataset: 'kwb-2011', version: null, regions: 1, observations: 2 })
    expect(await bench.traces()).toEqual(before)
  })

  it('of a year that it does not name itself takes the year that a person says', async () => {
    const { text } = kwbFile(2021, [utrecht(359_000)])
    await expect(bench.bring({ name: 'kerncijfers.csv', text })).rejects.toMatchObject({ code: 'import-year-unknown' })
    const report = await bench.bring({ name: 'kerncijfers.csv', text }, { year: 2021 })
    expect(report).toMatchObject({ dataset: 'kwb-2021', periods: ['2021'] })
  })

  it('with several tables of one dataset makes one version', async () => {
    const common = { bevolkingsdichtheid_inwoners_per_km2: 4000, aantal_huishoudens: 190_000, mannen: 180_000 }
    const tables = {
      gemeenten: [{ gemeentecode: 'GM0344', aantal_inwoners: 367_947, ...common }],
      wijken: [{ wijkcode: 'WK034401', aantal_inwoners: 30_000, ...common }],
    }
    const report = await bench.bring({ name: 'gebieden-2024.json', text: JSON.stringify(tables) })
    expect(report).toMatchObject({ version: `${report.dataset}.1`, observations: 8 })
    expect(Object.keys(await bench.figures(report.dataset ?? ''))).toHaveLength(8)
    const same = { ...tables, wijken: [{ ...tables.wijken[0], wijkcode: undefined, gemeentecode: 'GM0344' }] }
    await expect(bench.bring({ name: 'dubbel-2024.json', text: JSON.stringify(same) })).rejects.toMatchObject({
      code: 'figure-twice-in-file',
    })
  })
})

describe('a table of StatLine of several years', () => {
  it('is called after all of them, also when its first rows are of one year', async () => {
    const header = 'Wijken en buurten;Codering (code);Perioden;Bevolking/Aantal inwoners (aantal)'
    const rows = [2016, 2017, 2018].flatMap((year) =>
      Array.from({ length: 520 }, (_, at) => {
        const code = `BU0344${String(at).padStart(4, '0')}`
        return `Buurt ${at};${code};${year};${5 * (at + 1)}`
      }),
    )
    const report = await bench.bring({ name: 'inwoners.csv', text: `${[header, ...rows].join('\n')}\n` })
    expect(report).toMatchObject({
      dataset: 'kwb-2016-2018',
      title: { nl: 'Kerncijfers wijken en buurten 2016-2018' },
      periods: ['2016', '2017', '2018'],
    })
  })
})

describe('a version', () => {
  it('is the same for the same file, whatever it is called', async () => {
    const file = kwbFile(2019, [utrecht(352_000)])
    await bench.bring(file)
    const again = await bench.bring({ ...file, name: 'kopie-van-kwb-2019.csv' })
    expect(again).toMatchObject({
      version: 'kwb-2019.1',
      isNew: false,
      file: 'kopie-van-kwb-2019.csv',
      observations: 2,
    })
    expect(await bench.current('kwb-2019')).toBe('kwb-2019.1')
  })

  it('holds what several files of one dataset say, in whatever form they came', async () => {
    await bench.bring(kwbFile(2018, [utrecht(347_000)]))
    const padded =
      'Wijken en buurten;Regioaanduiding/Codering (code);Bevolking/Aantal inwoners (aantal)\n' +
      'Nederland       ;NL00      ;17181084\nWijk 01 West    ;WK034401  ;29000\n'
    const report = await bench.bring({ name: 'Kerncijfers_2018.csv', text: padded })
    expect(report).toMatchObject({ kind: 'statline', dataset: 'kwb-2018', version: 'kwb-2018.2', observations: 2 })
    expect(await bench.figures('kwb-2018')).toEqual({
      'kwb:a_inw nl 2018': 17181084,
      'kwb:a_inw GM0344 2018': 347_000,
      'kwb:a_inw WK034401 2018': 29_000,
      'kwb:a_hh GM0344 2018': 190_000,
    })
    const inputs = await readInputs(bench.house.database, 'kwb-2018')
    expect(inputs.map(({ version, file }) => [version, file])).toEqual([
      ['kwb-2018.2', 'Kerncijfers_2018.csv'],
      ['kwb-2018.1', 'kwb-2018.csv'],
    ])
    // What was there still stands, so the first file again is still its own version.
    expect(await bench.bring(kwbFile(2018, [utrecht(347_000)]))).toMatchObject({ version: 'kwb-2018.1', isNew: false })
  })

  it('is made anew by a file that corrects another, and by the first one after that', async () => {
    const [first, corrected] = [
      kwbFile(2017, [utrecht(343_000), west(28_000)]),
      { ...kwbFile(2017, [utrecht(343_038)]), name: 'kwb-2017-verbeterd.csv' },
    ]
    await bench.bring(first)
    expect(await bench.bring(corrected)).toMatchObject({ version: 'kwb-2017.2', isNew: true })
    expect(await bench.figures('kwb-2017')).toMatchObject({
      'kwb:a_inw GM0344 2017': 343_038,
      'kwb:a_inw WK034401 2017': 28_000,
    })
    expect(await bench.bring(first)).toMatchObject({ version: 'kwb-2017.3', isNew: true })
    expect(await bench.figures('kwb-2017')).toMatchObject({ 'kwb:a_inw GM0344 2017': 343_000 })
  })

  it('is made once when the same file is imported twice at the same time, and holds both of two other files', async () => {
    const [one, other] = [kwbFile(2016, [utrecht(338_000)]), kwbFile(2016, [west(27_000)])]
    const same = await Promise.all([bench.bring(one), bench.bring(one)])
    expect(same.map(({ version, isNew }) => `${version} ${isNew}`).toSorted()).toEqual([
      'kwb-2016.1 false',
      'kwb-2016.1 true',
    ])
    const third = { ...kwbFile(2016, [['GM0363', 'Amsterdam', 833_000, 450_000]]), name: 'kwb-2016-amsterdam.csv' }
    await Promise.all([bench.bring(other), bench.bring(third)])
    expect(Object.keys(await bench.figures('kwb-2016'))).toHaveLength(6)
  })
})

describe('regions of a file', () => {
  it('may be the country under any of its codes and its name', async () => {
    for (const [year, code] of [
      [2005, 'NL00'],
      [2006, 'NL01'],
    ] as const) {
      await bench.bring(kwbFile(year, [[code, 'Nederland', 16_305_526, 7_090_965]]))
      expect(await bench.figures(`kwb-${year}`)).toMatchObject({ [`kwb:a_inw nl ${year}`]: 16_305_526 })
    }
  })

  it('are read by name when a list of that year is known, and not before', async () => {
    const names =
      'Wijken en buurten;Bevolking/Aantal inwoners (aantal)\nNederland;17942942\nUtrecht;374238\nZeist;66635\n'
    const file = { name: 'Kerncijfers_2013.csv', text: names }
    const before = await bench.traces()
    await expect(bench.bring(file)).rejects.toMatchObject({ code: 'names-unknown', parameters: { year: 2013 } })
    expect(await bench.traces()).toEqual(before)

    await bench.bring({ name: 'gemeenten-2013.csv', text: 'Gemeente2013;Gemeentenaam2013\n0344;Utrecht\n0355;Zeist\n' })
    expect(await bench.bring(file)).toMatchObject({ kind: 'statline', regions: 3 })
    expect(await bench.figures('kwb-2013')).toEqual({
      'kwb:a_inw nl 2013': 17942942,
      'kwb:a_inw GM0344 2013': 374238,
      'kwb:a_inw GM0355 2013': 66635,
    })
  })

  it('are found under the name that StatLine gives them beside a province', async () => {
    await bench.bring({ name: 'gemeenten-2012.csv', text: 'Gemeente2012;Gemeentenaam2012\n0344;Utrecht\n0355;Zeist\n' })
    const topic = 'Bevolking/Aantal inwoners (aantal)'
    const text = `Wijken en buurten;${topic}\nUtrecht (gemeente);316275\nUtrecht (PV);1237000\nZeist;61000\n`
    expect(await bench.bring({ name: 'Kerncijfers_2012.csv', text })).toMatchObject({ regions: 2 })
    expect(await bench.figures('kwb-2012')).toMatchObject({ 'kwb:a_inw GM0344 2012': 316275 })

    // When more names are known, the same file brings more.
    const file = { name: 'Kerncijfers_2012.csv', text: text.replace('\n', '\nBunnik;14600\n') }
    expect(await bench.bring(file)).toMatchObject({ version: 'kwb-2012.2', regions: 2 })
    await bench.bring({ name: 'meer-gemeenten-2012.csv', text: 'Gemeente2012;Gemeentenaam2012\n0312;Bunnik\n' })
    expect(await bench.bring(file)).toMatchObject({ version: 'kwb-2012.3', isNew: true, regions: 3 })
    expect(await bench.bring(file)).toMatchObject({ version: 'kwb-2012.3', isNew: false })
  })

  it('of several tables in one file are counted once, and those of a list of changes too', async () => {
    const about = { inwoners: 10, huishoudens: 5, dichtheid: 3, koopwoningen: 40 }
    const buurten = ['BU07720101', 'BU07720102'].map((code) => ({ code, name: code, demografie: about }))
    const wijken = [{ code: 'WK077201', name: 'West', demografie: about }]
    const text = JSON.stringify([{ code: 'GM0772', name: 'Eindhoven', demografie: about, wijken, buurten }])
    expect(await bench.bring({ name: 'gebieden-2011.json', text }, { isTrial: true })).toMatchObject({
      kind: 'collected',
      regions: 4,
      observations: 16,
    })
    const moves = 'van_jaar,naar_jaar,van_code,naar_code,adressen\n2010,2011,0001,0001,5\n2010,2011,0001,0002,7\n'
    expect(await bench.bring({ name: 'van-naar.csv', text: moves }, { isTrial: true })).toMatchObject({ regions: 2 })
  })

  it('come with their names from a list, with what became of them, and with their boundaries', async () => {
    await bench.bring(neighbourhoodList(2010, [['03440111', 'Welgelegen']]))
    expect(await findRegion(bench.house, publicActor, { code: 'BU03440111', boundaryYear: 2010 })).toMatchObject({
      name: 'Welgelegen',
    })
    const moves =
      'van_jaar,naar_jaar,van_code,naar_code,adressen\n2010,2011,034401,034402,120\n2010,2011,034401,034401,380\n'
    expect(await bench.bring({ name: 'wijk-van-naar.csv', text: moves })).toMatchObject({
      kind: 'conversions',
      dataset: null,
      version: null,
    })
    const asked = { level: 'district', fromYear: 2010, toYear: 2011 } as const
    expect((await conversionOfYears(bench.house, publicActor, asked))?.get('WK034401')).toMatchObject([
      { code: 'WK034401', share: 0.76 },
      { code: 'WK034402', share: 0.24 },
    ])
    const square = [
      [130_000, 450_000],
      [131_000, 450_000],
      [131_000, 451_000],
      [130_000, 450_000],
    ]
    const feature = (code: string, name: string) => ({
      type: 'Feature',
      properties: { statcode: code, statnaam: name },
      geometry: { type: 'Polygon', coordinates: [square] },
    })
    const map = { type: 'FeatureCollection', features: [feature('WK034401', 'West'), feature('WK034402', 'Oost')] }
    expect(await bench.bring({ name: 'wijken-2010.geojson', text: JSON.stringify(map) })).toMatchObject({
      kind: 'boundaries',
      regions: 2,
    })
    const years = await regionYears(bench.house, publicActor)
    expect(years).toContainEqual({ level: 'district', boundaryYear: 2010, count: 2, hasBoundaries: true })
  })

  it('on a map that cannot be kept are refused before it is, and what of a map is left out is told', async () => {
    const map = (...features: [string, string, (readonly [number, number])[]][]) => ({
      name: 'buurten-2011.geojson',
      text: JSON.stringify({
        type: 'FeatureCollection',
        features: features.map(([statcode, statnaam, ring]) => ({
          type: 'Feature',
          properties: { statcode, statnaam },
          geometry: ring.length === 0 ? null : { type: 'Polygon', coordinates: [ring] },
        })),
      }),
    })
    const ring = ([x, y]: readonly [number, number]) =>
      [
        [x, y],
        [x + 0.1, y],
        [x + 0.1, y + 0.1],
        [x, y],
      ] as (readonly [number, number])[]
    const swapped = map(['BU03440111', 'Welgelegen', ring([52.1, 5.1])])
    for (const isTrial of [true, false]) {
      await expect(bench.bring(swapped, { isTrial })).rejects.toMatchObject({ code: 'boundaries-elsewhere' })
    }
    const partly = map(
      ['BU03440111', 'Welgelegen', ring([5.1, 52.1])],
      ['BU03440112', 'Groot water', ring([5.2, 52.1])],
      ['BU03440114', 'Groot water', ring([5.4, 52.1])],
      ['BU03440113', 'Nergens', []],
      ['BU09980101', 'Duitsland', ring([5.3, 52.1])],
    )
    const { warnings } = await bench.bring(partly, { isTrial: true })
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['boundaries-water', 'boundaries-no-shape', 'boundaries-abroad']),
    )
    // A map of the country has hundreds of one name.
    expect(warnings.find(({ code }) => code === 'boundaries-water')?.nl).toContain(': 2 (2 × Groot water).')
    expect(warnings.find(({ code }) => code === 'boundaries-no-shape')?.en).toContain('1 (Nergens)')
  })
})

describe('figures of before', () => {
  it('are compared with, and what stands out is told with a stable name', async () => {
    const columns = ['a_inw', 'a_hh', 'p_koopw']
    const neighbourhoods = (residents: (n: number) => number, share: number) =>
      Array.from(
        { length: 12 },
        (_, n) => [`BU034401${String(n).padStart(2, '0')}`, `Buurt ${n}`, residents(n), residents(n), share] as const,
      )
    await bench.bring(kwbFile(2014, [['GM0344', 'Utrecht', 330_000, 180_000, 45]], columns))
    const report = await bench.bring(
      kwbFile(2015, [['GM0344', 'Utrecht', 33_000, 33_000, 46], ...neighbourhoods((n) => 100 + n, 101)], columns),
    )
    expect(report.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['identical-columns', 'share-above-100', 'value-jump']),
    )
    const jump = report.warnings.find(({ code }) => code === 'value-jump')
    expect(jump?.nl).toContain('2014 naar 2015')
    expect(jump?.nl).toContain('GM0344')
  })

  it('tell which regions are of another year', async () => {
    const list = Array.from({ length: 4 }, (_, n) => [`0363000${n}`, `Buurt ${n}`] as const)
    await bench.bring(neighbourhoodList(2009, list))
    const codes = ['BU03630000', 'BU03630001', 'BU03630009', 'BU05990000']
    const report = await bench.bring(
      kwbFile(
        2009,
        codes.map((code) => [code, code, 100, 50]),
      ),
    )
    const unknown = report.warnings.find(({ code }) => code === 'regions-unknown')
    expect(unknown?.nl).toContain('2009 niet bekend zijn: 1 van 3 (BU03630009)')
  })
  it('tell that shares of key figures can be parts of 1', async () => {
    const rows = ['WK034401', 'WK034402', 'WK034403'].map((code, at) => [code, code, 100, 50, 0.142 + at / 10] as const)
    const report = await bench.bring(kwbFile(2008, rows, ['a_inw', 'a_hh', 'p_65_oo']))
    expect(report.warnings.map(({ code }) => code)).toContain('shares-below-one')
  })
})
