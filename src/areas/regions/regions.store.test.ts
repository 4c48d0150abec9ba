import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import type { RegionLevel } from '../region'
import { findPlace, findPlaces } from '../service.server'
import { type ConversionRow, type ListSource, loadConversions, loadRegions, type RegionRow } from './load.server'
import {
  counterparts,
  findRegion,
  findRegions,
  listRegions,
  membersOfGroup,
  municipalityGroups,
  regionsByName,
  regionYears,
} from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const shared = '../shared/data'
const hasFiles = existsSync(shared)
const source: ListSource = { fileName: 'lijst.csv', checksum: 'a', licence: 'CC BY 4.0', loadedBy: 'operator' }

const load = (rows: readonly RegionRow[], from = source) =>
  house.database.transaction().execute((transaction) => loadRegions(transaction, [rows], from))
const loadMoves = (rows: readonly ConversionRow[], checksum: string) =>
  house.database.transaction().execute((transaction) => loadConversions(transaction, [rows], { ...source, checksum }))

const row = (code: string, level: RegionLevel, name: string | null, boundaryYear = 2024): RegionRow => ({
  code,
  level,
  name,
  boundaryYear,
})

/** Rows of a gzipped CSV file of the shared test data. */
function csvRows(file: string, delimiter = ','): Record<string, string>[] {
  const text = gunzipSync(readFileSync(`${shared}/${file}`))
  return parse(text, { columns: true, bom: true, delimiter }) as Record<string, string>[]
}

describe('the name of a region', () => {
  it('that no file of its year named is that of the newest older year with the same code', async () => {
    await load([
      row('BU15090101', 'neighbourhood', 'Het Oude Dorp', 2019),
      row('BU15090101', 'neighbourhood', 'Het Dorp', 2020),
      row('BU15090101', 'neighbourhood', null, 2021),
      row('BU15090101', 'neighbourhood', 'Dorpskern', 2023),
      row('BU15090102', 'neighbourhood', null, 2021),
    ])
    const nameIn = async (boundaryYear: number, code = 'BU15090101') =>
      (await findRegions(house, publicActor, { boundaryYear, codes: [code] }))[0]?.name
    expect(await Promise.all([2020, 2021, 2023].map((year) => nameIn(year)))).toEqual([
      'Het Dorp',
      'Het Dorp',
      'Dorpskern',
    ])
    expect(await nameIn(2021, 'BU15090102')).toBe('BU15090102')
    await load([row('BU15090101', 'neighbourhood', 'Kern', 2021)])
    expect(await nameIn(2021)).toBe('Kern')
  })

  it('is not replaced by one that was cut, whichever comes first', async () => {
    const whole = 'Verspreide huizen Ten Noorden van de Grote Vaart'
    const cut = whole.slice(0, 40)
    const nameIs = async (code: string) =>
      (await findRegions(house, publicActor, { boundaryYear: 2024, codes: [code] }))[0]?.name
    await load([row('BU15090201', 'neighbourhood', whole)])
    await load([row('BU15090201', 'neighbourhood', cut)])
    await load([row('BU15090202', 'neighbourhood', cut)])
    await load([row('BU15090202', 'neighbourhood', whole)])
    await load([row('BU15090203', 'neighbourhood', whole), row('BU15090203', 'neighbourhood', cut)])
    expect(await Promise.all(['BU15090201', 'BU15090202', 'BU15090203'].map(nameIs))).toEqual([whole, whole, whole])
    await load([row('BU15090201', 'neighbourhood', 'Verspreide huizen')])
    expect(await nameIs('BU15090201')).toBe('Verspreide huizen')
  })
})

