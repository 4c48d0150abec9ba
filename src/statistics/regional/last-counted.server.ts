import { type Actor, authorise } from '../../accounts'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import { statisticsPolicy } from '../policy'
import { listIndicators } from '../service.server'
import { areaExtent } from './extents.server'
import { newestOf } from './overview'
import { seriesOfExtents } from './series.server'

/** What was last counted of an area. */
export interface LastCounted {
  /** How many indicators have a figure. */
  indicators: number
  /** The newest period of any of them. */
  period: string
  /** Day on which figures last came in: `2026-03-31`. */
  updated: string
}

/**
 * What was last counted of an area that is composed of regions: of the same figures as its page in figures shows.
 *
 * @param area its slug
 * @returns null when it is not composed, or no imported file has a figure of its regions
 */
export async function lastCounted(house: House, actor: Actor, area: string): Promise<LastCounted | null> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [current, indicators] = await Promise.all([
    currentVersions(house, actor),
    listIndicators(house, actor, 'imported'),
  ])
  const extent = areaExtent(house, actor, area)
  const seriesOf = await seriesOfExtents(house, actor, current, { indicators, extents: [extent] })
  const periods = new Map(
    indicators.flatMap(({ code }) => {
      const series = seriesOf(extent.id, code)
      const newest = series && newestOf(series)
      return newest ? [[code, newest.observation.period]] : []
    }),
  )
  const holding = current.filter(({ version }) => version.indicators.some((code) => periods.has(code)))
  const days = holding.map(({ version }) => version.registeredAt.slice(0, 10)).toSorted()
  const [period, updated] = [[...periods.values()].toSorted().at(-1), days.at(-1)]
  return period === undefined || updated === undefined ? null : { indicators: periods.size, period, updated }
}
