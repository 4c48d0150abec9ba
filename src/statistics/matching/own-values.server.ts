import type { Actor } from '../../accounts'
import type { Place } from '../../areas'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Indicator, Series } from '../model/indicator'
import type { Extent } from '../regional/extent'
import { seriesOfExtents } from '../regional/series.server'
import type { Current } from '../store.server'
import type { MatchedVariable } from './group'
import type { AskedInYears } from './question'
import { factorOf } from './variable'
import { meanOfYears } from './years'

/** The figures of a place that something like it is looked for. */
export interface OwnValues {
  /** Mean over its years per variable, of the place as a whole. */
  values: readonly number[]
  /** The definition of each indicator that was used: figures of candidates must be in the same. */
  definitions: readonly { code: string; definition: string }[]
  /** Years of the boundaries its figures are in, newest first. */
  boundaryYears: readonly number[]
}

/**
 * The mean of a place over its years per variable, each indicator in the newest definition that has all years asked of it.
 *
 * @throws Refusal `match-without-figure` for an indicator that has no figure in one of its years: of a sum of which a part
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
    variables: readonly (AskedInYears & MatchedVariable)[]
  },
): Promise<OwnValues> {
  const { place, extent, current, indicators, variables } = asked
  const periods = [...new Set(variables.flatMap(({ years }) => years))].toSorted()
  const series = await seriesOfExtents(house, actor, current, { indicators, extents: [extent], periods })
  const refuse = (indicator: string, years: readonly string[]) =>
    new Refusal('match-without-figure', { place: place.name.nl, indicator, years: [...years] }, { where: 'on' })
  const found = new Map(
    indicators.map(({ code }) => {
      const using = variables.filter(({ counted, whole }) => counted === code || whole === code)
      const years = periods.filter((year) => using.some((variable) => variable.years.includes(year)))
      const best = bestDefinition(series(extent.id, code), years)
      if (best.missing.length > 0) throw refuse(code, best.missing)
      return [code, best] as const
    }),
  )
  const valueIn = (code: string, year: string) => found.get(code)?.values.get(year) ?? 0
  return {
    values: variables.map((variable) => {
      const { code, counted, whole, years } = variable
      if (whole === null) return meanOfYears(years.map((year) => valueIn(counted, year)))
      const none = years.filter((year) => valueIn(whole, year) === 0)
      if (none.length > 0) throw refuse(code, none)
      const factor = factorOf(variable, variable)
      return meanOfYears(years.map((year) => (factor * valueIn(counted, year)) / valueIn(whole, year)))
    }),
    definitions: [...found].map(([code, { version }]) => ({ code, definition: version })),
    boundaryYears: [...new Set([...found.values()].flatMap((best) => best.boundaryYears))].toSorted((a, b) => b - a),
  }
}

interface Found {
  version: string
  /** By year; without the years that are missing. */
  values: ReadonlyMap<string, number>
  missing: readonly string[]
  boundaryYears: readonly number[]
}

/** The newest definition with a value in every year; without one, the one that misses fewest. */
function bestDefinition(series: Series | undefined, years: readonly string[]): Found {
  let best: Found = { version: '', values: new Map(), missing: years, boundaryYears: [] }
  for (const { version, observations } of (series?.definitions ?? []).toReversed()) {
    const byPeriod = new Map(observations.map((observation) => [observation.period, observation]))
    const values = new Map(
      years.flatMap((year) => {
        const { value = null, precision } = byPeriod.get(year) ?? {}
        // A sum of which a part is missing is less than the place has.
        return value === null || precision === 'at-least' ? [] : [[year, value] as const]
      }),
    )
    const missing = years.filter((year) => !values.has(year))
    const boundaryYears = [...values.keys()].flatMap((year) => byPeriod.get(year)?.boundaryYear ?? [])
    if (missing.length < best.missing.length) best = { version, values, missing, boundaryYears }
    if (missing.length === 0) break
  }
  return best
}
