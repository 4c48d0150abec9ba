import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { root } from '../../../test/support/places'
import { type ImportBench, openImportBench } from './test-support/bench.server'

// The largest of these files takes seconds, and many times that on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000 })

const data = join(root, '..', 'shared', 'data')

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
})
afterAll(() => bench.close())

/** Real public files, which are not part of this repository, through the whole of an import. */
describe.skipIf(!existsSync(data))('a real file is imported', () => {
  it.each([
    [
      'cbs-kwb/original/kwb-2023-utrecht.xlsx',
      {
        kind: 'kwb',
        version: 'kwb-2023.1',
        regions: 122,
        periods: ['2023'],
        observations: 122 * 112,
        absences: { 'not-published': 5569 },
      },
      // A number that stands as text in the workbook, and a point.
      {
        'kwb:a_inw GM0344 2023': 367_947,
        'kwb:a_nl_all GM0344 2023': 222_298,
        'kwb:g_ele GM0344 2023': 'not-published',
      },
    ],
    [
      'cbs-kwb/original/gem_2016.dbf',
      { kind: 'kwb-map', version: 'kwb-2016.1', regions: 390, periods: ['2016'] },
      { 'kwb:a_inw GM0344 2016': 338_967 },
    ],
    ['leefbaarometer/lbm3-wijk-groningen-excerpt.csv', { kind: 'leefbaarometer-3', dataset: 'leefbaarometer-3' }, {}],
    [
      'cbs-kwb/statline-kwb-2017-amsterdam.csv.gz',
      { kind: 'statline', version: 'kwb-2017.1', regions: 580 },
      { 'kwb:a_inw nl 2017': 17_081_507, 'kwb:a_inw GM0363 2017': 844_947 },
    ],
    [
      'cbs-kwb/statline-kwb-2024-nl-population-age-sex.csv.gz',
      { kind: 'statline', version: 'kwb-2024.1', regions: 18_310, observations: 18_310 * 8 },
      { 'kwb:a_inw nl 2024': 17_942_942 },
    ],
  ] as const)('%s', async (path, report, figures) => {
    const name = basename(path)
    const done = await bench.bring({ name, path: join(data, path) })
    expect(done).toMatchObject(report)
    const wanted = Object.keys(figures)
    const all = wanted.length > 0 ? await bench.figures(done.dataset ?? '', wanted) : {}
    expect(all).toEqual(figures)
  })
})
