import type { Indicator } from '../model/indicator'
import { comparePeriods, type Observation } from '../model/observation'
import type { RowKind } from '../source/filed-row'
import { joinedRows, observationOfRow, type RowColumns } from '../source/row-columns'

/** When an indicator was measured, in which definition and boundaries, and what is found of places then. */
export class FoundMoment {
  readonly definition: string
  readonly boundaryYear: number
  readonly period: string
  private readonly columns: RowColumns
  private readonly numbers: ReadonlyMap<string, number>
  /** By the number of a place its row. */
  private readonly rows: number[] = []

  constructor(
    { definition, boundaryYear, observation: { period } }: RowKind,
    columns: RowColumns,
    numbers: ReadonlyMap<string, number>,
  ) {
    this.definition = definition
    this.boundaryYear = boundaryYear ?? 0
    this.period = period
    this.columns = columns
    this.numbers = numbers
  }

  /** Whether rows of a kind are about this moment. */
  isOf({ definition, boundaryYear, observation: { period } }: RowKind): boolean {
    return this.period === period && this.boundaryYear === (boundaryYear ?? 0) && this.definition === definition
  }

  /** Of two rows about the same the first counts. */
  add(place: number, row: number): void {
    this.rows[place] ??= row
  }

  /** What is known of a place; undefined when there is no row of it. */
  of(place: string): Observation | undefined {
    const row = this.rowOf(place)
    return row === undefined ? undefined : observationOfRow(this.columns, row)
  }

  has(place: string): boolean {
    return this.rowOf(place) !== undefined
  }

  /** The value of a place; null when there is none. */
  valueOf(place: string): number | null {
    const row = this.rowOf(place)
    const value = row === undefined ? Number.NaN : (this.columns.value[row] as number)
    return Number.isNaN(value) ? null : value
  }

  /** All places of which there is a row, in the order of their codes. */
  places(): string[] {
    return [...this.numbers.keys()].filter((place) => this.has(place)).toSorted()
  }

  private rowOf(place: string): number | undefined {
    return this.rows[this.numbers.get(place) ?? -1]
  }
}

/** Rows found by what they are about. */
export class FoundRows {
  private readonly byIndicator = new Map<string, FoundMoment[]>()
  private readonly wholesOf = new Map<FoundMoment, readonly FoundMoment[]>()

  /** @param found of each version; of two with a row about the same the first tells */
  constructor(found: readonly RowColumns[]) {
    const columns = joinedRows(found)
    const numbers = new Map<string, number>()
    const places = columns.places.map((place) => {
      const number = numbers.get(place) ?? numbers.size
      numbers.set(place, number)
      return number
    })
    const momentOf = (kind: RowKind) => this.momentOf(kind, columns, numbers)
    const moments: FoundMoment[] = []
    for (let row = 0; row < columns.count; row += 1) {
      const kind = columns.kind[row] as number
      moments[kind] ??= momentOf(columns.kinds[kind] as RowKind)
      moments[kind].add(places[columns.place[row] as number] as number, row)
    }
    for (const own of this.byIndicator.values()) {
      own.sort((a, b) => comparePeriods(a.period, b.period) || b.boundaryYear - a.boundaryYear)
    }
  }

  private momentOf(kind: RowKind, columns: RowColumns, numbers: ReadonlyMap<string, number>): FoundMoment {
    const moments = this.byIndicator.get(kind.indicator) ?? []
    this.byIndicator.set(kind.indicator, moments)
    // Rows come file by file, so that it is mostly the last one.
    const known = moments.findLast((moment) => moment.isOf(kind))
    if (known) return known
    const made = new FoundMoment(kind, columns, numbers)
    moments.push(made)
    return made
  }

  /** When the indicator was measured, in any of the regions: newest boundary year first within a period. */
  moments(indicator: string): readonly FoundMoment[] {
    return this.byIndicator.get(indicator) ?? []
  }

  /**
   * Whether any row of an indicator is there for a place, in any period within the boundaries of a year; `doubted` when one
   * of these is.
   */
  knows(
    indicator: string,
    boundaryYear: number,
    place: string,
    isDoubtful: (observation: Observation) => boolean,
  ): 'yes' | 'no' | 'doubted' {
    let answer: 'yes' | 'no' = 'no'
    for (const moment of this.moments(indicator)) {
      const observation = moment.boundaryYear === boundaryYear ? moment.of(place) : undefined
      if (!observation) continue
      if (isDoubtful(observation)) return 'doubted'
      answer = 'yes'
    }
    return answer
  }

  /** The wholes a share is of: those of the same period and boundaries, in any definition. */
  wholes({ denominator }: Indicator, moment: FoundMoment): readonly FoundMoment[] {
    if (denominator === undefined) return []
    const known = this.wholesOf.get(moment)
    if (known) return known
    const { period, boundaryYear } = moment
    const found = this.moments(denominator).filter(
      (each) => each.period === period && each.boundaryYear === boundaryYear,
    )
    this.wholesOf.set(moment, found)
    return found
  }
}
