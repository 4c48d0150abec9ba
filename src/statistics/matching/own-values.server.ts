import type { Actor } from '../../accounts'
import type { Place } from '../../areas'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Indicator, Series } from '../model/indicator'
import type { Extent } from '../regional/extent'
import { seriesOfExtents } from '../regional/series.server'
import type { Current } from '../store.server'
import type { Variable } from './match'
import { type AskedVariable, factorOf } from './variable'
import { meanOfYears } from './years'

/** The figures of a place that something like it is looked for. */
export interface OwnValues {
  /** Mean over the years per variable, of the place as a whole. */
  values: readonly number[]
  /** The definition of each indicator that was used: figures of candidates must be in the same. */
  definitions: readonly { code: string; definition: string }[]
}

/**
 * The mean of a place over the years per variable, in the newest definition that has all of them.
 *
 * @throws Refusal `match-without-figure` for an indicator that has no figure in one of the years: of a sum of which a part
 * is missing, of a median of several regions, or none at all
 */
export async function ownValues(
  house: House,
  actor: Actor,
  asked: {
    place: Place
    extent: Extent
    current: readonly Current[]
    indicators: readonly Indicator[]
    variables: readonly (AskedVariable & Variable)[]
    years: readonly string[]
  },
): Promise<OwnValues> {
  const { place, extent, current, indicators, variables, years } = asked
  const series = await seriesOfExtents(house, actor, current, { indicators, extents: [extent], periods: years })
  const found = new Map(
    indicators.map(({ code }) => {
      const best = bestDefinition(series(extent.id, code), years)
      if (best.missing.length > 0) {
        const where = { where: 'on' }
        throw new Refusal('match-without-figure', { place: place.name.nl, indicator: code, years: best.missing }, where)
      }
      return [code, best] as const
    }),
  )
  const valuesOf = (code: string) => found.get(code)?.values ?? []
  return {
    values: variables.map((variable) => {
      const counted = valuesOf(variable.counted)
      if (variable.whole === null) return meanOfYears(counted)
      const wholes = valuesOf(variable.whole)
      if (wholes.includes(0)) {
        const none = years.filter((_, index) => wholes[index] === 0)
        const where = { where: 'on' }
        throw new Refusal(
          'match-without-figure',
          { place: place.name.nl, indicator: variable.code, years: none },
          where,
        )
      }
      return meanOfYears(counted.map((count, index) => (factorOf(variable, variable) * count) / (wholes[index] ?? 1)))
    }),
    definitions: [...found].map(([code, { version }]) => ({ code, definition: version })),
  }
}

interface Found {
  version: string
  values: readonly number[]
  missing: readonly string[]
}

/** The newest definition with a value in every year; without one, the one that misses fewest. */
function bestDefinition(series: Series | undefined, years: readonly string[]): Found {
  let best: Found = { version: '', values: [], missing: years }
  for (const { version, observations } of (series?.definitions ?? []).toReversed()) {
    const byPeriod = new Map(observations.map((observation) => [observation.period, observation]))
    const values = years.map((year) => {
      const observation = byPeriod.get(year)
      // A sum of which a part is missing is less than the place has.
      return observation === undefined || observation.precision === 'at-least' ? null : observation.value
    })
    const missing = years.filter((_, index) => values[index] === null)
    if (missing.length < best.missing.length) best = { version, values: values.map((value) => value ?? 0), missing }
    if (missing.length === 0) break
  }
  return best
}