describe('loading regions', () => {
  it('takes codes as files spell them, and knows what lies in what', async () => {
    const done = await load([
      row('NL00', 'country', 'Nederland'),
      row('0344', 'municipality', 'Utrecht   '),
      row('034401', 'district', 'West'),
      row('BU03440111  ', 'neighbourhood', 'Oog in Al'),
      row('0363AA01', 'neighbourhood', null),
    ])
    expect(done).toEqual({ added: 5, renamed: 0, unchanged: 0 })
    expect(await findRegions(house, publicActor, { boundaryYear: 2024, municipality: 'GM0344' })).toEqual(
      [
        ['BU03440111', 'neighbourhood', 'Oog in Al', 'WK034401'],
        ['GM0344', 'municipality', 'Utrecht', 'nl'],
        ['WK034401', 'district', 'West', 'GM0344'],
      ].map(([code, level, name, parent]) => ({
        code,
        level,
        name,
        parent,
        boundaryYear: 2024,
        municipality: 'GM0344',
      })),
    )
  })

  it('again changes nothing, renews a name, and leaves a name that a file does not have', async () => {
    const again = await load([
      row('GM0344', 'municipality', 'Utrecht'),
      row('WK034401', 'district', 'West en omgeving'),
      row('BU03440111', 'neighbourhood', null),
    ])
    expect(again).toEqual({ added: 0, renamed: 1, unchanged: 2 })
    expect(await findRegion(house, publicActor, { code: 'bu03440111' })).toMatchObject({ name: 'Oog in Al' })
  })

  it('names a region by its code until a file names it', async () => {
    expect(await findRegion(house, publicActor, { code: 'BU0363AA01' })).toMatchObject({ name: 'BU0363AA01' })
    expect(await load([row('BU0363AA01', 'neighbourhood', 'Kop Zeedijk')])).toMatchObject({ renamed: 1 })
  })

  it('refuses a code that is none of its level, and then writes nothing', async () => {
    await expect(
      load([row('GM0999', 'municipality', 'Ergens'), row('GM0344', 'district', 'Nee')]),
    ).rejects.toMatchObject({
      code: 'region-code-invalid',
      parameters: { code: 'GM0344', level: 'district' },
    })
    await expect(findRegion(house, publicActor, { code: 'GM0999' })).rejects.toMatchObject({ code: 'region-unknown' })
  })

  it.skipIf(!hasFiles)('of a whole country takes seconds, and the same again changes nothing', async () => {
    const lists = [
      ['gem', 'Gemeente2025', 'Gemeentenaam2025', 'municipality'],
      ['wijk', 'Wijk2025', 'wijknaam2025', 'district'],
      ['buurt', 'Buurt2025', 'buurtnaam2025', 'neighbourhood'],
    ] as const
    const rows = lists.flatMap(([file, code, name, level]) =>
      csvRows(`cbs-gebiedsindeling/cbs-${file}2025.csv.gz`, ';').map((line) =>
        row(line[code] ?? '', level, line[name] ?? null, 2025),
      ),
    )
    expect(await load(rows)).toEqual({ added: 18_671, renamed: 0, unchanged: 0 })
    expect(await load(rows)).toEqual({ added: 0, renamed: 0, unchanged: 18_671 })
    expect(await regionYears(house, publicActor)).toContainEqual({
      level: 'neighbourhood',
      boundaryYear: 2025,
      count: 14_823,
      hasBoundaries: false,
    })
    const parts = await findRegions(house, publicActor, { boundaryYear: 2025, parent: 'WK034401' })
    expect(parts.length).toBeGreaterThan(5)
    expect(new Set(parts.map(({ municipality }) => municipality))).toEqual(new Set(['GM0344']))
  })
})

describe('regions', () => {
  it('by name are all that have it: names are not unique', async () => {
    await load([
      row('BU17290001', 'neighbourhood', 'Verspreide huizen', 2023),
      row('BU17290109', 'neighbourhood', 'Verspreide  huizen ', 2023),
      row('BU00140001', 'neighbourhood', 'Verspreide huizen', 2023),
    ])
    const names = ['verspreide huizen', 'Nergens']
    const found = await regionsByName(house, publicActor, { names, boundaryYear: 2023, municipality: 'GM1729' })
    expect(found.get('verspreide huizen')?.map(({ code }) => code)).toEqual(['BU17290001', 'BU17290109'])
    expect(found.get('Nergens')).toEqual([])
  })

  it('are listed of the newest year that has the level, and of a municipality by its name', async () => {
    await load([row('PC1011', 'postcode', null, 2023)])
    expect(await listRegions(house, publicActor, { level: 'postcode' })).toMatchObject({
      boundaryYear: 2023,
      regions: [{ code: 'PC1011', parent: null, municipality: null }],
    })
    const { regions } = await listRegions(house, publicActor, { municipality: 'utrecht', boundaryYear: 2024 })
    expect(regions).toHaveLength(3)
    await expect(listRegions(house, publicActor, { municipality: 'Nergenshuizen' })).rejects.toMatchObject({
      code: 'region-unknown',
    })
  })
})

