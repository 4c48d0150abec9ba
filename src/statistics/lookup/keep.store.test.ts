import { glob, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { overviewOf } from '../regional/overview.server'
import { partsOfPlace } from '../regional/parts.server'
import { area, bringTown, pocket, town } from '../regional/test-support/made-town.server'
import { makeLookups } from './keep.server'

let house: House
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  house = await freshHouse()
  await bringTown(house)
})
afterAll(async () => {
  vi.useRealTimers()
  await house?.close()
})

const lookups = async () => (await Array.fromAsync(glob('**/lookup.*', { cwd: house.filesDirectory }))).toSorted()

/** What people see of the town: profiles beside references, and an indicator of all regions. */
async function seen() {
  const parts = async (slug: string) =>
    partsOfPlace(house, publicActor, {
      code: 'kwb:p_hh_li',
      place: slug,
      level: 'neighbourhood',
    })
  return Promise.all([
    overviewOf(house, publicActor, { place: pocket, reference: 'municipality' }),
    overviewOf(house, publicActor, { place: area, reference: 'rest-of-municipality' }),
    parts('nl'),
    parts(town),
    parts(area),
  ])
}

it('lookup files are made of imported versions, once, and again when they are gone; what people see stays the same', async () => {
  const before = await seen()
  expect(await lookups()).toEqual([])
  const made = await makeLookups(house)
  expect(made).toBeGreaterThan(1)
  const names = await lookups()
  expect(names).toHaveLength(made)
  expect(names.every((name) => name.endsWith('/lookup.full') && !name.startsWith('nplv'))).toBe(true)
  expect(await makeLookups(house)).toBe(0)

  vi.advanceTimersByTime(60_000)
  const asked = vi.spyOn(await house.engine(), 'rows')
  expect(await seen()).toEqual(before)
  expect(asked.mock.calls.filter(([query]) => query.includes('file_index'))).toEqual([])

  const [first] = names as [string]
  await rm(join(house.filesDirectory, first))
  const left = join(house.filesDirectory, dirname(first), 'lookup.full.0123.draft')
  await writeFile(left, 'half')
  await utimes(left, 0, 0)
  expect(await makeLookups(house, () => false)).toBe(0)
  expect(await makeLookups(house)).toBe(1)
  expect(await lookups()).toEqual(names)
})
