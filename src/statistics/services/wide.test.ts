import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine, type StatisticsEngine } from '../../platform/index.server'
import type { StagedTable } from '../importing/table'
import { writeWide } from './wide.store.server'

let engine: StatisticsEngine
let folder: string
beforeAll(async () => {
  engine = await openEngine({ memory: '500MB', queries: 1, seconds: 10 })
  folder = await mkdtemp(join(tmpdir(), 'wijklus-wide-'))
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true })
})

const header = [
  'Measure',
  'MeasureTitle',
  'Unit',
  'WijkenEnBuurten',
  'Perioden',
  'Value',
  'StringValue',
  'ValueAttribute',
]

async function long(lines: readonly string[]): Promise<StagedTable> {
  const path = join(folder, 'rows.csv')
  await writeFile(path, `${[header.join(','), ...lines].join('\n')}\n`)
  const sample = {
    file: '99998NED.csv',
    format: 'csv',
    sheet: null,
    title: 'Kerncijfers 2023',
    columns: header,
  } as const
  return {
    sample: { ...sample, rows: [], firstRow: 2, rowCount: lines.length },
    rows: { form: 'csv', path, delimiter: ',', skip: 1 },
  }
}

const dimensions = { names: ['WijkenEnBuurten', 'Perioden'], regions: 'WijkenEnBuurten' }

it('figures of a region stand in one row, under the paths of their measures, each absence with its own sign', async () => {
  const staged = await long([
    'T001036,Bevolking/Aantal inwoners (aantal),aantal,GM9998,2023JJ00,20480,,None',
    'M1,"Inkomen/Laag, huishoudens (%)",%,GM9998,2023JJ00,12.6,,None',
    'ST0001,Mate van stedelijkheid (code),code,GM9998,2023JJ00,,1,None',
    'T001036,Bevolking/Aantal inwoners (aantal),aantal,BU99980102,2023JJ00,45,,None',
    'M1,"Inkomen/Laag, huishoudens (%)",%,BU99980102,2023JJ00,,,Confidential',
    'T001036,Bevolking/Aantal inwoners (aantal),aantal,BU9998AA01,2023JJ00,0,,None',
    'M1,"Inkomen/Laag, huishoudens (%)",%,BU9998AA01,2023JJ00,,,Impossible',
    'ST0001,Mate van stedelijkheid (code),code,BU9998AA01,2023JJ00,,,Missing',
  ])
  const wide = await writeWide(engine, staged, dimensions, join(folder, 'wide.parquet'))
  expect(wide.sample).toMatchObject({ title: 'Kerncijfers 2023', rowCount: 3 })
  expect([wide.sample.columns, ...wide.sample.rows]).toEqual([
    [
      'Regioaanduiding/Codering (code)',
      'Perioden',
      'Inkomen/Laag, huishoudens (%)',
      'Mate van stedelijkheid (code)',
      'Bevolking/Aantal inwoners (aantal)',
    ],
    ['BU99980102', '2023JJ00', 'x', null, '45'],
    ['BU9998AA01', '2023JJ00', null, '.', '0'],
    ['GM9998', '2023JJ00', '12.6', '1', '20480'],
  ])
})

it('measures with the same path are told apart, and no text of a service becomes a statement', async () => {
  const staged = await long([
    `M1,"Totaal ""x"" (aantal)",aantal,"GM9998'; DROP",2023JJ00,1,,None`,
    `M2,"Totaal ""x"" (aantal)",aantal,"GM9998'; DROP",2023JJ00,2,,None`,
  ])
  const wide = await writeWide(engine, staged, dimensions, join(folder, 'twice.parquet'))
  expect(wide.sample.columns.slice(2)).toEqual(['Totaal "x" (aantal) [M1]', 'Totaal "x" (aantal) [M2]'])
  expect(wide.sample.rows).toEqual([["GM9998'; DROP", '2023JJ00', '1', '2']])
})

it('a figure that is there twice is refused, for nobody knows which one counts', async () => {
  const staged = await long([
    'M1,Totaal (aantal),aantal,GM9998,2023JJ00,1,,None',
    'M1,Totaal (aantal),aantal,GM9998,2023JJ00,2,,None',
  ])
  const wide = writeWide(engine, staged, dimensions, join(folder, 'refused.parquet'))
  await expect(wide).rejects.toMatchObject({ code: 'service-figure-twice', where: 'M1 GM9998 2023JJ00' })
})
