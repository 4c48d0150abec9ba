import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import { findPlace } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { importFile } from '../importing/service.server'
import { indicator } from '../service.server'
import { drawnRegions } from './drawn-regions.server'

let house: House
let folder: string
beforeAll(async () => {
  house = await freshHouse()
  folder = await mkdtemp(join(tmpdir(), 'wijklus-drawn-'))
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

async function bring(year: number, columns: string, rows: string): Promise<void> {
  const name = `kwb-${year}.csv`
  const path = join(folder, name)
  await writeFile(path, `gwb_code_10;regio;${columns}\n${rows}\n`)
  await importFile(house, operatorActor, { path, name, area: null, isTrial: false, operation: name })
}

const drawn = async (period: string) =>
  drawnRegions(house, publicActor, {
    indicator: await indicator(house, publicActor, 'kwb:p_koopw'),
    place: await findPlace(house, publicActor, 'GM0344'),
    municipality: 'GM0344',
    period,
  })

it('a share is drawn whether or not any file has the homes it is of', async () => {
  await bring(2023, 'a_inw;p_koopw', 'GM0344;Utrecht;367947;45\nWK034401;West;30000;40\nWK034403;Overvecht;35000;21')
  const without = await drawn('2023')
  expect(without?.found.parts.map(({ observation }) => observation?.value)).toEqual([21, 40])
  expect(without?.wholeUnit).toBeNull()

  await bring(2024, 'a_woning;p_koopw', 'GM0344;Utrecht;160000;45\nWK034401;West;15000;41\nWK034403;Overvecht;16000;22')
  const having = await drawn('2024')
  expect(having?.found.parts.map(({ whole }) => whole)).toEqual([16_000, 15_000])
  expect(having?.wholeUnit).toBe('dwellings')
})
