import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { loadRegions } from '../regions/load.server'
import { findArea } from '../service.server'
import { beginComposition } from './compose.server'
import { createComposition } from './service.server'

const slug = 'utrecht-overvecht'
let house: House
beforeAll(async () => {
  house = await freshHouse()
  const district = (code: string, name: string, boundaryYear: number) => ({
    ...{ code, name, boundaryYear, level: 'district' as const },
  })
  const rows = [
    { ...district('WK034403', 'Wijk 03 Overvecht', 2024), isSameAsYearBefore: true },
    district('WK034403', 'Wijk 03 Overvecht', 2023),
    // Before, the town was numbered in another way, and no list says how.
    district('WK034413', 'Overvecht', 2010),
    district('WK034499', 'Centrum', 2012),
  ]
  const source = { fileName: 'wijken', checksum: 'wijken', licence: null, loadedBy: 'operator' }
  await house.database.transaction().execute((transaction) => loadRegions(transaction, [rows], source))
  const parts = [{ region: 'WK034403', share: 1, reason: null }]
  const asked = { area: slug, boundaryYear: 2024, parts, note: '', base: 0, operation: 'compose 2024' }
  await createComposition(house, operatorActor, asked)
})
afterAll(() => house?.close())

const begin = async (year: number, start: string) =>
  (await beginComposition(house, operatorActor, await findArea(house, operatorActor, slug), year, start)).proposal

it('a version is carried over to a year of which its regions are known', async () => {
  expect(await begin(2023, '1')).toMatchObject({ kind: 'carried', number: 1, parts: [{ region: 'WK034403' }] })
})

it('one that cannot be carried over at all begins with names, and says so', async () => {
  expect(await begin(2010, '1')).toMatchObject({
    kind: 'names',
    instead: { number: 1, boundaryYear: 2024 },
    parts: [{ region: 'WK034413' }],
  })
  expect(await begin(2012, '1')).toMatchObject({ kind: 'names', instead: { number: 1 }, nothing: 'no-name' })
  expect(await begin(2010, 'names')).toMatchObject({ kind: 'names', instead: null })
})
