import type { Actor } from '../../accounts'
import { municipalityOfCode, type Place, type RegionLevel } from '../../areas'
import { mapOf } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import type { Indicator } from '../model/indicator'
import { listIndicators, sourceDocuments } from '../service.server'
import type { DrawnRegions } from './drawn-regions'
import { partsOfPlace } from './parts.server'

/**
 * The regions of a place with their figures and their map.
 *
 * @param asked `municipality` of an area, by code; of a region it is in its own
 * @returns null when the place is not divided, or no region has a figure
 */
export async function drawnRegions(
  house: House,
  actor: Actor,
  asked: {
    indicator: Indicator
    place: Place
    municipality: string | null
    level?: Exclude<RegionLevel, 'country'> | undefined
    period?: string | undefined
  },
): Promise<DrawnRegions | null> {
  const { indicator, place } = asked
  const { level, period } = asked
  const found = await partsOfPlace(house, actor, { code: indicator.code, place: place.slug, level, period })
  if (!found) return null
  const municipality = asked.municipality ?? municipalityOfCode(place.slug)
  const [map, documents, imported] = await Promise.all([
    mapOf(house, actor, {
      level: found.level,
      municipality: municipality ?? undefined,
      boundaryYear: found.boundaryYear,
    }),
    sourceDocuments(house, actor),
    listIndicators(house, actor, 'imported'),
  ])
  // A file can have a share without the homes or people it is of.
  const whole = imported.find(({ code }) => code === indicator.denominator)
  const used = new Set(found.parts.flatMap(({ observation }) => observation?.source.document ?? []))
  return { found, map, documents: documents.filter(({ slug }) => used.has(slug)), wholeUnit: whole?.unit ?? null }
}
