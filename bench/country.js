// Measures the statistics of regions on a made-up country in the form of the neighbourhood figures of CBS: importing it, and
// asking for one indicator of all neighbourhoods, the profile of one place, and one series. Each against bare DuckDB on the
// same files, and against a narrow, indexed table in PostgreSQL. Numbers are of this machine; only ratios travel.
//
//   node bench/country.js [--regions 18000] [--columns 120] [--years 12]

import { spawn, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values: asked } = parseArgs({
  options: {
    regions: { type: 'string', default: '18000' },
    columns: { type: 'string', default: '120' },
    years: { type: 'string', default: '12' },
  },
})
const code = 'kwb:a_inw'
const say = (line) => process.stdout.write(`${line}\n`)
const seconds = (began) => (performance.now() - began) / 1000
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** The median of some runs of work, in milliseconds, after one that warms up. */
async function timed(work, runs = 7) {
  await work()
  const took = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return median(took)
}

/** A command in a data folder, with the most memory it held, in MB. */
function command(data, ...words) {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin', 'wijklus.js'), ...words], {
    env: { ...process.env, WIJKLUS_DATA_DIRECTORY: data, WIJKLUS_LAUNCHED: 'yes' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let memory = 0
  const watch = setInterval(() => {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })
    memory = Math.max(memory, Number(stdout) / 1024)
  }, 200)
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => {
      clearInterval(watch)
      if (status === 0) resolve({ seconds: seconds(began), memory })
      else reject(new Error(`wijklus ${words[0]} ended with ${status}`))
    })
  })
}

