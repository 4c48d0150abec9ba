import { type Actor, authorise } from '../../accounts'
import type { RegionLevel } from '../../areas'
import { findPlace, findRegions, regionYears } from '../../areas/index.server'
import { type Language, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import { statisticsPolicy } from '../policy'
import { regionExtent } from '../regional/extent'
import { type ExtentSeries, seriesOfExtents } from '../regional/series.server'
import { indicator as findIndicator } from '../service.server'
import { readServices } from './content.server'
import type { SwingLevels } from './port'
import { type SwingFigure, type SwingTable, swingMissing, swingTable } from './swing-table'

/** More indicators than this are several tables: every one is a column. */
export const mostSwingIndicators = 50

/**
 * Released figures of the regions of a municipality as a table that Swing can load.
 *
 * @param asked `codes` of indicators; `municipality` by code or name; `level` of its regions
 * @throws Refusal `indicator-unknown`, `place-unknown`, `input-invalid`
 */
export async function swingOf(
  house: House,
  actor: Actor,
  asked: {
    codes: readonly string[]
    municipality: string
    level: Exclude<RegionLevel, 'country' | 'postcode'>
    language: Language
  },
): Promise<SwingTable> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const codes = [...new Set(asked.codes)]
  if (codes.length === 0 || codes.length > mostSwingIndicators) {
    const reason = `1-${mostSwingIndicators}`
    throw new Refusal('input-invalid', { field: 'indicators', reason }, { where: 'indicators' })
  }
  const place = await findPlace(house, actor, asked.municipality)
  if (place.kind !== 'municipality') {
    throw new Refusal('input-invalid', { field: 'municipality', reason: 'GM0344' }, { where: 'municipality' })
  }
  const [indicators, current, regions] = await Promise.all([
    Promise.all(codes.map((code) => findIndicator(house, actor, code))),
    currentVersions(house, actor),
    regionsEver(house, actor, place.slug, asked.level),
  ])
  const extents = regions.map(regionExtent)
  const series = await seriesOfExtents(house, actor, current, { indicators, extents })
  const described = indicators.flatMap((indicator) =>
    indicator.definitions.map(({ version, text }) => ({
      code: indicator.code,
      definition: version,
      name: indicator.name[asked.language],
      description: text[asked.language],
      unit: indicator.unit,
      source: indicator.code.split(':')[0] ?? '',
    })),
  )
  const figures = indicators.flatMap((indicator) => figuresOf(indicator, regions, series))
  const there = new Set(figures.map(({ indicator, definition }) => `${indicator} ${definition}`))
  return swingTable(
    described.filter(({ code, definition }) => there.has(`${code} ${definition}`)),
    figures,
    { levels: await levelsOf(house), missing: swingMissing },
  )
}

/** What Swing calls our levels; its administrator can have named them differently. */
async function levelsOf(house: House): Promise<SwingLevels> {
  const swing = (await readServices(house.root)).find(({ kind }) => kind === 'swing')
  if (!swing) throw new Error('content/services.yaml has no Swing.')
  return swing.levels
}

/** The regions of a municipality in any boundary year. */
async function regionsEver(house: House, actor: Actor, municipality: string, level: RegionLevel): Promise<string[]> {
  if (level === 'municipality') return [municipality]
  const years = (await regionYears(house, actor)).filter((year) => year.level === level)
  const lists = await Promise.all(
    years.map(({ boundaryYear }) => findRegions(house, actor, { boundaryYear, level, municipality })),
  )
  return [...new Set(lists.flat().map(({ code }) => code))].toSorted()
}

function figuresOf(indicator: Indicator, regions: readonly string[], series: ExtentSeries): SwingFigure[] {
  return regions.flatMap((region) =>
    (series(region, indicator.code)?.definitions ?? []).flatMap(({ version, observations }) =>
      observations.map(({ period, value }) => ({
        indicator: indicator.code,
        definition: version,
        region,
        period,
        value,
      })),
    ),
  )
}
