import { describe, expect, it } from 'vitest'
import { type ImportMapping, importMapping, matchesMapping, planOfMapping } from './mapping'
import { tableOf } from './test-support/real-tables.server'

const mapping: ImportMapping = {
  name: 'Jaarlijkse schuldentabel',
  regionColumn: 'Wijk',
  level: 'district',
  boundaryYear: { fixed: 2024 },
  period: { column: 'Jaar' },
  columns: [
    {
      column: 'Aandeel schulden',
      indicator: 'problematische-schulden',
      name: { nl: 'Problematische schulden', en: 'Problematic debts' },
      unit: '%',
      better: 'lower',
      aggregation: 'weighted-share',
      denominator: 'kwb:a_hh',
      uncertainty: 'count',
      factor: 100,
      of: 'Huishoudens',
    },
  ],
  decimal: ',',
  markers: [{ text: 'te klein', absence: 'suppressed' }],
  disclosure: 'counts-of-people',
  dataset: { slug: 'schulden', title: { nl: 'Schulden', en: 'Debts' }, publisher: 'Gemeente', licence: 'onbekend' },
}

const table = tableOf(
  'wijk;jaar;aandeel_schulden;Huishoudens;opmerking\n034401;2024;0,12;15480;\n034402;2024;te klein;40;x',
)

describe('a mapping', () => {
  it('gives the plan of a table, with the reason for every column that was not chosen', () => {
    const made = planOfMapping(mapping, table)
    expect(made).toMatchObject({
      plan: {
        kind: 'mapping',
        region: { by: 'code', columns: ['wijk'], level: 'district' },
        period: { column: 'jaar' },
        decimal: ',',
        markers: [{ text: 'te klein', absence: 'suppressed' }],
        shape: {
          form: 'wide',
          columns: [
            { column: 'aandeel_schulden', indicator: 'problematische-schulden', factor: 100, of: 'Huishoudens' },
          ],
        },
        left: [{ column: 'opmerking' }],
      },
    })
  })

  it('knows the file of next year by its columns', () => {
    expect(matchesMapping(mapping, table)).toBe(true)
    expect(matchesMapping(mapping, { ...table, columns: ['wijk', 'jaar', 'Huishoudens'] })).toBe(false)
  })

  it('says everything that does not fit, not only the first', () => {
    const [first] = mapping.columns
    if (!first) throw new Error('no column')
    const twice = { ...mapping, columns: [first, { ...first, column: 'opmerking' }, { ...first, column: 'weg' }] }
    expect(planOfMapping(twice, table)).toEqual({
      problems: [
        { code: 'column-missing', column: 'weg' },
        { code: 'column-of-text', column: 'opmerking' },
        { code: 'indicator-twice', indicator: 'problematische-schulden' },
      ],
    })
  })

  it('is checked when it is kept', () => {
    expect(importMapping.safeParse(mapping).success).toBe(true)
    const [column] = mapping.columns
    const wrong = (change: object) =>
      importMapping.safeParse({ ...mapping, ...change }).error?.issues.map(({ path }) => path.join('.'))
    expect(wrong({ columns: [{ ...column, denominator: null }] })).toEqual(['columns.0.denominator'])
    expect(wrong({ columns: [] })).toEqual(['columns'])
    expect(wrong({ period: { fixed: 'ooit' } })).toEqual(['period.fixed'])
    expect(wrong({ dataset: { ...mapping.dataset, slug: 'Met Spaties' } })).toEqual(['dataset.slug'])
    expect(wrong({ extra: 1 })).toEqual([''])
  })
})
