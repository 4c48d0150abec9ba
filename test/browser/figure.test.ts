import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/platform'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, visit } from '../support/page'

const program = runDemonstration()

interface Observation {
  period: string
  value: number | null
  absence?: string
}

interface Definition {
  version: string
  observations: Observation[]
}

/** Decimals with which the statement writes a ratio: three where it is nearly one. */
const figures = [
  { code: 'huishoudens-in-armoede', from: '2018', to: '2022', ratioDecimals: 2 },
  { code: 'problematische-schulden', from: '2021', to: '2024', ratioDecimals: 2 },
  { code: 'arbeidsparticipatie', from: '2018', to: '2023', ratioDecimals: 3 },
]

const inBothLanguages = figures.flatMap((figure) => languages.map((language) => ({ ...figure, language })))

describe.each(inBothLanguages)('the figures of $code ($language)', ({ code, from, to, ratioDecimals, language }) => {
  const path = addressOf('indicator', language, { code })

  it('are the same in the statement, in the table and in the API', async () => {
    const [ours, theirs] = await bothSeries(code)
    const page = await visit(program.at(path), { language })

    const statement = await page.locator('main > .width > .statement').innerText()
    const newest = ours.at(-1)?.version
    const expected = [from, to].flatMap((period) => {
      const [our, their] = [valueIn(ours, newest, period), valueIn(theirs, newest, period)]
      const gap = written(Math.abs(our - their), 1, language)
      return [written(our, 1, language), gap, written(our / their, ratioDecimals, language)]
    })
    expect(numbersIn(statement, language)).toEqual(new Set(expected))
    expect(statement).toContain(from)
    expect(statement).toContain(to)

    const tables = await page.locator('.figure-table').all()
    expect(tables).toHaveLength(ours.length)
    for (const [index, { version, observations }] of ours.entries()) {
      const rows = (await tables[index]?.locator('tbody tr').all()) ?? []
      const shown = await Promise.all(rows.map((row) => row.locator('th, .number').allInnerTexts()))
      expect(shown.map((cells) => cells.slice(0, 5).map(plain))).toEqual(
        observations.map(({ period, value }) => {
          const their = observationIn(theirs, version, period)?.value ?? null
          return [period, ...comparison(value, their, language)]
        }),
      )
    }
  })
})

describe('the chart', () => {
  const code = 'huishoudens-in-armoede'

  it.each(languages)('is read with the arrow keys (%s)', async (language) => {
    const [ours, theirs] = await bothSeries(code)
    const page = await visit(program.at(addressOf('indicator', language, { code })), { language })
    const said = page.locator('[data-chart-live]')
    const names = { nl: ['Focusgebieden (gemiddelde)', 'Nederland'], en: ['Focus areas (mean)', 'Netherlands'] }[
      language
    ]
    const share = (definitions: Definition[], period: string) =>
      `${written(valueIn(definitions, '1', period), 1, language)}${language === 'nl' ? ' ' : ''}%`
    const all = (period: string) =>
      `${period}: ${names[0]} ${share(ours, period)}; ${names[1]} ${share(theirs, period)}`
    const press = async (key: string) => {
      await page.keyboard.press(key)
      return plain(await said.innerText())
    }

    await tabTo(page, '[data-chart-drawings]')
    expect(await press('ArrowRight')).toBe(all('2018'))
    expect(await press('ArrowRight')).toBe(all('2019'))
    expect(await press('End')).toBe(all('2022'))
    expect(await press('ArrowLeft')).toBe(all('2021'))
    expect(await press('ArrowDown')).toBe(`2021: ${names[0]} ${share(ours, '2021')}`)
    expect(await press('ArrowDown')).toBe(`2021: ${names[1]} ${share(theirs, '2021')}`)
    expect(await press('ArrowUp')).toBe(`2021: ${names[0]} ${share(ours, '2021')}`)
    expect(plain(await page.locator('[data-chart-readout]').innerText())).toContain(
      `${names[0]} ${share(ours, '2021')}`,
    )
    expect(await page.locator('[data-chart-cursor][visibility=visible]').count()).toBeGreaterThan(0)
    expect(await press('Escape')).toBe('')
    expect(await page.locator('[data-chart-cursor][visibility=visible]').count()).toBe(0)
    await expectAccessible(page)
  })

  it('is read by pointing', async () => {
    const page = await visit(program.at(addressOf('indicator', 'nl', { code })))
    const box = await page.locator('[data-chart-drawings] svg:visible').boundingBox()
    if (!box) throw new Error('No drawing is shown.')
    await page.mouse.move(box.x + box.width * 0.1, box.y + box.height / 2)
    expect(plain(await page.locator('[data-chart-readout]').innerText())).toMatch(/^2018 .*18,2 %.*8,8 %$/)
  })

  it('shows one drawing at a time, at every width', async () => {
    const page = await visit(program.at(addressOf('indicator', 'nl', { code })))
    for (const width of [1280, 700, 320]) {
      await page.setViewportSize({ width, height: 900 })
      const drawing = page.locator('[data-chart-drawings] svg:visible')
      expect(await drawing.count()).toBe(1)
      expect((await drawing.boundingBox())?.width).toBeLessThanOrEqual(width)
    }
  })
})

