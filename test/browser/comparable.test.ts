import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, readConfiguration } from '../../src/platform/index.server'
import {
  area,
  composeAreas,
  importYears,
  loadDivisions,
} from '../../src/statistics/matching/test-support/made-country.server'
import { addressOf } from '../../src/ui'
import { signIn } from '../support/demonstration'
import { type FreshStore, freshStore } from '../support/house'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'
import { addPerson, type TestPerson } from '../support/people'
import { root } from '../support/places'
import { type RunningProgram, startProgram } from '../support/program'

let store: FreshStore
let program: RunningProgram
let researcher: TestPerson
beforeAll(async () => {
  store = await freshStore()
  const environment = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory }
  const house = await openHouse(readConfiguration(environment, root), root)
  await importYears(house, [2017, 2018])
  await loadDivisions(house)
  await composeAreas(house)
  researcher = await addPerson(house, 'onderzoeker', { role: 'researcher', area })
  await house.close()
  program = await startProgram({ databaseUrl: store.url, dataDirectory: store.dataDirectory })
})
afterAll(async () => {
  await program?.stop()
  await store?.drop()
})

const at = (path: string) => new URL(path, program.address).href
const shown = (page: Page) => page.locator('main').innerText()

it('a researcher of the area chooses comparable neighbourhoods, without scripts, and everybody reads which they are', async () => {
  const page = await visit(at('/'), { javaScript: false })
  await signIn(page, researcher)
  await page.goto(at(addressOf('area-comparable', 'nl', { area })))
  expect(await shown(page)).toContain('nog geen vergelijkbare buurten gekozen')
  expect(await page.inputValue('#from')).toBe('2017')
  expect(await page.isChecked('[value="kwb:a_65_oo/kwb:a_inw"]')).toBe(true)

  // The programme began within the years that would be compared: nothing that was typed is lost.
  await page.fill('#first', '2018')
  await page.fill('#from', '2018')
  await page.click('main button[value=search]')
  expect(await page.locator('[role=alert]').innerText()).toContain('2018 ligt daar niet voor')
  expect(await page.inputValue('#from')).toBe('2018')
  await page.fill('#from', '2017')
  await page.fill('#first', '2019')
  await page.fill('#count', '50')
  await page.click('main button[value=search]')
  expect(await shown(page)).toContain('Niet bruikbaar')
  expect(await page.locator('#note').count()).toBe(0)
  await page.fill('#count', '10')
  await page.click('main button[value=search]')
  expect(await shown(page)).toContain('Er was keus uit 50 buurten.')
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
  await page.fill('#note', 'Zelfde soort huizen en bewoners.')
  await page.click('text=Kies deze')
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als keuze 1.')

  const read = await visit(at(addressOf('area-comparable', 'nl', { area })))
  const text = await shown(read)
  expect(text).toContain('Buurt 0001 (BU19010001)')
  expect(text).toContain('Zelfde soort huizen en bewoners.')
  expect(text).toContain('Het eerste programma begon in 2019.')
  expect(text).not.toContain('Kies deze')
  await expectAccessible(read)
  await expectNoHorizontalScroll(read)
  await read.click('text=Cijfers naast deze buurten')
  await read.waitForLoadState()
  expect(read.url()).toContain('reference=comparable')
  expect(await shown(read)).toContain('Buurt 0001 (Gemeente GM1901)')
})
