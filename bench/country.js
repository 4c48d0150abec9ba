// Measures the statistics of regions on a made-up country in the form of the neighbourhood figures of CBS: importing it, and
// asking for one indicator of all neighbourhoods, the profile of an area beside four references, and one series. Each against
// bare DuckDB on the same files, and against a narrow, indexed table in PostgreSQL. Numbers are of this machine; only ratios
// travel.
//
//   node bench/country.js [--regions 18000] [--columns 120] [--years 12]

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { command, median, privateDatabase, start } from './program.js'

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

/** So many runs go before those that count: a program that runs for weeks has been asked before. */
const warming = 12

/**
 * The medians of some runs of several works in turn, in milliseconds: what else the machine does then weighs on all of them
 * alike. Every run is about something else than the one before.
 */
async function timed(works, runs = 15) {
  const took = works.map(() => [])
  for (let run = 0; run < warming + runs; run += 1) {
    for (const [place, work] of works.entries()) {
      const began = performance.now()
      await work(run)
      if (run >= warming) took[place].push(performance.now() - began)
    }
  }
  return took.map(median)
}

/** The same long, sorted file by SQL alone, with every column that a dataset has. */
function bareImport(file, columns, year, target) {
  const text = 'trim(cell)'
  const number = `try_cast(${text} AS DOUBLE)`
  const reason = (blank, point) =>
    `CASE WHEN cell IS NULL OR ${text} = '' THEN '${blank}' WHEN ${text} = '.' THEN '${point}' END`
  return `COPY (
    SELECT 'kwb:' || col AS indicator, '1' AS definition, trim(gwb_code_10) AS place, ${year} AS boundary_year,
      '${year}' AS period, ${number} AS value, 'exact' AS precision, NULL::DOUBLE AS low, NULL::DOUBLE AS high,
      NULL::DOUBLE AS margin, NULL::DOUBLE AS n, NULL::DOUBLE AS "of", ${reason('not-applicable', 'not-published')} AS absence,
      CASE WHEN ${number} IS NOT NULL THEN if(contains(${text}, '.'), length(${text}) - strpos(${text}, '.'), 0) END AS decimals,
      ${reason('Leeg: het cijfer kan hier niet voorkomen.', 'De bron schrijft een punt.')} AS note_nl,
      ${reason('Empty: there can be no such figure here.', 'The source writes a point.')} AS note_en,
      'kwb-${year}' AS document, col AS line, NULL::VARCHAR AS figure
    FROM (SELECT * FROM read_csv('${file}', header = true, all_varchar = true))
      UNPIVOT INCLUDE NULLS (cell FOR col IN (${columns.map((name) => `"${name}"`).join(', ')}))
    ORDER BY indicator, definition, place, boundary_year, period
  ) TO '${target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`
}

/** An area with the first five neighbourhoods of its municipality in a file. */
async function partsOf(slug, municipality, path) {
  const found = await rows(
    `SELECT trim(gwb_code_10) AS code FROM read_csv('${path}', header = true, all_varchar = true)
     WHERE starts_with(gwb_code_10, 'BU${municipality.slice(2)}') ORDER BY code LIMIT 5`,
  )
  return { slug, municipality, parts: found.map(({ code }) => code) }
}

