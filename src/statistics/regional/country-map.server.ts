import type { Actor } from '../../accounts'
import { countryCode, municipalityOfCode, normaliseRegionCode } from '../../areas'
import type { House } from '../../platform/index.server'
import type { Figure } from '../figure'
import { figureOf } from '../figure.server'
import type { DrawnRegions } from './drawn-regions'
import { drawnRegions } from './drawn-regions.server'
import type { PartLevel } from './parts'

/** What a large map is asked for; texts as an address writes them. */
export interface MapQuestion {
  code: string
  level: string | null
  municipality: string | null
  period: string | null
}

/** A large map: the regions with their figures, and the figure of the whole they are around. */
export interface LargeMap {
  /** Of the country or the municipality. */
  figure: Figure
  level: PartLevel
  /** Code of the municipality; null for the whole country. */
  municipality: string | null
  /** Null when no region of this level has a figure. */
  regions: DrawnRegions | null
}

/**
 * The regions of the country (municipalities or districts) or of one municipality (districts or neighbourhoods).
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`
 */
export async function largeMap(house: House, actor: Actor, asked: MapQuestion): Promise<LargeMap> {
  const typed = asked.municipality
  const municipality = typed ? (normaliseRegionCode(typed, 'municipality') ?? typed) : null
  const figure = await figureOf(house, actor, {
    code: asked.code,
    place: municipality ?? countryCode,
    reference: null,
  })
  const { place, indicator } = figure
  const within = place.kind === 'country' ? null : municipalityOfCode(place.slug)
  const levels: readonly PartLevel[] = within === null ? ['municipality', 'district'] : ['neighbourhood', 'district']
  const level = levels.find((each) => each === asked.level) ?? (levels[0] as PartLevel)
  const regions = await drawnRegions(house, actor, {
    indicator,
    place,
    municipality: within,
    level,
    period: asked.period ?? undefined,
  })
  return { figure, level, municipality: within, regions }
}