describe('a place', () => {
  it.each([
    ['GM0344', 'GM0344', 'municipality'],
    [' gm344 ', 'GM0344', 'municipality'],
    ['utrecht', 'GM0344', 'municipality'],
    ['WK034401', 'WK034401', 'district'],
    ['BU03440111  ', 'BU03440111', 'neighbourhood'],
    ['PC1011', 'PC1011', 'postcode'],
    ['0344', 'GM0344', 'municipality'],
    ['1011', 'PC1011', 'postcode'],
    ['03440111', 'BU03440111', 'neighbourhood'],
    ['NL00', 'nl', 'country'],
    ['NL01', 'nl', 'country'],
    ['heerlen-noord', 'heerlen-noord', 'area'],
  ])('%o is %s', async (text, slug, kind) => {
    expect(await findPlace(house, publicActor, text)).toMatchObject({ slug, kind })
  })

  it('that is an area goes before a municipality of that name', async () => {
    await load([row('GM0002', 'municipality', 'Heerlen Noord')])
    expect(await findPlace(house, publicActor, 'Heerlen-Noord')).toMatchObject({ slug: 'heerlen-noord', kind: 'area' })
  })

  it('has the name of the newest year, and a municipality is found by an old name too', async () => {
    await load([row('GM1908', 'municipality', 'Oude Naam', 2019), row('GM1908', 'municipality', 'Nieuwe Naam', 2023)])
    expect(await findPlace(house, publicActor, 'GM1908')).toMatchObject({ name: { nl: 'Nieuwe Naam' } })
  })

  it('that nobody knows is refused with near names, also of municipalities', async () => {
    await expect(findPlaces(house, publicActor, ['GM0344', 'Utrech'])).rejects.toMatchObject({
      code: 'place-unknown',
      parameters: { name: 'Utrech', near: expect.arrayContaining(['Utrecht']) },
    })
    await expect(findPlace(house, publicActor, 'BU99999999')).rejects.toMatchObject({ code: 'place-unknown' })
  })
})

describe('what became of regions', () => {
  const ask = (codes: string[], fromYear: number, toYear: number) =>
    counterparts(house, publicActor, { codes, fromYear, toYear })
  const move = (fromCode: string, toCode: string, addresses: number, fromYear: number): ConversionRow => ({
    level: 'district',
    fromYear,
    toYear: fromYear + 1,
    fromCode,
    toCode,
    addresses,
  })
  const list = [
    move('099901', '099901', 60, 2001),
    move('099901', '099902', 40, 2001),
    move('099902', '099903', 7, 2002),
  ]

  it('is told by the list of two years, and over several lists that join', async () => {
    expect(await loadMoves(list, 'list-1')).toEqual({ written: 3, removed: 0, unchanged: 0 })
    expect((await ask(['WK099901'], 2001, 2002)).get('WK099901')).toEqual([
      { code: 'WK099901', share: 0.6, kind: 'split' },
      { code: 'WK099902', share: 0.4, kind: 'split' },
    ])
    const later = await ask(['WK099901', 'WK099977'], 2001, 2003)
    expect(later.get('WK099901')?.map(({ code, share }) => [code, share])).toEqual([
      ['WK099901', 0.6],
      ['WK099903', 0.4],
    ])
    expect(later.get('WK099977')).toEqual([{ code: 'WK099977', share: 1, kind: 'unchanged' }])
    expect((await ask(['WK099903'], 2003, 2001)).get('WK099903')).toEqual([
      { code: 'WK099901', share: 1, kind: 'merged' },
    ])
  })

  it('is not told where no list joins the years, or for a level without lists', async () => {
    expect(await ask(['WK099901'], 2001, 2009)).toEqual(new Map())
    expect(await ask(['BU09990101'], 2001, 2002)).toEqual(new Map())
    expect((await ask(['nl'], 2001, 2009)).get('nl')).toEqual([{ code: 'nl', share: 1, kind: 'unchanged' }])
  })

  it('of a code that neither year has, is not told either', async () => {
    await load([row('WK099901', 'district', 'Een', 2001), row('WK099901', 'district', 'Een', 2002)])
    expect([...(await ask(['WK099901', 'WK099988'], 2001, 2002)).keys()]).toEqual(['WK099901'])
  })

  it('is told by the mark of the publisher where there is no list', async () => {
    const marked = (code: string, year: number, isSame: boolean | null): RegionRow => ({
      ...row(code, 'neighbourhood', 'Buurt', year),
      isSameAsYearBefore: isSame,
    })
    await load([
      ...[2010, 2011, 2012].map((year) => marked('BU09990101', year, true)),
      ...[2010, 2011, 2012].map((year) => marked('BU09990102', year, year !== 2012)),
    ])
    const codes = ['BU09990101', 'BU09990102']
    expect([...(await ask(codes, 2010, 2012)).keys()]).toEqual(['BU09990101'])
    expect([...(await ask(codes, 2011, 2010)).keys()]).toEqual(codes)
  })

  it('is replaced as a whole by a newer list; the same file again changes nothing', async () => {
    expect(await loadMoves(list, 'list-1')).toEqual({ written: 0, removed: 0, unchanged: 3 })
    const corrected = [move('099901', '099901', 61, 2001), move('099902', '099903', 7, 2002)]
    expect(await loadMoves(corrected, 'list-2')).toEqual({ written: 1, removed: 1, unchanged: 1 })
    expect((await ask(['WK099901'], 2001, 2002)).get('WK099901')).toMatchObject([{ code: 'WK099901', share: 1 }])
  })

  it('is refused when the years go backwards or addresses are no number', async () => {
    const backwards = { ...move('099901', '099901', 1, 2001), toYear: 2000 }
    for (const wrong of [backwards, move('099901', '099901', Number.NaN, 2001)]) {
      await expect(loadMoves([wrong], 'wrong')).rejects.toMatchObject({ code: 'conversion-invalid' })
    }
  })

  it.skipIf(!hasFiles)('is known for the municipalities of the Netherlands from 2016 to 2024', async () => {
    const rows = csvRows('grenswijzigingen/gemeente-van-naar-adressen.csv.gz').map(
      (line): ConversionRow => ({
        level: 'municipality',
        fromYear: Number(line['van_jaar']),
        toYear: Number(line['naar_jaar']),
        fromCode: line['van_code'] ?? '',
        toCode: line['naar_code'] ?? '',
        addresses: Number(line['adressen']),
      }),
    )
    expect(await loadMoves(rows, 'gemeenten')).toEqual({ written: 577, removed: 0, unchanged: 0 })
    // Haren went into Groningen, Winsum for the most part into the new municipality Het Hogeland.
    const found = await ask(['GM0017', 'GM0053', 'GM0344'], 2016, 2024)
    expect(found.get('GM0017')).toMatchObject([{ code: 'GM0014', share: 1 }])
    expect(found.get('GM0053')?.toSorted((a, b) => b.share - a.share)[0]?.code).toBe('GM1966')
    // 2019 to 2020 is not in the file for municipalities, so these years are joined by the list to 2024 alone.
    expect((await ask(['GM0017'], 2018, 2020)).size).toBe(0)
    expect((await ask(['GM0344'], 2024, 2016)).get('GM0344')).toMatchObject([{ share: 1, kind: 'unchanged' }])
  })
})

