import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readColumnCatalogue } from '../column-catalogue.server'
import { type ColumnCatalogue, recognise } from './index'
import { tableOf } from './test-support/real-tables.server'

let catalogue: ColumnCatalogue
beforeAll(async () => {
  catalogue = await readColumnCatalogue(resolve('content', 'columns'))
})

const clients = (columns: string, cells: string) =>
  `wijkcode;wijknaam;${columns}voorziening;clienten;inwoners\nWK034401;West;${cells}Hulp;300;30250\nWK034402;Noordwest;${cells}Hulp;350;41250`

function periodOf(text: string, file: string, year?: number) {
  const plan = recognise([tableOf(text, { file })], catalogue, { year })[0]?.plans[0]
  if (plan?.target !== 'statistics' || plan.kind !== 'local-decisions') throw new Error('no decisions')
  return { period: plan.period, told: plan.warnings.map(({ nl }) => nl).join(' ') }
}

describe('the period of a table of one’s own', () => {
  it('is the quarter that its name says, also as three months', () => {
    expect(periodOf(clients('', ''), 'wmo jan-mrt 2024.csv').period).toEqual({ fixed: '2024-Q1' })
    expect(periodOf(clients('', ''), 'wmo K1 2024.csv').period).toEqual({ fixed: '2024-Q1' })
  })

  it('is refused where its name says a part that is no period, unless a person says the year', () => {
    const file = 'wmo januari tm mei 2024.csv'
    expect(() => periodOf(clients('', ''), file)).toThrow(
      expect.objectContaining({
        code: 'import-part-unread',
        parameters: { file, found: 'januari tm mei', year: 2024 },
        where: file,
      }),
    )
    expect(periodOf(clients('', ''), file, 2024).period).toEqual({ fixed: '2024' })
    expect(periodOf(clients('periode;', '2024-Q1;'), file).period).toEqual({ column: 'periode' })
  })

  it('is the year, and that is told, where its name may say a month, or its column says less than its name', () => {
    expect(periodOf(clients('', ''), 'wmo-2024-03.csv')).toEqual({
      period: { fixed: '2024' },
      told: expect.stringContaining('‘2024-03’'),
    })
    expect(periodOf(clients('jaar;', '2024;'), 'wmo 2024-Q1.csv')).toEqual({
      period: { column: 'jaar' },
      told: expect.stringContaining('‘2024-Q1’'),
    })
    expect(periodOf(clients('jaar;', '2024;'), 'wmo 2024.csv').told).not.toContain('‘')
  })

  it.each([
    ['jaar;kwartaal;', '2024;1;', 'kwartaal', '1'],
    ['jaar;Maand;', '2024;maart;', 'Maand', 'maart'],
    ['kwartaal;', 'Q1;', 'kwartaal', 'Q1'],
  ])('is not its year where the part stands in a column of its own: %s', (columns, cells, column, value) => {
    expect(() => periodOf(clients(columns, cells), 'wmo-2024.csv')).toThrow(
      expect.objectContaining({
        code: 'import-part-apart',
        parameters: { file: 'wmo-2024.csv', column, value },
        where: `wmo-2024.csv:2:${column}`,
      }),
    )
  })

  it.each([
    ['periode;kwartaal;', '2024-Q1;1;', 'periode'],
    ['jaar;kwartaal;', '2024;1e kwartaal 2024;', 'kwartaal'],
    ['jaar;kwartaal;', '2024;;', 'jaar'],
  ])('is that of the column that says all of it: %s', (columns, cells, column) => {
    expect(periodOf(clients(columns, cells), 'wmo-2024.csv').period).toEqual({ column })
  })
})
