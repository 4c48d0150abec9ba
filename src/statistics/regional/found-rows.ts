import type { Indicator } from '../model/indicator'
import { comparePeriods } from '../model/observation'
import type { FiledRow } from '../source/filed-row'

/** When an indicator was measured, in which definition and boundaries, and the rows of that by place. */
export interface FoundMoment {
  definition: string
  boundaryYear: number
  period: string
  rows: Map<string, FiledRow>
}

/** Rows found by what they are about, the version that counts first. */
export class FoundRows {
  private readonly byIndicator = new Map<string, FoundMoment[]>()

  constructor(rows: readonly FiledRow[]) {
    this.add(rows)
  }

  add(rows: readonly FiledRow[]): void {
    for (const row of rows) {
      const { rows: known } = this.momentOf(row)
      const first = known.get(row.place)
      if (!first || row.file < first.file) known.set(row.place, row)
    }
    for (const moments of this.byIndicator.values()) {
      moments.sort((a, b) => comparePeriods(a.period, b.period) || b.boundaryYear - a.boundaryYear)
    }
  }

  private momentOf({ indicator, definition, boundaryYear, observation: { period } }: FiledRow): FoundMoment {
    const known = this.byIndicator.get(indicator)
    const year = boundaryYear ?? 0
    // Rows come file by file, so that it is mostly the last one.
    const moment = known?.findLast(
      (each) => each.period === period && each.boundaryYear === year && each.definition === definition,
    )
    if (moment) return moment
    const made = { definition, boundaryYear: year, period, rows: new Map() }
    if (known) known.push(made)
    else this.byIndicator.set(indicator, [made])
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
    isDoubtful: (row: FiledRow) => boolean,
  ): 'yes' | 'no' | 'doubted' {
    let answer: 'yes' | 'no' = 'no'
    for (const moment of this.moments(indicator)) {
      const row = moment.boundaryYear === boundaryYear ? moment.rows.get(place) : undefined
      if (!row) continue
      if (isDoubtful(row)) return 'doubted'
      answer = 'yes'
    }
    return answer
  }

  /** The wholes a share is of: those of the same period and boundaries, in any definition. */
  wholes({ denominator }: Indicator, moment: FoundMoment): FoundMoment[] {
    const all = denominator === undefined ? [] : (this.byIndicator.get(denominator) ?? [])
    return all.filter((each) => each.period === moment.period && each.boundaryYear === moment.boundaryYear)
  }
}
