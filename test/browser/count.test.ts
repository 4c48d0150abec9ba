import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor } from '../../src/accounts'
import { type House, openHouse, readConfiguration } from '../../src/platform/index.server'
import { importFile } from '../../src/statistics/importing/service.server'
import { area, bringTown, pocket, town, townName } from '../../src/statistics/regional/test-support/made-town.server'
import { addressOf } from '../../src/ui'
import { type FreshStore, freshStore } from '../support/house'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'
import { root } from '../support/places'
import { type RunningProgram, startProgram } from '../support/program'
import { largeTown, largeTownFigures, largeTownMap, largeTownName } from './large-town'
import { expectFitsOnPaper } from './paper'

const lowIncome = 'kwb:p_hh_li'

let store: FreshStore
let house: House
let program: RunningProgram

beforeAll(async () => {
  store = await freshStore()
  const settings = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory, WIJKLUS_CONNECTIONS: '2' }
  house = await openHouse(readConfiguration(settings, root), root)
  await bringTown(house)
  program = await startProgram({ databaseUrl: store.url, dataDirectory: store.dataDirectory })
})
afterAll(async () => {
  await house?.close()
  await program?.stop()
  await store?.drop()
})

const at = (path: string) => new URL(path, program.address).href
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const mainOf = async (page: Page) => plain(await page.locator('main').innerText())

