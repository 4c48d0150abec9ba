import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operatorActor } from '../../../accounts'
import { createComposition } from '../../../areas/index.server'
import type { House } from '../../../platform/index.server'
import { importFile } from '../../importing/service.server'

/**
 * A made-up town of twelve neighbourhoods in three districts, over two years, in the form of the neighbourhood figures of
 * CBS, with a map of squares. An area is composed of one of its districts; one neighbourhood in it is much worse off than
 * the district as a whole, one has hardly any residents, one has no income figure.
 */
export const town = 'GM0917'
export const townName = 'Heerlen'
export const area = 'heerlen-noord'
export const district = 'WK091701'
export const otherArea = 'breda-noord'
export const otherTown = 'GM0758'
export const pocket = 'BU09170103'
export const nearlyEmpty = 'BU09170104'
export const withoutIncome = 'BU09170202'
export const years = [2023, 2024] as const

interface MadeRegion {
  code: string
  name: string
  residents: number
  households: number
  /** Households with a low income, per cent; null is not published. */
  lowIncome: number | null
  owned: number
  benefits: number
  businesses: number
}

const neighbourhoods: readonly MadeRegion[] = [
  made('BU09170101', 'Molenberg-Noord', 1200, 600, 30, 40),
  made('BU09170102', 'Molenberg-Zuid', 1000, 500, 34, 35),
  made(pocket, 'Schaesbergerveld', 800, 400, 58, 12),
  made(nearlyEmpty, 'Bedrijventerrein De Beitel en omgeving', 60, 30, 20, 90),
  made('BU09170201', 'Zeswegen', 900, 450, 36, 30),
  made(withoutIncome, 'Caumerveld', 1500, 700, null, 62),
  made('BU09170203', 'Bekkerveld', 1100, 500, 22, 66),
  made('BU09170204', 'Douve Weien', 1300, 600, 24, 60),
  made('BU09170301', 'Welten-Dorp', 1400, 650, 18, 75),
  made('BU09170302', 'Welten', 1600, 700, 16, 78),
  made('BU09170303', 'Heerlerbaan', 2000, 900, 28, 50),
  made('BU07580101', 'Hoge Vucht', 1500, 700, 44, 20),
  made('BU07580201', 'Princenhage', 2000, 900, 20, 64),
]

const districtNames = new Map([
  [district, 'Wijk 01 Noord'],
  ['WK091702', 'Wijk 02 Midden'],
  ['WK091703', 'Wijk 03 Welten en Heerlerbaan'],
  ['WK075801', 'Wijk 01 Breda-Noord'],
  ['WK075802', 'Wijk 02 Zuid'],
])
const townNames = new Map([
  [town, townName],
  [otherTown, 'Breda'],
])

function made(
  code: string,
  name: string,
  residents: number,
  households: number,
  lowIncome: number | null,
  owned: number,
): MadeRegion {
  const [benefits, businesses] = [Math.round((residents * (lowIncome ?? 10)) / 400), Math.round(residents / 12)]
  return { code, name, residents, households, lowIncome, owned, benefits, businesses }
}

/** The neighbourhoods together: counts add up, shares are weighed by the households with a figure. */
function together(code: string, name: string, parts: readonly MadeRegion[]): MadeRegion {
  const sum = (of: (part: MadeRegion) => number) => parts.reduce((total, part) => total + of(part), 0)
  const known = parts.filter(({ lowIncome }) => lowIncome !== null)
  const whole = known.reduce((total, { households }) => total + households, 0)
  const low = known.reduce((total, { lowIncome, households }) => total + (lowIncome ?? 0) * households, 0)
  return {
    code,
    name,
    residents: sum(({ residents }) => residents),
    households: sum(({ households }) => households),
    lowIncome: Math.round(low / whole),
    owned: Math.round(sum(({ owned, households }) => owned * households) / sum(({ households }) => households)),
    benefits: sum(({ benefits }) => benefits),
    businesses: sum(({ businesses }) => businesses),
  }
}

const header = [
  'gwb_code_10',
  'gwb_code_8',
  'regio',
  'gm_naam',
  'recs',
  'gwb_code',
  'ind_wbi',
  'a_inw',
  'a_hh',
  'p_hh_li',
  'a_woning',
  'p_koopw',
  'a_soz_wb',
  'a_bedv',
  'g_wozbag',
]

/** The file of a year; low incomes were two points higher the year before. */
export function figuresFile(year: number): string {
  const before = years.at(-1) === year ? 0 : 2
  const districts = [...districtNames].map(([code, name]) =>
    together(
      code,
      name,
      neighbourhoods.filter((part) => part.code.startsWith(`BU${code.slice(2)}`)),
    ),
  )
  const towns = [...townNames].map(([code, name]) =>
    together(
      code,
      name,
      neighbourhoods.filter((part) => part.code.startsWith(`BU${code.slice(2)}`)),
    ),
  )
  const lines = [...towns, ...districts, ...neighbourhoods].map((region) => {
    const { code, name, residents, households, lowIncome, owned, benefits, businesses } = region
    const kind = { GM: 'Gemeente', WK: 'Wijk', BU: 'Buurt' }[code.slice(0, 2)] ?? ''
    const low = lowIncome === null ? '.' : lowIncome + before
    const inTown = townNames.get(`GM${code.slice(2, 6)}`) ?? ''
    const names = [code, code.slice(2), `"${name}"`, inTown, kind, code, 1]
    return [...names, residents, households, low, households, owned, benefits, businesses, 150 + owned].join(',')
  })
  return [header.join(','), ...lines].join('\n')
}

/** The neighbourhoods of the town as squares of 500 metres in the Dutch grid, in rows of four. */
export function mapFile(): string {
  const features = neighbourhoods.map(({ code, name }, place) => {
    const [west, south] = [195_000 + 500 * (place % 4), 322_000 + 500 * Math.floor(place / 4)]
    const ring = [
      [west, south],
      [west + 500, south],
      [west + 500, south + 500],
      [west, south + 500],
      [west, south],
    ]
    const geometry = { type: 'Polygon', coordinates: [ring] }
    return { type: 'Feature', properties: { statcode: code, statnaam: name }, geometry }
  })
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } }
  return JSON.stringify({ type: 'FeatureCollection', name: 'buurten-2024', crs, features })
}

/** Brings the figures and the map in as files, and composes two areas of a district each. */
export async function bringTown(house: House): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-town-'))
  try {
    const files = [
      ...years.map((year) => [`kwb-${year}.csv`, figuresFile(year)] as const),
      ['buurten-2024.geojson', mapFile()] as const,
    ]
    for (const [name, content] of files) {
      const path = join(folder, name)
      await writeFile(path, content)
      await importFile(house, operatorActor, { path, name, area: null, isTrial: false, operation: `import ${name}` })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  for (const [slug, region] of [
    [area, district],
    [otherArea, 'WK075801'],
  ] as const) {
    const parts = [{ region, share: 1, reason: null }]
    const asked = { area: slug, boundaryYear: 2024, parts, note: '', base: 0, operation: `compose ${slug}` }
    await createComposition(house, operatorActor, asked)
  }
}
