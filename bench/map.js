// Measures maps in a real browser: a municipality of 300 regions as SVG, and a whole country on a canvas.
// node bench/map.js [BOUNDARIES.geojson.gz [CODE [NAME]]], with the names of the properties that hold code and name;
// without a file, on a country that does not exist. In metres of the Dutch grid. Needs a build (npm run build).
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import { createServer as createVite } from 'vite'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const client = join(root, 'build/client')
/** On a map of the country a bend of less than 200 by 200 metres is not seen; coordinates in steps of some 30 metres. */
const leastBend = 40_000
const steps = 10_000

const vite = await createVite({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
})
const { Choropleth } = await vite.ssrLoadModule('/src/ui/map/index.ts')
const { madeUpCity } = await vite.ssrLoadModule('/src/ui/map/test-support/made-up-city.ts')
const { installedChromium } = await vite.ssrLoadModule('/test/support/browser.ts')

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const report = (name, values) =>
  process.stdout.write(
    `${name.padEnd(34)} ${Object.entries(values)
      .map(([key, value]) => `${key} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`)
      .join(', ')}\n`,
  )

/** A country: the file that was given, or one of 3,400 regions that does not exist. */
function country([file, code = 'code', name = 'name']) {
  if (!file) return madeUpCity(68, 50, 1e5)
  const { features } = JSON.parse(gunzipSync(readFileSync(file)).toString())
  const regions = features.map((each) => ({
    ...each,
    properties: { code: each.properties[code], name: each.properties[name] },
  }))
  const whole = topology({ regions: { type: 'FeatureCollection', features: regions } })
  const small = quantize(simplify(presimplify(whole), leastBend), steps)
  return { topology: small, object: 'regions', codes: regions.map(({ properties }) => properties.code) }
}

function figure(shapes, codes, more) {
  const input = {
    title: 'Een cijfer',
    unit: '%',
    better: 'lower',
    kind: { one: 'wijk', many: 'wijken' },
    values: new Map(codes.map((each, index) => [each, { value: ((index * 7919) % 400) / 10 }])),
    area: { label: 'Het gebied', codes: codes.slice(20, 26), value: { value: 21.3 } },
    reference: { label: 'Nederland', value: 18.4 },
    source: 'bench',
    link: '/#{code}',
  }
  return renderToStaticMarkup(createElement(Choropleth, { id: 'm', input, shapes, language: 'nl', ...more }))
}

const styles = readdirSync(join(client, 'assets')).find((file) => file.endsWith('.css'))
const page = (body) =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><link rel="stylesheet" href="/assets/${styles}"></head>` +
  `<body><main>${body}</main><script src="/islands/map.js" type="module" async></script></body></html>`

const answers = new Map()
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://bench').pathname
  const found = answers.get(path)
  if (found) return response.setHeader('content-type', found.type).end(found.body)
  const types = { js: 'text/javascript', css: 'text/css' }
  try {
    response.setHeader('content-type', types[path.split('.').pop()] ?? 'application/octet-stream')
    // What a component asks by its address stands in the sources here.
    response.end(readFileSync(join(path.startsWith('/src/') ? root : client, path)))
  } catch {
    response.setHeader('content-type', 'text/plain').writeHead(404).end()
  }
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const at = (path) => `http://127.0.0.1:${server.address().port}${path}`

const { executable, environment } = await installedChromium()
const browser = await chromium.launch({
  executablePath: executable,
  chromiumSandbox: false,
  env: { ...process.env, ...environment },
  args: ['--disable-gpu'],
})
const open = async (path, script) => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  if (script) await tab.addInitScript(script)
  await tab.goto(at(path))
  return tab
}

/** Milliseconds of something in the page until its next picture, the median of many times. */
const until = (tab, times, act) =>
  tab.evaluate(
    async ([count, source]) => {
      const work = new Function(`return (${source})`)()
      const taken = []
      for (let turn = 0; turn < count; turn += 1) {
        await new Promise((next) => setTimeout(next, 20))
        const began = performance.now()
        work(turn)
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)))
        taken.push(performance.now() - began)
      }
      return taken.sort((a, b) => a - b)[Math.floor(count / 2)]
    },
    [times, act.toString()],
  )

