import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, takeProblems, visit } from '../support/page'

const program = runDemonstration()

const area = { area: 'heerlen-noord' }
const outline = addressOf('theory-outline', 'nl', area)

/** Sends the small form that a person filled in, and waits for the page that answers. */
async function send(page: Page, form: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const found = page.locator(form).last()
  for (const [name, value] of Object.entries(fields)) {
    const field = found.locator(`[name=${name}]`)
    if (await field.evaluate((element) => element.matches('select'))) await field.selectOption(value)
    else await field.fill(value)
  }
  await found.locator('button').click()
  await page.waitForLoadState()
}

/** The form below a node of the list that does something. */
const formOf = (title: string, what: string) =>
  `li:has(> .outline__title:has-text("${title}")) > details form:has([name=do][value=${what}])`

async function open(page: Page, title: string): Promise<void> {
  await page.locator(`li:has(> .outline__title:has-text("${title}")) > details > summary`).last().click()
}

const text = (page: Page) => page.locator('main').innerText()

it('the programme manager builds a tree in the list, without script, on a phone, and reads it as a drawing and a story', async () => {
  const cookies = await program.signedIn('programme-manager')
  const page = await visit(program.at(outline), { javaScript: false, width: 320, cookies })
  expect(await text(page)).toContain('Nog geen doelen')
  await send(page, '#beginnen form:has([value=add])', { kind: 'ambition', title: 'Iedereen doet mee' })
  await open(page, 'Iedereen doet mee')
  const why = 'Werk is de weg naar meedoen.'
  const below = { kind: 'outcome', title: 'Meer mensen aan het werk', because: why, strength: 'literature' }
  await send(page, formOf('Iedereen doet mee', 'add'), below)
  await open(page, 'Iedereen doet mee')
  await send(page, formOf('Iedereen doet mee', 'add'), { title: 'Meer vrijwilligers' })
  expect(await page.locator('.outline__title').allInnerTexts()).toEqual([
    'Ambitie\nIedereen doet mee',
    'Uitkomst\nMeer mensen aan het werk',
    'Deelambitie\nMeer vrijwilligers',
  ])
  expect(await text(page)).toContain(`Waarom: ${why} (Literatuur, sinds`)

  await open(page, 'Meer vrijwilligers')
  await send(page, formOf('Meer vrijwilligers', 'up'))
  expect((await page.locator('.outline__title').allInnerTexts())[1]).toContain('Meer vrijwilligers')
  await open(page, 'Meer vrijwilligers')
  await send(page, formOf('Meer vrijwilligers', 'link'), { to: 'Bestaat niet' })
  expect(await page.locator('[role=alert]').innerText()).toContain('Bestaat niet')
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
  await send(page, formOf('Meer vrijwilligers', 'remove'))
  expect(await text(page)).not.toContain('Meer vrijwilligers')
  await send(page, 'form[role=status]')
  expect(await text(page)).toContain('Meer vrijwilligers')
  await expectAccessible(page)

  await page.goto(program.at(addressOf('theory', 'nl', area)))
  expect(await page.locator('.tree a').count()).toBe(3)
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
  await page.goto(program.at(addressOf('theory-story', 'nl', area)))
  expect(await text(page)).toContain(`Uit onderzoek is bekend: ${why}`)
  await expectAccessible(page)

  await page.goto(program.at(addressOf('theory-versions', 'nl', area)))
  await send(page, 'form:has(#name)', { name: 'Begin' })
  expect(await page.locator('[role=status]').innerText()).toBe('Bewaard als versie 1.')
  await expectAccessible(page)
  await expectNoHorizontalScroll(page)
})

it('two people draw at once: what one does the other sees, and what both change is put before them', async () => {
  const drawing = program.at(addressOf('theory-edit', 'nl', area))
  const manager = await visit(drawing, { cookies: await program.signedIn('programme-manager') })
  const partner = await visit(drawing, { cookies: await program.signedIn('contributor') })
  const box = (page: Page, title: string) => page.locator('.react-flow__node', { hasText: title })
  const saved = (page: Page) => page.locator('.flow-status--saved').waitFor()

  await box(manager, 'Meer mensen aan het werk').click()
  await manager.click('text=Nieuw hieronder')
  // The new box takes what is typed as soon as it has the focus, and not before.
  await manager.waitForFunction(() => document.activeElement?.matches('input, textarea'))
  await manager.keyboard.type('Leerwerkplekken in de wijk')
  await box(manager, 'Leerwerkplekken in de wijk').waitFor()
  await saved(manager)
  await expectAccessible(manager)
  await box(partner, 'Leerwerkplekken in de wijk').waitFor()
  await expect.poll(() => partner.locator('.react-flow__edge').count()).toBe(3)

  // Both change one title, the partner without connection: nothing is lost, and the partner chooses.
  await partner.context().setOffline(true)
  await box(partner, 'Meer vrijwilligers').focus()
  await partner.keyboard.press('Enter')
  await partner.keyboard.type('Titel van de partner')
  await partner.locator('.flow-status--offline').waitFor()
  await box(manager, 'Meer vrijwilligers').click()
  await manager.fill('#panel-title', 'Titel van de manager')
  await box(manager, 'Titel van de manager').waitFor()
  await saved(manager)
  await partner.context().setOffline(false)
  await partner.locator('text=Iemand anders veranderde hetzelfde').waitFor()
  expect(await partner.locator('[role=alert]').innerText()).toContain('“Titel van de manager”')
  await expectAccessible(partner)
  await partner.click('text=Houd de mijne')
  await saved(partner)
  await box(manager, 'Titel van de partner').waitFor()
  takeProblems(partner)

  await manager.click('text=Alles in beeld')
  await box(manager, 'Iedereen doet mee').click()
  await box(manager, 'Iedereen doet mee').focus()
  await manager.keyboard.press('ArrowRight')
  await manager.keyboard.press('ArrowRight')
  const focused = () => manager.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toContain('Leerwerkplekken in de wijk')
  await manager.keyboard.press('Delete')
  expect(await manager.locator('[role=alertdialog]').innerText()).toContain('“Leerwerkplekken in de wijk” weghalen?')
  await expect.poll(focused).toMatch(/^(Ja|Haal)/)
  await manager.keyboard.press('Enter')
  await expect.poll(() => box(manager, 'Leerwerkplekken in de wijk').count()).toBe(0)
  await manager.keyboard.press('Control+z')
  await box(manager, 'Leerwerkplekken in de wijk').waitFor()
  await saved(manager)
  await expectNoHorizontalScroll(manager)
})
