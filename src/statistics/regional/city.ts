import type { Wording } from '../../platform'
import { unitFamily } from '../model/comparison-settings'

/**
 * The city view: where problems stack up and where there is potential, neighbourhood by neighbourhood, for municipalities
 * that have no focus area yet. Partners of a city look at all its neighbourhoods and do not wait until decline is hard to
 * turn (source 001, L610-645); one city weighs urgencies and potential per district in this way before it talks about them
 * (L1308-1324). It is the start of a conversation: nothing here adds up to a mark for a neighbourhood.
 */

/** What a column is for: things that can stack up, or what a neighbourhood has to build on. */
export const citySides = ['problem', 'potential'] as const
export type CitySide = (typeof citySides)[number]

/** A column of the city view. */
export interface CityMeasure {
  /** Code of the indicator. */
  code: string
  /** Of a count: the count it is divided by, so that neighbourhoods of another size can be compared. */
  per: string | null
  side: CitySide
  /** Which way is favourable; of potential which way is more of it. */
  favourable: 'higher' | 'lower'
}

const residents = 'kwb:a_inw'

/** The columns that are shown unasked, as far as there are figures: our choice, to be changed by who looks. */
export const cityMeasures: readonly CityMeasure[] = [
  { code: 'kwb:p_hh_li', per: null, side: 'problem', favourable: 'lower' },
  { code: 'kwb:p_hh_osm', per: null, side: 'problem', favourable: 'lower' },
  { code: 'kwb:a_soz_wb', per: residents, side: 'problem', favourable: 'lower' },
  { code: 'kwb:p_arb_pp', per: null, side: 'problem', favourable: 'higher' },
  { code: 'rivm:ervaren-gezondheid-goed', per: null, side: 'problem', favourable: 'higher' },
  { code: 'rivm:sterk-eenzaam', per: null, side: 'problem', favourable: 'lower' },
  { code: 'rivm:moeite-met-rondkomen', per: null, side: 'problem', favourable: 'lower' },
  { code: 'politie:misdrijven', per: residents, side: 'problem', favourable: 'lower' },
  { code: 'ses-woa:totaalscore', per: null, side: 'problem', favourable: 'higher' },
  { code: 'lbm3:score', per: null, side: 'problem', favourable: 'higher' },
  { code: 'lbm3:onv', per: null, side: 'problem', favourable: 'higher' },
  { code: 'lbm3:soc', per: null, side: 'problem', favourable: 'higher' },
  { code: 'kwb:p_koopw', per: null, side: 'potential', favourable: 'higher' },
  { code: 'kwb:a_15_24', per: residents, side: 'potential', favourable: 'higher' },
  { code: 'kwb:a_bedv', per: residents, side: 'potential', favourable: 'higher' },
  { code: 'rivm:vrijwilligerswerk', per: null, side: 'potential', favourable: 'higher' },
  { code: 'kwb:g_3km_sc', per: null, side: 'potential', favourable: 'higher' },
  { code: 'nabijheid:levensmiddelen-afstand', per: null, side: 'potential', favourable: 'lower' },
]

/** Where a figure of a neighbourhood lies beside that of the municipality. */
export const cityMarks = ['less', 'about', 'more', 'unknown'] as const
export type CityMark = (typeof cityMarks)[number]

/** One figure in the grid. */
export interface CityCell {
  /** `more`: more favourable, or more potential. */
  mark: CityMark
  /** In the unit of the column; null when it is not known or not the same place any more. */
  value: number | null
  /** Why the mark is not known. */
  why: 'no-figure' | 'few' | 'border' | 'no-municipality' | null
}

/** A figure differs when it is this part of the municipality's figure away from it (of a share: of the smaller side). */
export const cityShare = 0.2
/** … of a share at least so many percentage points … */
export const cityPoints = 2
/** … and a score, which has no zero, this part of the standard deviation between the neighbourhoods. */
export const cityDeviation = 0.5
/** A figure that rests on fewer people or homes than this is not marked. */
export const cityFew = 100

/**
 * How far a figure must be from that of the municipality to be marked: our own choice, shown with the grid.
 *
 * @param values of the neighbourhoods, for the spread of scores
 */
export function materialDistance(unit: string, municipality: number, values: readonly number[]): number {
  switch (unitFamily(unit)) {
    case 'share':
      return Math.max(cityPoints, cityShare * Math.min(Math.abs(municipality), Math.abs(100 - municipality)))
    case 'score':
      return cityDeviation * standardDeviation(values)
    default:
      return cityShare * Math.abs(municipality)
  }
}

function standardDeviation(values: readonly number[]): number {
  if (values.length === 0) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

/** The figure of one neighbourhood, before it is marked. */
export interface CityFigure {
  value: number | null
  /** Of how many people or homes; null where that is not known. */
  whole: number | null
  /** True when the neighbourhood had other borders when it was measured. */
  isOtherPlace: boolean
}

/** The cells of one column, in the order of `figures`. */
export function cellsOf(
  { favourable }: Pick<CityMeasure, 'favourable'>,
  unit: string,
  municipality: number | null,
  figures: readonly CityFigure[],
): CityCell[] {
  const known = figures.flatMap(({ value, whole, isOtherPlace }) =>
    value === null || isOtherPlace || isFew(whole) ? [] : [value],
  )
  const distance = municipality === null ? 0 : materialDistance(unit, municipality, known)
  return figures.map(({ value, whole, isOtherPlace }): CityCell => {
    if (isOtherPlace) return { mark: 'unknown', value: null, why: 'border' }
    if (value === null) return { mark: 'unknown', value, why: 'no-figure' }
    if (isFew(whole)) return { mark: 'unknown', value, why: 'few' }
    if (municipality === null) return { mark: 'unknown', value, why: 'no-municipality' }
    const above = value - municipality
    if (Math.abs(above) < distance || above === 0) return { mark: 'about', value, why: null }
    return { mark: above > 0 === (favourable === 'higher') ? 'more' : 'less', value, why: null }
  })
}

function isFew(whole: number | null): boolean {
  return whole !== null && whole < cityFew
}

/** A column with its figures. */
export interface CityColumn extends CityMeasure {
  name: Wording
  /** As the cells are written: the unit of the indicator, or per 1,000 of what it is divided by. */
  unit: string
  decimals: number
  period: string
  municipality: number | null
}

/** A neighbourhood or district with its cells, in the order of the columns. */
export interface CityRow {
  code: string
  name: string
  /** Code of the district it lies in; of a district itself its own. */
  district: string
  cells: readonly CityCell[]
  /** How many figures are less favourable, of how many that are known. */
  problems: { less: number; known: number }
  /** How many figures show more potential, of how many that are known. */
  potential: { more: number; known: number }
}

/** Counts the marks of a row; nothing is weighed, because nobody said what weighs more. */
export function countMarks(
  columns: readonly Pick<CityMeasure, 'side'>[],
  cells: readonly CityCell[],
): Pick<CityRow, 'problems' | 'potential'> {
  const of = (side: CitySide, mark: CityMark) => {
    const own = cells.filter((_, place) => columns[place]?.side === side)
    return {
      marked: own.filter((cell) => cell.mark === mark).length,
      known: own.filter((cell) => cell.mark !== 'unknown').length,
    }
  }
  const [problems, potential] = [of('problem', 'less'), of('potential', 'more')]
  return {
    problems: { less: problems.marked, known: problems.known },
    potential: { more: potential.marked, known: potential.known },
  }
}
