import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operatorActor } from '../../src/accounts'
import { boundariesOf, regionsOf } from '../../src/areas/compositions/examples'
import { compositionsOf, createComposition } from '../../src/areas/compositions/service.server'
import { loadRegions } from '../../src/areas/regions/load.server'
import { loadBoundaries, surveyBoundaries } from '../../src/areas/regions/load-boundaries.server'
import { type House, openHouse, readConfiguration } from '../../src/platform/index.server'
import { addressOf } from '../../src/ui'
import { accountsOf, fillSignIn } from '../support/demonstration'
import { type FreshStore, freshStore } from '../support/house'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'
import { root } from '../support/places'
import { type RunningProgram, startProgram } from '../support/program'

const area = 'heerlen-noord'
const town = 'GM0917'

let store: FreshStore
let house: House
let program: RunningProgram

beforeAll(async () => {
  store = await freshStore()
  const settings = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory, WIJKLUS_CONNECTIONS: '2' }
  house = await openHouse(readConfiguration(settings, root), root)
  const source = { fileName: 'proef', checksum: 'proef', licence: null, loadedBy: 'operator' }
  await house.database.transaction().execute(async (transaction) => {
    await loadRegions(transaction, [regionsOf(2024, town), regionsOf(2023, town)], source)
    const neighbourhoods = { level: 'neighbourhood', boundaryYear: 2024, crs: 'rd' } as const
    const map = await surveyBoundaries({ ...neighbourhoods, features: boundariesOf(town) })
    await loadBoundaries(transaction, map, source)
  })
  program = await startProgram({
    databaseUrl: store.url,
    dataDirectory: store.dataDirectory,
    env: { WIJKLUS_DEMONSTRATION: 'yes' },
  })
})
afterAll(async () => {
  await house?.close()
  await program?.stop()
  await store?.drop()
})

const at = (path: string) => new URL(path, program.address).href
const tick = (code: string) => `input[type=checkbox][value=${code}]`
const versions = () => compositionsOf(house, operatorActor, area)

async function send(page: Page, what: 'search' | 'all' | 'check' | 'choose' | 'save'): Promise<void> {
  await page.click(`main button[name=do][value=${what}]`)
  await page.waitForLoadState()
}

