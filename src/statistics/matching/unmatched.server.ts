import { type Actor, authorise } from '../../accounts'
import { conversionOfYears, findArea } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Series } from '../model/indicator'
import { comparePeriods, type Observation } from '../model/observation'
import { statisticsPolicy } from '../policy'
import { areaExtent, chosenExtent } from '../regional/extents.server'
import { filesOf, holdingAny } from '../regional/files.server'
import { seriesOfExtents } from '../regional/series.server'
import { indicator as findIndicator } from '../service.server'
import type { Beside } from './beside'
import { isOtherArea } from './changed'
import type { ComparableGroup } from './group'
import { readAmong } from './store.server'
import { boundaryYearsOf, shareTogether } from './unmatched.store.server'

/**
 * A figure of an area beside that of its comparable neighbourhoods and beside that of all candidates, unmatched: what the
 * choice made of it. Candidates are followed by their code; one that was another area in a year is left out of that year.
 *
 * @param asked `indicator` a share: counts of groups of different size say nothing side by side, and medians do not add up
 * @returns null for what is no share
 * @throws Refusal `indicator-unknown`
 */
export async function besideUnmatched(
  house: House,
  actor: Actor,
  asked: { group: ComparableGroup; indicator: string },
): Promise<Beside | null> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const { group } = asked
  const [area, indicator, current, among] = await Promise.all([
    findArea(house, actor, group.area),
    findIndicator(house, actor, asked.indicator),
    currentVersions(house, actor),
    readAmong(house.database, group.area, group.number),
  ])
  const { code, denominator } = indicator
  if (indicator.aggregation !== 'weighted-share' || denominator === undefined) return null
  const files = await filesOf(house, actor, holdingAny(current, [code, denominator]), 'released', 'byIndicator')
  const chosen = {
    id: `comparable ${group.area}.${group.number}`,
    boundaryYear: group.boundaryYear,
    codes: group.matches.map((match) => match.code),
  }
  const extents = [areaExtent(house, actor, area.slug), chosenExtent(house, actor, 'comparable', chosen)] as const
  const [series, together] = await Promise.all([
    seriesOfExtents(house, actor, current, { indicators: [indicator], extents }),
    allTogether(house, actor, { group, among, files, code, whole: denominator }),
  ])
  const [own, matched] = extents.map(({ id }) => series(id, code))
  const rows = indicator.definitions.flatMap(({ version }) => {
    const [ownIn, matchedIn] = [own, matched].map((each) => observationsIn(each, version))
    const periods = [...new Set([...(ownIn?.keys() ?? []), ...(matchedIn?.keys() ?? [])])].toSorted(comparePeriods)
    return periods.map((period) => ({
      definition: version,
      period,
      own: ownIn?.get(period) ?? null,
      matched: matchedIn?.get(period) ?? null,
      unmatched: together.get(`${version} ${period}`) ?? null,
    }))
  })
  return { indicator, candidates: among.length, rows }
}

function observationsIn(series: Series | undefined, version: string): Map<string, Observation> {
  const found = series?.definitions.find((definition) => definition.version === version)
  return new Map((found?.observations ?? []).map((observation) => [observation.period, observation]))
}

async function allTogether(
  house: House,
  actor: Actor,
  asked: { group: ComparableGroup; among: readonly string[]; files: string[]; code: string; whole: string },
): Promise<Map<string, { value: number; known: number }>> {
  const { group, among, files, code, whole } = asked
  const engine = await house.engine()
  const years = await boundaryYearsOf(engine, files, code)
  const without = await Promise.all(
    years.map(async (toYear) => {
      if (toYear === group.boundaryYear) return []
      const list = await conversionOfYears(house, actor, { level: group.level, fromYear: group.boundaryYear, toYear })
      return among.flatMap((each) => (isOtherArea(list, each) ? [{ code: each, boundaryYear: toYear }] : []))
    }),
  )
  const found = await shareTogether(engine, { files, indicator: code, whole, codes: among, without: without.flat() })
  return new Map(
    found.map(({ definition, period, value, known }) => [
      `${definition} ${period}`,
      { value: Number(value.toFixed(1)), known },
    ]),
  )
}
