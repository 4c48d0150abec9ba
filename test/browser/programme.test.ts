import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'

const demonstration = runDemonstration()

const area = 'heerlen-noord'
const shown = (page: Page) => page.locator('main').innerText()

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
}

it('a programme manager takes an intervention over, says where it leads and what came of it; the council reads what is shared', async () => {
  const { at } = demonstration
  const cookies = await demonstration.signedIn('programme-manager')
  const page = await visit(at(addressOf('programme', 'nl', { area })), { cookies })
  expect(await shown(page)).toContain('Nog geen interventies.')
  await expectFit(page)

  // From the register, with its source; to which goal is asked.
  await page.click('main button:has-text("Neem over Gezinsgericht aanbod")')
  expect(await shown(page)).toContain('De bron zegt niet aan welk doel')
  expect(await shown(page)).toContain('draagt nog aan geen doel bij')
  expect(await shown(page)).toContain('Monitor SPUK Kansrijke Wijk 2023-2025')
  const intervention = page.url().split('?')[0] ?? ''
  await page.click('main >> text=Wijzig deze interventie')
  await page.click('summary:has-text("velden")')
  await page.selectOption('[name=smallResidentsIdea]', 'yes')
  await page.click('main form button:has-text("Bewaar")')
  expect(page.url()).toContain(new URL(intervention).pathname)
  expect(await shown(page)).toContain('Een klein idee van bewoners')

  // An activity, then a session of it: what cannot be read is said at its field, and nothing typed is lost.
  await page.click('main >> text=Voeg een activiteit toe')
  await page.fill('[name="title"]', 'Moedercafé')
  await page.click('main form button:has-text("Bewaar")')
  await page.goto(intervention)
  const form = page.locator('form:has(input[value=session])')
  await page.click('text=Noteer een bijeenkomst')
  await form.locator('[name=count]').fill('een stuk of tien')
  await form.locator('[name=text]').fill('Samen ontbeten')
  await form.locator('button').click()
  expect(await page.locator('[role=alert]').innerText()).toContain('Dit is geen aantal mensen')
  expect(await form.locator('[name=text]').inputValue()).toBe('Samen ontbeten')
  await form.locator('[name=count]').fill('12')
  await form.locator('button').click()
  expect(await shown(page)).toContain('12 mensen; Samen ontbeten')

  await page.click('text=Neem een besluit')
  const decision = page.locator('form:has(input[value=decide])')
  await decision.locator('[name=kind]').selectOption('scale-up')
  await decision.locator('[name=reason]').fill('Er staan dertig ouders op de wachtlijst.')
  await decision.locator('button').click()
  expect(await page.locator('.decisions').innerText()).toMatch(/^Opschalen, [\s\S]*dertig ouders/)
  await expectFit(page)

  // Nobody else sees it before it is shared.
  const programme = at(addressOf('programme', 'nl', { area }))
  const council = await visit(programme)
  expect(await shown(council)).toContain('Het team van Heerlen-Noord heeft dit niet gedeeld.')
  await page.goto(programme)
  await page.click('text=Verander met wie dit gedeeld is')
  await page.click('text=Deel met iedereen')
  await council.reload()
  expect(await shown(council)).toContain('Gezinsgericht aanbod')
  expect(await shown(council)).not.toContain('Voeg een interventie toe')
  await expectFit(council)
})

it('money comes from a spreadsheet, after what it would change was shown', async () => {
  const { at } = demonstration
  const cookies = await demonstration.signedIn('programme-manager')
  const page = await visit(at(addressOf('money-import', 'nl', { area })), { cookies, javaScript: false })
  const bring = async (text: string) => {
    await page.setInputFiles('#file', { name: 'geld.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.click('button:has-text("Lees het bestand")')
  }
  await bring('Bron;Thema;Jaar;Budget\nSPUK;Re-integratie;2024;veel\n')
  expect(await page.locator('[role=alert]').innerText()).toContain('rij 2, kolom Budget: “veel” is geen bedrag')
  await bring('Bron;Thema;Jaar;Budget\nSPUK;Re-integratie;2024;1.250\nSPUK;Re-integratie;2025;2.000\n')
  expect(await shown(page)).toContain('2 rijen gelezen: 1 nieuw')
  await expectFit(page)
  await page.click('text=Neem dit over')
  expect(await page.locator('.money-table >> nth=1').innerText()).toContain('3.250')
  await expectFit(page)
})

it('the cycles and the policy of the made-up area can be read by everybody', async () => {
  const { at } = demonstration
  for (const name of ['programme-cycles', 'policies', 'money'] as const) {
    const page = await visit(at(addressOf(name, 'en', { area: 'voorbeeldwijk' })), { language: 'en' })
    await expectFit(page)
  }
})
