import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { importFile } from '../importing/service.server'
import { questionOf, readSearch } from './form'
import { chooseComparable, lookForComparable } from './service.server'
import { startSearch } from './start.server'
import {
  area,
  composeAreas,
  importYears,
  liveabilityFile,
  loadDivisions,
  otherArea,
} from './test-support/made-country.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await importYears(house)
  await loadDivisions(house)
  await composeAreas(house)
})
afterAll(() => house.close())

const begin = (typed: Record<string, string>, isAsked = false) =>
  startSearch(house, operatorActor, { area, typed: readSearch(new URLSearchParams(typed)), isAsked })

describe('what the form begins with', () => {
  it('is the question when the first programme began: without that year nothing can be compared', async () => {
    const start = await begin({})
    expect(start).toMatchObject({
      known: { name: 'NPLV', since: 2022 },
      years: ['2017', '2018', '2019'],
      choices: null,
      refusal: null,
    })
    expect(await begin({ first: '2024' })).toMatchObject({
      choices: null,
      refusal: { code: 'match-programme-earlier' },
    })
    expect(await begin({ first: 'lang geleden' })).toMatchObject({ refusal: { code: 'match-programme-year' } })
    const typed = readSearch(new URLSearchParams())
    await expect(startSearch(house, publicActor, { area, typed, isAsked: false })).rejects.toMatchObject({
      code: 'not-signed-in',
    })
  })

  it('is our own set as far as the area has figures, in the years before it, and all its other figures', async () => {
    const { typed, choices } = await begin({ first: '2019' })
    expect(typed).toMatchObject({
      on: ['kwb:a_inw', 'kwb:p_huurw', 'kwb:a_65_oo/kwb:a_inw'],
      from: '2017',
      to: '2018',
      first: '2019',
    })
    expect(choices?.traits.find(({ code }) => code === 'density')?.choice).toBeNull()
    const codes = choices?.others.flatMap((theme) => theme.choices.map(({ code }) => code)) ?? []
    expect(codes.toSorted()).toEqual(['kwb:a_65_oo', 'kwb:a_pau', 'kwb:a_woning'])
    expect(choices?.asked['kwb:p_huurw']).toEqual(['2017', '2018'])
  })

  it('offers what changes slowly from after the start too, and says so; other figures from before it only', async () => {
    // Cars are known in 2019 in another definition, and of before: all figures here have 2017.
    const { choices } = await begin({ first: '2018', from: '2012', to: '2016', do: 'search' }, true)
    expect(choices?.traits.find(({ code }) => code === 'rented')?.choice).toMatchObject({
      years: ['2017'],
      isLate: false,
    })
    expect(choices).toMatchObject({ others: [], elsewhere: 3 })
    const none = await begin({ first: '2017' })
    expect(none).toMatchObject({ choices: null, refusal: null, years: ['2017', '2018', '2019'] })
  })
})

describe('a search as it was typed', () => {
  it('takes of each figure the years it is known in, and refuses years that are not before the programme', async () => {
    const fields = { on: 'kwb:a_inw', first: '2019', from: '2015', to: '2018' }
    const { choices, typed } = await begin(fields, true)
    expect(questionOf(area, typed, choices)).toMatchObject({ on: ['kwb:a_inw@2017.2018'], firstProgramme: 2019 })
    const found = await lookForComparable(house, operatorActor, questionOf(area, typed, choices))
    expect(found.years).toEqual(['2017', '2018'])
    const late = await begin({ ...fields, to: '2019' }, true)
    const question = questionOf(area, late.typed, late.choices)
    await expect(lookForComparable(house, operatorActor, question)).rejects.toMatchObject({ code: 'match-years-late' })
    const none = await begin({ ...fields, from: 'vroeger' }, true)
    expect(questionOf(area, none.typed, none.choices)).toMatchObject({ years: [], on: ['kwb:a_inw'] })
  })

  it('begins next time as what was chosen then', async () => {
    const asked = { place: area, on: ['kwb:a_woning', 'kwb:p_huurw'], years: ['2017', '2018'], count: 8 }
    const choice = { note: 'Zelfde huizen.', base: 0, operation: 'choose once' }
    await chooseComparable(house, operatorActor, { ...asked, ...choice, firstProgramme: 2019 })
    const again = { on: asked.on, from: '2017', to: '2018', first: '2019', count: '8', level: 'neighbourhood' }
    expect((await begin({})).typed).toEqual(again)
    expect((await begin({ first: '2019', do: 'years' })).typed).toEqual(again)
    expect((await begin({ first: '2018', do: 'years' })).typed).toMatchObject({
      to: '2017',
      first: '2018',
      count: '10',
    })
  })
})

it('an area of a district is looked for among districts, also on years for which nobody composed it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-liveability-'))
  try {
    const path = join(folder, 'leefbaarometer-wijken.csv')
    await writeFile(path, liveabilityFile())
    const name = 'leefbaarometer-wijken.csv'
    await importFile(house, operatorActor, { path, name, area: null, isTrial: false, operation: 'liveability' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  // All scores are within the boundaries of 2018; of 2016 no division is known at all.
  const asked = { place: otherArea, on: ['lbm3:score'], years: ['2016'], count: 3 }
  const found = await lookForComparable(house, operatorActor, asked)
  expect(found).toMatchObject({ level: 'district', boundaryYear: 2018, matches: { length: 3 } })
})
