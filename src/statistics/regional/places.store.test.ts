import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { publicActor } from '../../accounts'
import { findPlace } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { drawnOf } from '../figure'
import { figureOf } from '../figure.server'
import { apiAs } from '../test-support/api'
import { placesAround } from './around.server'
import { cityView } from './city.server'
import { largeMap } from './country-map.server'
import { csvOfFigure, csvOfProfile, csvOfRegions, parquetOfFigure } from './download.store.server'
import { searchPlaces } from './find-places.server'
import { lastCounted } from './last-counted.server'
import { overviewOf, profileOf } from './overview.server'
import { partsOfPlace } from './parts.server'
import {
  area,
  bringTown,
  district,
  nearlyEmpty,
  pocket,
  town,
  townName,
  withoutIncome,
} from './test-support/made-town.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await bringTown(house)
})
afterAll(() => house?.close())

const figure = (place: string, reference?: string | null, code = 'kwb:p_hh_li') =>
  figureOf(house, publicActor, { code, place, reference })
const values = (series: { definitions: readonly { observations: readonly { value: number | null }[] }[] } | null) =>
  series?.definitions.flatMap(({ observations }) => observations.map(({ value }) => value))

describe('the figure of a place', () => {
  it('is beside the rest of its municipality for an area, beside its municipality for a region, unasked', async () => {
    const own = await figure(area)
    expect(own.reference).toMatchObject({ kind: 'rest-of-municipality', reason: { nl: expect.any(String) } })
    expect(own.madeFrom).toEqual({
      compositions: [{ id: `${area}.1`, boundaryYears: [2024, 2023] }],
      how: 'published',
    })
    expect((await figure(pocket)).madeFrom).toBeNull()
    expect(values(own.series)?.slice(-2)).toEqual([40, 38])
    expect((await figure(pocket)).reference).toMatchObject({
      kind: 'municipality',
      name: { nl: `gemeente ${townName}` },
    })
    expect((await figure(town)).reference).toMatchObject({ kind: 'country' })
    expect((await figure('nl')).reference).toBeNull()
  })

  it('is told alone when it is a count: places are not equally large', async () => {
    const { reference, statement } = await figure(area, undefined, 'kwb:a_inw')
    expect(reference).toBeNull()
    expect(statement.nl).not.toContain('referentie')
    const beside = await figure(area, 'municipality', 'kwb:a_inw')
    expect(beside).toMatchObject({ reference: { kind: 'municipality' }, isCompared: false })
    // It can be read beside it, and is not drawn in one chart with it.
    expect(values(beside.referenceSeries)?.length).toBeGreaterThan(0)
    expect(drawnOf(beside).referenceSeries).toBeNull()
    const earlier = await figure(area, 'own-earlier', 'kwb:a_inw')
    expect(earlier.isCompared).toBe(true)
    expect(drawnOf(earlier).referenceSeries).not.toBeNull()
  })

  it('is beside its own first figure when that is asked, and then told alone', async () => {
    const { reference, referenceSeries, statement } = await figure(pocket, 'own-earlier')
    expect(reference?.name.nl).toBe('eigen eerste cijfer')
    expect(values(referenceSeries)?.slice(-2)).toEqual([60, 60])
    expect(statement.nl).not.toContain('eigen eerste')
  })

  it('of other areas comes in two ways, each by name: of all people together, and as their mean', async () => {
    const { referenceSeries, meanSeries } = await figure(area, 'other-areas')
    expect(values(referenceSeries)?.slice(-2)).toEqual([46, 44])
    const mean = meanSeries?.definitions.flatMap(({ observations }) => observations).at(-1)
    expect(mean).toMatchObject({ value: 44, coverage: { known: 1, of: 1 } })
    expect((await figure(area)).meanSeries).toBeNull()
  })
})