describe('without scripts', () => {
  it.each(figures)('the page of $code says all it says with them', async ({ code }) => {
    const address = program.at(addressOf('indicator', 'nl', { code }))
    const [bare, full] = [await visit(address, { javaScript: false }), await visit(address)]
    const lines = async (page: Page) => (await page.locator('main').innerText()).split('\n').map(plain).filter(Boolean)
    const onlyWithScripts = ['Kopieer met bron', await full.locator('[data-chart-readout]').innerText()]
    expect(await lines(bare)).toEqual((await lines(full)).filter((line) => !onlyWithScripts.includes(line)))
    expect(await bare.locator('[data-chart-drawings] svg:visible').count()).toBe(1)
    expect(await bare.locator('.figure-table:visible').count()).toBeGreaterThan(0)
  })

  it('another area can be chosen', async () => {
    const page = await visit(program.at(addressOf('indicator', 'nl', { code: 'huishoudens-in-armoede' })), {
      javaScript: false,
    })
    await chooseArea(page)
    await expectAccessible(page)
  })
})

describe('an area of which nothing was published', () => {
  it.each(languages)('gets an answer that says so, and no figure of another place (%s)', async (language) => {
    const code = 'huishoudens-in-armoede'
    const page = await visit(program.at(addressOf('indicator', language, { code })), { language })
    await chooseArea(page)
    expect(await page.locator('main > .width > .statement').innerText()).toContain(
      { nl: 'Er is geen cijfer', en: 'There is no figure' }[language],
    )
    const shown = await page.locator('.figure-table tbody tr td:nth-child(2)').allInnerTexts()
    expect(new Set(shown)).toEqual(new Set([{ nl: 'niet gepubliceerd', en: 'not published' }[language]]))
    const series = await seriesFromApi(code, 'heerlen-noord')
    expect(series.flatMap((definition) => definition.observations).filter(({ value }) => value !== null)).toEqual([])
  })
})

describe('copy with source', () => {
  it.each(languages)('takes the statement, the source and the address (%s)', async (language) => {
    const address = program.at(addressOf('indicator', language, { code: 'problematische-schulden' }))
    const page = await visit(address, { language })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const button = page.locator('[data-copy]')
    await button.click()
    await page.waitForFunction(() => !/^(Kopieer|Copy)/.test(document.querySelector('[data-copy]')?.textContent ?? ''))
    expect(await button.innerText()).toBe({ nl: 'Gekopieerd', en: 'Copied' }[language])
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const [statement, source, where] = copied.split('\n')
    expect(statement).toBe(await page.locator('main > .width > .statement').textContent())
    expect(source).toMatch(/^Monitor SPUK Kansrijke Wijk 2023-2025, .*6779-6805\.$/)
    expect(where).toBe(address)
  })
})

