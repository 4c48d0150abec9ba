import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import { createComposition } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { figureOf } from '../figure.server'
import { csvOfFigure, csvOfProfile } from './download.store.server'
import { madeFrom } from './made-from'
import { overviewOf, profileOf } from './overview.server'
import { area, bringTown, pocket } from './test-support/made-town.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await bringTown(house)
  // In 2023 somebody composed it of two neighbourhoods, in 2024 of the district.
  const parts = ['BU09170101', 'BU09170102'].map((region) => ({ region, share: 1, reason: null }))
  const asked = { area, boundaryYear: 2023, parts, note: '', base: 0, operation: 'compose 2023' }
  await createComposition(house, operatorActor, asked)
})
afterAll(() => house?.close())

const asked = { code: 'kwb:p_hh_li', place: area, reference: 'rest-of-municipality' }

it('of an area with a composition per year each figure says which was used, in which boundaries', async () => {
  const rows = parse(await csvOfFigure(house, publicActor, asked), { columns: true }) as Record<string, string>[]
  expect(
    rows.map(({ place, period, boundary_year, composition, method }) => [
      place,
      period,
      boundary_year,
      composition,
      method,
    ]),
  ).toEqual([
    [area, '2023', '2023', `${area}.2`, 'weighted-by-whole'],
    [area, '2024', '2024', `${area}.1`, 'published'],
    [`rest:${area}`, '2023', '2023', `${area}.2`, 'rest-of-municipality'],
    [`rest:${area}`, '2024', '2024', `${area}.1`, 'rest-of-municipality'],
  ])
  const profile = parse(await csvOfProfile(house, publicActor, { place: area, reference: 'municipality' }), {
    columns: true,
  }) as Record<string, string>[]
  const own = profile.filter(({ place }) => place === area)
  expect(
    own.every(({ boundary_year, composition }) => composition === `${area}.${boundary_year === '2023' ? 2 : 1}`),
  ).toBe(true)
  // The municipality is as its publisher has it, whatever the area is made of.
  expect(profile.filter(({ place }) => place !== area).every(({ composition }) => composition === '')).toBe(true)
})

it('the line under figures names only what was used for them', async () => {
  const figure = await figureOf(house, publicActor, asked)
  expect(figure.madeFrom).toEqual({
    compositions: [
      { id: `${area}.1`, boundaryYears: [2024] },
      { id: `${area}.2`, boundaryYears: [2023] },
    ],
    how: 'both',
  })
  const newest = await figureOf(house, publicActor, { ...asked, periods: { from: '2024', to: '2024' } })
  expect(newest.madeFrom).toEqual({ compositions: [{ id: `${area}.1`, boundaryYears: [2024] }], how: 'published' })
  const oldest = await figureOf(house, publicActor, { ...asked, periods: { from: '2023', to: '2023' } })
  expect(oldest.madeFrom).toEqual({ compositions: [{ id: `${area}.2`, boundaryYears: [2023] }], how: 'computed' })
  const { entries } = await overviewOf(house, publicActor, { place: area, reference: 'municipality' })
  expect(madeFrom(entries)?.compositions.map(({ id }) => id)).toEqual([`${area}.1`, `${area}.2`])
  const { entries: ofRegion } = await overviewOf(house, publicActor, { place: pocket, reference: 'municipality' })
  expect(madeFrom(ofRegion)).toBeNull()
})

it('a profile says by boundary year what the area was made of', async () => {
  const { compositions } = await profileOf(house, publicActor, { place: area, references: ['country'] })
  expect(compositions).toEqual({ 2023: [`${area}.2`], 2024: [`${area}.1`] })
})
