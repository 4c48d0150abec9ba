import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operatorActor } from '../../../accounts'
import {
  type BoundaryFeature,
  createComposition,
  loadBoundaries,
  loadConversions,
  surveyBoundaries,
} from '../../../areas/index.server'
import type { House } from '../../../platform/index.server'
import { indicatorOf } from '../../importing/indicator'
import { importFile } from '../../importing/service.server'
import { defaultRules } from '../../model/disclosure'
import { publish } from '../../publication.server'
import { insertDataset, statisticsTables } from '../../store.server'

/**
 * A made-up country of sixty neighbourhoods over three years, in the form of the neighbourhood figures of CBS: an area of
 * two of them, ten that resemble it, an area with another programme, and forty-odd that resemble nothing.
 */
export const area = 'heerlen-noord'
export const ownParts = ['BU09170101', 'BU09170102'] as const
/** The area of another programme, as the district it is composed of. */
export const otherArea = 'breda-noord'
export const otherDistrict = 'WK075801'
export const years = [2017, 2018, 2019] as const

/** Codes of neighbourhoods in a district: `BU09170101`, …. */
const inDistrict = (district: string, count: number) =>
  Array.from({ length: count }, (_, index) => `BU${district}${String(index + 1).padStart(2, '0')}`)

export const alike: readonly string[] = inDistrict('190100', 10)
export const neighbourhoods: readonly string[] = [
  ...inDistrict('091701', 6),
  ...inDistrict('091702', 4),
  ...inDistrict('075801', 4),
  ...inDistrict('075802', 6),
  ...alike,
  ...inDistrict('190200', 10),
  ...inDistrict('190300', 10),
  ...inDistrict('190400', 10),
]

/** What is wrong with some of them: without a figure in 2018, with a border that moved in 2018, gone or recoded in 2019. */
export const incomplete = 'BU19020001'
export const moved = ['BU19020002', 'BU19020003'] as const
export const recoded = { from: 'BU19010001', to: 'BU19010011' } as const
export const gone = 'BU19010002'

const columns = ['a_inw', 'a_65_oo', 'a_woning', 'p_huurw', 'a_pau'] as const
type Column = (typeof columns)[number]
type Figures = Record<Column, number>

/** The figures of a neighbourhood of 2018 in a year. */
export function figuresOf(code: string, year: number): Figures {
  const since = year - 2017
  const place = neighbourhoods.indexOf(code)
  if (code === ownParts[0]) return figures(1100, 220, 62 + since)
  if (code === ownParts[1]) return figures(900, 180, 58 + since)
  const near = alike.indexOf(code)
  if (near >= 0) return figures(960 + 10 * near, 192 + 2 * near + 3 * ((near % 3) - 1), 60 + ((near % 3) - 1) + since)
  const residents = 400 + 5 * ((place * 173) % 520)
  const older = Math.round((residents * (5 + ((place * 7) % 35))) / 100)
  return figures(residents, older, 5 + ((place * 11) % 90) + since * ((place % 3) - 1))
}

function figures(residents: number, older: number, rented: number): Figures {
  return { a_inw: residents, a_65_oo: older, a_woning: 500, p_huurw: rented, a_pau: 300 }
}

/** The homes of all neighbourhoods are as many, so that the share of a district is their mean. */
function districtFigures(district: string, year: number): Figures {
  const below = neighbourhoods
    .filter((code) => code.startsWith(`BU${district.slice(2)}`))
    .map((code) => figuresOf(code, year))
  const total = (name: Column) => below.reduce((sum, values) => sum + values[name], 0)
  return {
    a_inw: total('a_inw'),
    a_65_oo: total('a_65_oo'),
    a_woning: total('a_woning'),
    p_huurw: Math.round(total('p_huurw') / below.length),
    a_pau: total('a_pau'),
  }
}

/** The file of a year; without a figure stands a point. */
export function fileOf(year: number): string {
  const line = (code: string, figuresAs: string) => {
    const kind = code.startsWith('BU') ? 'Buurt' : code.startsWith('WK') ? 'Wijk' : 'Gemeente'
    const values: Partial<Figures> =
      kind === 'Buurt' ? figuresOf(figuresAs, year) : kind === 'Wijk' ? districtFigures(code, year) : {}
    const cells = columns.map((column) =>
      year === 2018 && code === incomplete && column === 'p_huurw' ? '.' : (values[column] ?? '.'),
    )
    return [code, code.slice(2), `${kind} ${code.slice(6) || code}`, 'Plaats', kind, code, 1, ...cells].join(',')
  }
  const below = neighbourhoods.flatMap((code) => {
    if (year < 2019 || (code !== gone && code !== recoded.from)) return [line(code, code)]
    return code === gone ? [] : [line(recoded.to, code)]
  })
  const districts = [...new Set(neighbourhoods.map((code) => `WK${code.slice(2, 8)}`))]
  const towns = [...new Set(neighbourhoods.map((code) => `GM${code.slice(2, 6)}`))]
  const header = ['gwb_code_10', 'gwb_code_8', 'regio', 'gm_naam', 'recs', 'gwb_code', 'ind_wbi', ...columns]
  return [header.join(','), ...[...towns, ...districts].map((code) => line(code, '')), ...below].join('\n')
}

