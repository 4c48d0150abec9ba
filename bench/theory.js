// Measures the goal tree: how long 500 nodes take to lay out and how that grows, and in a real browser how fluent the
// drawn editor is with them: time per frame while dragging, and time from a key to the paint after it.
// node bench/theory.js. Needs a build (npm run build). Numbers are of this machine; only ratios travel.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { createServer as createVite } from 'vite'
import { start } from './program.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const area = 'heerlen-noord'

const vite = await createVite({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
})
const { layoutOf } = await vite.ssrLoadModule('/src/theory/drawing/layout.ts')
const { entriesOf, theoryOf } = await vite.ssrLoadModule('/src/theory/model/entries.ts')
const { treeOf } = await vite.ssrLoadModule('/src/theory/model/tree.ts')
const { installedChromium } = await vite.ssrLoadModule('/test/support/browser.ts')

const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))] ?? Number.NaN
const report = (name, values) =>
  process.stdout.write(
    `${name.padEnd(34)} ${Object.entries(values)
      .map(([key, value]) => `${key} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`)
      .join(', ')}\n`,
  )

/** A plan of so many nodes: one mission, ambitions below it, and so on down; every tenth node leads to a second one. */
function plan(size) {
  const kinds = ['mission', 'ambition', 'outcome', 'output', 'activity']
  const changes = []
  const nodes = []
  for (let index = 0; index < size; index += 1) {
    const above = index === 0 ? null : nodes[Math.floor((index - 1) / 4)]
    const node = { id: `n${index}`, depth: above === null ? 0 : above.depth + 1 }
    nodes.push(node)
    const kind = kinds[Math.min(node.depth, 4)]
    const title = `Onderdeel ${index} van een plan met een titel zoals alliantie en bewoners die schrijven`
    changes.push({ kind: 'node', id: node.id, base: null, body: { id: node.id, kind, title } })
    const goals = above === null ? [] : index % 10 === 9 ? [above, nodes[Math.floor((index - 1) / 5)]] : [above]
    for (const to of new Set(goals.map(({ id }) => id))) {
      const body = { from: node.id, to, assumption: 'Dat helpt.', strength: 'assumed' }
      changes.push({ kind: 'link', id: `${node.id}->${to}`, base: null, body })
    }
  }
  return changes
}

for (const size of [60, 250, 500, 1000]) {
  const entries = entriesOf(plan(size).map((one, position) => ({ ...one, revision: 1, position })))
  const theory = theoryOf(entries.values())
  // Every time another tree, since one that was arranged is remembered.
  const times = Array.from({ length: 5 }, (_, time) => {
    const extra = { node: { id: `extra ${time}`, kind: 'output', title: 'Extra' }, position: size, revision: 1 }
    const began = performance.now()
    layoutOf({ ...theory, nodes: [...theory.nodes, extra] })
    return performance.now() - began
  })
  const began = performance.now()
  treeOf(theory)
  report(`layout of ${size} nodes`, { 'median ms': quantile(times, 0.5), 'list ms': performance.now() - began })
}

const data = await mkdtemp(join(tmpdir(), 'wijklus-bench-'))
const program = await start(data, { WIJKLUS_DEMONSTRATION: 'yes' })
const { address } = program
const { executable, environment } = await installedChromium()
const browser = await chromium.launch({
  executablePath: executable,
  env: environment,
  args: ['--no-sandbox', '--disable-gpu', '--headless=shell'],
})
try {
  const [, email, password] = /programme-manager\S*\s+(\S+)\s+(\S+)/.exec(program.said()) ?? []
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${address}/aanmelden`)
  await page.fill('input[type=email]', email)
  await page.fill('input[type=password]', password)
  await page.click('main form button')
  await page.waitForLoadState()
  const status = await page.evaluate(
    async ([path, changes]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'bench' }
      return (await fetch(path, { method: 'POST', headers, body: JSON.stringify({ changes }) })).status
    },
    [`/api/v1/areas/${area}/programme/changes`, plan(500)],
  )
  if (status !== 200) throw new Error(`the plan was not kept: ${status}`)
  const began = performance.now()
  await page.goto(`${address}/gebieden/${area}/doelen/bewerken`)
  await page.waitForSelector('.react-flow__node')
  report('editor of 500 nodes', { 'to first box ms': performance.now() - began })

  await page.evaluate(() => {
    globalThis.frames_ = []
    let last = performance.now()
    const tick = (now) => {
      globalThis.frames_.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const moving = async (what, from, steps) => {
    await page.evaluate(() => globalThis.frames_.splice(0))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (let step = 1; step <= steps; step += 1) await page.mouse.move(from.x + step * 4, from.y + step * 2)
    await page.mouse.up()
    const frames = await page.evaluate(() => globalThis.frames_.splice(0))
    report(what, { 'frame median ms': quantile(frames, 0.5), 'p95 ms': quantile(frames, 0.95), frames: frames.length })
  }
  const pane = await page.locator('.react-flow__pane').boundingBox()
  await moving('panning', { x: pane.x + 20, y: pane.y + pane.height - 20 }, 60)
  const box = await page.locator('.react-flow__node').first().boundingBox()
  await moving('dragging a box', { x: box.x + box.width / 2, y: box.y + box.height / 2 }, 60)

  await page.locator('.react-flow__node').first().click()
  await page.focus('#panel-title')
  await page.evaluate(() => {
    globalThis.delays_ = []
    document
      .querySelector('#panel-title')
      .addEventListener(
        'keydown',
        ({ timeStamp }) =>
          requestAnimationFrame(() => setTimeout(() => globalThis.delays_.push(performance.now() - timeStamp))),
        { capture: true },
      )
  })
  await page.keyboard.type('Een titel die letter voor letter wordt getypt', { delay: 60 })
  await page.waitForTimeout(800)
  const delays = await page.evaluate(() => globalThis.delays_)
  report('typing a title', { 'key to paint median ms': quantile(delays, 0.5), 'p95 ms': quantile(delays, 0.95) })
} finally {
  await browser.close()
  await program.stop()
  await vite.close()
  await rm(data, { recursive: true, force: true })
}
