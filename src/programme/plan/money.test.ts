import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Money } from './kinds'
import { isOverdivided, type MoneyTable, moneyMeasures, moneyTable, themeOf } from './money'

const themes = ['re-integratie', 'jonge-kind', 'gezondheid']

/** Euros to the cent, as a ledger has them. */
const euros = fc.integer({ min: 0, max: 10_000_000_00 }).map((cents) => cents / 100)

const anyMoney: fc.Arbitrary<Money> = fc.record(
  {
    id: fc.uuid(),
    source: fc.constantFrom('SPUK', 'Gemeente', 'Fonds'),
    theme: fc.constantFrom(...themes),
    intervention: fc.constantFrom('i1', 'i2'),
    additional: fc.boolean(),
    integral: fc.boolean(),
    total: euros,
    years: fc.array(
      fc.record(
        { year: fc.constantFrom('2023', '2024', '2024-Q1', '2025-H2'), budget: euros, spent: euros },
        { requiredKeys: ['year'] },
      ),
      { maxLength: 5 },
    ),
  },
  { requiredKeys: ['id', 'source'] },
) as fc.Arbitrary<Money>

const cents = (amount: number | null | undefined) => Math.round((amount ?? 0) * 100)
const added = (table: MoneyTable, of: (line: MoneyTable['total']) => number | null | undefined) =>
  table.lines.reduce((all, line) => all + cents(of(line)), 0)

describe('yearly totals', () => {
  it('of all themes, with what has no theme, are the total: in every year, undivided, integral and together', () => {
    fc.assert(
      fc.property(fc.array(anyMoney, { maxLength: 25 }), fc.constantFrom(...moneyMeasures), (records, measure) => {
        for (const by of [(one: Money) => one.theme ?? null, (one: Money) => one.source]) {
          const table = moneyTable(records, by, measure)
          expect(added(table, ({ total }) => total.amount)).toBe(cents(table.total.total.amount))
          expect(added(table, ({ undivided }) => undivided.amount)).toBe(cents(table.total.undivided.amount))
          expect(added(table, ({ integral }) => integral.amount)).toBe(cents(table.total.integral.amount))
          for (const year of table.years) {
            expect(added(table, ({ perYear }) => perYear[year]?.amount)).toBe(cents(table.total.perYear[year]?.amount))
          }
          const inYears = table.years.reduce((all, year) => all + cents(table.total.perYear[year]?.amount), 0)
          expect(inYears + cents(table.total.undivided.amount)).toBe(cents(table.total.total.amount))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('do not depend on the order of the records', () => {
    fc.assert(
      fc.property(fc.array(anyMoney, { maxLength: 12 }), (records) => {
        const by = (one: Money) => one.theme ?? null
        expect(moneyTable(records.toReversed(), by, 'budget').total).toEqual(moneyTable(records, by, 'budget').total)
      }),
      { numRuns: 30 },
    )
  })

  it('put a quarter and a half year in their year', () => {
    const years = [
      { year: '2024-Q1', budget: 10 },
      { year: '2024-H2', budget: 20 },
    ]
    const { years: shown, total } = moneyTable([{ id: 'm', source: 'SPUK', years }], () => null, 'budget')
    expect(shown).toEqual(['2024'])
    expect(total.perYear['2024']).toEqual({ amount: 30, isLeast: false })
  })

  it('say what is not known, and never call it nothing', () => {
    const records: Money[] = [
      { id: 'a', source: 'SPUK', years: [{ year: '2024', budget: 100, spent: 80 }] },
      { id: 'b', source: 'SPUK', years: [{ year: '2024', budget: 50 }] },
      { id: 'c', source: 'Fonds' },
    ]
    const spent = moneyTable(records, ({ source }) => source, 'spent')
    expect(spent.lines.map(({ key, total }) => [key, total])).toEqual([
      ['SPUK', { amount: 80, isLeast: true }],
      ['Fonds', { amount: null, isLeast: true }],
    ])
    expect(spent.total.perYear['2024']).toEqual({ amount: 80, isLeast: true })
    expect(moneyTable(records, () => null, 'budget').total.total).toEqual({ amount: 150, isLeast: true })
  })

  it('keep apart what of the whole was not given per year', () => {
    const years = [{ year: '2024', budget: 150_000 }]
    const { total } = moneyTable([{ id: 'm', source: 'SPUK', total: 420_000, years }], () => null, 'budget')
    expect([total.perYear['2024']?.amount, total.undivided.amount, total.total.amount]).toEqual([
      150_000, 270_000, 420_000,
    ])
  })
})

describe('money', () => {
  it('counts under its own theme, else under that of its intervention: integral money under what it supports', () => {
    const interventions = new Map([['i1', { theme: 're-integratie' }]])
    expect(themeOf({ id: 'm', source: 'SPUK', intervention: 'i1', integral: true }, interventions)).toBe(
      're-integratie',
    )
    expect(themeOf({ id: 'm', source: 'SPUK', intervention: 'i1', theme: 'jonge-kind' }, interventions)).toBe(
      'jonge-kind',
    )
    expect(themeOf({ id: 'm', source: 'SPUK' }, interventions)).toBeNull()
  })

  it('of which the years are more than the whole is pointed out', () => {
    const years = [{ year: '2024', budget: 0.1 + 0.2 }]
    expect(isOverdivided({ id: 'm', source: 'SPUK', total: 0.3, years })).toBe(false)
    expect(isOverdivided({ id: 'm', source: 'SPUK', total: 0.29, years })).toBe(true)
  })
})
