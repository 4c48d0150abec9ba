import { expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'

const area = 'heerlen-noord'
const program = runDemonstration()
const at = (path: string) => program.at(path)
const list = addressOf('records', 'nl', { area, collection: 'indicators' })

it('a programme manager adds, changes, undoes and removes without scripts, and nothing typed is lost', async () => {
  const cookies = await program.signedIn('programme-manager')
  const page = await visit(at(list), { cookies, javaScript: false })
  await page.click('main a.button-link')

  await page.fill('[name="atRisk"]', 'veel')
  await page.fill('[name="targets[1].period"]', '2030')
  await page.click('.record-form button')
  await expect.poll(() => page.locator('.errors li').count()).toBe(5)
  expect(await page.inputValue('[name="targets[1].period"]')).toBe('2030')
  await expectAccessible(page)
  await page.click('.errors a:has-text("rij 2")')
  expect(page.url()).toContain('#targets[1].value')

  await page.fill('[name="name"]', 'Huishoudens met schulden')
  await page.selectOption('[name="level"]', 'outcome')
  await page.selectOption('[name="unit"]', '%')
  await page.fill('[name="atRisk"]', '1.250')
  await page.fill('[name="targets[1].value"]', '7,5')
  await page.click('.record-form button')
  expect(new URL(page.url()).pathname).toBe(list)

  await page.click('text=Huishoudens met schulden')
  expect(await page.inputValue('[name="atRisk"]')).toBe('1.250')
  expect(await page.inputValue('[name="targets[0].value"]')).toBe('7,5')
  await page.fill('[name="name"]', 'Gezinnen met schulden')
  await page.click('.record-form button')
  const history = page.locator('.history')
  expect(await history.innerText()).toContain('Huishoudens met schulden')
  await expectAccessible(page)
  await expectNoHorizontalScroll(page, 320)

  await history.locator('button').click()
  expect(await page.inputValue('[name="name"]')).toBe('Huishoudens met schulden')
  await page.click('.removal summary')
  await page.click('.removal button')
  expect(await page.locator('[role=status]').innerText()).toContain('Verwijderd')
  await page.click('[role=status] button')
  await page.getByText('Huishoudens met schulden').waitFor()
})

it('who was late sees both versions, and chooses', async () => {
  const cookies = await program.signedIn('programme-manager')
  const page = await visit(at(addressOf('record-new', 'en', { area, collection: 'nodes' }, { kind: 'ambition' })), {
    cookies,
    language: 'en',
  })
  await page.fill('[name="title"]', 'A good start')
  await page.click('.record-form button')
  await page.click('main .list a:has-text("A good start")')
  const late = await visit(page.url(), { cookies, language: 'en' })
  await page.fill('[name="title"]', 'Theirs')
  await page.click('.record-form button')
  await page.locator('[role=status]').waitFor()

  await late.fill('[name="title"]', 'Mine')
  await late.click('.record-form button')
  const versions = late.locator('.conflict table')
  expect(await versions.innerText()).toMatch(/Theirs\s+Mine/)
  await expectAccessible(late)
  await expectNoHorizontalScroll(late, 320)
  await late.click('.record-form button:has-text("Save my version")')
  expect(await late.locator('h1').innerText()).toBe('Mine')
})

it('a part is shared with everybody and taken back; others see it only meanwhile', async () => {
  const cookies = await program.signedIn('programme-manager')
  const page = await visit(at(addressOf('sharing', 'nl', { area })), { cookies, javaScript: false })
  await expectAccessible(page)
  await expectNoHorizontalScroll(page, 320)
  const seen = async () => (await visit(at(list))).locator('main').innerText()
  expect(await seen()).toContain('niet gedeeld')
  await page.click('main li:has-text("veranderaanpak") button:has-text("iedereen")')
  expect(await seen()).toContain('Huishoudens met schulden')
  await page.click('main li:has-text("veranderaanpak") button:has-text("niet meer met iedereen")')
  expect(await seen()).toContain('niet gedeeld')
})
