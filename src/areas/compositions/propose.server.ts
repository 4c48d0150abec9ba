import { type Actor, authorise } from '../../accounts'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { areasPolicy } from '../policy'
import { findArea } from '../service.server'
import type { CarryOver } from './carry-over'
import { carriedTo } from './parts.server'
import { type NameProposal, proposeParts } from './proposal'
import { compositionsOf } from './service.server'
import { ownRegions } from './surroundings.server'

/**
 * Which regions may be an area, by their names. Nothing is kept.
 *
 * @param input `area` its slug
 */
export async function proposeByName(
  house: House,
  actor: Actor,
  input: { area: string; boundaryYear: number },
): Promise<NameProposal> {
  authorise(areasPolicy, 'areas.compose', actor, input.area)
  const area = await findArea(house, actor, input.area)
  return proposeParts(area, await ownRegions(house, actor, area, input.boundaryYear))
}

/**
 * A composition as it would be within the boundaries of another year. Nothing is kept.
 *
 * @param input `area` its slug, `number` the version to carry over
 * @throws Refusal `composition-version-unknown`
 */
export async function proposeCarriedOver(
  house: House,
  actor: Actor,
  input: { area: string; number: number; boundaryYear: number },
): Promise<CarryOver> {
  authorise(areasPolicy, 'areas.compose', actor, input.area)
  const version = (await compositionsOf(house, actor, input.area)).find(({ number }) => number === input.number)
  if (!version) throw new Refusal('composition-version-unknown', { area: input.area, number: input.number })
  return carriedTo(house, actor, version, input.boundaryYear)
}
