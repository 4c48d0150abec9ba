import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const accountsTexts = defineTexts('accounts', { nl, en })

export {
  type Actor,
  actorText,
  allowedAreas,
  allows,
  areaRoles,
  authorise,
  type Capacity,
  capacityOf,
  dayOf,
  definePolicy,
  type HeldRole,
  isHoldable,
  isOrganisationKind,
  isRole,
  type Membership,
  type Organisation,
  type OrganisationKind,
  operatorActor,
  organisationKinds,
  type Policy,
  publicActor,
  type Role,
  type Rule,
  roles,
  roleText,
  validMemberships,
  wholeRoles,
} from './model'
export { type AccountsAction, accountsPolicy } from './policy'
export type { RefusedForm } from './refused-form'
export { returnPath } from './return-path'
export { type AreaItem, type Audience, audiences } from './sharing'
export { writtenMoment } from './written'
