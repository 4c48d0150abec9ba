import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { importFile } from '../importing/service.server'
import { seriesOf } from '../service.server'
import { overviewOf } from './overview.server'
import { area, bringTown, district, town } from './test-support/made-town.server'

const manager: Actor = {
  kind: 'person',
  id: 'manager',
  name: 'manager',
  memberships: [{ role: 'programme-manager', area, organisation: 'one', from: '2020-01-01', to: null }],
}

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

const referenced = async (indicator: string, reference: 'municipality' | 'rest-of-municipality') => {
  const {
    others,
    reference: own,
    entries,
  } = await overviewOf(house, manager, {
    ...{ place: area, reference, codes: [indicator] },
  })
  expect([own?.kind, others]).toEqual([reference, []])
  return entries[0]?.referenceSeries?.definitions.flatMap((each) => each.observations)
}

it('so has its municipality, and what is left of that without the area', async () => {
  const indicator = await decisions('hulp', [
    ...['BU09170101;2024;Hulp;61', 'BU09170102;2024;Hulp;75', 'BU09170103;2024;Hulp;80', 'BU09170104;2024;Hulp;95'],
    ...elsewhere.map((code) => `${code};2024;Hulp;100`),
  ])
  const of = elsewhere.length
  const note = { nl: expect.stringContaining('Samengesteld uit buurten') }
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
