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