/** Reads in the files of these years, in this order. */
export async function importYears(house: House, order: readonly number[] = years): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-made-'))
  try {
    for (const year of order) {
      const path = join(folder, `kwb-${year}.csv`)
      await writeFile(path, fileOf(year))
      const name = `kwb-${year}.csv`
      await importFile(house, operatorActor, { path, name, area: null, isTrial: false, operation: `import ${year}` })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What became of regions, and what touches what. */
export async function loadDivisions(house: House): Promise<void> {
  const source = { fileName: 'proef', checksum: 'proef', licence: null, loadedBy: 'operator' }
  const move = (years: [number, number], fromCode: string, toCode: string, addresses: number) => ({
    level: 'neighbourhood' as const,
    fromYear: years[0],
    toYear: years[1],
    fromCode,
    toCode,
    addresses,
  })
  const moves = [
    move([2017, 2018], moved[0], moved[0], 700),
    move([2017, 2018], moved[0], moved[1], 300),
    move([2017, 2018], moved[1], moved[1], 500),
    move([2018, 2019], recoded.from, recoded.to, 500),
  ]
  await house.database.transaction().execute(async (transaction) => {
    await loadConversions(transaction, [moves], source)
    const drawn = { level: 'neighbourhood', boundaryYear: 2017, crs: 'rd' } as const
    await loadBoundaries(transaction, await surveyBoundaries({ ...drawn, features: squares() }), source)
    // A map of another level in the very year that is asked about: it says nothing of neighbourhoods.
    const towns = { level: 'municipality', boundaryYear: 2018, crs: 'rd', features: [square('GM0917', 40, 0)] } as const
    await loadBoundaries(transaction, await surveyBoundaries(towns), source)
  })
}

/** Composes the area of two neighbourhoods, and the other of one district. */
export async function composeAreas(house: House): Promise<void> {
  for (const [slug, regions] of [
    [area, ownParts],
    [otherArea, [otherDistrict]],
  ] as const) {
    const parts = regions.map((region) => ({ region, share: 1, reason: null }))
    const asked = { area: slug, boundaryYear: 2018, parts, note: '', base: 0, operation: `compose ${slug}` }
    await createComposition(house, operatorActor, asked)
  }
}

/** An indicator of which only the team of the area has figures. */
export const ownIndicator = 'eigen:proef'

/** Publishes figures that only the team of the area sees, of all neighbourhoods. */
export async function publishOwnFigures(house: House): Promise<void> {
  const name = { nl: 'Proef', en: 'Test' }
  await house.database.transaction().execute(async (transaction) => {
    const indicator = indicatorOf({
      ...{ code: ownIndicator, name, theme: null, unit: '%', better: 'none', uncertainty: 'count' },
      ...{ aggregation: 'weighted-share', denominator: 'kwb:a_woning' },
      definitions: [{ version: '1', label: name, text: name }],
    })
    await statisticsTables(transaction)
      .insertInto('indicator')
      .values({ code: ownIndicator, position: 990, content: JSON.stringify(indicator), origin: 'imported' })
      .execute()
    const dataset = {
      slug: 'eigen-proef',
      kind: 'published',
      title: name,
      publisher: 'proef',
      licence: 'eigen',
    } as const
    await insertDataset(transaction, { ...dataset, disclosure: 'open', rules: defaultRules, area })
    const rows = neighbourhoods.map((place, index) => ({
      ...{ indicator: ownIndicator, definition: '1', place, boundaryYear: 2018, period: '2018' },
      ...{ value: index, precision: 'exact' as const, source: { document: 'eigen', line: '1' } },
    }))
    const content = () => ({
      async *rows() {
        yield rows
      },
    })
    const read = { checksum: 'eigen'.padEnd(64, '0'), importer: 'test 1', retrievedAt: '2026-01-31' }
    await publish(transaction, house, { dataset: dataset.slug, ...read, content })
  })
}

/** The map of neighbourhoods as a file: towns as rows of squares, in metres of the Dutch grid. */
export function mapFile(): string {
  const features = squares().map(({ code, geometry }) => ({
    type: 'Feature',
    properties: { buurtcode: code, buurtnaam: `Buurt ${code?.slice(6)}` },
    geometry,
  }))
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } }
  return JSON.stringify({ type: 'FeatureCollection', crs, features })
}

/** Another area, of one district; `WK190200` is as it was. */
export const laterArea = 'breda-noord'
export const laterDistrict = 'WK075802'

/** Scores of the districts in the form of the Leefbaarometer 3.0, the lower the more homes are rented; without a score NA. */
export function liveabilityFile(): string {
  const lines = [2016, 2018].flatMap((year, later) =>
    [...new Set(neighbourhoods.map((code) => `WK${code.slice(2, 8)}`))].map((code) => {
      const score = (4.6 - later / 10 - districtFigures(code, 2017).p_huurw / 100).toFixed(2)
      return `"${code}","Wijk ${code.slice(6)}",${year},${score},-0.1,NA,NA,NA,NA,NA`
    }),
  )
  const header = ['wk_code', 'wk_naam', 'jaar', 'lbm', 'afw', 'fys', 'onv', 'soc', 'vrz', 'won']
  return `${[header.map((name) => `"${name}"`).join(','), ...lines].join('\n')}\n`
}

/** Neighbourhoods of a town lie in a row, one town above the other. */
function squares(): BoundaryFeature[] {
  const towns = [...new Set(neighbourhoods.map((code) => code.slice(2, 6)))]
  const row = (code: string) => towns.indexOf(code.slice(2, 6))
  const place = (code: string) => neighbourhoods.filter((other) => row(other) === row(code)).indexOf(code)
  return neighbourhoods.map((code) => square(code, place(code), 3 * row(code)))
}

function square(code: string, x: number, y: number): BoundaryFeature {
  const [west, south] = [140_000 + x * 500, 455_000 + y * 500]
  const corners = [
    [west, south],
    [west + 500, south],
    [west + 500, south + 500],
    [west, south + 500],
    [west, south],
  ]
  return { code, name: `Buurt ${code}`, geometry: { type: 'Polygon', coordinates: [corners] } }
}
