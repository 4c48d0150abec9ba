import { type Actor, authorise } from '../../accounts'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import { isImported } from '../model/indicator'
import { statisticsPolicy } from '../policy'
import { knownRegions } from './extent'
import { areaExtent } from './extents.server'
import { filesOf } from './files.server'
import { newestPeriodsOf } from './moments.store.server'
import { boundaryYearsOf } from './series.server'

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
 * What was last counted of an area that is composed of regions, without working the figures out: for the page of the area.
 *
 * @param area its slug
 * @returns null when it is not composed, or no imported file has a figure of its regions
 */
export async function lastCounted(house: House, actor: Actor, area: string): Promise<LastCounted | null> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const versions = (await currentVersions(house, actor)).filter(({ version }) => version.indicators.some(isImported))
  const files = await filesOf(house, actor, versions, 'released', 'byPlace')
  const extent = areaExtent(house, actor, area)
  const years = await boundaryYearsOf(house, files)
  const parts = await Promise.all(
    years.map(async (year) => knownRegions(await extent.parts(year)).map((region) => ({ year, region }))),
  )
  const found = await newestPeriodsOf(await house.engine(), files, parts.flat())
  if (found.length === 0) return null
  const periods = found.map(({ period }) => period).toSorted()
  const codes = new Set(found.map(({ indicator }) => indicator))
  const holding = versions.filter(({ version }) => version.indicators.some((code) => codes.has(code)))
  const days = holding.map(({ version }) => version.registeredAt.slice(0, 10)).toSorted()
  return { indicators: codes.size, period: periods.at(-1) ?? '', updated: days.at(-1) ?? '' }
}
