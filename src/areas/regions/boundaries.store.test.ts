import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import type { ApiEnvironment, StoreCommand } from '../../accounts/index.server'
import type { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { RegionLevel } from '../region'
import { regionsApi } from './api.server'
import { regionsCommands } from './commands.server'
import { type BoundaryFeature, loadBoundaries, surveyBoundaries } from './load-boundaries.server'
import type { RegionMap } from './map'
import { mapFor, mapOf, nearestYear, neighboursOf } from './maps.server'
import type { CoordinateSystem } from './projection.server'
import { counterparts, findRegion, regionYears } from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const folder = '../shared/data/boundaries'
const hasFiles = existsSync(folder)

function load(
  level: RegionLevel,
  boundaryYear: number,
  features: readonly BoundaryFeature[],
  { crs = 'rd', checksum = `${level} ${boundaryYear}` }: { crs?: CoordinateSystem; checksum?: string } = {},
) {
  const source = { fileName: 'kaart.geojson', checksum, licence: 'CC BY 4.0, CBS en Kadaster', loadedBy: 'operator' }
  return house.database
    .transaction()
    .execute(async (transaction) =>
      loadBoundaries(transaction, await surveyBoundaries({ level, boundaryYear, features, crs }), source),
    )
}

/** The features of a file of the shared test data. */
function featuresOf(file: string, code: string, name: string): BoundaryFeature[] {
  const read = JSON.parse(gunzipSync(readFileSync(`${folder}/${file}.gz`)).toString()) as FeatureCollection | Topology
  const collection =
    read.type === 'Topology' ? (feature(read, read.objects['layer'] as never) as unknown as FeatureCollection) : read
  return collection.features.map(({ properties, geometry }) => ({
    code: String(properties?.[code] ?? ''),
    name: String(properties?.[name] ?? ''),
    geometry,
  }))
}

/** A square of a hundred metres, told in hundreds of metres from a corner in the middle of the country. */
const square = (code: string | null, x: number, y: number, more: Partial<BoundaryFeature> = {}): BoundaryFeature => {
  const [west, south] = [140_000 + x * 100, 455_000 + y * 100]
  const corners = [
    [west, south],
    [west + 100, south],
    [west + 100, south + 100],
    [west, south + 100],
    [west, south],
  ]
  return { code, name: `Buurt ${code}`, geometry: { type: 'Polygon', coordinates: [corners] }, ...more }
}

const [a, b, c, far] = ['BU03449901', 'BU03449902', 'BU03449903', 'BU03449904']

describe('loading boundaries', () => {
  it('adds the regions, and says what was left out and why', async () => {
    const loaded = await load('neighbourhood', 2020, [
      square(a ?? '', 0, 0),
      square(b ?? '', 1, 0),
      square(far ?? '', 9, 9),
      square('BU09980000', 20, 20),
      square('BU99999999', 21, 20),
      square('BU03449999', 3, 3, { name: 'Groot water' }),
      square('BU03449998', 3, 4, { isWater: true }),
      square(null, 5, 5),
      square('GM0344', 5, 5),
      square('BU03449997', 0, 0, { geometry: { type: 'MultiPolygon', coordinates: [] } }),
    ])
    expect(loaded).toMatchObject({ regions: 3, isNew: true, repeated: [] })
    expect(loaded.leftOut.map(({ code, reason }) => [code, reason])).toEqual([
      ['BU09980000', 'abroad'],
      ['BU99999999', 'abroad'],
      ['BU03449999', 'water'],
      ['BU03449998', 'water'],
      [null, 'no-code'],
      ['GM0344', 'no-code'],
      ['BU03449997', 'no-shape'],
    ])
    expect(await findRegion(house, publicActor, { code: a ?? '' })).toMatchObject({ name: `Buurt ${a}` })
    expect(await regionYears(house, publicActor)).toContainEqual({
      level: 'neighbourhood',
      boundaryYear: 2020,
      count: 3,
      hasBoundaries: true,
    })
  })

  it('makes neighbours of what touches, also with what was loaded before', async () => {
    const ask = (codes: string[]) => neighboursOf(house, publicActor, { codes, boundaryYear: 2020 })
    expect(await ask([a ?? ''])).toEqual(new Set([b]))
    await load('neighbourhood', 2020, [square(c ?? '', 0, 1, {})], { checksum: 'later' })
    expect(await ask([a ?? ''])).toEqual(new Set([b, c]))
    expect(await ask([b ?? '', c ?? ''])).toEqual(new Set([a]))
    expect(await ask([far ?? ''])).toEqual(new Set())
  })

  it('tells no neighbours where it does not know the boundaries', async () => {
    expect(await neighboursOf(house, publicActor, { codes: [a ?? ''], boundaryYear: 2019 })).toBeNull()
    expect(await neighboursOf(house, publicActor, { codes: [a ?? '', 'BU03440000'], boundaryYear: 2020 })).toBeNull()
  })

  it('joins a region that stands in the file twice, and says so', async () => {
    const loaded = await load('neighbourhood', 2018, [square(a ?? '', 0, 0), square(a ?? '', 5, 0)])
    expect(loaded).toMatchObject({ regions: 1, repeated: [a] })
    const map = await mapOf(house, publicActor, { level: 'neighbourhood', boundaryYear: 2018 })
    expect(map?.objects.regions.geometries).toHaveLength(1)
    expect(map?.bbox).toEqual([140_000, 455_000, 140_600, 455_100])
  })

  it('of the same file again changes nothing; of a newer one replaces', async () => {
    const features = [square(a ?? '', 0, 0), square(b ?? '', 1, 0)]
    expect(await load('neighbourhood', 2017, features)).toMatchObject({ isNew: true })
    expect(await load('neighbourhood', 2017, features)).toMatchObject({ isNew: false, regions: 2 })
    await load('neighbourhood', 2017, [square(a ?? '', 0, 0), square(b ?? '', 8, 0)], { checksum: 'moved' })
    expect(await neighboursOf(house, publicActor, { codes: [a ?? ''], boundaryYear: 2017 })).toEqual(new Set())
  })

  it('refuses coordinates that are not in the Netherlands, and then keeps nothing', async () => {
    await expect(load('neighbourhood', 2015, [square(a ?? '', 0, 0)], { crs: 'wgs84' })).rejects.toMatchObject({
      code: 'boundaries-elsewhere',
      parameters: { code: a, x: '140000', y: '455000' },
    })
    expect((await regionYears(house, publicActor)).filter(({ boundaryYear }) => boundaryYear === 2015)).toEqual([])
  })
})

describe('a map', () => {
  it('of a year without boundaries is that of the nearest year that has them, and says so', async () => {
    const ask = (boundaryYear: number) => mapOf(house, publicActor, { level: 'neighbourhood', boundaryYear })
    expect(await ask(2030)).toMatchObject({ boundaryYear: 2020, licences: ['CC BY 4.0, CBS en Kadaster'] })
    expect(await ask(2019)).toMatchObject({ boundaryYear: 2020 })
    expect(nearestYear([2016, 2018, 2022], 2020)).toBe(2022)
    expect(nearestYear([], 2020)).toBeNull()
  })

  it('is drawn once and anew when something else was loaded', async () => {
    const ask = () => mapOf(house, publicActor, { level: 'neighbourhood', municipality: 'GM0344', boundaryYear: 2020 })
    const first = await ask()
    expect(await ask()).toBe(first)
    await load('neighbourhood', 2020, [square('BU03449905', 2, 2)], { checksum: 'more' })
    expect((await ask())?.objects.regions.geometries).toHaveLength((first?.objects.regions.geometries.length ?? 0) + 1)
  })

  it('that nobody loaded is none, and refused to who asks for it', async () => {
    expect(await mapOf(house, publicActor, { level: 'postcode', boundaryYear: 2020 })).toBeNull()
    await expect(mapFor(house, publicActor, { level: 'postcode' })).rejects.toMatchObject({
      code: 'boundaries-unknown',
    })
  })
})

describe('regions for other programs', () => {
  const hono = new OpenAPIHono<ApiEnvironment>()
  hono.use('*', async (context, next) => {
    context.set('visit', { house, actor: publicActor, language: 'nl', nonce: '', areas: async () => [] })
    await next()
  })
  hono.onError((refusal) => Response.json({ code: (refusal as Refusal).code }, { status: 404 }))
  regionsApi({ hono, declared: [] })
  const get = async (path: string) => (await (await hono.request(path)).json()) as Record<string, unknown>

  it('are listed by level, municipality and year', async () => {
    expect(await get('/regions?level=neighbourhood&municipality=GM0344&year=2018')).toMatchObject({
      boundaryYear: 2018,
      regions: [{ code: a, parent: 'WK034499' }],
    })
    expect(await get(`/regions/${a?.toLowerCase()}?year=2017`)).toMatchObject({ code: a, boundaryYear: 2017 })
    expect(await get('/regions/GM9998')).toEqual({ code: 'region-unknown' })
    expect((await hono.request('/regions?level=street')).status).toBe(400)
  })

  it('have maps, with the year that was used', async () => {
    expect(await get('/maps/neighbourhood?year=2010')).toMatchObject({
      type: 'Topology',
      boundaryYear: 2017,
      licences: ['CC BY 4.0, CBS en Kadaster'],
    })
    expect(await get('/maps/postcode')).toEqual({ code: 'boundaries-unknown' })
  })

  it('are listed by the command line', async () => {
    const run = (options: Record<string, string>) =>
      (regionsCommands[0] as StoreCommand).run({
        house,
        actor: operatorActor,
        positional: [],
        options,
        language: 'nl',
        full: false,
      })
    const { data, text } = await run({ level: 'neighbourhood', year: '2018' })
    expect(data).toMatchObject({ boundaryYear: 2018, regions: [{ code: a }] })
    expect(text).toContain(`${a}  Buurt ${a}`)
    for (const [option, wrong] of [
      ['level', 'street'],
      ['year', 'twenty'],
    ] as const) {
      await expect(run({ [option]: wrong })).rejects.toMatchObject({ code: 'option-invalid' })
    }
  })
})

describe.skipIf(!hasFiles)('boundaries as they are published', () => {
  it('of municipalities in degrees: a map without holes, neighbours over boundaries drawn twice', async () => {
    const features = featuresOf('gemeenten-2024-with-indicators.geojson', 'gemeentecode', 'gemeentenaam')
    const now = await load('municipality', 2024, features, { crs: 'wgs84' })
    expect(now.regions).toBe(342)
    expect(now.leftOut).toMatchObject([{ code: 'GM0998', reason: 'abroad' }])
    const around = await neighboursOf(house, publicActor, { codes: ['GM0344'], boundaryYear: 2024 })
    // De Bilt, Bunnik, Houten, Nieuwegein, Stichtse Vecht, Woerden, Montfoort and IJsselstein lie around Utrecht.
    expect([...(around ?? [])].toSorted()).toEqual(
      expect.arrayContaining(['GM0310', 'GM0312', 'GM0321', 'GM0356', 'GM0632', 'GM1904']),
    )
    expect(around?.has('GM0363')).toBe(false)
    const map = await mapOf(house, publicActor, { level: 'municipality', boundaryYear: 2023 })
    expect(map?.boundaryYear).toBe(2024)
    expect(map?.objects.regions.geometries).toHaveLength(342)
    expect(JSON.stringify(map).length).toBeLessThan(300_000)
  })

  it('of a coarse TopoJSON file have neighbours too', async () => {
    const features = featuresOf('gemeenten-2015-q1e3.topojson', 'statcode', 'statnaam')
    expect(await load('municipality', 2015, features, { crs: 'wgs84' })).toMatchObject({ regions: 393, leftOut: [] })
    const around = await neighboursOf(house, publicActor, { codes: ['GM0088', 'GM0344'], boundaryYear: 2015 })
    expect([...(around ?? [])].toSorted()).toEqual(
      expect.arrayContaining(['GM0310', 'GM0312', 'GM0321', 'GM0356', 'GM0632', 'GM1904']),
    )
  })

  it('of a municipality in full detail keeps that detail', async () => {
    const features = featuresOf('pdok-buurten-2024-baarn-with-kwb.geojson', 'buurtcode', 'buurtnaam')
    expect(await load('neighbourhood', 2024, features, { crs: 'wgs84' })).toMatchObject({ regions: 21, leftOut: [] })
    const ask = (municipality?: string) =>
      mapFor(house, publicActor, { level: 'neighbourhood', municipality, boundaryYear: 2024 })
    const [baarn, country] = [await ask('Baarn'), await ask()]
    const names = feature(baarn, baarn.objects.regions).features.map(({ properties }) => properties.name)
    expect(names).toContain('Centrum')
    const points = (map: RegionMap) => map.arcs.flat().length
    expect(points(baarn)).toBeGreaterThan(2 * points(country))
  })

  it('of all districts: the repeated one is joined, the empty ones named, the country small enough to draw at once', async () => {
    const loaded = await load('district', 2016, featuresOf('wijken-2016-rd.geojson', 'WKC', 'WKN'))
    expect(loaded).toMatchObject({ regions: 2_979, repeated: ['WK191104'] })
    expect(loaded.leftOut.map(({ code, reason }) => [code, reason])).toEqual([
      ['WK024316', 'no-shape'],
      ['WK099590', 'no-shape'],
    ])
    const map = await mapOf(house, publicActor, { level: 'district', boundaryYear: 2016 })
    expect(map?.objects.regions.geometries).toHaveLength(2_979)
    expect(JSON.stringify(map?.arcs).length).toBeLessThan(600_000)
    const utrecht = await mapOf(house, publicActor, { level: 'district', municipality: 'GM0344', boundaryYear: 2016 })
    expect(utrecht?.objects.regions.geometries).toHaveLength(10)
    const around = await neighboursOf(house, publicActor, { codes: ['WK034403'], boundaryYear: 2016 })
    expect(around?.size).toBeGreaterThan(2)
    expect(await counterparts(house, publicActor, { codes: ['WK034403'], fromYear: 2016, toYear: 2016 })).toEqual(
      new Map([['WK034403', [{ code: 'WK034403', share: 1, kind: 'unchanged' }]]]),
    )
  })
})
