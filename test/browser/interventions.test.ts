import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshStore, freshStore } from '../support/house'
import { visit } from '../support/page'
import { type RunningProgram, startProgram } from '../support/program'

let store: FreshStore
let program: RunningProgram
beforeAll(async () => {
  store = await freshStore()
  program = await startProgram({ databaseUrl: store.url, dataDirectory: store.dataDirectory })
})
afterAll(async () => {
  await program?.stop()
  await store?.drop()
})

const address = (path: string) => new URL(path, program.address).href

const open = (path: string, options?: Parameters<typeof visit>[1]) => visit(address(path), options)

const titles = (page: Page) => page.locator('.entries > li > a').allTextContents()

describe('the register of interventions', () => {
  it('is in the menu, between the indicators and what comes after', async () => {
    const page = await open('')
    await page.getByRole('navigation').getByRole('link', { name: 'Interventies' }).click()
    await page.waitForURL(address('interventies'))
    expect(await page.title()).toBe('Interventies · Wijklus')
    expect(await page.getByRole('status').textContent()).toBe('218 gevonden; 1 tot en met 25 worden getoond')
    expect(await page.getByRole('link', { name: 'Interventies' }).getAttribute('aria-current')).toBe('page')
  })

  it('is searched and filtered without any script, and every answer has an address', async () => {
    const page = await open('interventies', { javaScript: false })
    await page.getByLabel('Zoek in het register').fill('ontmoetingsplek')
    await page.getByLabel('Gebied', { exact: true }).selectOption('vlaardingen-westwijk')
    await page.getByRole('button', { name: 'Zoek' }).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('area') === 'vlaardingen-westwijk')
    expect(await titles(page)).toEqual(['Ontmoetingsplekken en vergroening'])
    expect(await page.locator('.entries > li').textContent()).toContain('hoofdstuk 6, tabel, regel 5545')
    expect(await page.getByLabel('Zoek in het register').inputValue()).toBe('ontmoetingsplek')
    expect(await page.getByLabel('Gebied', { exact: true }).inputValue()).toBe('vlaardingen-westwijk')
  })

  it('goes on to the next page and back', async () => {
    const page = await open('interventies?kind=intervention')
    const first = await titles(page)
    await page.getByRole('link', { name: 'Volgende' }).click()
    await page.waitForURL(/page=2/)
    expect(await page.getByText('Bladzijde 2 van 3').count()).toBe(1)
    expect(await titles(page)).not.toEqual(first)
    await page.getByRole('link', { name: 'Vorige' }).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('page') !== '2')
    expect(await titles(page)).toEqual(first)
  })

  it('says when nothing is found, what was asked, and what to try', async () => {
    const page = await open('interventies?q=klusbieb&area=delft-west')
    expect(await page.getByRole('status').textContent()).toBe('Niets gevonden.')
    expect(await page.getByLabel('Gebied', { exact: true }).inputValue()).toBe('delft-west')
    await page.getByRole('link', { name: 'Zoek zonder "Delft-West" (1)' }).click()
    await page.waitForURL(({ searchParams }) => !searchParams.has('area'))
    expect(await titles(page)).toEqual(['Klusbieb'])
  })

  it('marks areas that the source does not name, and effects that were not measured', async () => {
    const page = await open('interventies?cluster=bereiken-jongeren')
    const text = (await page.locator('.entries').textContent()) ?? ''
    expect(text).toContain('3 gebieden, niet bij naam')
    const effects = await open('interventies?kind=perceived-effect&cluster=bereiken-jongeren')
    expect(await effects.locator('.entries').textContent()).toContain('Ervaren effect (ervaren, niet gemeten)')
  })

  it('refuses a theme that is not there, and says which are', async () => {
    const page = await open('interventies?theme=veerkracht', { status: 404 })
    expect(await page.locator('main').textContent()).toContain('veerkracht-en-weerbaarheid')
  })
})

describe('an intervention', () => {
  it('shows the factors of its cluster per level in words, and that they are of the cluster', async () => {
    const page = await open('interventies/youth-cyber-team-arnhem-oost', { javaScript: false })
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('De bron geeft factoren en effecten per cluster, niet per interventie.')
    expect(text).toContain('Belemmerend: Weerstand bij partners')
    expect(text).toContain('Dit zeggen mensen die erbij betrokken zijn. Het is niet gemeten.')
    expect(await page.getByRole('heading', { level: 4 }).allTextContents()).toEqual([
      'Bij mensen zelf (individueel)',
      'Tussen mensen en organisaties (relationeel)',
      'In de organisatie (organisatorisch)',
      'In het systeem',
    ])
  })

  it('that is named under several clusters has them closed, and opens them without script', async () => {
    const page = await open('interventies/netwerkmaker-delft-west', { javaScript: false })
    expect(await page.locator('details[open]').count()).toBe(0)
    await page.locator('summary').first().click()
    expect(await page.getByRole('heading', { name: 'Ervaren effecten' }).first().isVisible()).toBe(true)
  })

  it('that is not there is refused with what may be meant', async () => {
    const page = await open('interventies/klusbib', { status: 404 })
    expect(await page.locator('main').textContent()).toContain('klusbieb-vlaardingen-westwijk')
  })
})

it('the other language shows the same question', async () => {
  const page = await open('interventies?area=delft-west&kind=intervention')
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL(address('en/interventions?area=delft-west&kind=intervention'))
  expect(await titles(page)).toHaveLength(4)
  expect(await page.locator('.entries a[lang="nl"]').count()).toBe(4)
})
