import { literal } from '../file-statements.store.server'
import { monthNumbers, periodForms } from './kinds/period-forms'

const monthsByName = `MAP {${[...monthNumbers].map((pair) => pair.map(literal).join(': ')).join(', ')}}`

/** A text as a period, as an expression of the engine, from all ways in which files write one; null for anything else. */
export function periodIn(text: string): string {
  const written = `upper(${text})`
  const read = periodForms.map(({ form, year, part }) => {
    const group = (at: number) => `regexp_extract(${written}, ${literal(form)}, ${at})`
    const parts = {
      quarter: (at: number) => `'-Q' || ${group(at)}`,
      month: (at: number) => `'-' || ${group(at)}`,
      name: (at: number) => `'-' || ${monthsByName}[${group(at)}]`,
    }
    const behind = part ? ` || ${parts[part.is](part.group)}` : ''
    return `WHEN regexp_full_match(${written}, ${literal(`${form}\\*{0,2}`)}) THEN ${group(year)}${behind}`
  })
  return `CASE ${read.join(' ')} END`
}
