import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const agreementsTexts = defineTexts('agreements', { nl, en })

export {
  agreementKinds,
  type Bottleneck,
  bottleneckKind,
  type Commitment,
  commitmentKind,
  type Decision,
  decisionKind,
  decisionKinds,
  solvers,
} from './kinds'
export {
  type BottleneckStanding,
  bottleneckStanding,
  byUrgency,
  type CommitmentStanding,
  isOwed,
  standingOf,
} from './standing'
