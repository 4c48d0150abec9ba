import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults, Result } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, onTestFailed, onTestFinished } from 'vitest'
import { startBrowser } from './browser'
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
  const window = await openWindow(options)
  onTestFinished(async () => {
    await window.context.close()
    failOnProblems(window)
  })
  await goTo(window.page, address, options.status)
  return window.page
}

/**
 * A way to visit addresses one after the other in one window, for tests of a file that only read: to open a window takes
 * longer than to open a page. A test still fails at the problems of its own page, and what fails leaves its window behind.
 *
 * @param options of every visit, but for its status
 */
export function visitsInOneWindow(
  options: Omit<VisitOptions, 'status'> = {},
): (address: string, status?: number) => Promise<Page> {
  let opened: Promise<Window> | undefined
  const close = async () => {
    const window = await opened
    opened = undefined
    await window?.context.close()
  }
  afterAll(close)
  return async (address, status) => {
    onTestFailed(close)
    opened ??= openWindow(options)
    const window = await opened
    onTestFinished(() => failOnProblems(window))
    await window.page.setViewportSize(sizeOf(options))
    await goTo(window.page, address, status)
    return window.page
  }
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
  const isAsWide = before?.width === width
  if (!isAsWide) await page.setViewportSize({ width, height: before?.height ?? 640 })
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
  if (before && !isAsWide) await page.setViewportSize(before)
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

/** A window of the browser: its pages share what they keep, and nobody else has it. */
interface Window {
  context: BrowserContext
  /** The first page. */
  page: Page
  /** All pages that were opened in it. */
  pages: readonly Page[]
}

const sizeOf = ({ width = 1280, height = 900 }: VisitOptions) => ({ width, height })

async function openWindow(options: VisitOptions): Promise<Window> {
  const { javaScript = true, language = 'nl', cookies = [] } = options
  const context = await openContext({
    viewport: sizeOf(options),
    javaScriptEnabled: javaScript,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
  })
  context.setDefaultTimeout(timeoutMilliseconds)
  const pages: Page[] = []
  context.on('page', (page) => {
    pages.push(page)
    watch(page)
  })
  await context.addCookies(cookies)
  const page = await context.newPage()
  if (!javaScript) withoutScripts.add(page)
  return { context, page, pages }
}

async function openContext(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  browser ??= startBrowser()
  return await (await browser).newContext(options)
}

async function goTo(page: Page, address: string, status = 200): Promise<void> {
  const response = await page.goto(address)
  if (response?.status() === status) return
  throw new Error(`${address} answered ${response?.status()}, expected ${status}:\n${await shortText(page)}`)
}

function failOnProblems({ pages }: Window): void {
  const problems = pages.flatMap(takeProblems)
  if (problems.length > 0) throw new Error(`Went wrong on the page:\n  ${problems.join('\n  ')}`)
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
  return await page.evaluate(
    async (tags) => {
      const { axe } = globalThis as unknown as AxeGlobal
      // All that was in order stays in the page.
      return (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations
    },
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  )
}

/** Where the copies of pages are shown, one after the other. */
let copies: Promise<Page> | undefined

/**
 * Axe is a script, which a page without scripts does not run either. So it looks at a copy, at the same address and as
 * the browser shows it, in which only the scripts of the page itself are not run.
 */
async function violationsOfCopy(page: Page): Promise<Result[]> {
  const address = page.url()
  const body = (await page.content()).replaceAll(/<(\/?)noscript\b/g, '<$1div')
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" }
  copies ??= openContext({}).then((context) => context.newPage())
  const copy = await copies
  try {
    await copy.setViewportSize(page.viewportSize() ?? sizeOf({}))
    await copy.route('**', (route) =>
      route.request().isNavigationRequest() ? route.fulfill({ body, headers }) : route.continue(),
    )
    // From elsewhere, because the same address with a place in it (#main) would leave what stands there.
    await copy.goto('about:blank')
    await copy.goto(address)
    return await violationsOn(copy)
  } finally {
    await copy.unrouteAll()
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
