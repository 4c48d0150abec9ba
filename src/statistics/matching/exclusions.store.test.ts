import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import { createComposition, loadRegions } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { matchRegions } from './service.server'
import { area, importYears, otherDistrict, ownParts } from './test-support/made-country.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await importYears(house, [2018])
  const parts = ownParts.map((region) => ({ region, share: 1, reason: null }))
  const asked = { area, boundaryYear: 2018, parts, note: '', base: 0, operation: 'compose' }
  await createComposition(house, operatorActor, asked)
})
afterAll(() => house?.close())

const excluded = async () => {
  const asked = { place: area, on: ['kwb:a_inw'], years: ['2018'], count: 5 }
  return (await matchRegions(house, publicActor, asked)).excluded
}

it('areas with a programme that nobody composed are left out by their names, and counted', async () => {
  expect(await excluded()).toMatchObject({ otherProgrammes: 0, programmes: { known: 0, named: 0, of: 19 } })
  const rows = [[{ code: otherDistrict, boundaryYear: 2018, level: 'district' as const, name: 'Wijk 01 Breda-Noord' }]]
  const source = { fileName: 'namen', checksum: 'namen', licence: null, loadedBy: 'operator' }
  await house.database.transaction().execute((transaction) => loadRegions(transaction, rows, source))
  expect(await excluded()).toMatchObject({ otherProgrammes: 4, programmes: { known: 0, named: 1, of: 19 } })
})
