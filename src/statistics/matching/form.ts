import { regionLevels } from '../../areas'
import type { Wording } from '../../platform'
import { defaultCount, type MatchLevel, type MatchQuestion } from './group'
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
  /** Years in which the area has a figure of it, oldest first. */
  years: readonly string[]
}

/** What the form for looking begins with. */
export interface SearchStart {
  /** The set we begin with, each with its reason; without a variable where the area has no figure of it. */
  traits: readonly { code: string; reason: Wording; choice: MatchChoice | null }[]
  /** All other figures of the area, by theme. */
  others: readonly { theme: string; choices: readonly MatchChoice[] }[]
  /** What is filled in before anybody typed. */
  typed: Pick<TypedSearch, 'on' | 'from' | 'to'>
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

/** What was typed as a question; what is no number becomes NaN and what are no years none, which are refused at their field. */
export function questionOf(area: string, typed: TypedSearch): MatchQuestion {
  return {
    place: area,
    on: typed.on,
    years: readYears(`${typed.from}-${typed.to || typed.from}`) ?? [],
    count: numberOf(typed.count),
    level: matchLevels.find((level): level is MatchLevel => level === typed.level),
    firstProgramme: typed.first === '' ? null : numberOf(typed.first),
  }
}

/** The field that a refusal names; the list of variables for one it does not know. */
export function fieldOf(where: string | undefined): string {
  if (where === 'year') return 'from'
  if (where === 'indicator') return 'on'
  return where !== undefined && ['on', 'first', 'count', 'level', 'note'].includes(where) ? where : ''
}

function numberOf(typed: string): number {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
}
