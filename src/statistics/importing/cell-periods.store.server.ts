import { literal } from '../file-statements.store.server'
import { type PartOfYear, partsWritten, periodForms } from '../model/period-forms'

/** What stands for a part of a year, as a map of the engine. */
function mapOf(is: PartOfYear): string {
  return `MAP {${[...partsWritten[is]].map((pair) => pair.map(literal).join(': ')).join(', ')}}`
}
const parts = { quarter: mapOf('quarter'), month: mapOf('month') }

/** A text as a period, as an expression of the engine, from all ways in which files write one; null for anything else. */
export function periodIn(text: string): string {
  const written = `upper(${text})`
  const read = periodForms.map(({ form, year, part }) => {
    const whole = literal(`^(?:${form})\\*{0,2}$`)
    const group = (at: number) => `regexp_extract(${written}, ${whole}, ${at})`
    const behind = part ? ` || ${parts[part.is]}[${group(part.group)}]` : ''
    return `WHEN regexp_full_match(${written}, ${whole}) THEN ${group(year)}${behind}`
  })
  return `CASE ${read.join(' ')} END`
}
