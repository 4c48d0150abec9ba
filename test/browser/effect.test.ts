import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, readConfiguration } from '../../src/platform/index.server'
import {
  besidePlace,
  donorPlaces,
  outcomeCode,
  programmePlace,
  publishCountry,
  startYear,
} from '../../src/statistics/effect/test-support/published-country.server'
import { addressOf } from '../../src/ui'
import { accountsOf, signIn } from '../support/demonstration'
import { type FreshStore, freshStore } from '../support/house'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'
import { root } from '../support/places'
import { type RunningProgram, startProgram } from '../support/program'
import { expectFitsOnPaper } from './paper'

const area = 'heerlen-noord'

let store: FreshStore
let program: RunningProgram
beforeAll(async () => {
  store = await freshStore()
  const environment = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory }
  const house = await openHouse(readConfiguration(environment, root), root)
  await publishCountry(house)
  await house.close()
  program = await startProgram({
    databaseUrl: store.url,
    dataDirectory: store.dataDirectory,
    env: { WIJKLUS_DEMONSTRATION: 'yes' },
  })
})
afterAll(async () => {
  await program.stop()
  await store.drop()
})

it('a researcher runs an analysis from start to end, without scripts, and leaves with its methods page', async () => {
  const at = (path: string) => new URL(path, program.address).href
  const page = await visit(at('/'), { javaScript: false })
  await signIn(page, accountsOf(program).researcher)
  await page.goto(at(addressOf('effect-analyses', 'nl', { area })))
  await page.click('text=Nieuwe analyse')
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)

  // A field that is wrong in itself is told in words of the page, not by the name it has in the program.
  await page.fill('#title', 'Weinig geld')
  await page.fill('#reached', 'veel')
  await page.click('text=Bereken')
  expect(await page.locator('[role=alert]').innerText()).toContain('Vul een getal in, zonder woorden')
  expect(await page.inputValue('#reached')).toBe('veel')

  // Something is wrong with it: nothing that was typed is lost.
  await page.fill('#title', 'Weinig geld na de aanpak')
  await page.fill('#question', 'Zijn er minder huishoudens met weinig geld?')
  await page.fill('#indicator', 'rivm:proef')
  await page.fill('#place', programmePlace)
  await page.fill('#from', startYear)
  await page.fill('#donors', donorPlaces.join('\n'))
  await page.fill('#adjacent', besidePlace)
  await page.fill('#reached', '1.000')
  await page.check('[name=earlierLooked]')
  await page.click('text=Bereken')
  expect(await page.locator('[role=alert]').innerText()).toContain('is geen effect te bepalen')
  expect(await page.getAttribute('[role=alert] a', 'href')).toBe('#indicator')
  expect(await page.inputValue('#donors')).toBe(donorPlaces.join('\n'))

  await page.fill('#indicator', outcomeCode)
  await page.click('text=Bereken')
  const statement = page.locator('main .statement')
  await expect
    .poll(
      async () => {
        await page.reload()
        return statement.count()
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBe(1)
  expect(await statement.innerText()).toMatch(/^Voor “Huishoudens met weinig geld” in Proefbuurt ligt de uitkomst/)
  expect(await statement.innerText()).toContain('wijst op een effect')
  expect(await page.locator('main').innerText()).toContain('Niet bekend: niet nagegaan.')
  await expectAccessible(page)
  await expectFitsOnPaper(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoHorizontalScroll(page)

  // Only its own team and who made it see it.
  const address = page.url()
  const stranger = await visit(at('/'))
  expect((await stranger.request.get(address)).status()).toBe(404)

  await page.click('main >> text=Verantwoording')
  await expectFitsOnPaper(page)
  const link = await page.getAttribute('a[href$=".md"]', 'href')
  const methods = await (await page.request.get(at(link ?? ''))).text()
  expect(methods).toMatch(/^# Verantwoording: Weinig geld na de aanpak\n\n## Uitkomst\n\nVoor “Huishoudens/)
  expect(methods).toContain('| Buurt ')
  expect(methods).toContain('American Economic Review')
})
