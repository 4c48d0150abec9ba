import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const allianceTexts = defineTexts('alliance', { nl, en })

export {
  type AllianceBody,
  type AllianceContract,
  type AllianceOrganisation,
  allianceKinds,
  bodyKind,
  contractKind,
  keyPersonKind,
  organisationKind,
  organisationKinds,
  participationKind,
  personKind,
} from './kinds'
export { contractStanding } from './standing'
