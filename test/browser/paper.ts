import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The width in CSS pixels of what is printed on A4, upright, between margins of 12 mm. */
const sheetWidth = 703

/** Fails when a printed page cuts off what can be scrolled to on a screen, or prints what is there to press. */
export async function expectFitsOnPaper(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: sheetWidth, height: 1000 })
  const faults = await page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(isShown)
    const cutOff = all('main :is(section, div)').filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth + 1,
    )
    return [...cutOff, ...all('main button, main nav.area-tabs, .masthead nav')].map(
      (element) =>
        `<${element.localName} class="${element.getAttribute('class')}"> ${element.textContent?.slice(0, 60)}`,
    )
  })
  await page.emulateMedia({ media: 'screen' })
  if (before) await page.setViewportSize(before)
  expect(faults).toEqual([])
}
