import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  area,
  fileOf,
  laterArea,
  laterDistrict,
  liveabilityFile,
  mapFile,
  ownParts,
} from '../../src/statistics/matching/test-support/made-country.server'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'
import { expectFitsOnPaper } from './paper'

const program = runDemonstration()

const at = (path: string) => program.at(path)
const shown = async (page: Page) => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')

/** Brings a file and confirms what is shown of it; the page follows the work by itself. */
async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.goto(at(addressOf('uploads', 'nl')))
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
  await page.click('text=Lees het bestand')
  await page.click('text=Klopt, lees in')
  await page.getByText('Het bestand is ingelezen.').waitFor()
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoHorizontalScroll(page, 320)
}

it('who has two years of key figures, the Leefbaarometer and the boundaries on disk brings them in, and says what the area is made of', async () => {
  const cookies = await program.signedIn('researcher')
  const desk = await visit(at(addressOf('uploads', 'nl')), { cookies })
  await bring(desk, 'kwb-2017.csv', fileOf(2017))
  await bring(desk, 'kwb-2018.csv', fileOf(2018))
  await bring(desk, 'leefbaarometer-wijken.csv', liveabilityFile())
  await bring(desk, 'buurten-2018.geojson', mapFile())

  // From here without scripts: which neighbourhoods the area consists of.
  const page = await visit(at(addressOf('area-compose', 'nl', { area }, { year: '2018' })), {
    cookies,
    javaScript: false,
  })
  await page.locator('summary', { hasText: 'Buurten van Wijk 01' }).click()
  for (const code of ownParts) await page.check(`input[type=checkbox][value=${code}]`)
  await page.click('main button[name=do][value=check]')
  await page.click('main button[name=do][value=save]')
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als versie 1.')
})

it('and has the area beside its matched neighbourhoods over the years on screen', async () => {
  const cookies = await program.signedIn('researcher')
  const page = await visit(at(addressOf('count', 'nl', { place: area })), { cookies, javaScript: false })
  await page.click('main a:has-text("Vergelijkbare buurten: welke")')
  expect(await shown(page)).toContain('nog geen vergelijkbare buurten gekozen')

  // First the year from which on nothing may be compared: not later than the programme that is known.
  expect(await page.locator('#from').count()).toBe(0)
  await page.click('main button[value=years]')
  expect(await page.locator('[role=alert]').innerText()).toContain('Er staat niet bij wanneer het eerste programma')
  await page.fill('#first', '2024')
  await page.click('main button[value=years]')
  expect(await page.locator('[role=alert]').innerText()).toContain('hoort al sinds 2022 bij een programma: NPLV')
  await page.fill('#first', '2016')
  await page.click('main button[value=years]')
  expect(await shown(page)).toContain(
    'Van vóór 2016 is van dit gebied geen enkel cijfer bekend. Het oudste is van 2017.',
  )
  expect(await page.locator('main a:has-text("een tabel van StatLine")').getAttribute('href')).toBe(
    addressOf('upload-fetch', 'nl'),
  )
  await expectFit(page)
  await page.fill('#first', '2019')
  await page.click('main button[value=years]')
  expect([await page.inputValue('#from'), await page.inputValue('#to')]).toEqual(['2017', '2018'])
  expect(await page.isChecked('[value="kwb:a_65_oo/kwb:a_inw"]')).toBe(true)
  await expectFit(page)

  // The programme began within the years that would be compared: nothing that was typed is lost.
  await page.fill('#first', '2018')
  await page.fill('#from', '2018')
  await page.click('main button[value=search]')
  expect(await page.locator('[role=alert]').innerText()).toContain('wat u koos (2018) is daar niet voor')
  expect(await page.inputValue('#from')).toBe('2018')
  await page.fill('#from', '2017')
  await page.fill('#first', '2019')
  await page.fill('#count', '50')
  await page.click('main button[value=search]')
  expect(await shown(page)).toContain('Niet bruikbaar')
  expect(await page.locator('#note').count()).toBe(0)
  await page.fill('#count', '10')
  await page.click('main button[value=search]')
  expect(await shown(page)).toContain('Er was keus uit 56 buurten.')
  await expectFit(page)
  await page.fill('#note', '   ')
  await page.click('text=Kies deze')
  expect(await page.locator('[role=alert]').innerText()).toContain('Er staat niet bij waarom u deze gebieden kiest.')
  await page.fill('#note', 'Zelfde soort huizen en bewoners.')
  await page.click('text=Kies deze')
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als keuze 1.')
  await expectFitsOnPaper(page)

  // Everybody reads which they are, and sees the figures of the area beside theirs.
  const read = await visit(at(addressOf('area-comparable', 'nl', { area })))
  const text = await shown(read)
  expect(text).toContain('Buurt 0001 (BU19010001)')
  expect(text).toContain('Zelfde soort huizen en bewoners.')
  expect(text).toContain('Het eerste programma begon in 2019.')
  expect(text).not.toContain('Kies deze')
  await expectFit(read)
  await read.click('text=Cijfers naast deze buurten')
  await read.waitForURL(/reference=comparable/)
  const rented = read.locator('.count-rows > li', { hasText: 'Huurwoningen' })
  expect((await rented.innerText()).replaceAll('\u00a0', ' ')).toContain('10 vergelijkbare buurten 60,9 %')
  await rented.locator('a').first().click()
  await read.waitForURL(/reference=comparable/)
  expect(await read.locator('.wijklus-chart-stroke--matched').count()).toBeGreaterThan(0)
  const rows = await read.locator('section[aria-labelledby=beside] tbody tr').allInnerTexts()
  expect(rows.map((row) => row.replaceAll('\u00a0', ' '))).toEqual([
    '2017\t60,0 %\t59,9 %\t52,3 % (56 van 56 bekend)',
    '2018\t61,0 %\t60,9 %\t52,5 % (56 van 56 bekend)',
  ])
  await expectFit(read)
})

