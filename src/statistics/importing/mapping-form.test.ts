import { describe, expect, it } from 'vitest'
import { importMapping } from './kinds'
import { tableOf } from './kinds/test-support/real-tables.server'
import { faultsOfForm, fieldsOfMapping, mappingOf, suggestedFields } from './mapping-form'
import { inYear } from './recognising.server'

const columns = ['Buurtcode', 'Jaar', 'Bewoners', 'Aandeel eenzaam', 'Ondervraagd']
const fields = {
  name: 'Omnibus Zaanstad',
  region: 'Buurtcode',
  level: 'neighbourhood',
  'period-column': 'Jaar',
  'boundary-year': '2024',
  publisher: 'Gemeente Zaanstad',
  licence: 'CC BY 4.0',
  disclosure: 'open',
  markers: '.  NA',
  uncertainty: 'survey-with-margin',
  'read-2': 'yes',
  'unit-2': 'persons',
  'aggregation-2': 'sum',
  'read-3': 'yes',
  'name-3': 'Eenzame bewoners',
  'unit-3': '%',
  'better-3': 'lower',
  'aggregation-3': 'weighted-share',
  'denominator-3': 'Bewoners',
  'n-3': 'Ondervraagd',
}

describe('what a person says of the columns of a file', () => {
  it('becomes a mapping that holds, with codes made from the names of columns', () => {
    const mapping = importMapping.parse(mappingOf(fields, columns))
    expect(mapping).toMatchObject({
      regionColumn: 'Buurtcode',
      period: { column: 'Jaar' },
      boundaryYear: { fixed: 2024 },
      dataset: { slug: 'omnibus-zaanstad' },
      markers: [
        { text: '.', absence: 'not-published' },
        { text: 'NA', absence: 'not-published' },
      ],
    })
    expect(mapping.columns).toMatchObject([
      { column: 'Bewoners', indicator: 'omnibus-zaanstad:bewoners', denominator: null },
      {
        column: 'Aandeel eenzaam',
        indicator: 'omnibus-zaanstad:aandeel-eenzaam',
        name: { nl: 'Eenzame bewoners' },
        denominator: 'omnibus-zaanstad:bewoners',
        n: 'Ondervraagd',
      },
    ])
  })

  it('reads only the columns that were ticked, and is no mapping when none were', () => {
    const read = importMapping.safeParse(mappingOf({ ...fields, 'read-2': '', 'read-3': '' }, columns))
    expect(read.error?.issues[0]?.path).toEqual(['columns'])
  })

  it('tells what is kept secret from what is not there', () => {
    const { markers } = importMapping.parse(mappingOf({ ...fields, markers: '. X <5 n.v.t.' }, columns))
    expect(markers.map(({ absence }) => absence)).toEqual([
      'not-published',
      'suppressed',
      'suppressed',
      'not-applicable',
    ])
  })

  it('protects people unless somebody says that it need not', () => {
    expect(mappingOf({ ...fields, disclosure: '' }, columns)).toMatchObject({ disclosure: 'counts-of-people' })
  })
})

describe('the form of a mapping', () => {
  it('is filled in again from what was kept, to the same mapping', () => {
    const mapping = importMapping.parse(mappingOf(fields, columns))
    expect(mappingOf(fieldsOfMapping(mapping, columns), columns)).toEqual(mapping)
  })

  it('keeps what adds up, and says in which line something is wrong', () => {
    const adding = { ...fields, 'read-4': 'yes', 'unit-4': 'persons', 'place-sums': 'GM0479 = PC1501 + PC1502' }
    const parts = { ...adding, sums: 'Bewoners = Ondervraagd + Aandeel eenzaam' }
    expect(faultsOfForm(parts, columns)).toEqual([{ field: 'sums', wrong: 'sums-unit', told: { line: 1 } }])
    const mapping = importMapping.parse(mappingOf({ ...parts, 'unit-3': 'persons', 'aggregation-3': 'sum' }, columns))
    expect(mapping).toMatchObject({
      sums: [{ total: 'Bewoners', parts: ['Ondervraagd', 'Aandeel eenzaam'] }],
      placeSums: [{ total: 'GM0479', parts: ['PC1501', 'PC1502'] }],
    })
    expect(mappingOf(fieldsOfMapping(mapping, columns), columns)).toEqual(mapping)
    // What comes otherwise than by the form is held to the same.
    const wrong = { ...mapping, columns: mapping.columns.slice(1) }
    expect(importMapping.safeParse(wrong).error?.issues[0]?.path).toEqual(['sums', 0])
  })

  it('suggests what the first rows show', () => {
    const table = tableOf(
      'Buurtcode;Jaar;Bewoners;Tevreden\nBU03440111;2023;1.250;71,5\nBU03440112;2023;980;x\nBU03440113;2023;-;66\n',
    )
    expect(suggestedFields(table)).toMatchObject({
      region: 'Buurtcode',
      level: 'neighbourhood',
      'period-column': 'Jaar',
      year: '',
      decimal: ',',
      markers: '- x',
      'unit-2': 'persons',
      'unit-3': '%',
    })
    const pointed = tableOf('Buurtcode;Tevreden\nBU03440111;71.5\n', { file: 'omnibus-2022.csv' })
    expect(suggestedFields(pointed)).toMatchObject({ 'period-column': '', year: '2022', decimal: '.' })
  })

  it('names each field that is not right', () => {
    const faults = faultsOfForm(
      {
        ...fields,
        name: '',
        licence: ' ',
        'period-column': '',
        year: 'soms',
        'boundary-year': '',
        'denominator-3': '',
      },
      columns,
    )
    expect(faults.map(({ field, wrong }) => `${field}: ${wrong}`).toSorted()).toEqual([
      'boundary-year: boundary-year',
      'denominator-3: denominator',
      'licence: licence',
      'name: name',
      'year: year',
    ])
    expect(faultsOfForm({ ...fields, 'read-2': '', 'read-3': '' }, columns)).toEqual([
      { field: 'read-0', wrong: 'columns' },
    ])
    // A share can only be weighed by a whole that is read too.
    expect(faultsOfForm({ ...fields, 'read-2': '' }, columns)).toEqual([
      { field: 'denominator-3', wrong: 'denominator-read' },
    ])
    expect(faultsOfForm(fields, columns)).toEqual([])
  })
})

it('a mapping of one year is that of another, with the same distance to its boundaries', () => {
  const mapping = importMapping.parse(mappingOf({ ...fields, 'period-column': '', year: '2023-Q3' }, columns))
  const later = inYear({ ...mapping, boundaryYear: { fixed: 2022 } }, { year: 2025 })
  expect([later.period, later.boundaryYear]).toEqual([{ fixed: '2025-Q3' }, { fixed: 2024 }])
  expect(inYear(mapping, null)).toBe(mapping)
})
