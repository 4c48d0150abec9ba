import { Refusal } from '../../platform'
import type { Series } from './indicator'
import { comparePeriods, isPeriod } from './observation'

/** From one period to another, both included. */
export interface PeriodRange {
  from: string
  to: string
}

/**
 * Reads `2018..2022`; one period alone is a range of one.
 *
 * @throws Refusal `input-invalid` when it is no range of periods, or ends before it begins
 */
export function readPeriodRange(text: string): PeriodRange {
  const [from = '', to = from, ...rest] = text.split('..')
  if (rest.length > 0 || !isPeriod(from) || !isPeriod(to) || comparePeriods(from, to) > 0) {
    throw new Refusal('input-invalid', { field: 'periods', reason: `${text} ≠ 2018..2022` }, { where: 'periods' })
  }
  return { from, to }
}

/** The series with only the observations of these periods. */
export function within(series: Series, range: PeriodRange | undefined): Series {
  if (!range) return series
  return {
    ...series,
    definitions: series.definitions.map((definition) => ({
      ...definition,
      observations: definition.observations.filter(
        // A year ends with its quarters: 2022-Q4 belongs to a range that ends in 2022.
        ({ period }) => comparePeriods(period, range.from) >= 0 && comparePeriods(period, `${range.to}~`) <= 0,
      ),
    })),
  }
}
