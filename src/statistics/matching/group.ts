import type { RegionLevel } from '../../areas'
import type { Balance, Variable } from './match'

export type MatchLevel = Exclude<RegionLevel, 'country'>

/** What comparable regions are looked for: of which place, on what, when. */
export interface MatchQuestion {
  /** Slug of an area, or code of a region. */
  place: string
  /**
   * Codes of the indicators that are matched on; `kwb:a/kwb:b` is a count as a part of another, `kwb:a@2023` one in years of
   * its own. Such years may be from after the first programme, for a trait of the starting set only: these change slowly.
   */
  on: readonly string[]
  /** Years whose mean counts for all others: several years from before the first programme. */
  years: readonly string[]
  /** How many regions. */
  count: number
  /** Level of the candidates; of a region its own, of an area that of its parts. */
  level?: MatchLevel | undefined
  /** Year in which the first programme in the place began, of whatever kind, as a person knows it. */
  firstProgramme?: number | null | undefined
}

/** Why regions were no candidates, and how many. Every region is counted once, by the first reason that holds. */
export interface Excluded {
  /** The place itself, what it is made of and what it lies in. */
  itself: number
  neighbours: number
  otherProgrammes: number
  /** A figure is missing in one of the years. */
  incomplete: number
  /** Another area had the same code in one of the years. */
  changed: number
  /** False when boundaries are not known, so that neighbours could not all be left out. */
  knowsNeighbours: boolean
  /**
   * Of how many other areas with a programme it is known which regions they are, and of how many more their names tell; what
   * was chosen before names were looked at says nothing of these.
   */
  programmes: { known: number; named?: number; of: number }
}

/** A variable that was matched on, with the years whose mean was taken, oldest first. */
export interface MatchedVariable extends Variable {
  years: readonly string[]
}

/** A region that was found, with its mean value of every variable, by its code. */
export interface MatchedRegion {
  code: string
  name: string
  /** Name of its municipality; empty for a postcode. */
  municipality: string
  distance: number
  values: Readonly<Record<string, number>>
}

/** What was found. */
export interface MatchResult {
  place: string
  level: MatchLevel
  /** Year of the boundaries in which the codes hold. */
  boundaryYear: number
  /** All years that were taken of a variable, oldest first, without those from the first programme on. */
  years: readonly string[]
  firstProgramme: number | null
  variables: readonly MatchedVariable[]
  /** How many regions of the level the place is as large as; its counts are divided by it. 1 for one region. */
  regions: number
  candidates: number
  excluded: Excluded
  matches: readonly MatchedRegion[]
  /** Codes of matches of which nobody knows whether they were the same area in all years. */
  unsure: readonly string[]
  balance: readonly Balance[]
  isUsable: boolean
  failing: readonly string[]
  /** Ids of the dataset versions that the figures are in. */
  versions: readonly string[]
}

/** Comparable neighbourhoods that were chosen for an area: a reference for its figures. Never changed afterwards. */
export interface ComparableGroup extends Omit<MatchResult, 'place' | 'firstProgramme'> {
  area: string
  /** 1, 2, 3 … within the area. */
  number: number
  firstProgramme: number
  /** Why these variables and years. */
  note: string
  /** `person:ID` or `operator`; null for readers who may not choose, because who works where is not public. */
  chosenBy: string | null
  /** Moment as ISO 8601. */
  chosenAt: string
}

/** The years from the first programme on that were taken of a variable: what a programme may have changed already. */
export function lateYears({ years }: Pick<MatchedVariable, 'years'>, firstProgramme: number | null): string[] {
  return firstProgramme === null ? [] : years.filter((year) => Number(year) >= firstProgramme)
}

/** Longest note that is kept, in characters. */
export const longestNote = 500

/** More regions than this are no group one can look at. */
export const mostMatches = 500

/** More variables than this are no choice any more, and distances between all of them say little. */
export const mostVariables = 40

/** How many regions are looked for when nobody says. */
export const defaultCount = 10

/** A mean over more years than this says nothing of how a place was before its programme. */
export const mostYears = 30
