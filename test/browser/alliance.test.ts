import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'

const demonstration = runDemonstration()

const area = 'voorbeeldwijk'
const shown = (page: Page) => page.locator('main').innerText()

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoHorizontalScroll(page, 320)
}

it('a partner finds what is expected of them, says what came of it, and cannot change who is in the alliance', async () => {
  const { at } = demonstration
  const cookies = await demonstration.signedIn('contributor')
  const page = await visit(at(addressOf('alliance', 'nl', { area })), { cookies })
  expect(await shown(page)).toContain('De dag om het opnieuw te bekijken is voorbij.')
  expect(await shown(page)).toContain('Geen bewoners aan deze tafel')
  expect(await page.locator('main >> text=Voeg toe').count()).toBe(0)
  await expectFit(page)

  await page.click('main >> text=Wat Woningcorporatie Voorbeeldwonen heeft toegezegd')
  expect(await page.locator('section:has(#owed)').innerText()).toContain('Twee bedrijfsruimtes voor het Wijkbedrijf')
  expect(await page.locator('section:has(#joins)').innerText()).toContain('hangt af van één persoon')
  await expectFit(page)

  await page.click('main >> text=Alle afspraken')
  const commitment = page.locator('li', { hasText: 'Twee bedrijfsruimtes voor het Wijkbedrijf' }).first()
  expect(await commitment.innerText()).toMatch(/Te laat[\s\S]*dagen te laat/)
  await commitment.locator('summary').click()
  // Nothing said is refused at the field; what was chosen stays.
  await commitment.locator('button').click()
  expect(await page.locator('[role=alert]').innerText()).toContain('Er is niets ingevuld')
  await commitment.locator('textarea').fill('De tweede ruimte is vrij.')
  await commitment.locator('select').selectOption('done')
  await commitment.locator('button').click()
  expect(await shown(page)).toContain('Bijgewerkt.')
  expect(await commitment.innerText()).toMatch(/Gedaan[\s\S]*De tweede ruimte is vrij\./)
  await expectFit(page)

  await page.goto(at(addressOf('bottlenecks', 'nl', { area })))
  const bottleneck = page.locator('main .agreed > li').first()
  await bottleneck.locator('summary').click()
  await bottleneck.locator('textarea').fill('Gebeld met de gemeente.')
  await bottleneck.locator('button').click()
  expect(await shown(page)).toContain('Gebeld met de gemeente.')
  await expectFit(page)
})

it('a programme manager sees on the page of the area what needs somebody, and adds an organisation', async () => {
  const { at } = demonstration
  const cookies = await demonstration.signedIn('programme-manager')
  const page = await visit(at(addressOf('area', 'nl', { area })), { cookies })
  const needs = page.locator('section:has(#needs)')
  expect(await needs.innerText()).toMatch(/te laat[\s\S]*De controle vindt \d+ fouten/)
  await expectFit(page)
  await needs.locator('text=Het contract moest al').click()
  await page.locator('section:has(#organisations) >> text=Voeg toe').click()
  await page.fill('[name="name"]', 'Bibliotheek Voorbeeldstad')
  await page.selectOption('[name="kind"]', 'other')
  await page.click('main form button:has-text("Bewaar")')
  expect(page.url()).toContain(addressOf('alliance', 'nl', { area }))
  expect(await page.locator('section:has(#organisations)').innerText()).toMatch(/Bibliotheek Voorbeeldstad\s*Anders/)
})

it('everybody reads what an area shared, and is told what an area did not share', async () => {
  const { at } = demonstration
  const page = await visit(at(addressOf('agreements', 'en', { area })))
  expect(await shown(page)).toContain('Voorbeeldwijk does not exist')
  expect(await shown(page)).toContain('Continue')
  expect(await page.locator('main summary').count()).toBe(0)
  await page.goto(at(addressOf('agreements', 'en', { area: 'breda-noord' })))
  expect(await shown(page)).toContain('were not shared with you')
  await expectFit(page)
})
