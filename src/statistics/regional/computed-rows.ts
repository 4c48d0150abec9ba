import { levelOfCode } from '../../areas'
import type { Indicator, Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import { columns, type FlatRow, flatten } from '../source/columns'

/** How a figure in a download came to be: as its publisher has it, or worked out by Wijklus. */
export const methods = [
  'published',
  'sum-of-parts',
  'weighted-by-whole',
  'range-of-parts',
  'rest-of-municipality',
  'mean-of-areas',
  'own-first-figure',
] as const
export type Method = (typeof methods)[number]

/** A row of a download with figures that may have been worked out by Wijklus. */
export interface ComputedRow extends FlatRow {
  method: Method
  /** The composition of the area that was used for the boundaries of `boundary_year`; empty for figures of a region. */
  composition: string
  coverage_known: number | null
  coverage_of: number | null
  coverage_share: number | null
  converted: boolean
}

/** The columns of such a download, with their types in Parquet. */
export const computedColumns = {
  ...columns,
  method: 'VARCHAR',
  composition: 'VARCHAR',
  coverage_known: 'INTEGER',
  coverage_of: 'INTEGER',
  coverage_share: 'DOUBLE',
  converted: 'BOOLEAN',
} as const satisfies Record<keyof ComputedRow, string>

/** What a series is, for who takes it along. */
export interface ComputedSeries {
  indicator: Indicator
  series: Series
  /** Left out: what follows from the place and the rule of the indicator. */
  method?: Method
}

/** The rows of a series, each saying how it came to be. */
export function computedRows({ indicator, series, method }: ComputedSeries): ComputedRow[] {
  return series.definitions.flatMap(({ version, observations }) =>
    observations.map((observation): ComputedRow => {
      const row = {
        ...observation,
        indicator: indicator.code,
        definition: version,
        place: series.place,
        boundaryYear: observation.boundaryYear ?? null,
      }
      const { coverage, isConverted } = observation
      return {
        ...flatten(row),
        method: method ?? methodOf(indicator, series.place, observation),
        composition: (series.compositions?.[String(observation.boundaryYear)] ?? []).join(' '),
        coverage_known: coverage?.known ?? null,
        coverage_of: coverage?.of ?? null,
        coverage_share: coverage?.share ?? null,
        converted: isConverted === true,
      }
    }),
  )
}

/** How a figure of a place came to be, from the rule of its indicator and what it was made of. */
export function methodOf(
  { aggregation }: Pick<Indicator, 'aggregation'>,
  place: string,
  { coverage, isConverted }: Observation,
): Method {
  if (place.startsWith('rest:')) return 'rest-of-municipality'
  // A region that was put together from its neighbourhoods is no more published than an area is.
  const isPublished = coverage === undefined ? levelOfCode(place) !== null : coverage.of === 1 && !isConverted
  if (isPublished) return 'published'
  return { sum: 'sum-of-parts', 'weighted-share': 'weighted-by-whole', none: 'range-of-parts' }[aggregation] as Method
}
