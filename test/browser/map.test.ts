import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/platform'
import { Choropleth, type MapShapes } from '../../src/ui'
import { mapExamples, valuesOf } from '../../src/ui/map/examples'
import { madeUpCity } from '../../src/ui/map/test-support/made-up-city'
import { expectAccessible, expectNoHorizontalScroll, takeProblems, visit } from '../support/page'
import { root } from '../support/places'

const client = join(root, 'build/client')
/** As every page of the program has it; without it a script that writes styles would not be found out. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'"
const city = madeUpCity(5, 3)
const many = madeUpCity(40, 38, 1e4)

let server: Server
let stylesheet = ''
const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`

/** A page with a map of a few regions, in a language; or one of 1,520, fetched from `topology`. */
function page(language: Language, topology?: string): string {
  const example = mapExamples[language === 'nl' ? 'around-a-reference' : 'in-english']
  if (!example) throw new Error('no example')
  const shapes: MapShapes = topology === undefined ? city : { ...many, address: topology }
  const values =
    topology === undefined
      ? example.input.values
      : valuesOf(
          many.codes,
          many.codes.map((_, index) => (index % 40 === 3 ? 'afgeschermd' : (index * 7) % 31)),
        )
  const figure = createElement(Choropleth, {
    id: 'map',
    language,
    shapes,
    input: { ...example.input, values, decimals: topology === undefined ? undefined : 0, link: '/region/{code}' },
    table: topology === undefined ? {} : { paging: { page: 1, size: 20, link: '?page={page}' } },
  })
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Map</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/assets/${stylesheet}"><link rel="stylesheet" href="/src/ui/map/map.css"></head>
    <body><main><h1>Map</h1>${renderToStaticMarkup(figure)}</main>
    <script src="/islands/map.js" type="module" async></script></body></html>`
}

const pages: Readonly<Record<string, () => string>> = {
  '/nl': () => page('nl'),
  '/en': () => page('en'),
  '/many': () => page('nl', '/shapes.json'),
  '/nothing': () => page('nl', '/nowhere.json'),
}

beforeAll(async () => {
  stylesheet = (await readdir(join(client, 'assets'))).find((file) => /^styles-.*\.css$/.test(file)) ?? ''
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://map')
    response.setHeader('content-security-policy', policy)
    const html =
      pages[pathname]?.() ?? (pathname.startsWith('/region/') ? '<!doctype html><title>Region</title>' : null)
    if (html !== null) return response.setHeader('content-type', 'text/html').end(html)
    if (pathname === '/shapes.json')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(many.topology))
    const type = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }[pathname.split('.').pop() ?? '']
    // A page of the program gets the style sheet of its map with the component, from the build.
    const folder = pathname.startsWith('/src/') ? root : client
    const file = await readFile(join(folder, pathname)).catch(() => null)
    if (!file || !type) return response.writeHead(404).end()
    return response.setHeader('content-type', type).end(file)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => server.close())

const readout = async (map: Page) => (await map.locator('[data-map-readout]').innerText()).replaceAll('\u00a0', ' ')
const view = async (map: Page) => await map.locator('[data-map-drawing]').getAttribute('viewBox')

describe('a map in the page', () => {
  it('is accessible, also on a phone, and is one stop of the Tab key', async () => {
    const map = await visit(at('/nl'))
    await map.waitForSelector('[data-map-picture][role=application]')
    await expectAccessible(map)
    await expectNoHorizontalScroll(map)
    const stops: string[] = []
    for (let press = 0; press < 6; press += 1) {
      await map.keyboard.press('Tab')
      stops.push(await map.evaluate(() => document.activeElement?.getAttribute('data-region') ?? ''))
    }
    expect(stops.filter((code) => code !== '')).toHaveLength(1)
    expect(city.codes.slice(6, 9)).toContain(stops[0])
  })

  it('is read and left with the keyboard', async () => {
    const map = await visit(at('/nl'))
    await map.waitForSelector('[data-map-picture][role=application]')
    await map.keyboard.press('Tab')
    const said: string[] = []
    for (const key of ['Home', 'm', 'ArrowUp', 'ArrowRight', 'End']) {
      await map.keyboard.press(key)
      said.push(await readout(map))
      const name = await map.evaluate(() => document.activeElement?.querySelector('title')?.textContent ?? '')
      expect(name.replaceAll('\u00a0', ' ')).toBe(said.at(-1))
    }
    expect(said[0]).toBe("'t Zand: 15,9 %, 6,8 procentpunt hoger dan Voorbeeldstad")
    expect(said[1]).toMatch(/^Molenkwartier: 12,4 %/)
    expect(new Set(said).size).toBe(said.length)
    expect(await map.locator('[data-map-cursor]').first().getAttribute('d')).toMatch(/^M/)
    const code = await map.evaluate(() => document.activeElement?.getAttribute('data-region'))
    await map.keyboard.press('Enter')
    await map.waitForURL(at(`/region/${code}`))
  })

  it('is read by pointing, and comes closer with buttons, keys and dragging', async () => {
    const map = await visit(at('/nl'))
    await map.waitForSelector('[data-map-picture][role=application]')
    await map.locator('[data-region=BU99990000]').hover()
    expect(await readout(map)).toBe('Molenkwartier: 12,4 %, 3,3 procentpunt hoger dan Voorbeeldstad')
    const whole = await view(map)
    await map.getByRole('button', { name: 'Inzoomen' }).click()
    const closer = await view(map)
    expect(closer).not.toBe(whole)
    const box = await map.locator('[data-map-drawing]').boundingBox()
    if (!box) throw new Error('The map is not shown.')
    await map.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await map.mouse.down()
    await map.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 - 20, { steps: 3 })
    await map.mouse.up()
    expect(await view(map)).not.toBe(closer)
    expect(map.url()).toBe(at('/nl'))
    await map.getByRole('button', { name: 'Hele kaart' }).click()
    expect(await view(map)).toBe(whole)
  })

  it('is read at the first touch and left at the second', async () => {
    const map = await visit(at('/nl'), { width: 360, height: 740 })
    await map.waitForSelector('[data-map-picture][role=application]')
    const touch = async () =>
      await map.locator('[data-region=BU99990005]').evaluate((region) => {
        const { left, top, width, height } = region.getBoundingClientRect()
        const place = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true }
        for (const kind of ['pointerdown', 'pointerup', 'click'])
          region
            .querySelector('path')
            ?.dispatchEvent(new PointerEvent(kind, { ...place, pointerType: 'touch', pointerId: 7 }))
      })
    await touch()
    expect(await readout(map)).toBe('Binnenstad: 9,1 %, gelijk aan Voorbeeldstad Bekijk Binnenstad')
    expect(map.url()).toBe(at('/nl'))
    await touch()
    await map.waitForURL(at('/region/BU99990005'))
  })

  it('says all it says without a script: shapes and table lead to the same pages', async () => {
    const map = await visit(at('/en'), { javaScript: false, language: 'en' })
    await expectAccessible(map)
    expect(await map.locator('[data-map-tools]:visible, [data-map-readout]:visible').count()).toBe(0)
    await map.locator('summary', { hasText: 'Table' }).click()
    await map.getByRole('link', { name: 'Molenkwartier', exact: true }).last().click()
    await map.waitForURL(at('/region/BU99990000'))
  })
})

describe('a map of thousands of regions', () => {
  it('is drawn by the script, read by pointing and keyboard, and left with Enter', async () => {
    const map = await visit(at('/many'))
    await map.waitForSelector('canvas')
    await map.waitForFunction(() => {
      const canvas = document.querySelector('canvas')
      const { width = 0, height = 0 } = canvas ?? {}
      return (canvas?.getContext('2d')?.getImageData(width / 2, height / 2, 1, 1).data[3] ?? 0) > 0
    })
    await expectAccessible(map)
    await expectNoHorizontalScroll(map)
    const box = await map.locator('canvas').first().boundingBox()
    if (!box) throw new Error('The map is not shown.')
    await map.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    expect(await readout(map)).toMatch(/: \d+ %, (hoger|lager) dan Voorbeeldstad$|: afgeschermd$/)
    await map.locator('[data-map-picture]').focus()
    await map.keyboard.press('ArrowDown')
    const first = await readout(map)
    expect((await map.locator('[data-map-live]').innerText()).replaceAll('\u00a0', ' ')).toBe(first)
    await map.keyboard.press('ArrowRight')
    expect(await readout(map)).not.toBe(first)
    await map.keyboard.press('+')
    await map.keyboard.press('Enter')
    await map.waitForURL(/\/region\/BU9999\d{4}$/)
  })

  it('says where the figures are without a script, and when its shapes do not come', async () => {
    const bare = await visit(at('/many'), { javaScript: false })
    expect(await bare.locator('main').innerText()).toContain('Deze kaart heeft 1.520 buurten')
    expect(await bare.locator('tbody tr:visible').count()).toBe(20)
    const broken = await visit(at('/nothing'))
    await broken.getByText('De kaart kon niet worden opgehaald.').waitFor()
    expect(takeProblems(broken).join()).toContain('404')
  })
})