describe('groups of municipalities', () => {
  it('are dated lists: Amstelveen joined the G40 in 2022', async () => {
    expect(await membersOfGroup(house, publicActor, 'g4', '2010-01-01')).toHaveLength(4)
    expect(await membersOfGroup(house, publicActor, 'g40', '2018-01-01')).toHaveLength(40)
    expect(await membersOfGroup(house, publicActor, 'g40', '2022-06-30')).not.toContain('GM0362')
    expect(await membersOfGroup(house, publicActor, 'g40', '2022-07-01')).toContain('GM0362')
    expect(await membersOfGroup(house, publicActor, 'g40', '2017-12-31')).toEqual([])
  })

  it('say of every member where it stands and how it was derived', async () => {
    const groups = await municipalityGroups(house, publicActor)
    expect(groups.map(({ slug, name }) => [slug, name])).toEqual([
      ['g4', 'G4'],
      ['g40', 'G40'],
    ])
    for (const { source, note } of groups.flatMap(({ members }) => members)) {
      expect(source).not.toBe('')
      expect(note.nl.length * note.en.length).toBeGreaterThan(0)
    }
  })

  it.skipIf(!hasFiles)('hold the names that their codes have', async () => {
    const municipalities = new Map(
      (await findRegions(house, publicActor, { boundaryYear: 2025, level: 'municipality' })).map((region) => [
        region.code,
        region.name,
      ]),
    )
    for (const { code, name } of (await municipalityGroups(house, publicActor)).flatMap(({ members }) => members)) {
      expect(municipalities.get(code)?.replace(/ \(.*\)$/, '')).toBe(name)
    }
  })

  it('that are not there are refused', async () => {
    await expect(membersOfGroup(house, publicActor, 'g5', '2024-01-01')).rejects.toMatchObject({
      code: 'municipality-group-unknown',
    })
  })
})
