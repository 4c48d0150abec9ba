import { describe, expect, it } from 'vitest'
import type { Kept } from '../../records'
import type { Money } from './kinds'
import { amountIn, endOf, factorOf, isYear, isYes } from './money-cells'
import type { MoneySheet } from './money-columns'
import { moneyPlan } from './money-import'

const themes = [{ code: 're-integratie', names: ['Re-integratie', 'Re-integration'] }]
const interventions = [{ id: 'i1', title: 'Wijkbedrijf' }]

function sheet(columns: string[], rows: (string | null)[][], more: Partial<MoneySheet> = {}): MoneySheet {
  return { format: 'csv', sheet: null, columns, rows, firstRow: 2, ...more }
}

const plan = (sheets: MoneySheet[], money: Kept<Money>[] = []) => moneyPlan(sheets, { money, interventions, themes })

describe('a spreadsheet of money', () => {
  it('becomes one record per source, theme and intervention, with its years', () => {
    const read = plan([
      sheet(
        ['Bron', 'Thema', 'Interventie', 'Jaar', 'Begroot', 'Besteed', 'Aanvullend'],
        [
          ['SPUK', 're-integratie', 'wijkbedrijf', '2023', '100.000', '80.000,50', 'ja'],
          ['SPUK', 'Re-integratie', 'Wijkbedrijf', '2024', '€ 120.000,-', null, 'ja'],
          ['Gemeente', 'Eigen thema', null, '2024', '5000', null, 'nee'],
          [null, null, null, null, null, null, null],
          ['Totaal', null, null, null, '225.000', null, null],
        ],
      ),
    ])
    expect(read).toMatchObject({ faults: [], rows: 3, totals: 1, leftColumns: [], unchanged: 0 })
    expect(read?.changes.map(({ body }) => body)).toEqual([
      {
        ...{
          id: 'spuk-re-integratie-i1',
          source: 'SPUK',
          theme: 're-integratie',
          intervention: 'i1',
          additional: true,
        },
        years: [
          { year: '2023', budget: 100_000, spent: 80_000.5 },
          { year: '2024', budget: 120_000 },
        ],
      },
      {
        ...{ id: 'gemeente-eigen-thema', source: 'Gemeente', theme: 'Eigen thema', additional: false },
        years: [{ year: '2024', budget: 5000 }],
      },
    ])
  })

  it('may have a column per year, amounts in thousands, and sheets that are something else', () => {
    const read = plan([
      sheet(['Naam', 'Telefoon'], [['A', '1']], { sheet: 'Adressen' }),
      sheet(['Source', '2024', 'Budget 2025 (x 1.000)', 'Spent 2024'], [['Fund', '1500.5', '12', '900']], {
        format: 'xlsx',
      }),
    ])
    expect(read?.changes[0]?.body).toMatchObject({
      years: [
        { year: '2024', budget: 1500.5, spent: 900 },
        { year: '2025', budget: 12_000 },
      ],
    })
    expect(read?.inThousands).toEqual(['Budget 2025 (x 1.000)'])
  })

  it('without years gives whole sums, and says which columns and interventions it could not place', () => {
    const read = plan([
      sheet(
        ['Fonds', 'Project', 'Bedrag', 'Kleur', 'Leeg', 'Tot'],
        [['Oranje', 'Onbekend ding', '2500', 'rood', null, '31-12-2025']],
      ),
    ])
    expect(read).toMatchObject({ leftColumns: ['Kleur'], unknownInterventions: ['Onbekend ding'], faults: [] })
    expect(read?.changes[0]?.body).toEqual({
      ...{ id: 'oranje', source: 'Oranje', total: 2500, to: '2025-12-31', note: 'Onbekend ding' },
    })
  })

  it('is refused as a whole, with sheet, row, column and value of everything that cannot be read', () => {
    const read = plan([
      sheet(
        ['Bron', 'Jaar', 'Budget', 'Aanvullend'],
        [
          ['SPUK', '2024', 'veel', 'ja'],
          [null, '2024', '10', 'ja'],
          ['SPUK', 'vorig jaar', '10', 'misschien'],
          ['SPUK', '2025', '1,250', null],
          ['SPUK', '2025', '-10', null],
          ['SPUK', null, '10', null],
          ['Fonds', '2025', '10', null],
          ['Fonds', '2025', '20', null],
        ],
        { sheet: 'Begroting', firstRow: 4 },
      ),
    ])
    expect(read?.changes).toEqual([])
    expect(read?.faults.map(({ row, column, value, reason }) => [row, column, value, reason])).toEqual([
      [4, 'Budget', 'veel', 'not-an-amount'],
      [5, null, null, 'no-source'],
      [6, 'Aanvullend', 'misschien', 'not-yes-or-no'],
      [6, 'Jaar', 'vorig jaar', 'not-a-year'],
      [7, 'Budget', '1,250', 'unclear-amount'],
      [8, 'Budget', '-10', 'negative'],
      [9, 'Budget', '10', 'no-year'],
      [11, 'Budget', '20', 'two-amounts'],
    ])
    expect(read?.faults.every((fault) => fault.sheet === 'Begroting')).toBe(true)
  })

  it('says where a first row is wrong that the reader took for a part of the header', () => {
    const columns = ['Bron | SPUK', 'Jaar | 2024', 'Budget | veel']
    const read = plan([sheet(columns, [['SPUK', '2025', '10']], { firstRow: 3 })])
    expect(read?.faults).toMatchObject([{ row: 2, column: 'Budget', value: 'veel', reason: 'not-an-amount' }])
    const ofTwoLines = plan([sheet(['Bron', 'Budget | 2024'], [['SPUK', '10']], { firstRow: 3 })])
    expect(ofTwoLines?.changes[0]?.body).toMatchObject({ years: [{ year: '2024', budget: 10 }] })
  })

  it('has no plan without a source and an amount', () => {
    expect(plan([sheet(['Thema', 'Jaar'], [['a', '2024']])])).toBeNull()
  })

  it('read again changes nothing; a newer one changes its years and keeps the others, and what it does not have', () => {
    const columns = ['Bron', 'Jaar', 'Budget']
    const first = plan([
      sheet(columns, [
        ['SPUK', '2023', '10'],
        ['SPUK', '2024', '20'],
      ]),
    ])
    const money = (first?.changes ?? []).map(
      ({ body }): Kept<Money> => ({
        ...{ kind: 'money', id: String(body?.['id']), revision: 3, position: 0, changedAt: '', changedBy: '' },
        body: { ...(body as unknown as Money), to: '2025', note: 'Van hand' },
      }),
    )
    expect(plan([sheet(columns, [['SPUK', '2024', '20']])], money)).toMatchObject({ changes: [], unchanged: 1 })
    const newer = plan(
      [
        sheet(columns, [
          ['spuk', '2024', '25'],
          ['SPUK', '2025', '30'],
        ]),
      ],
      money,
    )
    expect(newer?.changes).toMatchObject([
      {
        ...{ id: money[0]?.id, base: 3 },
        body: {
          ...{ to: '2025', note: 'Van hand' },
          years: [
            { year: '2023', budget: 10 },
            { year: '2024', budget: 25 },
            { year: '2025', budget: 30 },
          ],
        },
      },
    ])
    expect(newer?.added).toEqual([])
  })
})

