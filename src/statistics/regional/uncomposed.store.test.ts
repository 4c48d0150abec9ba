import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import { createComposition, findArea } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { importFile } from '../importing/service.server'
import { overviewOf } from './overview.server'
import { area, bringTown, district } from './test-support/made-town.server'
import { uncomposedYears } from './uncomposed.server'

let house: House
let folder: string
beforeAll(async () => {
  house = await freshHouse()
  folder = await mkdtemp(join(tmpdir(), 'wijklus-liveability-'))
  await bringTown(house)
  const rows = [2012, 2014, 2016].map(
    (year, step) => `${district},${year},${-0.5 - step / 10},-0.1,-0.1,-0.1,-0.1,-0.1`,
  )
  const path = join(folder, 'leefbaarometer-wijken.csv')
  await writeFile(path, ['GBD,JAAR,RLBRMTR,RLBWON,RLBBEV,RLBVRZ,RLBVEI,RLBFYS', ...rows].join('\n'))
  const asked = { path, name: 'leefbaarometer-wijken.csv', area: null, isTrial: false, operation: 'liveability' }
  await importFile(house, operatorActor, asked)
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const years = async (slug: string) => uncomposedYears(house, publicActor, await findArea(house, publicActor, slug))
const codes = async () =>
  (await overviewOf(house, publicActor, { place: area, reference: 'municipality' })).entries.map(
    ({ indicator }) => indicator.code,
  )

it('figures within boundaries an area was not composed for are not missed in silence', async () => {
  expect(await codes()).not.toContain('lbm2:totaal')
  expect(await years(area)).toEqual([2016])
  // Of an area in another town there is nothing in the file; one that is not composed at all is another thing to say.
  expect(await years('breda-noord')).toEqual([])
  expect(await years('utrecht-overvecht')).toEqual([])

  const parts = [{ region: district, share: 1, reason: null }]
  const asked = { area, boundaryYear: 2016, parts, note: '', base: 0, operation: 'compose 2016' }
  await createComposition(house, operatorActor, asked)
  expect(await years(area)).toEqual([])
  expect(await codes()).toContain('lbm2:totaal')
})
