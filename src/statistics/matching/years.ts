import { mostYears } from './group'

/**
 * The years of `2013`, `2013,2015` or `2013-2016`, in the order in which they are told.
 *
 * @returns null for what is none of these, or more years than are taken together
 */
export function readYears(typed: string): string[] | null {
  const years: string[] = []
  for (const part of typed.split(',')) {
    const [, first, last = first] = /^\s*(\d{4})\s*(?:-\s*(\d{4}))?\s*$/.exec(part) ?? []
    if (first === undefined || last === undefined || last < first) return null
    if (Number(last) - Number(first) >= mostYears) return null
    for (let year = Number(first); year <= Number(last); year += 1) years.push(String(year))
  }
  return years.length > mostYears ? null : years
}

/**
 * The mean of the figures of a place over years, added up as decimals of nine digits as those of candidates are in the
 * database: a place that has the same figures as a candidate has the same mean, to the last digit, and so lies inside what
 * candidates have.
 *
 * @param figures one per year, at least one
 */
export function meanOfYears(figures: readonly number[]): number {
  const sum = figures.reduce((total, figure) => total + Number(figure.toFixed(9)), 0)
  return Number(sum.toFixed(9)) / figures.length
}
