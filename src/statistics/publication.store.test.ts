import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import type { House } from '../platform/index.server'
import { versionLocator } from './catalogue.server'
import type { Dataset } from './model/dataset'
import { type DisclosureRules, defaultRules } from './model/disclosure'
import type { Row } from './model/observation'
import { type Publication, publish } from './publication.server'
import { parquetSource } from './source/parquet-source.server'
import type { Edition } from './source/port'
import { insertDataset, readVersions, statisticsTables } from './store.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await addIndicator('inwoners', 'persons')
})
afterAll(() => house.close())

async function addIndicator(code: string, unit: string): Promise<void> {
  const wording = { nl: code, en: code }
  const content = JSON.stringify({
    code,
    unit,
    name: wording,
    definitions: [{ version: '1', label: wording, text: wording }],
  })
  await statisticsTables(house.database).insertInto('indicator').values({ code, position: 99, content }).execute()
}

let made = 0
async function addDataset(change: Partial<Dataset> = {}): Promise<string> {
  made += 1
  const slug = `proef-${made}`
  const dataset: Dataset = {
    slug,
    kind: 'published',
    title: { nl: slug, en: slug },
    publisher: 'test',
    licence: 'CC0',
    disclosure: 'open',
    rules: defaultRules,
    area: null,
    ...change,
  }
  await house.database.transaction().execute((transaction) => insertDataset(transaction, dataset))
  return slug
}

const row = (place: string, value: number, change: Partial<Row> = {}): Row => ({
  indicator: 'inwoners',
  definition: '1',
  place,
  boundaryYear: null,
  period: '2024',
  value,
  precision: 'exact',
  source: { document: 'own', line: '1' },
  ...change,
})

function publishRows(dataset: string, rows: readonly unknown[], checksum: string, change: Partial<Publication> = {}) {
  const publication: Publication = {
    dataset,
    checksum: checksum.padEnd(64, '0'),
    importer: 'test 1',
    retrievedAt: '2026-01-31',
    content: () => ({
      async *rows() {
        yield rows
      },
    }),
    ...change,
  }
  return house.database.transaction().execute((transaction) => publish(transaction, house, publication))
}

function read(version: string, edition: Edition): Promise<Row[]> {
  return parquetSource(() => house.engine(), versionLocator(house)).rows({ version, edition })
}

const versionsOf = async (dataset: string) =>
  (await readVersions(house.database)).filter((version) => version.dataset === dataset).map(({ id }) => id)
const foldersOf = (dataset: string) => readdir(join(house.filesDirectory, dataset)).catch(() => [])

describe('publishing', () => {
  it('makes a version with its rows, its origin and its count', async () => {
    const dataset = await addDataset()
    const { version, isNew } = await publishRows(dataset, [row('b', 2), row('a', 1)], 'aa')
    expect(isNew).toBe(true)
    expect(version).toMatchObject({
      id: `${dataset}.1`,
      number: 1,
      retrievedAt: '2026-01-31',
      importer: 'test 1',
      rowCount: 2,
      suppressedCount: 0,
      indicators: ['inwoners'],
    })
    expect(await read(version.id, 'released')).toEqual([row('a', 1), row('b', 2)])
  })

  it('gives the same version for the same input, also when two ask at once', async () => {
    const dataset = await addDataset()
    const both = await Promise.all([1, 2].map(() => publishRows(dataset, [row('a', 1)], 'aa')))
    expect(both.map(({ version }) => version.id)).toEqual([`${dataset}.1`, `${dataset}.1`])
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(await versionsOf(dataset)).toEqual([`${dataset}.1`])
  })

  it('makes a new version of another input, also when it goes back to an earlier one', async () => {
    const dataset = await addDataset()
    for (const [value, checksum] of [
      [1, 'aa'],
      [2, 'bb'],
      [1, 'aa'],
    ] as const)
      await publishRows(dataset, [row('a', value)], checksum)
    expect(await versionsOf(dataset)).toEqual([`${dataset}.3`, `${dataset}.2`, `${dataset}.1`])
    expect(await read(`${dataset}.2`, 'released')).toEqual([row('a', 2)])
    expect(await read(`${dataset}.3`, 'released')).toEqual([row('a', 1)])
  })

  it('refuses a row that does not hold by its number, and leaves nothing behind', async () => {
    const dataset = await addDataset()
    const wrong = publishRows(dataset, [row('a', 1), row('b', Number.NaN)], 'aa')
    await expect(wrong).rejects.toMatchObject({ code: 'row-invalid', parameters: { row: 2, field: 'value' } })
    const unknown = publishRows(dataset, [row('a', 1, { definition: '2' })], 'aa')
    await expect(unknown).rejects.toMatchObject({ code: 'row-invalid', parameters: { field: 'definition' } })
    expect(await versionsOf(dataset)).toEqual([])
    expect(await foldersOf(dataset)).toEqual([])
  })

  it('refuses two figures for the same thing', async () => {
    const dataset = await addDataset()
    const twice = publishRows(dataset, [row('a', 1), row('a', 2)], 'aa')
    await expect(twice).rejects.toMatchObject({ code: 'row-twice', parameters: { key: 'inwoners 1 a 2024' } })
    expect(await versionsOf(dataset)).toEqual([])
  })

  it('brings back files that were lost, under the same version', async () => {
    const dataset = await addDataset()
    const { version } = await publishRows(dataset, [row('a', 1)], 'aa')
    await rm(join(house.filesDirectory, dataset), { recursive: true })
    expect(await publishRows(dataset, [row('a', 1)], 'aa')).toEqual({ version, isNew: false })
    expect(await read(version.id, 'full')).toEqual([row('a', 1)])
  })

  it('survives a kill between the files and their registration: nothing is there, and publishing again works', async () => {
    const dataset = await addDataset()
    const child = startPublishing(dataset, 'aa'.padEnd(64, '0'), row('a', 1))
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await foldersOf(dataset)).toHaveLength(1)
    expect(await versionsOf(dataset)).toEqual([])

    const { version, isNew } = await publishRows(dataset, [row('a', 2)], 'aa')
    expect([version.id, isNew]).toEqual([`${dataset}.1`, true])
    expect(await read(version.id, 'full')).toEqual([row('a', 2)])
    expect(await foldersOf(dataset)).toHaveLength(1)
  })
})

