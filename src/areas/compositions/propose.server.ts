import { type Actor, authorise } from '../../accounts'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { areasPolicy } from '../policy'
import { findArea } from '../service.server'
import type { CarryOver } from './carry-over'
import { withNames } from './names.server'
import { carriedTo } from './parts.server'
import { type NameProposal, proposeParts } from './proposal'
import { compositionsOf } from './service.server'
import { ownRegions } from './surroundings.server'

/**
 * Which regions may be an area, by their names; those that their own year does not name by the name that another year has
 * for their code. Nothing is kept.
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
  const own = await ownRegions(house, actor, area, input.boundaryYear)
  return proposeParts(area, await withNames(house, actor, area, input.boundaryYear, own))
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
