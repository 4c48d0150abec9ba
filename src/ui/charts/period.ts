/** Periods as they are written in the data, placed in time. */

export type PeriodKind = 'year' | 'quarter' | 'month' | 'span'

export interface Period {
  /** As written in the data: "2022", "2022-Q1", "2022-03", "2021-2023". */
  text: string
  kind: PeriodKind
  firstYear: number
  /** Differs from `firstYear` only for a span. */
  lastYear: number
  /** Number of the quarter or month within its year; 0 for years and spans. */
  part: number
  /** Middle of the first year, quarter or month, in years. */
  start: number
  /** Where the period stands on a time axis, in years: the middle of it; for a span the middle of its last year. */
  time: number
}

/**
 * Reads "2022", "2022-Q1", "2022-03" or "2021-2023".
 * Throws RangeError for anything else: a period that cannot be placed in time has no place on an axis.
 */
export function parsePeriod(text: string): Period {
  const span = /^(\d{4})[-–](\d{4})$/.exec(text)
  if (span) {
    const [firstYear, lastYear] = [Number(span[1]), Number(span[2])]
    if (firstYear < lastYear) return make(text, 'span', firstYear, lastYear, 0, firstYear + 0.5, lastYear + 0.5)
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text)
  if (quarter) return within(text, 'quarter', Number(quarter[1]), Number(quarter[2]), 4)
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  if (month) return within(text, 'month', Number(month[1]), Number(month[2]), 12)
  if (/^\d{4}$/.test(text))
    return make(text, 'year', Number(text), Number(text), 0, Number(text) + 0.5, Number(text) + 0.5)
  throw new RangeError(`Not a period: "${text}". Write 2022, 2022-Q1, 2022-03 or 2021-2023.`)
}

/** Order of two periods in time; a span comes after the single period it ends in. */
export function comparePeriods(one: Period, other: Period): number {
  return (
    one.time - other.time || other.start - one.start || (one.text < other.text ? -1 : Number(one.text > other.text))
  )
}

function within(text: string, kind: PeriodKind, year: number, part: number, partsInYear: number): Period {
  const time = year + (part - 0.5) / partsInYear
  return make(text, kind, year, year, part, time, time)
}

function make(
  text: string,
  kind: PeriodKind,
  firstYear: number,
  lastYear: number,
  part: number,
  start: number,
  time: number,
): Period {
  return { text, kind, firstYear, lastYear, part, start, time }
}
