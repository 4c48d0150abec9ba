import { nearest, Refusal } from '../../platform'
import type { Region } from '../region'
import type { Remark } from './remarks'

/**
 * The refusal of a composition that has this problem.
 *
 * @param regions known in the boundary year, for what may have been meant
 */
export function problemRefusal(problem: Remark, boundaryYear: number, regions: readonly Region[]): Refusal {
  const [region = '', larger = ''] = problem.regions
  const where = { where: region }
  const year = String(boundaryYear)
  switch (problem.code) {
    case 'empty':
      return new Refusal('composition-empty', {}, { where: 'region' })
    case 'region-unknown': {
      const near = nearest(
        region,
        regions.map(({ code }) => code),
      )
      return new Refusal('composition-region-unknown', { region, year, near }, where)
    }
    case 'level-unusable':
      return new Refusal('composition-level', { region }, where)
    case 'overlap':
      return new Refusal('composition-overlap', { region, larger }, where)
    case 'share-invalid':
      return new Refusal('composition-share', { region }, { where: `share-${region}` })
    case 'reason-missing':
      return new Refusal('composition-reason', { region }, { where: `reason-${region}` })
    default:
      throw new Error(`${problem.code} is no problem`)
  }
}
