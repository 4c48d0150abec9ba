import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readColumnCatalogue } from '../column-catalogue.server'
import type { StatisticsPlan } from '../plan'
import { type ColumnCatalogue, recognise } from './index'
import { localColumn, valueColumn } from './local-columns'
import { tableOf } from './test-support/real-tables.server'

let catalogue: ColumnCatalogue
beforeAll(async () => {
  catalogue = await readColumnCatalogue(resolve('content', 'columns'))
})

function surveyOf(text: string): StatisticsPlan {
  const plan = recognise([tableOf(text, { file: 'peiling-2024.csv' })], catalogue, {})[0]?.plans[0]
  if (plan?.target !== 'statistics' || plan.kind !== 'local-survey') throw new Error('no survey')
  return plan
}

function readAs(text: string) {
  const { indicators, shape } = surveyOf(text)
  const measures = shape.form === 'long' ? Object.values(shape.measures) : []
  return indicators.map(({ unit }, at) => [unit, measures[at]?.factor, measures[at]?.isKnownBySigns])
}

describe('shares in a table of one’s own', () => {
  it.each([
    ['N (ongewogen)', 'n'],
    ['Aantal (n)', 'n'],
    ['Percentage (%)', 'value'],
    ['Percentage (gewogen)', 'value'],
    ['Marge (in %)', 'margin'],
  ] as const)('stand in a column that says more than its name: %s', (column, role) => {
    expect(localColumn(tableOf(`wijkcode;${column}\nWK034401;1`), role)).toBe(column)
  })

  it.each([
    ['Respons (%)', 'n'],
    ['N (gewogen)', 'n'],
    ['Aantal (x 1000)', 'n'],
    ['% respons', 'n'],
  ] as const)('do not stand for what they are not: %s', (column, role) => {
    expect(localColumn(tableOf(`wijkcode;${column}\nWK034401;1`), role)).toBeUndefined()
  })

  it('are the values of a survey in the only column of per cents, beside which decisions keep their own kind', () => {
    expect(valueColumn(tableOf('wijkcode;% eens;marge (%)\nWK034401;1;2'))).toBe('% eens')
    expect(valueColumn(tableOf('wijkcode;% eens;% oneens\nWK034401;1;2'))).toBeUndefined()
    const decisions = tableOf('wijkcode;aantal cliënten;% van inwoners\nWK034401;40;2', { file: 'wmo-2024.csv' })
    expect(recognise([decisions], catalogue, {})[0]?.kind).toBe('local-decisions')
  })

  it('are in per cents by their column, or else by their signs', () => {
    expect(readAs('wijkcode;% eens;n\nWK034401;45,5;400')).toEqual([['%', undefined, undefined]])
    expect(readAs('wijkcode;waarde;n\nWK034401;45,5 %;400\nWK034402;1%;300')).toEqual([['%', undefined, true]])
    expect(surveyOf('wijkcode;waarde;n\nWK034401;45,5 %;400\nWK034402;1%;300').decimal).toBe(',')
    const mixed = 'wijkcode;vraag;waarde;n\nWK034401;Veilig;45%;400\nWK034401;Cijfer;7,1;400'
    expect(readAs(mixed)).toEqual([
      ['%', undefined, true],
      ['number', undefined, undefined],
    ])
  })

  it('are parts of 1 where their word says so, or may say so and nothing is above 1', () => {
    expect(readAs('wijkcode;fractie;n\nWK034401;0,142;400')).toEqual([['%', 100, undefined]])
    expect(readAs('wijkcode;aandeel;n\nWK034401;0,142;400\nWK034402;0,2;300')).toEqual([['%', 100, undefined]])
    expect(readAs('wijkcode;aandeel;n\nWK034401;0,142;400\nWK034402;20;300')).toEqual([['%', undefined, undefined]])
    expect(readAs('wijkcode;aandeel (%);n\nWK034401;0,142;400\nWK034402;0,2;300')).toEqual([
      ['%', undefined, undefined],
    ])
    const units = 'wijkcode;vraag;waarde;eenheid;n\nWK034401;Veilig;0,45;fractie;400\nWK034401;Druk;45;procent;400'
    expect(readAs(units)).toEqual([
      ['%', 100, undefined],
      ['%', undefined, undefined],
    ])
    const told = surveyOf('wijkcode;aandeel;n\nWK034401;0,142;400\nWK034402;0,2;300').warnings.map(({ nl }) => nl)
    expect(told).toContainEqual(expect.stringMatching(/aandeel .* met 100 vermenigvuldigd.* 0,142/))
  })
})
