import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { makeLookups } from '../lookup/keep.server'
import { overviewOf } from './overview.server'
import { area, bringTown } from './test-support/made-town.server'
import { keepWarm, warmUp } from './warm.server'

let empty: House
let house: House
beforeAll(async () => {
  ;[empty, house] = await Promise.all([freshHouse(), freshHouse()])
  await bringTown(house)
})
afterAll(() => Promise.all([empty?.close(), house?.close()]))

it('a program without figures of regions has nothing to warm up with', async () => {
  expect(await warmUp(empty)).toBe(0)
})

it('one with figures asks some questions, and stops when it is told to', async () => {
  expect(await warmUp(house)).toBeGreaterThan(24)
  let pieces = 3
  expect(await warmUp(house, () => pieces-- > 0)).toBeLessThan(3)
})

it('looks anew for lookup files that were made meanwhile', async () => {
  const profile = () => overviewOf(house, publicActor, { place: area, reference: 'municipality' })
  const before = await profile()
  await makeLookups(house)
  const warm = keepWarm(house)
  warm.again()
  await warm.stop()
  const asked = vi.spyOn(await house.engine(), 'rows')
  expect(await profile()).toEqual(before)
  expect(asked.mock.calls.filter(([query]) => query.includes('file_index'))).toEqual([])
})

it('stands in nobody’s way when it cannot be done', async () => {
  const closed = await freshHouse()
  await closed.close()
  await expect(warmUp(closed)).rejects.toThrow()
  const warm = keepWarm(closed)
  warm.again()
  await expect(warm.stop()).resolves.toBeUndefined()
})
