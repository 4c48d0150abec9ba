// Measures the built program: starts, memory, the API against the bare query, and pages under 50 connections.
// Later issues add measurements to the list at the bottom. Numbers are of this machine; only ratios travel.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import autocannon from 'autocannon'
import { start } from './program.js'

const code = 'huishoudens-in-armoede'

const median = (numbers) => quantile(numbers, 0.5)
function quantile(numbers, share) {
  const ordered = numbers.toSorted((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? Number.NaN
}

/** Resident memory in MB of a process and everything it started, without the database server. */
function memoryOf(pid) {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  for (const [child, parent] of processes) if (family.has(parent)) family.add(child)
  return processes.filter(([child]) => family.has(child)).reduce((sum, [, , rss]) => sum + rss, 0) / 1024
}

async function times(count, work) {
  const taken = []
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken
}

/** One series through the API against the same question asked to DuckDB itself, in turn, in the same run. */
async function seriesAgainstDuckdb(address, data) {
  const files = (await readdir(join(data, 'files'), { recursive: true })).filter((file) => file.endsWith('.parquet'))
  const file = join(
    data,
    'files',
    files.find((name) => name.includes('by-indicator')),
  )
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const bare = () =>
    connection.runAndReadAll(
      `select * from read_parquet('${file}') where indicator = $1 and place = $2 order by period`,
      [code, 'nplv'],
    )
  const api = async () => {
    const response = await fetch(`${address}/api/v1/indicators/${code}/series?place=nplv`)
    if (!response.ok) throw new Error(`series answered ${response.status}`)
    await response.arrayBuffer()
  }
  await times(20, bare)
  await times(20, api)
  const [bareTimes, apiTimes] = [await times(200, bare), await times(200, api)]
  connection.closeSync()
  return { bare: median(bareTimes), api: median(apiTimes), ratio: median(apiTimes) / median(bareTimes) }
}

/** A public page asked by 50 connections at once for some seconds. */
async function underLoad(url, seconds = 8) {
  await times(10, () => fetch(url).then((response) => response.arrayBuffer()))
  const taken = []
  const run = autocannon({ url, connections: 50, duration: seconds })
  run.on('response', (_client, _status, _bytes, milliseconds) => taken.push(milliseconds))
  const result = await run
  return {
    requests: result.requests.total,
    p50: quantile(taken, 0.5),
    p95: quantile(taken, 0.95),
    p99: quantile(taken, 0.99),
    errors: result.errors + result.non2xx + result.timeouts,
  }
}

const report = (name, values) =>
  process.stdout.write(
    `${name.padEnd(34)} ${Object.entries(values)
      .map(([key, value]) => `${key} ${typeof value === 'number' ? Math.round(value * 100) / 100 : value}`)
      .join(', ')}\n`,
  )

const data = await mkdtemp(join(tmpdir(), 'wijklus-bench-'))
try {
  const first = await start(data)
  report('first start', { seconds: first.seconds })
  await first.stop()
  const next = await start(data)
  report('next start', { seconds: next.seconds })
  report('memory after start', { megabytes: memoryOf(next.pid) })
  report('series: API against bare DuckDB', await seriesAgainstDuckdb(next.address, data))
  report('start page, 50 connections', await underLoad(`${next.address}/`))
  report('indicator page, 50 connections', await underLoad(`${next.address}/indicatoren/${code}`))
  report('memory after load', { megabytes: memoryOf(next.pid) })
  await next.stop()
} finally {
  await rm(data, { recursive: true, force: true })
}
