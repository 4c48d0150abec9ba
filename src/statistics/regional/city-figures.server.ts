import type { Region } from '../../areas'
import type { Indicator } from '../model/indicator'
import { comparePeriods } from '../model/observation'
import type { FiledRow } from '../source/filed-row'
import { type CityCell, type CityColumn, type CityMeasure, cellsOf } from './city'

/** Per boundary year, for each region of the grid its code in that year; null when it had other borders. */
export type Elsewhere = ReadonlyMap<number, ReadonlyMap<string, string | null>>

/** The count that a figure is a share of, or that a count is divided by. */
export function wholeOf({ code, per }: CityMeasure, indicators: ReadonlyMap<string, Indicator>): string | null {
  return per ?? indicators.get(code)?.denominator ?? null
}

/** When a column was measured. */
interface CityMoment {
  period: string
  definition: string
  boundaryYear: number
}

/** The rows of a city by what they are about; of two versions with the same figure the first counts. */
export class CityFigures {
  private readonly values = new Map<
    string,
    { value: number | null; decimals: number; file: number; document: string }
  >()
  private readonly moments = new Map<string, CityMoment>()
  private readonly measures: readonly CityMeasure[]
  private readonly indicators: ReadonlyMap<string, Indicator>

  constructor(rows: readonly FiledRow[], measures: readonly CityMeasure[], indicators: ReadonlyMap<string, Indicator>) {
    this.measures = measures
    this.indicators = indicators
    const found = new Map<string, Map<string, CityMoment>>()
    for (const row of rows) {
      const { indicator, definition, boundaryYear, place, observation } = row
      if (boundaryYear === null) continue
      const moment = { period: observation.period, definition, boundaryYear }
      const key = keyOf(indicator, moment, place)
      const known = this.values.get(key)
      if (!known || row.file < known.file) {
        const { value, decimals = 0, source } = observation
        this.values.set(key, { value, decimals, file: row.file, document: source.document })
      }
      if (place.startsWith('GM')) continue
      const own = found.get(indicator) ?? new Map<string, CityMoment>()
      found.set(indicator, own.set(keyOf('', moment, ''), moment))
    }
    for (const measure of measures) {
      const newest = this.newest(measure, found)
      if (newest) this.moments.set(measure.code, newest)
    }
  }

  /** The newest moment of a measure; of a count that is divided by another the newest that has both. */
  private newest(
    { code, per }: CityMeasure,
    found: ReadonlyMap<string, ReadonlyMap<string, CityMoment>>,
  ): CityMoment | undefined {
    const versions = this.indicators.get(code)?.definitions.map(({ version }) => version) ?? []
    const wholes = per === null ? null : [...(found.get(per)?.values() ?? [])]
    return [...(found.get(code)?.values() ?? [])]
      .filter(
        ({ period, boundaryYear }) =>
          wholes === null || wholes.some((whole) => whole.period === period && whole.boundaryYear === boundaryYear),
      )
      .toSorted(
        (one, other) =>
          comparePeriods(other.period, one.period) ||
          versions.indexOf(other.definition) - versions.indexOf(one.definition) ||
          other.boundaryYear - one.boundaryYear,
      )[0]
  }

  /**
   * The newest boundary year that a quarter of the columns are of: the division people know today, without one column of a
   * later year leaving the others behind. Null without figures.
   */
  rowYear(): number | null {
    const all = [...this.moments.values()].map(({ boundaryYear }) => boundaryYear)
    const years = [...Map.groupBy(all, (year) => year)].filter(([, of]) => of.length * 4 >= all.length)
    return years.length === 0 ? (all.toSorted().at(-1) ?? null) : Math.max(...years.map(([year]) => year))
  }

  /** The documents that the figures of these columns stand in, and those of the counts that they are divided by. */
  documents(columns: readonly CityMeasure[]): ReadonlySet<string> {
    const used = columns.flatMap((measure) => {
      const moment = this.moments.get(measure.code)
      if (!moment) return []
      const own = keyOf(measure.code, moment, '')
      return measure.per === null ? [own] : [own, ...this.wholeKeys(measure.per, moment, '')]
    })
    const kinds = new Set(used)
    const found = [...this.values].filter(([key]) => kinds.has(key.slice(0, key.lastIndexOf('|') + 1)))
    return new Set(found.map(([, { document }]) => document))
  }

  /** The boundary years of the columns. */
  boundaryYears(): number[] {
    return [...new Set(this.measures.flatMap(({ code }) => this.moments.get(code)?.boundaryYear ?? []))]
  }

  /** The column of a measure; null when no region has a figure of it. */
  column(measure: CityMeasure, municipality: string): CityColumn | null {
    const indicator = this.indicators.get(measure.code)
    const moment = this.moments.get(measure.code)
    if (!indicator || !moment) return null
    const { value, decimals } = this.figure(measure, moment, municipality)
    return {
      ...measure,
      name: indicator.name,
      unit: measure.per === null ? indicator.unit : 'per 1000 residents',
      decimals,
      period: moment.period,
      municipality: value,
    }
  }

  /** The cells of a column, in the order of the regions. */
  cells(column: CityColumn, regions: readonly Region[], elsewhere: Elsewhere): CityCell[] {
    const moment = this.moments.get(column.code)
    const codes = moment && elsewhere.get(moment.boundaryYear)
    return cellsOf(
      column,
      column.unit,
      column.municipality,
      regions.map(({ code }) => {
        const there = codes?.get(code) ?? null
        if (!moment || there === null) return { value: null, whole: null, isOtherPlace: true }
        return { ...this.figure(column, moment, there), isOtherPlace: false }
      }),
    )
  }

  private figure(measure: CityMeasure, moment: CityMoment, place: string) {
    const own = this.values.get(keyOf(measure.code, moment, place))
    const of = wholeOf(measure, this.indicators)
    const whole = of === null ? null : this.whole(of, moment, place)
    const value = own?.value ?? null
    if (measure.per === null) return { value, decimals: own?.decimals ?? 1, whole }
    const rate = value === null || whole === null || whole === 0 ? null : (value / whole) * 1000
    return { value: rate === null ? null : Number(rate.toFixed(1)), decimals: 1, whole }
  }

  /** A whole of the same period and boundaries, in any definition. */
  private whole(indicator: string, { period, boundaryYear }: CityMoment, place: string): number | null {
    for (const key of this.wholeKeys(indicator, { period, boundaryYear }, place)) {
      const found = this.values.get(key)
      if (found && found.value !== null) return found.value
    }
    return null
  }

  private wholeKeys(indicator: string, moment: Omit<CityMoment, 'definition'>, place: string): string[] {
    const definitions = this.indicators.get(indicator)?.definitions ?? []
    return definitions.map(({ version }) => keyOf(indicator, { ...moment, definition: version }, place))
  }
}

function keyOf(indicator: string, { period, definition, boundaryYear }: CityMoment, place: string): string {
  return `${indicator}|${definition}|${boundaryYear}|${period}|${place}`
}