const folder = await mkdtemp(join(tmpdir(), 'wijklus-country-'))
// As root the private server runs as another account, which has to reach its files here.
await chmod(folder, 0o755)
const [country, data] = [join(folder, 'country'), join(folder, 'data')]
const engine = await DuckDBInstance.create(':memory:', {
  threads: '2',
  memory_limit: '2GB',
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

  // Two areas of five neighbourhoods each, in every year: each is asked about, beside the other among its references.
  const years = files.map((file) => file.match(/\d{4}/)[0])
  const areas = (
    await Promise.all([
      partsOf('groningen-noord', 'GM0014', join(country, files.at(-1))),
      partsOf('leeuwarden-oost', 'GM0080', join(country, files.at(-1))),
    ])
  ).filter(({ parts }) => parts.length > 0)
  for (const { slug, parts } of areas) {
    for (const year of years) {
      await command(data, 'composition', 'set', slug, '--year', year, ...parts.flatMap((code) => ['--region', code]))
    }
  }

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
  const codes = (
    await rows(
      `SELECT DISTINCT indicator FROM read_parquet(${byIndicator}) WHERE starts_with(indicator, 'kwb:a_') ORDER BY ALL LIMIT 8`,
    )
  ).map(({ indicator }) => indicator)
  const [{ year }] = await rows(`SELECT max(period) AS year FROM read_parquet(${byPlace})`)
  const matchedOn = codes.slice(0, 4)
  // Places of a level here and there, that have what is matched on.
  const chosen = async (level) =>
    rows(
      `SELECT place FROM read_parquet(${byPlace}) WHERE starts_with(place, '${level}') AND period = '${year}' AND value IS NOT NULL
         AND indicator IN (${matchedOn.map((each) => `'${each}'`).join(', ')})
       GROUP BY place HAVING count(*) = ${matchedOn.length} ORDER BY hash(place) LIMIT 8`,
    ).then((found) => found.map(({ place }) => place))
  const neighbourhoods = await chosen('BU')
  const placeOf = (run) => neighbourhoods[run % neighbourhoods.length]
  const codeOf = (run) => codes[run % codes.length]
  const areaOf = (run) => areas[run % areas.length]
  // All that the profile of an area is made of: its regions and those of its references, the other area being one.
  const profiled = (run) => [...areas.flatMap(({ parts }) => parts), areaOf(run).municipality, 'nl']
  const program = await start(data)
  // The worker makes the files that small questions are answered from; until then it is Parquet that answers.
  const since = performance.now()
  const lookups = await paths('lookup.full')
  while (lookups.some((path) => !existsSync(path))) {
    if (seconds(since) > 1800) throw new Error('no lookup files were made')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  say(`lookup files of ${lookups.length} versions: ${seconds(since).toFixed(0)} s`)
  // As nobody else packs its answer either.
  const fetched = async (path) => {
    const response = await fetch(`${program.address}/api/v1${path}`, { headers: { 'accept-encoding': 'identity' } })
    const text = await response.text()
    if (!response.ok) throw new Error(text)
  }
  let database
  try {
    database = new pg.Client(await privateDatabase(data))
    await fillTable(database)
    const questions = [
      {
        name: 'one indicator, all neighbourhoods',
        path: (run) => `/indicators/${codeOf(run)}/regions?place=nl&level=neighbourhood&period=${year}`,
        duck: (run) =>
          `SELECT place, value, absence FROM read_parquet(${byIndicator}) WHERE indicator = '${codeOf(run)}' AND period = '${year}' AND starts_with(place, 'BU')`,
        sql: (run) => [
          `SELECT place, value, absence FROM narrow WHERE indicator = $1 AND period = $2 AND place LIKE 'BU%'`,
          [codeOf(run), year],
        ],
      },
      {
        name: `profile of an area of ${areas[0].parts.length} neighbourhoods beside 4 references`,
        path: (run) =>
          `/places/${areaOf(run).slug}/profile?reference=rest-of-municipality,municipality,country,other-areas`,
        duck: (run) =>
          `SELECT indicator, place, period, value, absence FROM read_parquet(${byPlace}) WHERE place IN (${profiled(run)
            .map((code) => `'${code}'`)
            .join(', ')})`,
        sql: (run) => [
          `SELECT indicator, place, period, value, absence FROM narrow WHERE place = any($1)`,
          [profiled(run)],
        ],
      },
      {
        name: 'one series',
        path: (run) => `/indicators/${code}/series?place=${placeOf(run)}`,
        duck: (run) =>
          `SELECT period, value, absence FROM read_parquet(${byPlace}) WHERE indicator = '${code}' AND place = '${placeOf(run)}' ORDER BY period`,
        sql: (run) => [
          `SELECT period, value, absence FROM narrow WHERE indicator = $1 AND place = $2 ORDER BY period`,
          [code, placeOf(run)],
        ],
      },
    ]
    for (const question of questions) {
      const [ours, bareTime, table] = await timed([
        (run) => fetched(question.path(run)),
        (run) => rows(question.duck(run)),
        (run) => database.query(...question.sql(run)),
      ])
      say(
        `${question.name}: ${ours.toFixed(0)} ms, DuckDB ${bareTime.toFixed(0)} ms (ratio ${(ours / bareTime).toFixed(2)}), PostgreSQL ${table.toFixed(1)} ms (ratio ${(ours / table).toFixed(2)})`,
      )
    }
    for (const [level, sign] of Object.entries({ municipality: 'GM', district: 'WK', neighbourhood: 'BU' })) {
      const [{ count }] = await rows(
        `SELECT count(DISTINCT place)::INTEGER AS count FROM read_parquet(${byPlace}) WHERE starts_with(place, '${sign}')`,
      )
      const places = await chosen(sign)
      const matched = (run) =>
        `/match?place=${places[run % places.length]}&on=${matchedOn.join(',')}&year=${year}&count=10&level=${level}`
      const [took] = await timed([(run) => fetched(matched(run))], 5)
      say(`matching among ${count} of level ${level}: ${took.toFixed(0)} ms`)
    }
  } finally {
    await database?.end().catch(() => {})
    await program.stop()
  }

  /** The narrow table with the index that serves these questions. */
  async function fillTable(client) {
    await client.connect()
    await client.query('DROP TABLE IF EXISTS narrow')
    // Tidied up once below, and not of its own accord while questions are being timed.
    await client.query(
      'CREATE TABLE narrow (indicator text, place text, period text, value double precision, absence text) WITH (autovacuum_enabled = off)',
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
    await client.query('VACUUM (ANALYZE) narrow')
  }
} finally {
  engine.closeSync()
  await rm(folder, { recursive: true, force: true })
}
