import { expect, it } from 'vitest'
import { indicatorOf } from '../importing/indicator'
import type { FiledRow } from '../source/filed-row'
import { CityFigures } from './city-figures.server'

const name = { nl: 'Huurwoningen', en: 'Rented dwellings' }
const rented = indicatorOf({
  ...{ code: 'kwb:p_huurw', name, theme: null, unit: '%', better: 'lower', uncertainty: 'count' },
  ...{ aggregation: 'weighted-share', denominator: 'kwb:a_woning' },
  definitions: [{ version: '1', label: name, text: name }],
})
const measure = { code: rented.code, per: null, side: 'problem', favourable: 'lower' } as const

const row = (document: string, file: number, place: string, period = '2024'): FiledRow => ({
  ...{ file, indicator: rented.code, definition: '1', boundaryYear: 2024, place },
  observation: { period, value: 40, precision: 'exact', source: { document, line: 'p_huurw' } },
})

it('a document is named when a figure that is shown stands in it, and not when another goes before it or is newer', () => {
  const rows = [
    row('kwb-2024', 0, 'BU09170101'),
    row('verzameld', 1, 'BU09170101'),
    row('kwb-2023', 2, 'BU09170101', '2023'),
    row('gemeente-2024', 3, 'GM0917'),
  ]
  const figures = new CityFigures(rows, [measure], new Map([[rented.code, rented]]))
  expect([...figures.documents([measure])]).toEqual(['kwb-2024', 'gemeente-2024'])
  expect([...figures.documents([])]).toEqual([])
})