describe('downloads', () => {
  const code = 'huishoudens-in-armoede'

  it('come as what they say, with the figures of the page', async () => {
    const [ours] = await bothSeries(code)
    const expected = ours[0]?.observations.map(({ period, value }) => [period, value])
    const page = await visit(program.at(addressOf('indicator', 'nl', { code })))

    const csv = await download(page, 'CSV')
    expect([csv.type, csv.name]).toEqual(['text/csv; charset=utf-8', `${code}-nplv.csv`])
    const rows: Record<string, string>[] = parse(csv.body, { columns: true })
    expect(rows.map((row) => [row['period'], Number(row['value'])])).toEqual(expected)

    const parquet = await download(page, 'Parquet')
    expect([parquet.type, parquet.name]).toEqual(['application/vnd.apache.parquet', `${code}-nplv.parquet`])
    expect(await rowsOfParquet(parquet.body)).toEqual(expected)

    const svg = await download(page, 'SVG')
    expect(svg.type).toContain('image/svg+xml')
    expect(plain(svg.body.toString())).toMatch(/^(<\?xml.*\?>\s*)?<svg.*Huishoudens onder de armoedegrens.*18,2/)

    const png = await download(page, 'PNG')
    expect(png.type).toBe('image/png')
    expect(png.body.subarray(1, 4).toString()).toBe('PNG')
    expect(png.body.readUInt32BE(16)).toBeGreaterThanOrEqual(900)

    const api = await download(page, 'API')
    expect(api.type).toContain('application/json')
    const { definitions } = JSON.parse(api.body.toString()) as { definitions: Definition[] }
    expect(definitions[0]?.observations.map(({ period, value }) => [period, value])).toEqual(expected)
  })

  it('give the file to the person who clicks', async () => {
    const page = await visit(program.at(addressOf('indicator', 'nl', { code })))
    const [started] = await Promise.all([page.waitForEvent('download'), page.click('main a:text-is("CSV")')])
    expect(started.suggestedFilename()).toBe(`${code}-nplv.csv`)
    const pieces: Buffer[] = []
    for await (const piece of await started.createReadStream()) pieces.push(piece)
    expect(Buffer.concat(pieces).toString()).toContain('18.2')
  })
})

async function chooseArea(page: Page): Promise<void> {
  await page.selectOption('#place', 'heerlen-noord')
  await page.click('form:has(#place) button')
  await page.waitForURL(/\?place=heerlen-noord$/)
}

async function seriesFromApi(code: string, place: string): Promise<Definition[]> {
  const response = await fetch(program.at(`/api/v1/indicators/${code}/series?place=${place}`))
  expect(response.status).toBe(200)
  return ((await response.json()) as { definitions: Definition[] }).definitions
}

/** The series of the focus areas and of the country. */
async function bothSeries(code: string): Promise<[Definition[], Definition[]]> {
  return [await seriesFromApi(code, 'nplv'), await seriesFromApi(code, 'nl')]
}

function observationIn(
  definitions: Definition[],
  version: string | undefined,
  period: string,
): Observation | undefined {
  return definitions
    .find((definition) => definition.version === version)
    ?.observations.find((observation) => observation.period === period)
}

function valueIn(definitions: Definition[], version: string | undefined, period: string): number {
  const value = observationIn(definitions, version, period)?.value
  if (typeof value !== 'number') throw new Error(`The API has no value of ${version} in ${period}.`)
  return value
}

/** What the table must show beside a period: both values, their gap and their ratio. */
function comparison(our: number | null, their: number | null, language: Language): string[] {
  const share = (value: number | null) => {
    if (value === null) return { nl: 'niet gepubliceerd', en: 'not published' }[language]
    return `${written(value, 1, language)}${language === 'nl' ? ' ' : ''}%`
  }
  if (our === null || their === null) return [share(our), share(their), '–', '–']
  const ratio = `${written(our / their, 2, language)}${language === 'nl' ? ' ' : ''}×`
  return [share(our), share(their), written(our - their, 1, language), ratio]
}

/** A number as this language writes it, made here so that nothing of the program checks itself. */
function written(value: number, decimals: number, language: Language): string {
  const text = value.toFixed(decimals).replace('-', '−')
  return language === 'nl' ? text.replace('.', ',') : text
}

/** The numbers with a decimal mark in a text. A number with the mark of the other language is found too. */
function numbersIn(text: string, language: Language): Set<string> {
  const other = language === 'nl' ? '.' : ','
  const found = text.match(/\d+[.,]\d+/g) ?? []
  expect(found.filter((number) => number.includes(other))).toEqual([])
  return new Set(found)
}

/** Text with ordinary spaces. */
function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim()
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`${selector} is not reached with the Tab key.`)
}

async function download(page: Page, label: string): Promise<{ type: string; name: string | undefined; body: Buffer }> {
  const href = await page.getAttribute(`main a:text-is("${label}")`, 'href')
  const response = await fetch(program.at(href ?? ''))
  expect(response.status).toBe(200)
  return {
    type: response.headers.get('content-type') ?? '',
    name: /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1],
    body: Buffer.from(await response.arrayBuffer()),
  }
}

/** Periods with values, as a program reads the downloaded file. */
async function rowsOfParquet(body: Buffer): Promise<unknown[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-download-'))
  try {
    const file = join(folder, 'download.parquet')
    await writeFile(file, body)
    const connection = await (await DuckDBInstance.create()).connect()
    const result = await connection.runAndReadAll(
      `SELECT period, value::DOUBLE FROM read_parquet('${file}') WHERE place = 'nplv' ORDER BY period`,
    )
    return result.getRows()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
