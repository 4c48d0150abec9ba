import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Language, languages, otherLanguage } from '../../src/platform'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit, visitsInOneWindow } from '../support/page'
import { forgottenPages, type PublicPage, pathOf, publicPages } from './public-pages'

const program = runDemonstration()

const shown = languages.flatMap((language) =>
  publicPages.map((page) => ({ language, page, path: pathOf(page, language) })),
)

const widths = {
  nl: [
    { width: 1280, isLookedThrough: true },
    { width: 360, isLookedThrough: false },
    { width: 320, isLookedThrough: true },
  ],
  en: [
    { width: 1280, isLookedThrough: false },
    { width: 360, isLookedThrough: true },
    { width: 320, isLookedThrough: false },
  ],
} as const satisfies Record<Language, unknown>

describe('every page', () => {
  const visitIn = { nl: visitsInOneWindow({ language: 'nl' }), en: visitsInOneWindow({ language: 'en' }) }

  it('has its row', () => {
    expect(forgottenPages).toEqual([])
  })

  it.each(shown)('$path', async ({ language, page, path }) => {
    const opened = await visitIn[language](program.at(path), page.status)
    await expectToSayWhatItIs(opened, page, language)
    // Each page is looked through wide and narrow; in the other language once, between the two.
    for (const { width, isLookedThrough } of widths[language]) {
      await opened.setViewportSize({ width, height: 900 })
      if (isLookedThrough) await expectAccessible(opened)
      await expectNoHorizontalScroll(opened, width)
    }
    await expectInOtherLanguage(opened, page, otherLanguage(language))
  })
})

async function expectToSayWhatItIs(opened: Page, { page, menu }: PublicPage, language: Language): Promise<void> {
  expect(await opened.getAttribute('html', 'lang')).toBe(language)
  const headings = await opened.locator('h1').allTextContents()
  expect(headings).toEqual([expect.stringMatching(/\S/)])
  expect(await opened.title()).toBe(`${headings[0]} · Wijklus`)
  const marked = await opened
    .locator('header nav a[aria-current]')
    .evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')]))
  expect(marked).toEqual(menu ? [[addressOf(menu, language), menu === page ? 'page' : 'true']] : [])
}

/** Follows the way to the other language, which must lead to the same page and nowhere else. */
async function expectInOtherLanguage(opened: Page, page: PublicPage, other: Language): Promise<void> {
  const answered = opened.waitForResponse((response) => response.request().isNavigationRequest())
  await opened.click(`header a[hreflang=${other}]`)
  expect((await answered).status()).toBe(page.status ?? 200)
  await opened.waitForURL(program.at(pathOf(page, other)))
  expect(await opened.getAttribute('html', 'lang')).toBe(other)
}

describe('the skip link', () => {
  it.each(languages)('leads past the menu by keyboard (%s)', async (language) => {
    const page = await visit(program.at(addressOf('areas', language)), { language })
    const skip = page.locator('a[href="#main"]')
    await page.keyboard.press('Tab')
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    const box = await skip.boundingBox()
    expect(box && box.y >= 0 && box.height >= 24).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focusedIn(page, 'main')).toBe('q')
  })
})

describe('an address that is not there', () => {
  const wrongWords = { nl: 'Deze pagina bestaat niet.', en: 'This page does not exist.' }

  it.each(languages)('says so and leads on (%s)', async (language) => {
    const path = `${language === 'en' ? '/en' : ''}/nergens`
    const page = await visit(program.at(path), { language, status: 404 })
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    expect(await page.textContent('main')).toContain(wrongWords[language])
    await expectAccessible(page)
    await page.click('main a')
    expect(page.url()).toBe(program.at(addressOf('start', language)))
  })

  it.each(languages)('names what may have been meant (%s)', async (language) => {
    const participation = { code: 'arbeidsparticipatie' }
    const near = [
      [
        addressOf('area', language, { area: 'heerlen-nord' }),
        addressOf('area', language, { area: 'heerlen-noord' }),
        { nl: 'Heerlen-Noord', en: 'Heerlen-Noord' },
      ],
      [
        addressOf('indicator', language, { code: 'problematische-schuld' }),
        addressOf('indicator', language, { code: 'problematische-schulden' }),
        { nl: 'Huishoudens met problematische schulden', en: 'Households with problematic debts' },
      ],
      [
        addressOf('indicator', language, participation, { place: 'breda-nord' }),
        addressOf('indicator', language, participation, { place: 'breda-noord' }),
        { nl: 'Netto arbeidsparticipatie', en: 'Net labour participation' },
      ],
    ] as const
    const page = await visit(program.at(addressOf('sign-in', language)), { language })
    for (const [wrong, right, heading] of near) {
      expect((await page.goto(program.at(wrong)))?.status()).toBe(404)
      await page.click(`main a[href="${right}"]`)
      await page.waitForURL(program.at(right))
      expect(await page.textContent('h1')).toBe(heading[language])
    }
  })
})

/** The id of the element that has the focus, if it stands in `place`. */
function focusedIn(page: Page, place: string): Promise<string | undefined> {
  return page.evaluate((selector) => {
    const focused = document.activeElement
    return focused?.closest(selector) ? focused.id : undefined
  }, place)
}