async function start(data) {
  const child = spawn(process.execPath, [join(root, 'bin', 'wijklus.js'), 'start'], {
    env: { ...process.env, WIJKLUS_PORT: '0', WIJKLUS_DATA_DIRECTORY: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise((resolve, reject) => {
    let seen = ''
    child.stdout.on('data', (text) => {
      seen += text
      const found = seen.match(/(http:\/\/\S+?)\/\n/)
      if (found) resolve(found[1])
    })
    child.once('exit', (status) => reject(new Error(`the program ended with ${status}`)))
  })
  return {
    address,
    async stop() {
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Where the private server of a running program listens, for a table of ours beside its own. */
async function privateDatabase(data) {
  const [pid, password] = await Promise.all([
    readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8'),
    readFile(join(data, 'postgres.password'), 'utf8'),
  ])
  return {
    host: '127.0.0.1',
    port: Number(pid.split('\n')[3]),
    user: 'wijklus',
    password: password.trim(),
    database: 'postgres',
  }
}

/** The same long, sorted file by SQL alone. */
function bareImport(file, columns, year, target) {
  return `COPY (
    SELECT 'kwb:' || col AS indicator, '1' AS definition, trim(gwb_code_10) AS place, ${year} AS boundary_year,
      '${year}' AS period, try_cast(trim(cell) AS DOUBLE) AS value,
      CASE WHEN cell IS NULL OR trim(cell) = '' THEN 'not-applicable' WHEN trim(cell) = '.' THEN 'not-published' END AS absence,
      NULL::DOUBLE AS n, 'exact' AS precision
    FROM (SELECT * FROM read_csv('${file}', header = true, all_varchar = true))
      UNPIVOT INCLUDE NULLS (cell FOR col IN (${columns.map((name) => `"${name}"`).join(', ')}))
    ORDER BY indicator, definition, place, boundary_year, period
  ) TO '${target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`
}

const folder = await mkdtemp(join(tmpdir(), 'wijklus-country-'))
// As root the private server runs as another account, which has to reach its files here.
await chmod(folder, 0o755)
const [country, data] = [join(folder, 'country'), join(folder, 'data')]
const engine = await DuckDBInstance.create(':memory:', {
  threads: '2',
  memory_limit: '1GB',
  temp_directory: join(folder, 'spill'),
})
const duck = await engine.connect()
const rows = async (text) => (await duck.runAndReadAll(text)).getRowObjectsJS()
try {
  const options = ['regions', 'columns', 'years'].flatMap((name) => [`--${name}`, asked[name]])
  spawnSync(process.execPath, [join(root, 'bench', 'generate-country.js'), country, ...options], { stdio: 'inherit' })
  const files = (await readdir(country)).filter((name) => name.endsWith('.csv')).sort()
  await command(data, 'areas')
  const empty = (await command(data, 'areas')).seconds

  // Importing: the time of the command without that of starting it.
  const began = performance.now()
  for (const file of files) {
    const path = join(country, file)
    const names = (
      await duck.runAndReadAll(`SELECT * FROM read_csv('${path}', header = true, all_varchar = true) LIMIT 0`)
    ).columnNames()
    await duck.run(bareImport(path, names.slice(7), file.match(/\d{4}/)[0], join(folder, `${file}.parquet`)))
  }
  const bare = seconds(began)
  const own = await command(data, 'import', ...files.map((file) => join(country, file)))
  say(
    `import of ${files.length} files: ${(own.seconds - empty).toFixed(1)} s, bare DuckDB ${bare.toFixed(1)} s, ratio ${((own.seconds - empty) / bare).toFixed(2)}; memory ${own.memory.toFixed(0)} MB`,
  )

  // Questions, through the program as anybody asks them.
  const held = (await readdir(join(data, 'files'))).filter((name) => name.startsWith('kwb-'))
  const paths = async (name) =>
    (
      await Promise.all(
        held.map(async (set) =>
          (await readdir(join(data, 'files', set))).map((version) => join(data, 'files', set, version, name)),
        ),
      )
    ).flat()
  const listed = (list) => `[${list.map((path) => `'${path}'`).join(', ')}]`
  const [byIndicator, byPlace] = [
    listed(await paths('by-indicator.full.parquet')),
    listed(await paths('by-place.full.parquet')),
  ]
  const [{ place, year }] = await rows(
    `SELECT place, max(period) AS year FROM read_parquet(${byPlace}) WHERE starts_with(place, 'BU') GROUP BY place ORDER BY place LIMIT 1 OFFSET 1000`,
  )
  const district = `WK${place.slice(2, 8)}`
  const municipality = `GM${place.slice(2, 6)}`
  const program = await start(data)
  const fetched = async (path) => (await fetch(`${program.address}/api/v1${path}`)).text()
  let database
  try {
    database = new pg.Client(await privateDatabase(data))
    await fillTable(database)
    const questions = [
      {
        name: 'one indicator, all neighbourhoods',
        path: `/indicators/${code}/regions?place=nl&level=neighbourhood&period=${year}`,
        duck: `SELECT place, value, absence FROM read_parquet(${byIndicator}) WHERE indicator = '${code}' AND period = '${year}' AND starts_with(place, 'BU')`,
        sql: [
          `SELECT place, value, absence FROM narrow WHERE indicator = $1 AND period = $2 AND place LIKE 'BU%'`,
          [code, year],
        ],
      },
      {
        name: 'profile of a place beside its municipality',
        path: `/places/${place}/profile?reference=municipality`,
        duck: `SELECT indicator, place, period, value, absence FROM read_parquet(${byPlace}) WHERE place IN ('${place}', '${district}', '${municipality}', 'nl')`,
        sql: [
          `SELECT indicator, place, period, value, absence FROM narrow WHERE place = any($1)`,
          [[place, district, municipality, 'nl']],
        ],
      },
      {
        name: 'one series',
        path: `/indicators/${code}/series?place=${place}`,
        duck: `SELECT period, value, absence FROM read_parquet(${byPlace}) WHERE indicator = '${code}' AND place = '${place}' ORDER BY period`,
        sql: [
          `SELECT period, value, absence FROM narrow WHERE indicator = $1 AND place = $2 ORDER BY period`,
          [code, place],
        ],
      },
    ]
    for (const question of questions) {
      const ours = await timed(() => fetched(question.path))
      const bareTime = await timed(() => rows(question.duck))
      const table = await timed(() => database.query(...question.sql))
      say(
        `${question.name}: ${ours.toFixed(0)} ms, DuckDB ${bareTime.toFixed(0)} ms (ratio ${(ours / bareTime).toFixed(2)}), PostgreSQL ${table.toFixed(0)} ms (ratio ${(ours / table).toFixed(2)})`,
      )
    }
    const on = 'kwb:a_inw,kwb:a_hh,kwb:a_woning,kwb:a_65_oo'
    const match = await timed(
      () => fetched(`/match?place=${place}&on=${on}&year=${year}&count=10&level=neighbourhood`),
      3,
    )
    say(`matching against all neighbourhoods: ${match.toFixed(0)} ms`)
  } finally {
    await database?.end().catch(() => {})
    await program.stop()
  }

  /** The narrow table with the index that serves these questions. */
  async function fillTable(client) {
    await client.connect()
    await client.query('DROP TABLE IF EXISTS narrow')
    await client.query(
      'CREATE TABLE narrow (indicator text, place text, period text, value double precision, absence text)',
    )
    for (const path of await paths('by-indicator.full.parquet')) {
      for (let first = 0; ; first += 100_000) {
        const piece = await rows(
          `SELECT indicator, place, period, value, absence FROM read_parquet('${path}', file_row_number = true) WHERE file_row_number >= ${first} AND file_row_number < ${first + 100_000}`,
        )
        if (piece.length === 0) break
        const columns = ['indicator', 'place', 'period', 'value', 'absence'].map((name) =>
          piece.map((row) => row[name]),
        )
        await client.query(
          'INSERT INTO narrow SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[])',
          columns,
        )
      }
    }
    await client.query('CREATE INDEX ON narrow (indicator, place, period)')
    await client.query('CREATE INDEX ON narrow (place)')
    await client.query('CREATE INDEX ON narrow (indicator, period, place)')
    await client.query('ANALYZE narrow')
  }
} finally {
  engine.closeSync()
  await rm(folder, { recursive: true, force: true })
}
