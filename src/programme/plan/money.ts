import type { Intervention, Money } from './kinds'

/** What is added up: what was meant for a year, or what was spent in it. */
export const moneyMeasures = ['budget', 'spent'] as const

export type MoneyMeasure = (typeof moneyMeasures)[number]

/** An amount in euros; null when nobody gave one, which is not nothing. */
export interface MoneyAmount {
  amount: number | null
  /** Something that belongs to it was not given, so it is at least this. */
  isLeast: boolean
}

/** Money of one theme, source or intervention. */
export interface MoneyLine {
  /** What it is of; null for money of which that was not said. */
  key: string | null
  /** By year, `2024`. */
  perYear: Readonly<Record<string, MoneyAmount>>
  /** What was given for the whole time and not per year; only of budgets. */
  undivided: MoneyAmount
  total: MoneyAmount
  /** The part of the total that is for what connects themes. */
  integral: MoneyAmount
}

export interface MoneyTable {
  /** In order, without years of which nothing is known. */
  years: readonly string[]
  /** The largest first; what was not said last. */
  lines: readonly MoneyLine[]
  /** Of everything together. */
  total: MoneyLine
}

const nothing: MoneyAmount = { amount: null, isLeast: false }

/** The sum of amounts, in whole cents, so that a thousand of them add up to what the ledger says. */
function sum(amounts: readonly MoneyAmount[]): MoneyAmount {
  const given = amounts.flatMap(({ amount }) => (amount === null ? [] : [Math.round(amount * 100)]))
  return {
    amount: given.length === 0 ? null : given.reduce((all, cents) => all + cents, 0) / 100,
    isLeast: amounts.some(({ isLeast }) => isLeast),
  }
}

/** The calendar year of a period: `2024` of `2024-Q1`. */
export function yearOf(period: string): string {
  return period.slice(0, 4)
}

/** What a record says per year. */
function perYearOf(money: Money, measure: MoneyMeasure): Map<string, MoneyAmount> {
  const byYear = Map.groupBy(money.years ?? [], ({ year }) => yearOf(year))
  return new Map(
    [...byYear].map(([year, rows]) => {
      const amounts = rows.map((row): MoneyAmount => {
        const amount = row[measure]
        return amount === undefined ? { amount: null, isLeast: true } : { amount, isLeast: false }
      })
      return [year, sum(amounts)]
    }),
  )
}

/** What of the whole sum was not given per year. Where the years are more than the whole, nothing is left over. */
function undividedOf(money: Money, measure: MoneyMeasure, perYear: ReadonlyMap<string, MoneyAmount>): MoneyAmount {
  if (measure === 'spent' || money.total === undefined) return nothing
  const divided = sum([...perYear.values()]).amount ?? 0
  const left = Math.round((money.total - divided) * 100) / 100
  return left > 0 ? { amount: left, isLeast: false } : nothing
}

/** Where the years of a record add up to more than its whole sum. */
export function isOverdivided(money: Money): boolean {
  const divided = sum([...perYearOf(money, 'budget').values()]).amount
  return money.total !== undefined && divided !== null && Math.round((divided - money.total) * 100) > 0
}

function lineOf(key: string | null, records: readonly Money[], measure: MoneyMeasure): MoneyLine {
  const parts = records.map((money) => {
    const perYear = perYearOf(money, measure)
    const undivided = undividedOf(money, measure, perYear)
    return { money, perYear, undivided, total: sum([...perYear.values(), undivided]) }
  })
  const years = [...new Set(parts.flatMap(({ perYear }) => [...perYear.keys()]))].sort()
  return {
    key,
    perYear: Object.fromEntries(
      years.map((year) => [year, sum(parts.map(({ perYear }) => perYear.get(year) ?? nothing))]),
    ),
    undivided: sum(parts.map(({ undivided }) => undivided)),
    // A record without any amount makes the total a least.
    total: sum(parts.map(({ total }) => (total.amount === null ? { amount: null, isLeast: true } : total))),
    integral: sum(parts.filter(({ money }) => money.integral === true).map(({ total }) => total)),
  }
}

/**
 * Adds up money per year and per whatever it is asked by. Every record is in one line, so that the lines together are the
 * total.
 *
 * @param by what a record counts under; null when that was not said
 */
export function moneyTable(
  records: readonly Money[],
  by: (money: Money) => string | null,
  measure: MoneyMeasure,
): MoneyTable {
  const lines = [...Map.groupBy(records, by)].map(([key, group]) => lineOf(key, group, measure))
  const total = lineOf(null, records, measure)
  const size = (line: MoneyLine) => line.total.amount ?? 0
  return {
    years: Object.keys(total.perYear).sort(),
    lines: lines.toSorted((a, b) => Number(a.key === null) - Number(b.key === null) || size(b) - size(a)),
    total,
  }
}

/**
 * The theme that money counts under: its own, or that of the intervention it is for. Integral money is counted under the
 * theme it supports (source 000, L91-93).
 */
export function themeOf(money: Money, interventions: ReadonlyMap<string, Pick<Intervention, 'theme'>>): string | null {
  return money.theme ?? (money.intervention ? interventions.get(money.intervention)?.theme : undefined) ?? null
}
