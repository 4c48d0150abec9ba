import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoHorizontalScroll, screenshot, takeProblems, visit } from './page'

const pages: Record<string, { status?: number; policy?: string; html: string }> = {
  '/good': { html: '<main><h1>Goed</h1><p>Een gewone bladzijde.</p></main>' },
  '/gone': { status: 404, html: '<main><h1>Weg</h1></main>' },
  '/logs': { html: '<main><h1>Fout</h1></main><script>console.error("it went wrong")</script>' },
  '/throws': { html: '<main><h1>Fout</h1></main><script>throw new Error("thrown here")</script>' },
  '/policy': {
    policy: "script-src 'none'",
    html: '<main><h1>Beleid</h1></main><script>document.title = "no"</script>',
  },
  '/elsewhere': { html: '<main><h1>Elders</h1><img alt="" src="http://wijklus.example/x.png"></main>' },
  '/wide': { html: '<main><h1>Breed</h1><p class="too-wide" style="width: 500px">tekst</p></main>' },
  '/table': {
    html: '<main><h1>Tabel</h1><div style="overflow-x: auto" tabindex="0"><p style="width: 900px">tekst</p></div></main>',
  },
  '/unlabelled': { html: '<main><h1>Formulier</h1><input id="alias" type="text"></main>' },
  '/script': { html: '<main><h1>Zonder</h1></main><script>document.querySelector("h1").textContent = "Met"</script>' },
}

let server: Server
let address: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? '']
    const policy = page?.policy ? { 'content-security-policy': page.policy } : {}
    response.writeHead(page?.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...policy })
    response.end(
      `<!doctype html><html lang="nl"><head><title>Proef</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body>${page?.html ?? ''}</body></html>`,
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((done) => server.close(done)))

describe('visiting a page', () => {
  it('finds nothing wrong with a good page', async () => {
    const page = await visit(`${address}/good`)
    await expectAccessible(page)
    await expectNoHorizontalScroll(page)
    expect(takeProblems(page)).toEqual([])
  })

  it('fails when the status is not the expected one', async () => {
    await expect(visit(`${address}/gone`)).rejects.toThrow(/answered 404, expected 200:\nWeg/)
    expect(await (await visit(`${address}/gone`, { status: 404 })).title()).toBe('Proef')
  })

  it.each([
    ['/logs', /^console: it went wrong/],
    ['/throws', /^thrown: .*thrown here/],
    ['/policy', /^console: .*Content Security Policy/],
    ['/elsewhere', /^asked another machine: http:\/\/wijklus.example/],
  ])('notes what goes wrong on %s', async (path, problem) => {
    const page = await visit(`${address}${path}`)
    expect(takeProblems(page)[0]).toMatch(problem)
    takeProblems(page)
  })

  it.fails('fails the test when something went wrong and nobody looked', async () => {
    await visit(`${address}/logs`)
  })

  it('runs scripts or not, as asked', async () => {
    const without = await visit(`${address}/script`, { javaScript: false })
    expect(await without.textContent('h1')).toBe('Zonder')
    const withScripts = await visit(`${address}/script`)
    expect(await withScripts.textContent('h1')).toBe('Met')
  })

  it('asks for the language of the person', async () => {
    const page = await visit(`${address}/good`, { language: 'en' })
    expect(await page.evaluate(() => navigator.language)).toBe('en-GB')
  })
})

describe('accessibility', () => {
  it.each([true, false])('names the rule and the place (scripts: %s)', async (javaScript) => {
    const page = await visit(`${address}/unlabelled`, { javaScript })
    await expect(expectAccessible(page)).rejects.toThrow(/critical: .*\(label, .*\n.*#alias/)
  })
})

describe('width', () => {
  it('names what sticks out at 320 px', async () => {
    const page = await visit(`${address}/wide`)
    await expect(expectNoHorizontalScroll(page)).rejects.toThrow(/sideways at 320px.*\n.*<p class="too-wide">/)
    expect(page.viewportSize()?.width).toBe(1280)
  })

  it('lets a table scroll within the page', async () => {
    await expectNoHorizontalScroll(await visit(`${address}/table`))
  })
})

it('keeps a screenshot', async () => {
  const path = await screenshot(await visit(`${address}/good`, { width: 320 }), 'support-page-test')
  expect((await readFile(path)).subarray(1, 4).toString()).toBe('PNG')
})
