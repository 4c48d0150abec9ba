import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshHouse } from '../../../test/support/house'
import { openEngine } from '../../platform/index.server'
import { fileNames, writeDatasetFiles } from '../dataset-files.store.server'
import { defaultRules } from '../model/disclosure'
import type { Indicator } from '../model/indicator'
import { insertDataset, statisticsTables } from '../store.server'
import { flatten } from './columns'
import { type EditionFiles, parquetSource } from './parquet-source.server'
import { remembered } from './remembered.server'
import { sourceContract, type TestedSource } from './source.contract'
import { typedSource, typedVersion } from './typed-source.server'

const indicators = new Map(
  (['people', 'quota'] as const).map((code) => {
    const wording = { nl: code, en: code }
    const definitions = ['1', 'oud'].map((version) => ({ version, label: wording, text: wording }))
    const known: Indicator = {
      code,
      name: wording,
      subject: wording,
      population: wording,
      kind: 'outcome',
      theme: 'test',
      themes: [],
      unit: code === 'people' ? 'persons' : '%',
      better: 'none',
      uncertainty: 'count',
      aggregation: 'none',
      definitions,
      caveats: [],
      jumps: [],
      goals: [],
      events: [],
    }
    return [code as string, known] as const
  }),
)

async function openParquet(): Promise<TestedSource> {
  const directory = await mkdtemp(join(tmpdir(), 'wijklus-source-'))
  const engine = await openEngine({ memory: '500MB', queries: 2, seconds: 20 })
  const kept = new Map<string, Record<'full' | 'released', EditionFiles>>()
  return {
    source: parquetSource(
      async () => engine,
      async (version, edition) => kept.get(version)?.[edition],
    ),
    async keep(rows, disclosure) {
      const version = randomUUID()
      const folder = join(directory, version)
      await mkdir(folder)
      const input = {
        async *rows() {
          yield rows
        },
      }
      const under = { class: disclosure, rules: defaultRules }
      const { isReleasedApart } = await writeDatasetFiles(engine, folder, input, indicators, under)
      const full = {
        byIndicator: join(folder, fileNames.fullByIndicator),
        byPlace: join(folder, fileNames.fullByPlace),
      }
      const released = {
        byIndicator: join(folder, fileNames.releasedByIndicator),
        byPlace: join(folder, fileNames.releasedByPlace),
      }
      kept.set(version, { full, released: isReleasedApart ? released : full })
      return version
    },
    async close() {
      engine.close()
      await rm(directory, { recursive: true })
    },
  }
}

async function openTyped(): Promise<TestedSource> {
  const house = await freshHouse()
  return {
    source: typedSource(house.database),
    async keep(rows, disclosure) {
      const slug = randomUUID()
      await house.database.transaction().execute(async (transaction) => {
        await insertDataset(transaction, {
          slug,
          kind: 'typed',
          title: { nl: slug, en: slug },
          publisher: 'wij',
          licence: 'geen',
          disclosure,
          rules: defaultRules,
          area: 'arnhem-oost',
        })
        const typed = { dataset: slug, revision: 1, typed_by: 'operator', typed_at: new Date() }
        for (let first = 0; first < rows.length; first += 1000) {
          await statisticsTables(transaction)
            .insertInto('typed_row')
            .values(rows.slice(first, first + 1000).map((row) => ({ ...flatten(row), ...typed })))
            .execute()
        }
      })
      return typedVersion(slug)
    },
    close: () => house.close(),
  }
}

sourceContract('parquet', openParquet)
sourceContract('parquet, remembered', async () => {
  const tested = await openParquet()
  return { ...tested, source: remembered(tested.source, 3) }
})
sourceContract('typed', openTyped)
