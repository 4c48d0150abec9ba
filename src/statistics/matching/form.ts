import { regionLevels } from '../../areas'
import type { Refusal, Wording } from '../../platform'
import { defaultCount, type MatchLevel, type MatchQuestion } from './group'
import type { KnownProgramme } from './question'
import type { Span } from './starting-set'
import { writeVariable } from './variable'
import { readYears } from './years'

/** The search as it was typed, so that nothing is lost when it is refused. */
export interface TypedSearch {
  on: readonly string[]
  from: string
  to: string
  /** Year in which the first programme began. */
  first: string
  count: string
  /** Empty for that of the parts of the area. */
  level: string
}

/** Something that can be ticked to match on. */
export interface MatchChoice {
  /** `kwb:p_huurw`, `kwb:a_65_oo/kwb:a_inw` */
  code: string
  name: Wording
  /** The years whose mean would be compared, oldest first; at least one. */
  years: readonly string[]
  /** Whether a year is from after the start of the first programme: only of a trait that changes slowly. */
  isLate: boolean
}

/** What can be matched on when it is known in which year the first programme began. */
export interface SearchChoices {
  /** The set we begin with, each with its reason; without a variable where the area has no figure of it. */
  traits: readonly { code: string; reason: Wording; choice: MatchChoice | null }[]
  /** All other figures the area has in the years to compare, by theme. */
  others: readonly { theme: string; choices: readonly MatchChoice[] }[]
  /** How many other figures it has in other years only. */
  elsewhere: number
  /** How each that is ticked, or can be, is asked: with its years. */
  asked: Readonly<Record<string, readonly string[]>>
}

/** What the form for looking begins with. */
export interface SearchStart {
  /** A programme that the area is known to have. */
  known: KnownProgramme | null
  /** Why what was typed cannot be the year in which the first programme began. */
  refusal: Refusal | null
  /** The years of which the area has any figure at all, oldest first. */
  years: readonly string[]
  /** Null as long as it is not known when the first programme began, or when there is no figure from before it. */
  choices: SearchChoices | null
  /** What stands in the form. */
  typed: TypedSearch
}

export const matchLevels = regionLevels.filter((level) => level !== 'country')

/** What was typed, from the address. */
export function readSearch(search: URLSearchParams): TypedSearch {
  const text = (name: string) => search.get(name)?.trim() ?? ''
  return {
    on: [...new Set(search.getAll('on').map((code) => code.trim()))].filter(Boolean),
    from: text('from'),
    to: text('to'),
    first: text('first'),
    count: text('count') || String(defaultCount),
    level: text('level'),
  }
}

/** The year in which the first programme began; null when nothing was typed, NaN for what is no number. */
export function firstOf({ first }: Pick<TypedSearch, 'first'>): number | null {
  return first === '' ? null : numberOf(first)
}

/** The years that were typed, when they are years. */
export function spanOf({ from, to }: Pick<TypedSearch, 'from' | 'to'>): Span | null {
  const years = readYears(`${from}-${to || from}`)
  return years ? { from, to: to || from } : null
}

/**
 * What was typed as a question. What is no number becomes NaN, and what are no years none: these are refused at their field.
 * Years that are not before the first programme are asked for all variables alike, which is refused as well.
 *
 * @param choices what could be ticked: with the years in which the area has a figure of it
 */
export function questionOf(area: string, typed: TypedSearch, choices: SearchChoices | null): MatchQuestion {
  const first = firstOf(typed)
  const span = spanOf(typed)
  const isBefore = span !== null && (first === null || Number(span.to) < first)
  return {
    place: area,
    on: typed.on.map((code) => {
      const years = choices?.asked[code]
      return isBefore && years ? writeVariable(code, years) : code
    }),
    years: readYears(`${typed.from}-${typed.to || typed.from}`) ?? [],
    count: numberOf(typed.count),
    level: matchLevels.find((level): level is MatchLevel => level === typed.level),
    firstProgramme: first,
  }
}

/** The field that a refusal names; none for one the form does not have. */
export function fieldOf(where: string | undefined): string {
  if (where === 'year') return 'from'
  if (where === 'indicator') return 'on'
  return where !== undefined && ['on', 'first', 'count', 'level', 'note'].includes(where) ? where : ''
}

function numberOf(typed: string): number {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
}