function startPublishing(...[dataset, checksum, first]: [string, string, Row]): ChildProcess {
  return spawn(
    process.execPath,
    [
      './test/support/run-whole-room.mjs',
      'src/statistics/test-support/publish-until-killed.server.ts',
      dataset,
      checksum,
      JSON.stringify(first),
    ],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: house.directUrl,
        WIJKLUS_DATA_DIRECTORY: house.configuration.dataDirectory,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
}

describe('publishing counts of people', () => {
  const rules = (margins: DisclosureRules['margins']) => ({ ...defaultRules, margins })
  const people = (margins: DisclosureRules['margins'] = []) =>
    addDataset({ disclosure: 'counts-of-people', rules: rules(margins) })

  it('releases neither a small number nor the one from which it could be worked out', async () => {
    const dataset = await people([{ total: 'stad', parts: ['a', 'b', 'c'] }])
    const rows = [row('a', 4), row('b', 30), row('c', 66), row('stad', 100)]
    const { version } = await publishRows(dataset, rows, 'aa')
    expect(version.suppressedCount).toBe(2)
    expect(await read(version.id, 'full')).toEqual(rows)
    expect(await read(version.id, 'released')).toEqual([
      hidden(row('a', 4)),
      hidden(row('b', 30)),
      row('c', 66),
      row('stad', 100),
    ])
  })

  it('gives the same answer to a question about a place, which reads another file', async () => {
    const dataset = await people()
    const { version } = await publishRows(dataset, [row('a', 4), row('b', 30)], 'aa')
    const source = parquetSource(() => house.engine(), versionLocator(house))
    const ask = (edition: Edition) => source.rows({ version: version.id, places: ['a'], edition })
    expect(await ask('released')).toEqual([hidden(row('a', 4))])
    expect(await ask('full')).toEqual([row('a', 4)])
  })

  it('decides per period and per year of the boundaries', async () => {
    const dataset = await people([{ total: 'stad', parts: ['a', 'b'] }])
    const years = ['2023', '2024'].flatMap((period) =>
      [2023, null].flatMap((boundaryYear) => {
        const [small, large] = period === '2024' && boundaryYear === null ? [4, 60] : [40, 50]
        return [
          row('a', small, { period, boundaryYear }),
          row('b', large, { period, boundaryYear }),
          row('stad', large + small, { period, boundaryYear }),
        ]
      }),
    )
    const { version } = await publishRows(dataset, years, 'aa')
    const released = await read(version.id, 'released')
    const gone = released.filter(({ absence }) => absence === 'suppressed')
    expect(gone.map(({ place, period, boundaryYear }) => [place, period, boundaryYear])).toEqual([
      ['a', '2024', null],
      ['b', '2024', null],
    ])
  })

  it('keeps the reason of a missing figure and takes the numbers of people beside it', async () => {
    const dataset = await people()
    const missing = row('a', 0, { value: null, absence: 'partly', n: 3, of: 8 })
    const { version } = await publishRows(dataset, [missing, row('elders', 50)], 'aa')
    const { n: _, of: __, ...bare } = missing
    expect(version.suppressedCount).toBe(0)
    expect((await read(version.id, 'released'))[0]).toEqual(bare)
    expect((await read(version.id, 'full'))[0]).toEqual(missing)
  })

  it('has one set of files when nothing had to be hidden', async () => {
    const dataset = await people()
    const { version } = await publishRows(dataset, [row('a', 40)], 'aa')
    const files = await versionLocator(house)(version.id, 'released')
    expect(files).toEqual(await versionLocator(house)(version.id, 'full'))
  })

  it('publishes the same input anew when other margins are declared, and cannot take back what is out', async () => {
    const dataset = await people()
    const rows = [row('x', 4), row('y', 30), row('z', 34)]
    const first = await publishRows(dataset, rows, 'aa')
    const margins = JSON.stringify(rules([{ total: 'z', parts: ['x', 'y'] }]))
    await statisticsTables(house.database)
      .updateTable('dataset')
      .set({ rules: margins })
      .where('slug', '=', dataset)
      .execute()
    const second = await publishRows(dataset, rows, 'aa')
    expect([first.version.suppressedCount, second.version.suppressedCount]).toEqual([1, 1])
    expect(second.version.number).toBe(2)
  })
})

/** A row of which everything is hidden that tells the number. */
function hidden({ indicator, definition, place, boundaryYear, period, source }: Row): Row {
  return {
    indicator,
    definition,
    place,
    boundaryYear,
    period,
    value: null,
    precision: 'exact',
    absence: 'suppressed',
    source,
  }
}
