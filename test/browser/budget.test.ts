import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/platform'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { takeProblems, visit } from '../support/page'
import { cache, root } from '../support/places'
import { pathOf, publicPages } from './public-pages'

const program = runDemonstration()

/** Everything residents use works on a slow line (look.md: on paper and phone). */
const kilobyte = 1024
const mostScript = 60 * kilobyte
/** The first page somebody opens, with styles, letters and scripts; later pages have these already. */
const mostOfFirstPage = 200 * kilobyte
const mostOfPage = 60 * kilobyte

const paths = [...new Set(publicPages.flatMap((page) => languages.map((language) => pathOf(page, language))))]

/** How the program answered for a page, asked once by all tests. */
interface Answered {
  status: number
  html: string
  headers: Headers
}

const answered = new Map<string, Answered>()

async function answerTo(path: string): Promise<Answered> {
  const known = answered.get(path)
  if (known) return known
  const answer = await fetch(program.at(path), { redirect: 'manual' })
  const all = { status: answer.status, html: await answer.text(), headers: answer.headers }
  answered.set(path, all)
  return all
}

describe('scripts', () => {
  it('are on public pages our own small files, which delay nothing', async () => {
    for (const path of paths) {
      const { status, html } = await answerTo(path)
      expect([200, 404, 410], path).toContain(status)
      const scripts = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)]
      for (const [whole, attributes = '', content] of scripts) {
        if (attributes.includes('type="application/json"')) continue
        expect(whole, path).toMatch(/^<script src="\/islands\/[\w-]+\.js" type="module" async=""><\/script>$/)
        expect(content, path).toBe('')
      }
      expect(html, path).not.toMatch(/<[^>]+ on\w+="|javascript:|rel="modulepreload"/)
    }
  })

  it('weigh at most 60 kB, all islands together', async () => {
    const folder = join(root, 'build/client/islands')
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (file) => (await readFile(join(folder, file))).length),
    )
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostScript)
  })

  it('that somebody smuggles into a page do not run', async () => {
    const page = await visit(program.at('/'))
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "smuggled"'
      document.body.append(script)
      const button = document.createElement('button')
      button.setAttribute('onclick', 'document.title = "smuggled"')
      document.body.append(button)
      button.click()
      return document.title
    })
    expect(ran).not.toBe('smuggled')
    expect(takeProblems(page)).toHaveLength(2)
  })
})

describe('a page on a slow line', () => {
  it('is read before any script has come', async () => {
    const blank = await visit(program.at('/icon.svg'))
    await blank.route(/\.js$/, () => new Promise(() => {}))
    await blank.goto(program.at(addressOf('indicator', 'nl', { code: 'huishoudens-in-armoede' })), {
      waitUntil: 'commit',
    })
    await blank.waitForSelector('.figure-table')
    await blank.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    expect(await blank.evaluate(() => document.readyState)).not.toBe('complete')
    expect(await blank.innerText('main > .width > .statement')).toContain('18,2')
  })

  it.each(languages)('weighs little, and everything comes from our own address (%s)', async (language) => {
    const sizes: Record<string, Record<string, number>> = {}
    for (const path of [
      addressOf('start', language),
      addressOf('indicator', language, { code: 'problematische-schulden' }),
    ]) {
      const page = await visit(program.at('/icon.svg'))
      const came: { url: string; type: string; bytes: number }[] = []
      page.on('response', async (response) => {
        const body = await response.body().catch(() => Buffer.alloc(0))
        came.push({ url: response.url(), type: response.request().resourceType(), bytes: body.length })
      })
      await page.goto(program.at(path), { waitUntil: 'networkidle' })
      const bytes = (...types: string[]) =>
        came.filter(({ type }) => types.includes(type)).reduce((sum, each) => sum + each.bytes, 0)
      expect(new Set(came.map(({ url }) => new URL(url).origin))).toEqual(new Set([new URL(program.at('/')).origin]))
      expect(bytes('stylesheet')).toBeGreaterThan(0)
      expect(bytes('font')).toBeGreaterThan(0)
      expect(bytes('document')).toBeLessThanOrEqual(mostOfPage)
      expect(bytes('document', 'stylesheet', 'font', 'script')).toBeLessThanOrEqual(mostOfFirstPage)
      sizes[path] = Object.fromEntries(came.map((each) => [new URL(each.url).pathname, each.bytes]))
    }
    await mkdir(cache, { recursive: true })
    await writeFile(join(cache, `page-sizes-${language}.json`), `${JSON.stringify(sizes, null, 2)}\n`)
  })
})

describe('every answer', () => {
  const directives = [
    "default-src 'none'",
    expect.stringMatching(/^script-src 'self' 'nonce-[A-Za-z0-9+/=]{22,}'$/),
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]

  /** One address of every kind of answer the program gives, with the status it gives. */
  const answers: Readonly<Record<string, number>> = {
    '/nergens': 404,
    '/account': 302,
    '/afmelden': 302,
    '/indicatoren/huishoudens-in-armoede/grafiek/chart.svg': 200,
    '/indicatoren/huishoudens-in-armoede/grafiek/chart.png': 200,
    '/api/v1/areas': 200,
    '/api/v1/areas/nergens': 404,
    '/api/v1/nergens': 404,
    '/api/v1/openapi.json': 200,
    '/api/v1/indicators/huishoudens-in-armoede/series.csv?place=nplv': 200,
    '/api/v1/indicators/huishoudens-in-armoede/series.parquet?place=nplv': 200,
    '/health/live': 200,
    '/health/ready': 200,
    '/icon.svg': 200,
    '/islands/chart.js': 200,
  }

  it('carries the security headers, with a nonce of its own', async () => {
    const [stylesheet] = /\/assets\/[\w.-]+\.css/.exec((await answerTo('/')).html) ?? []
    expect(stylesheet).toBeDefined()
    const nonces = new Set<string>()
    const asked = [...paths, ...Object.keys(answers), stylesheet ?? '']
    for (const path of asked) {
      const { status, headers } = await answerTo(path)
      const expected = answers[path] ?? (path === stylesheet ? 200 : undefined)
      if (expected !== undefined) expect(status, path).toBe(expected)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy.split('; '), path).toEqual(directives)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
    }
    expect(nonces.size).toBe(asked.length)
  })

  it('to who may not or sends nonsense carries them too', async () => {
    const cookies = await program.signedIn('reader')
    const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
    const form = addressOf('area-aliases', 'nl', { area: 'heerlen-noord' })
    const refused = [
      await fetch(program.at(form), { headers }),
      await fetch(program.at(addressOf('sign-in', 'nl')), {
        method: 'POST',
        headers: { origin: 'https://elders.example' },
      }),
      await fetch(program.at('/api/v1/areas/heerlen-noord/aliases'), { method: 'PUT', body: '{' }),
      await fetch(program.at('/%E0%A4%A'), {}),
    ]
    for (const answer of refused) {
      expect(answer.status, answer.url).toBeGreaterThanOrEqual(400)
      expect(answer.status, answer.url).toBeLessThan(500)
      expect(answer.headers.get('content-security-policy')?.split('; '), answer.url).toEqual(directives)
    }
  })
})
