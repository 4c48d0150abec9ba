import { expect, it } from 'vitest'
import { makeCatalogue } from '../importing/kinds/catalogue'
import type { TableSample } from '../importing/table'
import { swingKind } from './swing-kind'

const columns = [
  'Variable',
  'Name',
  'Unit',
  'GeoLevel',
  'GeoItem',
  'Region',
  'BoundaryYear',
  'PeriodLevel',
  'Period',
  'Value',
]
const sample = (unit: string, year: string | null): TableSample => ({
  file: 'bevtot.csv',
  format: 'csv',
  sheet: null,
  title: 'Aantal inwoners',
  columns,
  rows: [['bevtot', 'Aantal inwoners', unit, 'gemeente', 'gemeente_9998', 'GM9998', year, 'year', '2023', '20480']],
  firstRow: 2,
  rowCount: 1,
})
const recognise = (given: TableSample) => swingKind.recognise(given, makeCatalogue([], []), {})

it('a variable of Swing is an indicator under the code it has there; counts add up', () => {
  const [plan] = recognise(sample('personen', '2024'))?.plans ?? []
  expect(plan).toMatchObject({
    target: 'statistics',
    dataset: { slug: 'swing-bevtot', disclosure: 'protected-at-source' },
    indicators: [{ code: 'swing:bevtot', unit: 'personen', aggregation: 'sum', uncertainty: 'count' }],
    region: { by: 'code', columns: ['Region'] },
    boundaryYear: { column: 'BoundaryYear' },
    markers: [{ text: '?', absence: 'unknown' }],
    shape: { form: 'long', measure: { fixed: 'bevtot' }, value: 'Value' },
  })
})

it('what is no count is not added up, and no difference of it is called certain', () => {
  const [plan] = recognise(sample('%', '2024'))?.plans ?? []
  expect(plan).toMatchObject({ indicators: [{ aggregation: 'none', uncertainty: 'survey-without-margin' }] })
  expect(plan?.warnings.map(({ nl }) => nl.slice(0, 20))).toContain('Van dit onderwerp is')
})

it('a table without the year of its division is refused, and another table is not taken for one', () => {
  expect(() => recognise(sample('personen', null))).toThrow(expect.objectContaining({ where: 'bevtot.csv' }))
  expect(recognise({ ...sample('personen', '2024'), columns: ['Variable', 'Value'] })).toBeNull()
})