try {
  const city = madeUpCity(20, 15, 1e5)
  for (let turn = 0; turn < 5; turn += 1) figure(city, city.codes)
  const made = Array.from({ length: 15 }, () => {
    const began = performance.now()
    const html = figure(city, city.codes)
    return { html, taken: performance.now() - began }
  })
  const [{ html }] = made
  report('300 regions: figure with its table', {
    milliseconds: median(made.map(({ taken }) => taken)),
    kB: html.length / 1000,
    'kB compressed': gzipSync(html).length / 1000,
  })
  answers.set('/city', { type: 'text/html', body: page(html) })
  const painted = []
  for (let turn = 0; turn < 5; turn += 1) {
    const tab = await open('/city')
    painted.push(
      await tab.evaluate(
        () =>
          new Promise((done) =>
            new PerformanceObserver((list) => done(list.getEntries()[0].startTime)).observe({
              type: 'paint',
              buffered: true,
            }),
          ),
      ),
    )
    await tab.close()
  }
  const tab = await open('/city')
  await tab.waitForSelector('[data-map-picture][role]')
  await tab.locator('[data-region][tabindex="0"]').focus()
  report('300 regions: in the browser', {
    'first paint': median(painted),
    'an arrow key': await until(tab, 40, (turn) =>
      document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: ['ArrowRight', 'ArrowDown', 'ArrowLeft'][turn % 3], bubbles: true }),
      ),
    ),
    pointing: await until(tab, 40, (turn) =>
      document
        .querySelectorAll('[data-region]')
        [turn * 7].dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', bubbles: true })),
    ),
    zooming: await until(tab, 20, (turn) =>
      document.querySelector(`[data-zoom=${turn % 4 < 2 ? 'in' : 'out'}]`).click(),
    ),
  })
  await tab.close()

  const began = performance.now()
  const whole = country(process.argv.slice(2))
  const json = JSON.stringify(whole.topology)
  report('country: making the topology', { seconds: (performance.now() - began) / 1000 })
  report('country: size of the topology', {
    regions: whole.topology.objects.regions.geometries.length,
    points: whole.topology.arcs.flat().length,
    kB: json.length / 1000,
    'kB compressed': gzipSync(json).length / 1000,
  })
  const began2 = performance.now()
  const canvas = figure({ ...whole, address: '/country.json' }, whole.codes, {
    table: { paging: { page: 1, size: 50, link: '?p={page}' } },
  })
  report('country: figure with a page of table', {
    milliseconds: performance.now() - began2,
    kB: canvas.length / 1000,
    'kB compressed': gzipSync(canvas).length / 1000,
  })
  answers.set('/country', { type: 'text/html', body: page(canvas) })
  answers.set('/country.json', { type: 'application/json', body: json })
  const shown = []
  for (let turn = 0; turn < 7; turn += 1) {
    const map = await open('/country', () => {
      // The last line of the first picture; reading a point of it waits until it is really painted.
      const { stroke } = CanvasRenderingContext2D.prototype
      CanvasRenderingContext2D.prototype.stroke = function (...given) {
        stroke.apply(this, given)
        clearTimeout(globalThis.paintedTimer)
        globalThis.paintedTimer = setTimeout(() => {
          this.getImageData(0, 0, 1, 1)
          globalThis.paintedAt ??= performance.now()
        })
      }
    })
    await map.waitForFunction(() => globalThis.paintedAt !== undefined)
    shown.push(
      await map.evaluate(() => {
        const [fetched] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('country.json'))
        return { page: globalThis.paintedAt, since: globalThis.paintedAt - fetched.responseEnd }
      }),
    )
    if (turn === 6)
      report('country: on a canvas', {
        'painted after the page was asked': median(shown.map(({ page: whenPainted }) => whenPainted)),
        'after the shapes came': median(shown.map(({ since }) => since)),
        zooming: await until(map, 20, (again) =>
          document.querySelector(`[data-zoom=${again % 4 < 2 ? 'in' : 'out'}]`).click(),
        ),
        pointing: await until(map, 40, (again) => {
          const picture = document.querySelector('canvas')
          const { left, top, width, height } = picture.getBoundingClientRect()
          const place = { clientX: left + width * (0.3 + again / 100), clientY: top + height * 0.5 }
          picture.dispatchEvent(new PointerEvent('pointermove', { ...place, pointerType: 'mouse', bubbles: true }))
        }),
      })
    await map.close()
  }
} finally {
  await browser.close()
  server.close()
  await vite.close()
}
