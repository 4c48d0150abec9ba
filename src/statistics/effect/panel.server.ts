import type { Actor } from '../../accounts'
import type { Place } from '../../areas'
import type { House } from '../../platform/index.server'
import { type Indicator, isImported, type Series } from '../model/indicator'
import { regionExtent } from '../regional/extent'
import { extentOf } from '../regional/extents.server'
import { seriesOfExtents } from '../regional/series.server'
import type { Current } from '../store.server'

/**
 * The series of many places for several indicators, as everybody may read them: an analysis that is shared shows nothing
 * that was protected. One question per group of places, not one per place.
 *
 * @param current versions the actor may see, in the order in which they count
 * @returns by code of the indicator, then by slug of the place
 */
export async function panelOf(
  house: House,
  actor: Actor,
  current: readonly Current[],
  asked: { indicators: readonly Indicator[]; places: readonly Place[] },
): Promise<Map<string, Map<string, Series>>> {
  const { indicators, places } = asked
  const found = new Map<string, Map<string, Series>>(indicators.map(({ code }) => [code, new Map()]))
  // Figures of imported files are of regions, so an area is made of its parts; other figures are of the area itself.
  for (const imported of [true, false]) {
    const these = indicators.filter(({ code }) => isImported(code) === imported)
    if (these.length === 0) continue
    const extents = await Promise.all(
      places.map((place) => (imported ? extentOf(house, actor, place) : regionExtent(place.slug))),
    )
    const series = await seriesOfExtents(house, actor, current, { indicators: these, extents, edition: 'released' })
    for (const [index, { slug }] of places.entries()) {
      for (const { code } of these) {
        const line = series(extents[index]?.id ?? '', code)
        if (line) found.get(code)?.set(slug, line)
      }
    }
  }
  return found
}
