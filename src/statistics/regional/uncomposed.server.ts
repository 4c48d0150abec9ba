import { type Actor, authorise } from '../../accounts'
import type { Area } from '../../areas'
import { compositionsOf, findRegions, partsOverYears } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import { statisticsPolicy } from '../policy'
import { shapeOfFile } from './file-shapes.store.server'
import { filesOf } from './files.server'

/**
 * The boundary years of figures that are there for the municipality of an area, and that the area itself gets none of:
 * nobody composed it for those boundaries, and nothing is known that carries its composition over to them.
 *
 * @returns newest first; empty for an area that is not composed at all, which is another thing to say
 */
export async function uncomposedYears(house: House, actor: Actor, area: Area): Promise<number[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  if ((await compositionsOf(house, actor, area.slug)).length === 0) return []
  const [partsIn, current, engine] = await Promise.all([
    partsOverYears(house, actor, area.slug),
    currentVersions(house, actor),
    house.engine(),
  ])
  const files = await filesOf(house, actor, current, 'released', 'byPlace')
  const shapes = await Promise.all(files.map((file) => shapeOfFile(engine, file)))
  const years = [...new Set(shapes.flatMap(({ boundaryYears }) => boundaryYears))]
  const missing = await Promise.all(
    years.map(async (boundaryYear) => {
      if ((await partsIn(boundaryYear)) !== null) return []
      const regions = await findRegions(house, actor, { boundaryYear, municipality: area.municipalityCode })
      return regions.some(({ level }) => level === 'district' || level === 'neighbourhood') ? [boundaryYear] : []
    }),
  )
  return missing.flat().toSorted((one, other) => other - one)
}