describe('the overview of a place', () => {
  it('has every indicator with a figure, what became of it, and what to be careful about', async () => {
    const { entries } = await overviewOf(house, publicActor, { place: nearlyEmpty, reference: 'municipality' })
    const low = entries.find(({ indicator }) => indicator.code === 'kwb:p_hh_li')
    expect(low).toMatchObject({ isCompared: true, newest: { observation: { value: 20, period: '2024' } } })
    expect(low?.beside?.period).toBe('2024')
    expect(low?.development.nl).toMatch(/2023–2024/)
    const residents = entries.find(({ indicator }) => indicator.code === 'kwb:a_inw')
    expect(residents).toMatchObject({ isCompared: false, comparison: { nl: '' } })
    expect(entries.every(({ updated }) => updated !== null)).toBe(true)
  })

  it('has the figures of other references too, the same as when it is beside each of them', async () => {
    const asked = ['rest-of-municipality', 'country', 'municipality', 'own-earlier', 'country'] as const
    const { references, entries } = await profileOf(house, publicActor, { place: area, references: asked })
    expect(references.map(({ kind }) => kind)).toEqual(asked.slice(0, 4))
    const together = [...entries()]
    for (const { kind, label } of references) {
      const alone = await overviewOf(house, publicActor, { place: area, reference: kind })
      expect(alone.reference?.label).toEqual(label)
      const beside = together.map((entry) => entry.references.find((each) => each.kind === kind)?.series ?? null)
      expect(beside).toEqual(alone.entries.map(({ referenceSeries }) => referenceSeries))
      expect(beside.some((series) => series !== null)).toBe(kind !== 'own-earlier')
    }
  })

  it('can be asked as a profile, beside one reference or several', async () => {
    const ask = apiAs(house, publicActor)
    const profile = async (query: string) => (await ask(`/places/${area}/profile${query}`)).json()
    const [usual, several] = [await profile(''), await profile('?reference=municipality,rest-of-municipality')]
    expect(usual.references).toMatchObject([{ kind: 'rest-of-municipality' }])
    expect(several.references).toMatchObject([{ kind: 'municipality' }, { kind: 'rest-of-municipality' }])
    const [own, beside] = [usual, several].map((each) =>
      each.indicators.find(({ code }: { code: string }) => code === 'kwb:p_hh_li'),
    )
    expect(values(own)?.slice(-2)).toEqual([40, 38])
    expect(beside.references).toHaveLength(2)
    expect(beside.references[1]).toEqual(own.references[0])
    expect(beside.statement).not.toEqual(own.statement)
    expect((await ask(`/places/${area}/profile?reference=municipality,nothing`)).status).toBe(400)
    const ofRegion = await (
      await ask(`/places/${pocket}/profile?reference=rest-of-municipality,municipality,country`)
    ).json()
    expect(ofRegion.references).toMatchObject([{ kind: 'municipality' }, { kind: 'country' }])
  })

  it('knows what was last counted of an area, and that nothing was where it is not composed', async () => {
    const { entries } = await overviewOf(house, publicActor, { place: area, reference: 'country' })
    const counted = await lastCounted(house, publicActor, area)
    expect(counted).toMatchObject({ period: '2024', updated: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    expect(counted?.indicators).toBe(entries.filter(({ newest }) => newest !== null).length)
    expect(await lastCounted(house, publicActor, 'delft-west')).toBeNull()
  })

  it('leads up and down', async () => {
    const around = async (text: string, municipality: string | null = null) =>
      placesAround(house, publicActor, await findPlace(house, publicActor, text), municipality)
    expect((await around(pocket)).above.map(({ slug }) => slug)).toEqual(['nl', town, district])
    expect((await around(district)).below).toMatchObject({ level: 'neighbourhood', places: { length: 4 } })
    expect((await around(town)).below).toMatchObject({ level: 'district', places: { length: 3 } })
    expect((await around(area, town)).below?.places.map(({ slug }) => slug)).toEqual([district])
    expect((await around('nl')).below).toBeNull()
  })
})

describe('the parts of a place', () => {
  const parts = async (text: string, asked: { level?: 'district'; period?: string } = {}) =>
    partsOfPlace(house, publicActor, {
      code: 'kwb:p_hh_li',
      place: text,
      ...asked,
    })

  it('are its neighbourhoods by name with the rest of the town around them, in the newest period', async () => {
    const found = await parts(area)
    expect(found).toMatchObject({ level: 'neighbourhood', period: '2024', boundaryYear: 2024 })
    expect(found?.levels).toEqual(['neighbourhood', 'district'])
    expect(found?.periods).toEqual(['2024', '2023'])
    expect(found?.parts).toHaveLength(11)
    expect(found?.parts.filter(({ isInside }) => isInside).map(({ name }) => name)).toEqual([
      'Bedrijventerrein De Beitel en omgeving',
      'Molenberg-Noord',
      'Molenberg-Zuid',
      'Schaesbergerveld',
    ])
    expect(found?.parts.find(({ code }) => code === withoutIncome)?.observation).toMatchObject({
      value: null,
      absence: 'not-published',
    })
  })

  it('are of another level or period when that is asked', async () => {
    expect(await parts(town, { level: 'district', period: '2023' })).toMatchObject({
      level: 'district',
      period: '2023',
    })
    expect(await parts(pocket)).toBeNull()
    expect(await parts(town, { period: '2019' })).toBeNull()
  })

  it('of the country are drawn as a large map', async () => {
    const { level, regions, municipality } = await largeMap(house, publicActor, {
      code: 'kwb:p_hh_li',
      level: 'neighbourhood',
      municipality: null,
      period: null,
    })
    // Of the whole country neighbourhoods are too many; its municipalities are shown.
    expect([level, municipality, regions?.map]).toEqual(['municipality', null, null])
    const large = { code: 'kwb:p_hh_li', level: null, municipality: townName, period: '2023' }
    expect(await largeMap(house, publicActor, large)).toMatchObject({
      level: 'neighbourhood',
      municipality: town,
      regions: { found: { period: '2023' }, map: { boundaryYear: 2024 } },
    })
  })
})

describe('a search for a place', () => {
  const search = (text: string) => searchPlaces(house, publicActor, text)

  it('finds neighbourhoods by a part of their name, and says where they lie', async () => {
    const { meant, found } = await search('molenberg')
    expect(meant).toBeNull()
    expect(found.map(({ slug, within }) => [slug, within])).toEqual([
      ['BU09170101', townName],
      ['BU09170102', townName],
    ])
  })

  it('knows what is meant by a code, a whole name, or the only one with that text', async () => {
    expect((await search('bu09170103 ')).meant?.slug).toBe(pocket)
    expect((await search('HEERLEN-NOORD')).meant?.slug).toBe(area)
    expect((await search('schaesberger')).meant?.slug).toBe(pocket)
    expect(await search('nietsvandit')).toMatchObject({ meant: null, found: [] })
    expect((await search('%')).found).toEqual([])
  })
})

describe('the city view', () => {
  it('marks every neighbourhood beside the town, by district and name, with reasons where it cannot', async () => {
    const view = await cityView(house, publicActor, { municipality: townName, chosen: [] })
    expect(view).toMatchObject({ level: 'neighbourhood', boundaryYear: 2024, areas: [{ slug: area }] })
    expect(view.columns.map(({ code }) => code)).toEqual(['kwb:p_hh_li', 'kwb:a_soz_wb', 'kwb:p_koopw', 'kwb:a_bedv'])
    expect(view.rows.map(({ district }) => district)).toEqual(view.rows.map(({ district }) => district).toSorted())
    const cell = (code: string) => view.rows.find((row) => row.code === code)?.cells[0]
    expect(cell(pocket)).toMatchObject({ mark: 'less', value: 58 })
    expect(cell(withoutIncome)).toMatchObject({ mark: 'unknown', why: 'no-figure' })
    expect(cell(nearlyEmpty)).toMatchObject({ mark: 'unknown', why: 'few' })
    expect(view.rows.find((row) => row.code === pocket)?.problems).toEqual({ less: 2, known: 2 })
  })

  it('takes other figures, one district, or districts', async () => {
    const chosen = ['kwb:p_koopw', 'kwb:a_inw', 'kwb:niets']
    const view = await cityView(house, publicActor, { municipality: town, chosen, district })
    // Neither more nor fewer residents is better in itself, so they are no column.
    expect(view.columns.map(({ code }) => code)).toEqual(['kwb:p_koopw'])
    expect(view.missing).toEqual([])
    expect(view.sources).toEqual(['Centraal Bureau voor de Statistiek, Kerncijfers wijken en buurten 2024'])
    expect(view.rows).toHaveLength(4)
    expect(await cityView(house, publicActor, { municipality: area, chosen: [], level: 'district' })).toMatchObject({
      level: 'district',
      rows: { length: 3 },
    })
  })

  it('of a town of which nothing is known is empty, and of none is refused', async () => {
    expect(await cityView(house, publicActor, { municipality: 'GM0503', chosen: [] })).toMatchObject({
      place: { name: { nl: 'Delft' } },
      rows: [],
      columns: [],
    })
    const nowhere = cityView(house, publicActor, { municipality: 'nergens', chosen: [] })
    await expect(nowhere).rejects.toMatchObject({ code: 'place-unknown' })
    await expect(cityView(house, publicActor, { municipality: 'nl', chosen: [] })).rejects.toMatchObject({
      code: 'region-unknown',
    })
  })
})

describe('what is on screen as a file', () => {
  const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[]

  it('says of each figure how it was made, and from which composition', async () => {
    const asked = { code: 'kwb:p_hh_li', place: area, reference: 'rest-of-municipality' }
    const rows = rowsOf(await csvOfFigure(house, publicActor, asked))
    expect(
      rows.map(({ place, period, value, method, composition }) => [place, period, value, method, composition]),
    ).toEqual([
      [area, '2023', '40', 'published', `${area}.1`],
      [area, '2024', '38', 'published', `${area}.1`],
      [`rest:${area}`, '2023', expect.any(String), 'rest-of-municipality', `${area}.1`],
      [`rest:${area}`, '2024', expect.any(String), 'rest-of-municipality', `${area}.1`],
    ])
    const { referenceSeries } = await figure(area)
    expect(rows.slice(2).map(({ value }) => Number(value))).toEqual(values(referenceSeries))
  })

  it('is the same as Parquet', async () => {
    const asked = { code: 'kwb:p_hh_li', place: area, reference: 'other-areas' }
    const [csv, parquet] = await Promise.all([
      csvOfFigure(house, publicActor, asked),
      parquetOfFigure(house, publicActor, asked),
    ])
    const folder = await mkdtemp(join(tmpdir(), 'wijklus-parquet-'))
    const instance = await DuckDBInstance.create(':memory:')
    try {
      const path = join(folder, 'figure.parquet')
      await writeFile(path, parquet)
      const connection = await instance.connect()
      const reader = await connection.runAndReadAll(`SELECT place, period, value, method FROM '${path}'`)
      expect(reader.getRowObjectsJS()).toEqual(
        rowsOf(csv).map(({ place, period, value, method }) => ({ place, period, value: Number(value), method })),
      )
      expect(new Set(rowsOf(csv).map(({ method }) => method))).toEqual(new Set(['published', 'mean-of-areas']))
    } finally {
      instance.closeSync()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('of a whole page and of a map has all that is on it', async () => {
    const profile = rowsOf(await csvOfProfile(house, publicActor, { place: area, reference: 'municipality' }))
    const { entries } = await overviewOf(house, publicActor, { place: area, reference: 'municipality' })
    expect(new Set(profile.map(({ indicator }) => indicator))).toEqual(
      new Set(entries.map(({ indicator }) => indicator.code)),
    )
    const regions = rowsOf(await csvOfRegions(house, publicActor, { code: 'kwb:p_hh_li', place: area }))
    expect(regions.filter(({ inside_place }) => inside_place === 'yes')).toHaveLength(4)
    expect(regions.find(({ region }) => region === withoutIncome)).toMatchObject({
      value: '',
      absence: 'not-published',
    })
    expect(rowsOf(await csvOfRegions(house, publicActor, { code: 'kwb:p_hh_li', place: pocket }))).toEqual([])
  })
})
