import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { type Actor, operatorActor, publicActor, type Role } from '../../accounts'
import { share } from '../../accounts/index.server'
import { createComposition, loadRegions } from '../../areas/index.server'
import type { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { checkComposition } from '../disclosure/composition-check.server'
import { attack } from '../disclosure/test-support/attack'
import { type AttackedRow, nameOf, readerOf } from '../disclosure/test-support/reader'
import { importFile } from '../importing/service.server'
import { defaultRules, type IndicatorRelation } from '../model/disclosure'
import type { Row } from '../model/observation'
import { publish } from '../publication.server'
import { indicator, listIndicators, sourceDocuments } from '../service.server'
import { usedSources } from '../sources.server'
import { insertDataset, statisticsTables } from '../store.server'
import { apiAs } from '../test-support/api'
import { downloadVersion, listPublished } from './service.server'

const area = 'heerlen-noord'
const bySex: IndicatorRelation = { kind: 'sum', total: 'inwoners', parts: ['mannen', 'vrouwen'] }

/** Men and women per neighbourhood of two districts. */
const people = {
  BU09170101: [4, 60],
  BU09170102: [150, 160],
  BU09170103: [80, 95],
  BU09170201: [200, 210],
  BU09170202: [120, 7],
  BU09170203: [90, 110],
} as const
type Counts = Readonly<Record<string, readonly [men: number, women: number]>>

let house: House
beforeAll(async () => {
  house = await freshHouse()
  await house.database.transaction().execute(async (transaction) => {
    const levels = { GM: 'municipality', WK: 'district', BU: 'neighbourhood' } as const
    const codes = ['GM0917', 'WK091701', 'WK091702', ...Object.keys(people)]
    const regions = codes.map((code) => ({
      code,
      name: code,
      level: levels[code.slice(0, 2) as keyof typeof levels],
      boundaryYear: 2024,
    }))
    const source = { fileName: 'proef.csv', checksum: 'proef', licence: null, loadedBy: 'operator' }
    await loadRegions(transaction, [regions], source)
    for (const code of ['mannen', 'vrouwen', 'inwoners']) {
      const wording = { nl: code, en: code }
      const content = JSON.stringify({
        code,
        unit: 'persons',
        name: wording,
        definitions: [{ version: '1', label: wording, text: wording }],
      })
      await statisticsTables(transaction).insertInto('indicator').values({ code, position: 99, content }).execute()
    }
    await insertDataset(transaction, {
      slug: 'telling',
      kind: 'published',
      title: { nl: 'Eigen telling', en: 'Own count' },
      publisher: 'Heerlen',
      licence: 'CC BY 4.0',
      disclosure: 'counts-of-people',
      rules: { ...defaultRules, relations: [bySex] },
      area: null,
    })
  })
  await compose(['BU09170101', 'BU09170102'], 0)
  await publishPeople(people)
  await publishPeople({ ...people, BU09170103: [81, 95] })
})
afterAll(() => house?.close())

let made = 0
const compose = (codes: readonly string[], base: number, slug = area) =>
  createComposition(
    house,
    operatorActor,
    {
      area: slug,
      boundaryYear: 2024,
      parts: codes.map((region) => ({ region, share: 1, reason: null })),
      note: `versie ${base + 1}`,
      base,
      operation: `compose ${made++}`,
    },
    checkComposition,
  )

/** Figures of every neighbourhood, district and the town: all of them true sums. */
function rowsOf(counts: Counts): Row[] {
  const totals = new Map<string, [number, number]>()
  for (const [code, [men, women]] of Object.entries(counts)) {
    for (const place of [code, `WK${code.slice(2, 8)}`, 'GM0917']) {
      const [so, far] = totals.get(place) ?? [0, 0]
      totals.set(place, [so + men, far + women])
    }
  }
  return [...totals].flatMap(([place, [men, women]]) =>
    Object.entries({ mannen: men, vrouwen: women, inwoners: men + women }).map(([code, value]) => ({
      indicator: code,
      definition: '1',
      place,
      boundaryYear: 2024,
      period: '2024',
      value,
      precision: 'exact' as const,
      source: { document: 'telling', line: '1' },
    })),
  )
}

async function publishPeople(counts: Counts) {
  const rows = rowsOf(counts)
  made += 1
  return house.database.transaction().execute((transaction) =>
    publish(transaction, house, {
      dataset: 'telling',
      checksum: String(made).padEnd(64, '0'),
      importer: 'test 1',
      retrievedAt: '2026-01-31',
      content: () => ({
        async *rows() {
          yield rows
        },
      }),
    }),
  )
}

const held = (role: Role, of: string | null): Actor => ({
  kind: 'person',
  id: `${role}-${of}`,
  name: role,
  memberships: [{ role, area: of, organisation: 'one', from: '2026-01-01', to: null }],
})

async function csvOf(number: number, edition: 'released' | 'full' = 'released', actor = publicActor) {
  const { body } = await downloadVersion(house, actor, { dataset: 'telling', number, format: 'csv', edition })
  return parse(await new Response(body).text(), { columns: true }) as Record<string, string>[]
}

describe('everything that was published of counts of people', () => {
  const knowledge = {
    shares: new Set<string>(),
    relations: [bySex],
    areas: [{ place: area, boundaryYear: 2024, parts: [] as { region: string; share: number }[] }],
  }
  knowledge.areas[0]?.parts.push(...['BU09170101', 'BU09170102'].map((region) => ({ region, share: 1 })))

  /** The rows of all versions as anybody downloads them, beside what they hide. */
  async function downloaded(isHidden?: (full: number) => boolean): Promise<AttackedRow[]> {
    const versions = await Promise.all(
      [1, 2].map(async (version) => {
        const [released, full] = [await csvOf(version), await csvOf(version, 'full', operatorActor)]
        return released.map((row, at): AttackedRow => {
          const value = Number(full[at]?.value)
          const isReleased = isHidden ? !isHidden(value) : row.absence === ''
          if (isReleased && !isHidden) expect(Number(row.value)).toBe(value)
          return { indicator: row.indicator ?? '', place: row.place ?? '', version, isReleased, full: { value } }
        })
      }),
    )
    return versions.flat()
  }

  it('downloaded together gives nobody a number that is hidden, nor that it is below the smallest', async () => {
    const rows = await downloaded()
    const hidden = rows.filter(({ isReleased }) => !isReleased).map((row) => nameOf(row, 'count'))
    expect(hidden.length).toBeGreaterThan(12)
    expect(rows.length - hidden.length).toBeGreaterThan(12)
    const { solved, most } = attack(readerOf(rows, knowledge))
    expect(hidden.filter((name) => solved.has(name))).toEqual([])
    expect(hidden.filter((name) => most(name) < defaultRules.smallestCount)).toEqual([])
  })

  it('would give both small numbers away with nothing else hidden', async () => {
    const { solved } = attack(readerOf(await downloaded((value) => value < 10), knowledge))
    expect([...solved.values()]).toEqual(expect.arrayContaining([4, 7]))
  })
})

describe('a composition', () => {
  it('whose difference with another area is a hidden number is refused, and says of what', async () => {
    // With BU09170102 alone known, the other part of the first area would be known too.
    await expect(compose(['BU09170102'], 0, 'delft-west')).rejects.toMatchObject({
      code: 'composition-reveals-small-cell',
    })
    const own = compose(['BU09170102'], 1)
    await expect(own).rejects.toMatchObject({
      code: 'composition-reveals-small-cell',
      parameters: { area, dataset: 'telling', period: '2024', regions: expect.arrayContaining(['BU09170101']) },
    })
    const said = await own.catch((error: Refusal) => [error.line('nl'), error.line('en')])
    expect(said).toEqual([
      expect.stringContaining('gaat over te weinig mensen'),
      expect.stringContaining('about too few people'),
    ])
  })

  it('that takes in whole districts is kept', async () => {
    await expect(compose(['WK091701'], 1)).resolves.toMatchObject({ number: 2 })
  })
})

describe('a version', () => {
  it('can be had whole, also the first one, as CSV and as Parquet', async () => {
    const rows = await csvOf(1)
    expect(rows).toHaveLength(27)
    expect(rows.find(({ place, indicator: code }) => place === 'BU09170101' && code === 'mannen')).toMatchObject({
      value: '',
      absence: 'suppressed',
    })
    const asked = { dataset: 'telling', number: 1, format: 'parquet', edition: 'released' } as const
    const { name, size, body } = await downloadVersion(house, publicActor, asked)
    const bytes = Buffer.from(await new Response(body).arrayBuffer())
    expect([name, size]).toEqual(['telling.1.parquet', bytes.length])
    const path = join(house.filesDirectory, 'downloaded.parquet')
    await writeFile(path, bytes)
    const engine = await house.engine()
    const found = await engine.rows<{ rows: number; hidden: number }>(
      `SELECT count(*)::INTEGER AS rows, count(absence)::INTEGER AS hidden FROM read_parquet(?)`,
      [path],
    )
    expect(found).toEqual([{ rows: 27, hidden: rows.filter(({ absence }) => absence !== '').length }])
  })

  it('whole with what is hidden is for who may read that', async () => {
    const hidden = (await csvOf(1, 'full', held('researcher', null))).filter(({ absence }) => absence !== '')
    expect(hidden).toEqual([])
    await expect(csvOf(1, 'full')).rejects.toMatchObject({ code: 'not-signed-in' })
    await expect(csvOf(1, 'full', held('contributor', area))).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('says in the API where it comes from, how people are protected, and where to get it', async () => {
    const ask = apiAs(house, publicActor)
    const { datasets } = (await (await ask('/datasets')).json()) as {
      datasets: { dataset: string; versions: { number: number }[] }[]
    }
    const own = datasets.find(({ dataset }) => dataset === 'telling')
    expect(own?.versions.map(({ number }) => number)).toEqual([2, 1])
    const answer = await ask('/datasets/telling/versions/1/provenance.json')
    expect(await answer.json()).toMatchObject({
      version: 'telling.1',
      publisher: 'Heerlen',
      licence: 'CC BY 4.0',
      retrievedAt: '2026-01-31',
      inputChecksum: null,
      importer: 'test 1',
      rowCount: 27,
      protection: {
        class: 'counts-of-people',
        rules: { smallestCount: 10, smallestDenominator: 50, relations: [bySex], compositions: [`${area}.1`] },
      },
      indicators: expect.arrayContaining([
        expect.objectContaining({
          code: 'mannen',
          isAboutPeople: true,
          definitions: [{ version: '1', label: { nl: 'mannen', en: 'mannen' }, text: { nl: 'mannen', en: 'mannen' } }],
        }),
      ]),
      files: expect.arrayContaining([expect.objectContaining({ href: '/api/v1/datasets/telling/versions/1.csv' })]),
    })
    const file = await ask('/datasets/telling/versions/1.csv')
    expect(file.headers.get('link')).toContain('/api/v1/datasets/telling/versions/1/provenance.json')
    expect((await file.text()).trim().split('\n')).toHaveLength(28)
    const [whole, rest] = await Promise.all(
      [undefined, 'bytes=100-'].map(async (range) => {
        const answer = await ask(
          '/datasets/telling/versions/1.parquet',
          range === undefined ? undefined : { headers: { range } },
        )
        return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
      }),
    )
    expect([whole?.answer.status, rest?.answer.status]).toEqual([200, 206])
    expect(rest?.answer.headers.get('content-range')).toBe(
      `bytes 100-${(whole?.bytes.length ?? 0) - 1}/${whole?.bytes.length}`,
    )
    expect(rest?.bytes).toEqual(whole?.bytes.subarray(100))
    expect((await ask('/datasets/telling/versions/1.csv?edition=full')).status).toBe(401)
    expect(await (await ask('/datasets/telling/versions/9.csv')).json()).toEqual({ code: 'version-unknown' })
    expect((await ask('/datasets/telling/versions/0.csv')).status).toBe(400)
  })
})

describe('what an area brought in itself', () => {
  const dataset = `${area}-lokaal-steun-besluiten`
  const code = `${area}-lokaal-besluiten:wmo`
  const manager = held('programme-manager', area)

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wijklus-own-'))
    try {
      const path = join(folder, 'steun.csv')
      await writeFile(
        path,
        'Buurtcode;Jaar;Voorziening;Aantal besluiten\nBU09170102;2024;Wmo;61\nBU09170103;2024;Wmo;75\n',
      )
      const asked = { path, name: 'steun.csv', area, isTrial: false, operation: 'import steun' }
      expect(await importFile(house, manager, asked)).toMatchObject({ dataset, indicators: [code] })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  /** In how many places an actor meets it. */
  async function met(actor: Actor) {
    const ask = apiAs(house, actor)
    const body = async (path: string) => (await ask(path)).text()
    return {
      indicators: (await listIndicators(house, actor, 'imported')).some((each) => each.code === code),
      indicator: await indicator(house, actor, code).then(
        () => true,
        (error: Refusal) => JSON.stringify(error.parameters).includes('Wmo'),
      ),
      documents: (await sourceDocuments(house, actor)).some(({ slug }) => slug === dataset),
      sources: (await usedSources(house, actor)).some(({ document }) => document.slug === dataset),
      datasets: (await listPublished(house, actor)).some((each) => each.dataset.slug === dataset),
      provenance: (await ask(`/datasets/${dataset}/versions/1/provenance.json`)).status === 200,
      file: (await ask(`/datasets/${dataset}/versions/1.csv`)).status === 200,
      series: (await body(`/indicators/${encodeURIComponent(code)}/series?place=BU09170102`)).includes('61'),
      download: (await body(`/indicators/${encodeURIComponent(code)}/series.csv?place=BU09170102`)).includes('61'),
      regions: (await body(`/indicators/${encodeURIComponent(code)}/regions?place=GM0917`)).includes('61'),
      profile: (await body('/places/BU09170102/profile')).includes(code),
    }
  }
  const nowhere = (seen: object) => Object.fromEntries(Object.keys(seen).map((key) => [key, false]))

  it('is nowhere to be found by anybody else, not even its name', async () => {
    for (const actor of [publicActor, held('programme-manager', 'delft-west'), held('national-coordinator', null)]) {
      const seen = await met(actor)
      expect(seen).toEqual(nowhere(seen))
    }
    const own = await met(manager)
    // A file that was brought in is a dataset, and not a document that is cited.
    expect(own).toEqual({ ...Object.fromEntries(Object.keys(own).map((key) => [key, true])), sources: false })
  })

  it('is found by whom it was shared with', async () => {
    const subject = { kind: 'dataset', id: dataset }
    await share(house, manager, { subject, area, with: 'national', operation: 'share steun' })
    const seen = await met(held('national-coordinator', null))
    expect(seen).toMatchObject({ indicators: true, documents: true, datasets: true, provenance: true, file: true })
    expect((await met(publicActor)).datasets).toBe(false)
  })
})
