import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { type Actor, operatorActor } from '../../accounts'
import { createComposition } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { importFile } from '../importing/service.server'
import { seriesOf } from '../service.server'
import { csvOfFigure } from './download.store.server'
import { lastCounted } from './last-counted.server'
import { overviewOf, profileOf } from './overview.server'
import { partsOfPlace } from './parts.server'
import { area, bringTown, district, figuresFile, otherArea, town } from './test-support/made-town.server'

const manager: Actor = {
  kind: 'person',
  id: 'manager',
  name: 'manager',
  memberships: [{ role: 'programme-manager', area, organisation: 'one', from: '2020-01-01', to: null }],
}

const note = { nl: expect.stringContaining('Samengesteld uit buurten') }

/** The neighbourhoods of the town that are not in the area. */
const elsewhere = ['201', '202', '203', '204', '301', '302', '303'].map((end) => `BU09170${end}`)

let house: House
let folder: string
beforeAll(async () => {
  house = await freshHouse()
  folder = await mkdtemp(join(tmpdir(), 'wijklus-below-'))
  await bringTown(house)
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

async function decisions(name: string, rows: readonly string[]): Promise<string> {
  const path = join(folder, `${name}.csv`)
  await writeFile(path, ['Buurtcode;Jaar;Voorziening;Aantal besluiten', ...rows].join('\n'))
  const asked = { path, name: `${name}.csv`, area, isTrial: false, operation: `import ${name}` }
  const [indicator = ''] = (await importFile(house, manager, asked)).indicators
  return indicator
}

const observations = async (indicator: string, place: string) =>
  (await seriesOf(house, manager, { indicator, place })).definitions.flatMap((each) => each.observations)

it('a district, and an area composed of it, has the figures that there are of its neighbourhoods only', async () => {
  const indicator = await decisions('steun', [
    'BU09170101;2024;Wmo;61',
    'BU09170102;2024;Wmo;75',
    'BU09170103;2024;Wmo;80',
    'BU09170104;2024;Wmo;95',
    'BU09170201;2024;Wmo;500',
  ])
  const added = [{ period: '2024', value: 311, precision: 'exact', coverage: { known: 4, of: 4 } }]
  expect(await observations(indicator, area)).toMatchObject(added)
  expect(await observations(indicator, district)).toMatchObject(added)
})

it('they are among what was last counted of the area', async () => {
  const before = await lastCounted(house, manager, area)
  await decisions('geteld', ['BU09170101;2024;Geteld;61', 'BU09170102;2024;Geteld;75'])
  expect((await lastCounted(house, manager, area))?.indicators).toBe((before?.indicators ?? 0) + 1)
})

const referenced = async (indicator: string, reference: 'municipality' | 'rest-of-municipality') => {
  const asked = { place: area, references: [reference], codes: [indicator] }
  const { references, entries } = await profileOf(house, manager, asked)
  expect(references.map(({ kind }) => kind)).toEqual([reference])
  const [entry] = entries()
  return entry?.referenceSeries?.definitions.flatMap((each) => each.observations)
}

it('so has its municipality, and what is left of that without the area', async () => {
  const indicator = await decisions('hulp', [
    ...['BU09170101;2024;Hulp;61', 'BU09170102;2024;Hulp;75', 'BU09170103;2024;Hulp;80', 'BU09170104;2024;Hulp;95'],
    ...elsewhere.map((code) => `${code};2024;Hulp;100`),
  ])
  const of = elsewhere.length
  expect(await observations(indicator, town)).toMatchObject([
    { period: '2024', value: 311 + 100 * of, precision: 'exact', coverage: { known: 4 + of, of: 4 + of }, note },
  ])
  expect(await referenced(indicator, 'municipality')).toMatchObject([{ value: 311 + 100 * of }])
  expect(await referenced(indicator, 'rest-of-municipality')).toMatchObject([
    { period: '2024', value: 100 * of, precision: 'exact', coverage: { known: of, of }, note },
  ])
})

it('with a neighbourhood missing it says that it is at least that much', async () => {
  const indicator = await decisions('jeugd', ['BU09170101;2023;Jeugd;61', 'BU09170102;2023;Jeugd;75'])
  expect(await observations(indicator, area)).toMatchObject([
    { period: '2023', value: 136, precision: 'at-least', coverage: { known: 2, of: 4 } },
  ])
})

it('a row that was left empty for every district is no figure of a district', async () => {
  const indicator = await decisions('leeg', [
    ...['GM0917;2024;Leeg;500', 'WK091701;2024;Leeg;', 'WK091702;2024;Leeg;'],
    ...['BU09170101;2024;Leeg;61', 'BU09170102;2024;Leeg;75', 'BU09170103;2024;Leeg;80', 'BU09170104;2024;Leeg;95'],
  ])
  const added = [{ period: '2024', value: 311, coverage: { known: 4, of: 4 }, note }]
  expect(await observations(indicator, district)).toMatchObject(added)
  expect(await observations(indicator, area)).toMatchObject(added)
  expect(await referenced(indicator, 'rest-of-municipality')).toMatchObject([
    { value: 189, note: { nl: expect.stringContaining('telt in de rest mee') } },
  ])
})

it('a row that its publisher left empty where other districts have a figure counts as it is', async () => {
  const indicator = await decisions('weg', [
    ...['WK091701;2024;Weg;', 'WK091702;2024;Weg;90'],
    ...['BU09170101;2024;Weg;61', 'BU09170102;2024;Weg;75', 'BU09170103;2024;Weg;80', 'BU09170104;2024;Weg;95'],
  ])
  expect(await observations(indicator, district)).toMatchObject([{ period: '2024', value: null, absence: 'unknown' }])
})

it('an answer is the same whatever else is asked with it', async () => {
  const indicator = await decisions('samen', [
    ...['GM0917;2023;Samen;900', 'BU09170101;2024;Samen;61', 'BU09170201;2024;Samen;70'],
  ])
  const other = await decisions('anders', ['BU09170101;2024;Anders;61', 'BU09170201;2024;Anders;70'])
  const asked = async (codes: string[]) => {
    const { entries } = await overviewOf(house, manager, { place: 'BU09170101', reference: 'municipality', codes })
    return entries.find((each) => each.indicator.code === indicator)?.referenceSeries?.definitions
  }
  expect(await asked([indicator, other])).toEqual(await asked([indicator]))
})

it('says in a file that a region was put together, and not that it was published', async () => {
  const indicator = await decisions('bestand', ['BU09170101;2024;Bestand;61', 'BU09170102;2024;Bestand;75'])
  const csv = await csvOfFigure(house, manager, { code: indicator, place: district, reference: 'country' })
  expect(csv).toContain(',sum-of-parts,')
  expect(csv).not.toContain(',published,')
})

it('of an area that is all of its municipality nothing is left, however the publisher rounded', async () => {
  const parts = ['WK075801', 'BU07580201'].map((region) => ({ region, share: 1, reason: null }))
  const asked = { area: otherArea, boundaryYear: 2024, parts, note: '', base: 1, operation: 'compose all' }
  await createComposition(house, operatorActor, asked)
  const { entries } = await overviewOf(house, operatorActor, {
    ...{ place: otherArea, reference: 'rest-of-municipality', codes: ['kwb:a_inw', 'kwb:p_koopw'] },
  })
  expect(entries).toHaveLength(2)
  for (const { referenceSeries } of entries) {
    for (const each of referenceSeries?.definitions.flatMap((one) => one.observations) ?? []) {
      expect(each).toMatchObject({ value: null, absence: 'not-applicable', note: { nl: 'Er blijft niets over.' } })
    }
  }
})

it('a region of an area of which nobody knows what it was in a year is missing in the figures of that year', async () => {
  const figures = figuresFile(2025).split('\n')
  const grown = (figures.find((line) => line.startsWith('BU07580201')) ?? '').replaceAll('07580201', '07580202')
  const path = join(folder, 'kwb-2025.csv')
  await writeFile(path, [...figures, grown.replace(',1,', ',3,')].join('\n'))
  await importFile(house, operatorActor, {
    ...{ path, name: 'kwb-2025.csv', area: null, isTrial: false, operation: 'import 2025' },
  })
  const parts = ['BU07580201', 'BU07580202'].map((region) => ({ region, share: 1, reason: null }))
  const asked = { area: 'delft-west', boundaryYear: 2025, parts, note: '', base: 0, operation: 'compose 2025' }
  await createComposition(house, operatorActor, asked)
  expect(await observations('kwb:a_inw', 'delft-west')).toMatchObject([
    { period: '2023', value: 2000, precision: 'at-least', coverage: { known: 1, of: 2 } },
    { period: '2024', value: 2000, precision: 'at-least', coverage: { known: 1, of: 2 } },
    { period: '2025', value: 4000, precision: 'exact', coverage: { known: 2, of: 2 } },
  ])
  // These lie in another municipality than the area is listed under: they are its regions all the same.
  const found = await partsOfPlace(house, operatorActor, { code: 'kwb:a_inw', place: 'delft-west' })
  expect(found?.parts.flatMap(({ code, isInside }) => (isInside ? [code] : []))).toEqual(
    parts.map((each) => each.region),
  )
})

it('what is published of a region goes before its neighbourhoods in a newer division', async () => {
  const missing = { nl: expect.stringMatching(/^Samengesteld uit buurten\. .* geen cijfer bekend\.$/) }
  // A file of which the last year is 2023 is read in the boundaries of that year.
  await decisions('deling-oud', ['GM0917;2023;Deling;900'])
  const indicator = await decisions('deling-nieuw', [
    ...['BU09170101;2023;Deling;61', 'BU09170102;2023;Deling;75', 'BU09170101;2024;Deling;62'],
  ])
  expect(await observations(indicator, town)).toMatchObject([
    { period: '2023', value: 900, precision: 'exact', coverage: { known: 1, of: 1 } },
    { period: '2024', value: 62, precision: 'at-least', note: missing },
  ])
})
