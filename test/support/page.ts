import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults, Result } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'
import { cache } from './places'

export interface VisitOptions {
  /** Width of the window in CSS pixels. */
  width?: number
  height?: number
  /** Whether the browser runs scripts. */
  javaScript?: boolean
  /** The language the browser asks for. */
  language?: 'nl' | 'en'
  /** The HTTP status the page must have. */
  status?: number
  /** What the browser kept from an earlier visit, such as a sign-in. */
  cookies?: readonly { name: string; value: string; url: string }[]
}

/** Nothing a person waits for takes longer; what is not there by then is missing. */
const timeoutMilliseconds = 15_000

let browser: Promise<Browser> | undefined
const problemsOf = new WeakMap<Page, string[]>()
const withoutScripts = new WeakSet<Page>()

/**
 * Opens an address as a person would: in a fresh browser context that is closed when the test ends. The test fails when
 * the page logs an error, breaks the security policy, throws, or asks anything of another machine.
 *
 * @throws Error when the page has another status than `status`
 */
export async function visit(address: string, options: VisitOptions = {}): Promise<Page> {
  const { width = 1280, height = 900, javaScript = true, language = 'nl', status = 200, cookies = [] } = options
  const context = await openContext({
    viewport: { width, height },
    javaScriptEnabled: javaScript,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
  })
  context.setDefaultTimeout(timeoutMilliseconds)
  await context.addCookies(cookies)
  const page = await context.newPage()
  if (!javaScript) withoutScripts.add(page)
  const response = await page.goto(address)
  if (response?.status() !== status) {
    throw new Error(`${address} answered ${response?.status()}, expected ${status}:\n${await shortText(page)}`)
  }
  return page
}

/** What went wrong on this page until now; a test that provokes a problem reads it here, which clears it. */
export function takeProblems(page: Page): string[] {
  return problemsOf.get(page)?.splice(0) ?? []
}

/**
 * Fails with a readable list when axe finds anything against WCAG 2.0, 2.1 or 2.2, level A or AA.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await (withoutScripts.has(page) ? violationsOfCopy(page) : violationsOn(page))
  if (violations.length === 0) return
  throw new Error(`${page.url()} is not accessible:\n${violations.map(describeViolation).join('\n')}`)
}

/** Fails when at this width the page is wider than the window; names what sticks out. */
export async function expectNoHorizontalScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: before?.height ?? 640 })
  const { excess, culprits } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const scrollsItself = (element: Element): boolean =>
      element !== document.documentElement &&
      element !== document.body &&
      getComputedStyle(element).overflowX !== 'visible'
    const isHeldBack = (element: Element): boolean => {
      for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        if (scrollsItself(parent)) return true
      }
      return false
    }
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > room + 0.5 && !isHeldBack(element),
    )
    const name = (element: Element) =>
      `<${element.localName}${element.id && ` id="${element.id}"`}${element.className && ` class="${element.getAttribute('class')}"`}> to ${Math.round(element.getBoundingClientRect().right)}px`
    return { excess: document.documentElement.scrollWidth - room, culprits: wide.slice(0, 10).map(name) }
  })
  if (before) await page.setViewportSize(before)
  if (excess <= 0) return
  throw new Error(`${page.url()} scrolls sideways at ${width}px, by ${excess}px:\n  ${culprits.join('\n  ')}`)
}

/** Keeps a picture of the whole page in `.cache/screenshots/`. @returns the path of the file */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(cache, 'screenshots')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}

interface AxeGlobal {
  axe: { run(context: Document, options: { runOnly: string[]; resultTypes: string[] }): Promise<AxeResults> }
}

function openBrowser(): Promise<Browser> {
  browser ??= chromium.connect(inject('browserEndpoint'))
  return browser
}

async function openContext(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await (await openBrowser()).newContext(options)
  const pages: Page[] = []
  context.on('page', (page) => {
    pages.push(page)
    watch(page)
  })
  onTestFinished(async () => {
    await context.close()
    const problems = pages.flatMap(takeProblems)
    if (problems.length > 0) throw new Error(`Went wrong on the page:\n  ${problems.join('\n  ')}`)
  })
  return context
}

function watch(page: Page): void {
  const problems: string[] = []
  problemsOf.set(page, problems)
  // A policy breach is written to the console as an error too, so it needs no watch of its own.
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url } = message.location()
    // The browser reports the status of the page itself as a failed resource; `visit` already judged it.
    const isPageItself = message.text().startsWith('Failed to load resource') && url === page.url()
    if (!isPageItself) problems.push(`console: ${message.text()}${url && ` (${url})`}`)
  })
  page.on('pageerror', (error) => problems.push(`thrown: ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isElsewhere = /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost'
    if (isElsewhere) problems.push(`asked another machine: ${request.url()}`)
  })
}

async function violationsOn(page: Page): Promise<Result[]> {
  // Reading axe takes longer than running it, so a page that has it already keeps it.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(await axeSource())
  const results = await page.evaluate(
    (tags) => (globalThis as unknown as AxeGlobal).axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  )
  return results.violations
}

/**
 * Axe is a script, which a page without scripts does not run either. So it looks at a copy, at the same address and as
 * the browser shows it, in which only the scripts of the page itself are not run.
 */
async function violationsOfCopy(page: Page): Promise<Result[]> {
  const address = page.url()
  const body = (await page.content()).replaceAll(/<(\/?)noscript\b/g, '<$1div')
  const context = await (await openBrowser()).newContext({ viewport: page.viewportSize() })
  try {
    const copy = await context.newPage()
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" }
    await copy.route(address, (route) => route.fulfill({ body, headers }))
    await copy.goto(address)
    return await violationsOn(copy)
  } finally {
    await context.close()
  }
}

let axe: Promise<string> | undefined

function axeSource(): Promise<string> {
  axe ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  return axe
}

function describeViolation({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(
    (node) =>
      `    ${node.target.join(' ')}\n      ${node.html}\n      ${node.failureSummary?.replaceAll('\n', '\n      ')}`,
  )
  return `  ${impact}: ${help} (${id}, ${helpUrl})\n${places.join('\n')}`
}

async function shortText(page: Page): Promise<string> {
  return ((await page.textContent('body')) ?? '').trim().slice(0, 1000)
}
