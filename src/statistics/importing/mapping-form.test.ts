import { describe, expect, it } from 'vitest'
import { importMapping } from './kinds'
import { mappingOf } from './mapping-form'

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

  it('protects people unless somebody says that it need not', () => {
    expect(mappingOf({ ...fields, disclosure: '' }, columns)).toMatchObject({ disclosure: 'counts-of-people' })
  })
})
