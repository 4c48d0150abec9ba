import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, type VisitOptions, visit } from '../support/page'

const demonstration = runDemonstration()

/** The page where files are brought, as somebody who may do so sees it. */
async function visitFiles(options: VisitOptions = {}): Promise<Page> {
  const cookies = await demonstration.signedIn('researcher')
  return visit(demonstration.at(addressOf('uploads', 'nl')), { cookies, ...options })
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.click('text=Lees het bestand')
}

/** Waits for the end of long work without script, as a person does: by looking again. */
async function lookUntil(page: Page, text: string): Promise<void> {
  const main = page.locator('main')
  for (let looks = 0; looks < 100; looks += 1) {
    if ((await main.innerText()).includes(text)) return
    await page.waitForTimeout(100)
    await page.reload()
  }
  throw new Error(`"${text}" did not come: ${await main.innerText()}`)
}

async function expectGoodPage(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
}

it('a researcher brings a file, sees what looks wrong, confirms it, and sees the figure of a neighbourhood', async () => {
  const page = await visitFiles()
  await expectGoodPage(page)
  const header = 'gwb_code_10;regio;a_inw;p_koopw;pst_mvp\n'
  await bring(
    page,
    'kwb-2023.csv',
    `${header}BU09170000;Heerlen-Centrum;4860;101;6411\nBU09170001;Schandelen;1910;.;6415\n`,
  )

  const main = page.locator('main')
  await page.getByRole('heading', { name: 'Wat erin staat' }).waitFor()
  const shown = (await main.innerText()).replaceAll('\u00a0', ' ')
  expect(shown).toContain('Kerncijfers wijken en buurten (CBS, bestand per jaar)')
  expect(shown).toContain('Koopwoningen: 101,0 % in BU09170000 (2023) is meer dan 100 %.')
  expect(shown).toContain('niet gepubliceerd: 1 (25,0 %). De bron schrijft een punt')
  await page.click('summary:has-text("Wat er gelezen wordt (2)")')
  await page.click('summary:has-text("Wat niet gelezen wordt (1)")')
  expect(await main.innerText()).toContain('pst_mvp: Een postcode is een naam en geen cijfer.')
  await expectGoodPage(page)

  // The page follows the work by itself.
  await page.click('text=Klopt, lees in')
  await page.getByText('Het bestand is ingelezen.').waitFor()
  await expectGoodPage(page)
  expect(await main.innerText()).toContain('leg vast uit welke wijken en buurten het bestaat')
  await page.click('text=Bekijk de cijfers van een gebied')
  expect(await page.locator('h1').innerText()).toContain('Heerlen-Centrum')
  expect(await main.innerText()).toContain('4.860')
  await page.goBack()
  await page.click('text=Bekijk het cijfer ‘Inwoners’')
  expect(await main.innerText()).toContain('4.860')
})

it('a wrong file is told by row and column, and its columns can be explained by hand; all of it without scripts', async () => {
  const page = await visitFiles({ javaScript: false })
  await bring(page, 'kwb-2022.csv', 'gwb_code_10;regio;a_inw\nGM0917;Heerlen;veel\n')
  await lookUntil(page, 'kwb-2022.csv, rij 2, kolom a_inw: ‘veel’ is niet te lezen.')
  await page.fill('#year', '2o24')
  await page.click('text=Lees opnieuw')
  expect(await page.locator('[role=alert]').first().innerText()).toContain('Vul een jaar van vier cijfers in')
  expect(await page.inputValue('#year')).toBe('2o24')
  await expectGoodPage(page)
  await page.click('text=Geef dit bestand op')
  expect(await page.locator('main').innerText()).toContain('er is niets bewaard')

  await page.goto(demonstration.at(addressOf('uploads', 'nl')))
  await bring(
    page,
    'omnibus-2024.csv',
    'Stadsdeel;Bewoners 18+;Voelt zich veilig\nWK091701;29.000;71,5\nWK091702;18.500;-\n',
  )
  await lookUntil(page, 'is geen bestand dat Wijklus herkent')
  // The refusal names this link too.
  await page.click('a:has-text("Zeg zelf wat in welke kolom staat")')
  await page.check('#read-2')
  expect(await page.locator('#name-1').isVisible()).toBe(false)
  await page.fill('#publisher', 'Gemeente Heerlen')
  await page.fill('#markers', '-')
  await page.click('text=Bewaar en lees het bestand')

  // What was typed is still there, and each fault leads to its field.
  const faults = page.locator('[role=alert] a')
  expect(await faults.evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual(['#name', '#licence'])
  expect(await page.inputValue('#publisher')).toBe('Gemeente Heerlen')
  expect(await page.isChecked('#read-2')).toBe(true)
  expect(await page.inputValue('#decimal')).toBe(',')
  expect(await page.inputValue('#year')).toBe('2024')
  await expectGoodPage(page)

  await page.fill('#name', 'Omnibus Heerlen')
  await page.fill('#licence', 'eigen gebruik')
  await page.click('text=Bewaar en lees het bestand')
  await lookUntil(page, 'Wat erin staat')
  expect(await page.locator('main').innerText()).toContain('Gelezen volgens de kolomindeling ‘Omnibus Heerlen’.')
  await page.click('text=Klopt, lees in')
  await lookUntil(page, 'Het bestand is ingelezen.')

  // Or a table is fetched: what cannot be asked is said at its field, and nothing that was typed is lost.
  await page.goto(demonstration.at(addressOf('uploads', 'nl')))
  await page.click('text=haal een tabel op')
  await page.fill('#municipalities', 'Heerlen, Nergenshuizen')
  await page.click('text=Haal de tabel op')
  expect(await page.getAttribute('[role=alert] a', 'href')).toBe('#municipalities')
  expect(await page.inputValue('#municipalities')).toBe('Heerlen, Nergenshuizen')
  await expectGoodPage(page)

  // Next year's file of the same form is read without a word.
  await page.goto(demonstration.at(addressOf('uploads', 'nl')))
  await bring(page, 'omnibus-2025.csv', 'Stadsdeel;Bewoners 18+;Voelt zich veilig\nWK091701;29.100;73\n')
  await lookUntil(page, 'Gelezen volgens de kolomindeling ‘Omnibus Heerlen’.')
})