it('and without one year of the key figures from before the start takes what changes slowly of later, and says so', async () => {
  const cookies = await program.signedIn('administrator')
  const page = await visit(at(addressOf('area-compose', 'nl', { area: laterArea }, { year: '2018' })), {
    cookies,
    javaScript: false,
  })
  await page.check(`input[type=checkbox][value=${laterDistrict}]`)
  await page.click('main button[name=do][value=check]')
  await page.click('main button[name=do][value=save]')

  // The Leefbaarometer has a year from before the start; the key figures have none.
  await page.goto(at(addressOf('area-comparable', 'nl', { area: laterArea }, { first: '2017', do: 'years' })))
  expect(await shown(page)).toContain('2017, na de start')
  await page.click('main button[value=search]')
  expect(await page.locator('[role=alert]').innerText()).toContain(
    'Niets van wat u koos, is van voor het eerste programma',
  )
  await page.check('[value="lbm3:score"]')
  for (const trait of ['kwb:a_inw', 'kwb:a_65_oo/kwb:a_inw']) await page.uncheck(`[value="${trait}"]`)
  await page.fill('#count', '1')
  await page.click('main button[value=search]')
  expect(await shown(page)).toContain('Van na de start van het eerste programma (2017): Huurwoningen (2017).')
  await page.fill('#note', 'De enige met dezelfde score.')
  await page.click('text=Kies deze')
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als keuze 1.')
  await expectFit(page)

  // Who reads the figures beside them reads it too, and of a score is told why no difference is.
  await page.goto(
    at(addressOf('indicator', 'nl', { code: 'lbm3:score' }, { place: laterArea, reference: 'comparable' })),
  )
  const text = await shown(page)
  expect(text).toContain('Sommige kenmerken, die langzaam veranderen, zijn van 2017.')
  expect(text).not.toContain('geen periode waarover beide')

  // And next year it begins as it was done.
  await page.goto(at(addressOf('area-comparable', 'nl', { area: laterArea })))
  await page.locator('summary', { hasText: 'Zoek opnieuw' }).click()
  expect(await page.inputValue('#first')).toBe('2017')
  expect(await page.isChecked('[value="lbm3:score"]')).toBe(true)
  expect(await page.isChecked('[value="kwb:a_inw"]')).toBe(false)
})