/** Right for everybody, also on a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoHorizontalScroll(page, 320)
}

describe('an analyst looks at an area', () => {
  it('from its page to its figures, beside the rest of the town and beside the town', async () => {
    const page = await visit(at(addressOf('area', 'nl', { area })))
    expect(await mainOf(page)).toContain('Het nieuwste is over 2024')
    await page.locator('main a', { hasText: 'cijfers over dit gebied' }).click()
    await page.waitForURL(at(addressOf('count', 'nl', { place: area })))
    const row = page.locator('.count-rows > li', { hasText: 'Huishoudens met een laag inkomen' })
    expect(plain(await row.innerText())).toContain('Gedaald van 40 naar 38 % (2023–2024).')
    expect(plain(await row.innerText())).toContain('rest van Heerlen')
    expect(await mainOf(page)).toContain('hetzelfde beleid')
    expect(await mainOf(page)).toContain(`samenstelling ${area}.1`)
    await expectFit(page)

    await page.selectOption('#reference', 'municipality')
    await page.click('main form button:has-text("Vergelijk")')
    await page.waitForURL(/reference=municipality/)
    expect(plain(await row.innerText())).toContain('gemeente Heerlen')
    await page.selectOption('#reference', 'comparable')
    await page.click('main form button:has-text("Vergelijk")')
    await page.waitForURL(/reference=comparable/)
    expect(await mainOf(page)).toContain('nog geen vergelijkbare buurten gekozen')
    await expectFit(page)
  })

  it('then at one figure: who is hidden in the mean, on a map by keyboard, in a table, as a file', async () => {
    const page = await visit(at(addressOf('indicator', 'nl', { code: lowIncome }, { place: area })))
    const shown = await mainOf(page)
    expect(shown).toContain('In 1 van de 4 buurten ligt het aandeel meer dan 5 procentpunt boven dat van Heerlen-Noord')
    expect(shown).toContain('Schaesbergerveld 58 %')
    expect(shown).toContain('1 buurt telt hier niet mee')
    await expectFit(page)

    const live = page.locator('[data-map-readout]')
    await page.locator('[data-map-picture] [tabindex="0"]').focus()
    await page.keyboard.press('s')
    expect(plain(await live.innerText())).toContain('Schaesbergerveld: 58 %')
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => address.searchParams.get('place') === pocket)
    expect(await mainOf(page)).toContain('gemeente Heerlen')
    await page.goBack()

    const table = page.locator('details:has(#map-table-caption)')
    await table.locator('summary').click()
    const names = await table.locator('tbody th').allInnerTexts()
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'nl', { numeric: true })))
    expect(names).toHaveLength(11)

    for (const name of ['CSV', 'Parquet', 'SVG', 'Deze cijfers als CSV']) {
      const href = await page.locator('main a', { hasText: new RegExp(`^${name}$`) }).getAttribute('href')
      const answer = await fetch(at(href ?? ''))
      expect([name, answer.status, answer.headers.get('content-disposition')]).toEqual([
        name,
        200,
        expect.stringContaining('attachment'),
      ])
      if (name === 'CSV') expect(await answer.text()).toContain('rest-of-municipality')
    }
  })

  it('without a script another place is searched, and what is meant is chosen', async () => {
    const page = await visit(at(addressOf('indicator', 'nl', { code: lowIncome })), { javaScript: false })
    await page.fill('#find', 'molenberg')
    await page.click('main form:has(#find) button')
    await page.waitForURL(/find=molenberg/)
    await expectAccessible(page)
    await page.click('main a:has-text("Molenberg-Zuid")')
    await page.waitForURL(/place=BU09170102/)
    await page.fill('#find', 'nietsvandit')
    await page.click('main form:has(#find) button')
    await page.waitForURL(/nietsvandit/)
    expect(await mainOf(page)).toContain('Geen plek gevonden met ‘nietsvandit’')
    await expectNoHorizontalScroll(page)
  })
})

it('a municipality sees its neighbourhoods beside itself, as the start of a conversation', async () => {
  const page = await visit(at(addressOf('municipality', 'en', { municipality: town }, { show: 'figures' })), {
    language: 'en',
  })
  expect(await mainOf(page)).toContain('does not rank neighbourhoods')
  const row = page.locator('.city-grid tr', { hasText: 'Schaesbergerveld' })
  expect(plain(await row.innerText()).replaceAll(/\s+/g, ' ')).toContain('less favourable than the municipality 58% ')
  expect(await row.innerText()).toContain('2 of 2')
  const swing = await page.getAttribute('main a[href*="swing.csv"]', 'href')
  expect(await (await fetch(at(swing ?? ''))).text()).toContain('buurt')
  await expectFit(page)
  await page.click('main nav a:has-text("By district")')
  await page.waitForURL(/level=district/)
  expect(await page.locator('.city-grid tbody tr').count()).toBe(3)

  await page.goto(at(addressOf('map', 'en', { code: lowIncome }, { municipality: town })))
  expect(await page.locator('h1').innerText()).toContain(`map of ${townName}`)
  expect(await page.locator('[data-map-drawing] [data-region]').count()).toBe(11)
  await page.selectOption('#period', '2023')
  await page.click('main form button')
  await page.waitForURL(/period=2023/)
  expect(await mainOf(page)).toContain('figures of 2023')
  await expectFit(page)
})

describe('a municipality of 300 neighbourhoods', () => {
  beforeAll(async () => {
    const files = [
      ['kwb-2024.csv', largeTownFigures()],
      ['buurten-2024.geojson', largeTownMap()],
    ] as const
    for (const [name, content] of files) {
      const path = join(store.dataDirectory, name)
      await writeFile(path, content)
      await importFile(house, operatorActor, { path, name, area: null, isTrial: false, operation: `large ${name}` })
    }
  })

  it('is read on the map by keyboard, every neighbourhood with its name and figure, and in the table beside it', async () => {
    const page = await visit(at(addressOf('map', 'nl', { code: lowIncome }, { municipality: largeTown })))
    await page.waitForSelector('[data-map-picture][role=application]')
    await expectFit(page)
    await expectFitsOnPaper(page)

    // Each region is asked for its neighbours, as if each arrow were pressed on it.
    const { reached, unsaid } = await page.evaluate(() => {
      const regions = [...document.querySelectorAll<HTMLElement>('[data-map-picture] [data-region]')]
      const said = () => document.querySelector('[data-map-readout]')?.textContent ?? ''
      const here = () => document.activeElement as HTMLElement
      const start = regions.find((region) => region.getAttribute('tabindex') === '0')
      const found = new Set(start ? [start] : [])
      const silent: string[] = []
      for (const region of found) {
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
          region.focus()
          region.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
          found.add(here())
        }
        region.focus()
        const title = region.querySelector('title')?.textContent ?? ''
        const isSeen = document.querySelector('[data-map-cursor]')?.getAttribute('d')?.startsWith('M')
        if (title === '' || !said().startsWith(title) || !isSeen) silent.push(`${title} | ${said()}`)
      }
      return { reached: found.size, unsaid: silent }
    })
    expect(reached).toBe(300)
    expect(unsaid).toEqual([])
    await page.keyboard.press('Home')
    await page.keyboard.press('v')
    expect(plain(await page.locator('[data-map-readout]').innerText())).toMatch(
      /^Verspreide huizen in het zuidoosten van de polder 2: 12 %, 10 procentpunt lager dan Pijnacker-Nootdorp/,
    )

    const table = page.locator('details:has(#map-table-caption)')
    await table.locator('summary').click()
    expect(await table.locator('tbody tr').count()).toBe(200)
    await table.locator('nav a', { hasText: /^2$/ }).click()
    await page.waitForURL(/page=2/)
    expect(await page.locator('details:has(#map-table-caption) tbody tr').count()).toBe(100)
  })

  it('has a figure page that fits on a phone and on paper', async () => {
    const page = await visit(at(addressOf('indicator', 'nl', { code: lowIncome }, { place: largeTown })))
    expect(await mainOf(page)).toContain('van de 292 buurten')
    expect(await mainOf(page)).toContain(`Delen van ${largeTownName}`)
    await expectFit(page)
    await expectFitsOnPaper(page)
  })
})