it('money of the same source twice is told apart by its id, as in a file that was downloaded', () => {
  const kept = (id: string): Kept<Money> => ({
    ...{ kind: 'money', id, revision: 1, position: 0, changedAt: '', changedBy: '' },
    body: { id, source: 'SPUK', years: [{ year: '2024', budget: 10 }] },
  })
  const rows = (amount: string) => [
    ['een', 'SPUK', '2024', '10'],
    ['twee', 'SPUK', '2024', amount],
    ['drie', 'SPUK', '2024', '5'],
  ]
  const read = plan([sheet(['Kenmerk', 'Bron', 'Jaar', 'Budget'], rows('12'))], [kept('een'), kept('twee')])
  expect(read).toMatchObject({ faults: [], unchanged: 1, added: ['drie'] })
  expect(read?.changes.map(({ id, base }) => [id, base])).toEqual([
    ['twee', 1],
    ['drie', null],
  ])
})

describe('a cell', () => {
  it('is an amount as the Dutch and the English write it', () => {
    const dutch = ['1.250', '€ 1.250,50', '12.000,-', '1250.5', '1 250', '1,250,000', '0']
    expect(dutch.map((cell) => amountIn(cell, false))).toEqual([1250, 1250.5, 12_000, 1250.5, 1250, 1_250_000, 0])
    expect(amountIn('2.2000000000000002', true)).toBe(2.2)
    expect(amountIn('1.250', true)).toBe(1250)
    expect(amountIn('12.345', true)).toBe('unclear-amount')
    expect(amountIn('1,250', false)).toBe('unclear-amount')
    expect(amountIn('(10)', false)).toBe('negative')
    expect(amountIn('n.n.b.', false)).toBe('not-an-amount')
  })

  it('is a year, a day, or yes and no', () => {
    expect(['2024', '2024.0', '2024 Q3', '2024-H1', '24'].map(isYear)).toEqual([
      '2024',
      '2024',
      '2024-Q3',
      '2024-H1',
      null,
    ])
    expect(['31-12-2025', '2025-12-31T00:00:00', '2025', '31-02-2025'].map(endOf)).toEqual([
      '2025-12-31',
      '2025-12-31',
      '2025',
      null,
    ])
    expect(['Ja', 'x', 'Aanvullend', 'nee', 'soms'].map(isYes)).toEqual([true, true, true, false, null])
    expect(['Budget (x 1.000)', 'k€ 2024', 'Budget'].map(factorOf)).toEqual([1000, 1000, 1])
  })
})
