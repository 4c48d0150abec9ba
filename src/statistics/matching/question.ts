import { type Language, Refusal } from '../../platform'
import { type MatchQuestion, type MatchResult, mostMatches, mostVariables, mostYears } from './group'
import { type AskedVariable, readVariable } from './variable'

/** A programme that an area is known to have, and since which year. */
export interface KnownProgramme {
  name: string
  since: number
}

/** What is matched on, each with the years whose mean counts. */
export type AskedInYears = Omit<AskedVariable, 'years'> & { years: readonly string[] }

/**
 * Why this cannot be the year in which the first programme began: it is no year, or a programme is known that is older.
 *
 * @param first null where nobody said so
 * @returns null when it can be; else `match-programme-year` or `match-programme-earlier`
 */
export function programmeRefusal(first: number | null, known: KnownProgramme | null): Refusal | null {
  if (first === null) return null
  if (!Number.isInteger(first) || first < 1900 || first > 2100) {
    return new Refusal('match-programme-year', {}, { where: 'first' })
  }
  if (known === null || first <= known.since) return null
  return new Refusal('match-programme-earlier', { first, name: known.name, since: known.since }, { where: 'first' })
}

/**
 * The variables of a question, each once and with its years.
 *
 * @param structure codes of the traits that change slowly: years of their own may be from after the first programme
 * @throws Refusal `match-count`, `match-nothing`, `match-years`, `match-years-late` for years from the first programme on,
 * `match-nothing-before` when no variable has years from before it, `input-invalid`
 */
export function askedVariables(
  asked: Pick<MatchQuestion, 'on' | 'years' | 'count' | 'firstProgramme'>,
  structure: ReadonlySet<string>,
): AskedInYears[] {
  if (!Number.isInteger(asked.count) || asked.count < 1 || asked.count > mostMatches) {
    throw new Refusal('match-count', { most: mostMatches }, { where: 'count' })
  }
  if (asked.on.length === 0 || asked.on.length > mostVariables) {
    throw new Refusal('match-nothing', { count: asked.on.length, most: mostVariables }, { where: 'on' })
  }
  const shared = [...new Set(asked.years)].toSorted()
  const read = [...new Map(asked.on.map(readVariable).map((variable) => [variable.code, variable])).values()]
  const variables = read.map((variable) => ({ ...variable, years: variable.years ?? shared }))
  const every = new Set(variables.flatMap(({ years }) => years))
  const isNone = variables.some(({ years }) => years.length === 0)
  if (isNone || every.size > mostYears || [...every].some((year) => !/^\d{4}$/.test(year))) {
    throw new Refusal('match-years', { most: mostYears }, { where: 'year' })
  }
  const { firstProgramme: first = null } = asked
  if (first === null) return variables
  const isLate = (year: string) => Number(year) >= first
  const wrong = read.flatMap(({ code, years }) =>
    years !== null && structure.has(code) ? [] : (years ?? shared).filter(isLate),
  )
  if (wrong.length > 0) {
    throw new Refusal('match-years-late', { first, years: [...new Set(wrong)].toSorted() }, { where: 'year' })
  }
  if (variables.every(({ years }) => years.every(isLate))) {
    throw new Refusal('match-nothing-before', { first }, { where: 'on' })
  }
  return variables
}

/**
 * Why a match that is not usable may not be chosen: on what the regions that were found differ too much.
 *
 * @param where what was asked stands, as the reader knows it
 */
export function balanceRefusal(
  { variables, failing }: Pick<MatchResult, 'variables' | 'failing'>,
  where: 'on' | '--on',
): Refusal {
  const names = (language: Language) =>
    variables
      .filter(({ code }) => failing.includes(code))
      .map(({ code, name }) => `${name[language]} (${code})`)
      .join(', ')
  return new Refusal('match-not-usable', { indicators: { nl: names('nl'), en: names('en') } }, { where })
}
