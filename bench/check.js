// The programme check over a programme of 500 nodes and 300 interventions, and how it grows when all of it doubles.
// node bench/check.js; reads the source, needs no build. Also the built command on a file, when there is a build.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer as createVite } from 'vite'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const kinds = ['ambition', 'sub-ambition', 'outcome', 'output', 'output', 'outcome', 'problem', 'condition']
const themes = ['re-integratie', 'jonge-kind', 'sociale-cohesie', 'school-en-omgeving']

/** A made-up programme: a tree of goals with a tenth of links across, and interventions of all kinds, in a fixed order. */
function programmeOf(size) {
  let state = 11
  const below = (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
  const [nodeCount, interventionCount] = [500 * size, 300 * size]
  const indicatorCount = nodeCount / 2
  const year = () => 2018 + below(14)
  const nodes = Array.from({ length: nodeCount }, (_, index) => ({
    id: `n${index}`,
    kind: index < nodeCount / 50 ? 'ambition' : kinds[below(kinds.length)],
    title: `Doel ${index}`,
    theme: themes[below(themes.length)],
    cause: 'beyond',
    indicators: below(3) > 0 ? [`c${below(indicatorCount)}`] : [],
    effectFrom: `${year()}`,
  }))
  const links = Array.from({ length: nodeCount * 1.1 }, (_, index) => ({
    id: `l${index}`,
    from: `n${index % nodeCount}`,
    to: `n${below(1 + (index % nodeCount) / 3)}`,
    assumption: below(4) > 0 ? 'Zo zien wij het' : '',
    strength: 'assumed',
    since: `${year()}-03-01`,
  }))
  const indicators = Array.from({ length: indicatorCount }, (_, index) => ({
    code: `c${index}`,
    name: `Indicator ${index}`,
    level: below(3) > 0 ? 'outcome' : 'output',
    unit: '%',
    atRisk: 2000 + below(8000),
    series: Array.from({ length: 10 }, (_year, past) => ({ period: `${2013 + past}`, value: 10 + below(40) / 10 })),
    baseline: { period: '2022', value: 12 },
    targets: [{ period: `${year()}`, value: 8 }],
  }))
  const interventions = Array.from({ length: interventionCount }, (_, index) => ({
    id: `i${index}`,
    title: `Interventie ${index}`,
    contributes: Array.from({ length: 1 + below(3) }, () => ({ node: `n${below(nodeCount)}`, how: 'direct' })),
    scale: below(4) > 0 ? 'neighbourhood' : 'city',
    from: `${year()}-01-01`,
    to: `${2026 + below(5)}-12-31`,
    targetGroups: [`Groep ${below(8)}`],
    places: ['Voorbeeldwijk'],
    partnersNeeded: ['employer'],
    dependsOn: [{ people: 1 + below(3) }],
    reach: Array.from({ length: 3 }, (_year, past) => ({ period: `${2022 + past}`, count: below(120) })),
    expectedSuccess: 0.4,
  }))
  const money = interventions.map(({ id }, index) => ({
    id: `m${index}`,
    source: 'Fonds',
    intervention: id,
    theme: themes[below(themes.length)],
    to: `${year()}-12-31`,
  }))
  return {
    format: 'wijklus-programme/1',
    asOf: '2026-01-01',
    area: { name: 'A' },
    nodes,
    links,
    indicators,
    interventions,
    money,
  }
}

const vite = await createVite({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
})
try {
  const { checkProgramme } = await vite.ssrLoadModule('/src/check/index.ts')
  const { programmeFormat } = await vite.ssrLoadModule('/src/programme/index.ts')
  let before
  for (const size of [1, 2, 4, 8]) {
    const document = programmeFormat.parse(programmeOf(size))
    for (let turn = 0; turn < 5; turn += 1) checkProgramme(document)
    const taken = Array.from({ length: 21 }, () => {
      // Of this thread, not on the clock: what else the machine does is not the check.
      const began = process.threadCpuUsage()
      checkProgramme(document)
      const { user, system } = process.threadCpuUsage(began)
      return (user + system) / 1000
    }).toSorted((a, b) => a - b)
    const [median, worst] = [taken[10], taken[20]]
    const { findings } = checkProgramme(document)
    const growth = before === undefined ? '' : `, ${(median / before).toFixed(2)} times the one before`
    before = median
    process.stdout.write(
      `${String(500 * size).padStart(5)} nodes, ${String(300 * size).padStart(4)} interventions: median ${median.toFixed(1)} ms of CPU, worst ${worst.toFixed(1)} ms, ${findings.length} findings${growth}\n`,
    )
  }
} finally {
  await vite.close()
}

if (existsSync(join(root, 'build', 'server', 'server.js'))) {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-check-'))
  try {
    const file = join(folder, 'programma.json')
    await writeFile(file, JSON.stringify(programmeOf(1)))
    const began = performance.now()
    const { status } = spawnSync(process.execPath, [join(root, 'bin', 'wijklus.js'), 'check', file, '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    process.stdout.write(
      `the command on a file: ${((performance.now() - began) / 1000).toFixed(2)} s, exit ${status}\n`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