/** Every page on the way is right for everybody, also on a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
}

it('the programme manager composes an area, from the first proposal to a second version', async () => {
  const page = await visit(at(addressOf('area', 'nl', { area })))
  expect(await page.locator('main').innerText()).toContain('nog niet vastgelegd uit welke wijken en buurten')
  await page.goto(at(addressOf('area-compose', 'nl', { area })))
  await fillSignIn(page, accountsOf(program)['programme-manager'])
  await expectFit(page)

  await page.click('main form button')
  await page.waitForLoadState()
  expect(await page.locator('main').innerText()).toContain('Wijk 02 Noord (WK091702): dezelfde naam als Heerlen-Noord')
  expect(await page.isChecked(tick('WK091702'))).toBe(true)
  await page.fill('#q', 'kade')
  await send(page, 'search')
  expect(await page.locator(tick('WK091701')).count()).toBe(0)
  await page.check(tick('BU0917AA01'))
  await send(page, 'all')
  expect(await page.isChecked(tick('BU0917AA01'))).toBe(true)
  await expectFit(page)

  await page.locator('summary', { hasText: 'Buurten van Wijk 02 Noord' }).click()
  await page.check(tick('BU09170201'))
  await send(page, 'check')
  expect(await page.locator('main').innerText()).toContain('zou twee keer meetellen')
  // Read again and gone back to without sending anything again, and nothing that was chosen is lost.
  expect((await page.reload())?.request().method()).toBe('GET')
  expect(await page.locator('main').innerText()).toContain('zou twee keer meetellen')
  await page.goBack()
  expect(await page.isChecked(tick('BU0917AA01'))).toBe(true)
  await page.goForward()
  await send(page, 'choose')
  await page.uncheck(tick('BU09170201'))
  await send(page, 'check')
  await page
    .locator('details', { has: page.locator('#share-WK091702') })
    .locator('summary')
    .click()
  await page.fill('#share-WK091702', '62,5')
  await send(page, 'save')
  expect(await page.locator('[role=alert]').innerText()).toContain('niet hoe het deel is bepaald')
  expect(await page.inputValue('#share-WK091702')).toBe('62,5')
  await expectFit(page)
  await page.fill('#reason-WK091702', 'Adressen geteld in maart.')
  await page.fill('#note', 'Zo noemt de alliantie het.')
  await send(page, 'save')

  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als versie 1.')
  const shown = await page.locator('main').innerText()
  expect(shown).toContain('1 wijk en 1 buurt. Versie 1')
  expect(shown).toContain('62,5\u00a0% van de adressen')
  // What one came for is one step further: its figures, and what to compare them with.
  expect(shown).toContain('Bekijk de cijfers van Heerlen-Noord')
  expect(shown).toContain('Vergelijkbare buurten van Heerlen-Noord')
  await expectFit(page)
  expect(await versions()).toMatchObject([
    {
      number: 1,
      boundaryYear: 2024,
      note: 'Zo noemt de alliantie het.',
      parts: [
        { region: 'BU0917AA01', share: 1 },
        { region: 'WK091702', share: 0.625, reason: 'Adressen geteld in maart.' },
      ],
    },
  ])

  await page.click('main .actions a')
  await page.waitForLoadState()
  const parts = ['WK091701', 'WK091702'].map((region) => ({ region, share: 1, reason: null }))
  const other = { area, boundaryYear: 2024, parts, note: '', base: 1, operation: 'somebody else' }
  await createComposition(house, operatorActor, other)
  await page.check(tick('WK091701'))
  await send(page, 'check')
  await send(page, 'save')
  expect(await page.locator('[role=alert]').innerText()).toContain('Iemand anders was u voor')
  expect(await page.locator('main').innerText()).toContain('Erbij: Kade-Noord (BU0917AA01).')
  expect(await page.inputValue('#share-WK091702')).toBe('62,5')
  await expectFit(page)
  expect(await versions()).toHaveLength(2)
  await send(page, 'save')
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als versie 3.')
  expect((await versions())[0]?.parts.map(({ region }) => region)).toEqual(['BU0917AA01', 'WK091701', 'WK091702'])
})

it('without a script, by the keyboard and on a phone the same is done, and everybody reads what came of it', async () => {
  const address = addressOf('area-compose', 'nl', { area }, { year: '2023', start: '3' })
  const page = await visit(at(address), { javaScript: false, width: 320 })
  await fillSignIn(page, accountsOf(program)['programme-manager'])
  const begun = await page.locator('main').innerText()
  expect(begun).toContain('Versie 3 (grenzen van 2024) is niet over te zetten naar 2023')
  expect(begun).toContain('Wijk 02 Noord (WK091702): dezelfde naam als Heerlen-Noord')
  expect(await page.isChecked(tick('WK091702'))).toBe(true)
  await page.focus(tick('WK091701'))
  await page.keyboard.press('Space')
  await press(page, 'check')
  expect(await page.locator('main').innerText()).toContain('Of er een gat in zit, is niet nagekeken')
  await expectNoHorizontalScroll(page)
  await press(page, 'save')
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als versie 4.')

  const read = await visit(at(addressOf('area-composition', 'nl', { area })))
  const text = await read.locator('main').innerText()
  expect(text).toContain('Grenzen van 2024')
  expect(text).toContain('Erbij: Kade-Noord (BU0917AA01).')
  expect(await read.locator('main .actions').count()).toBe(0)
  await read.click('nav.choices a[href*="2023"]')
  await read.waitForLoadState()
  expect(await read.locator('main').innerText()).toContain('Eerste versie voor deze grenzen.')
  await expectFit(read)
})

/** Presses the button with the Enter key. */
async function press(page: Page, what: 'check' | 'save'): Promise<void> {
  await page.focus(`main button[name=do][value=${what}]`)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
