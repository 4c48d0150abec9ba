import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const reachTexts = defineTexts('reach', { nl, en })

export { firstDayOf, lastDayOf, yearBefore, yearsAfter } from './model/moments'
export {
  type Assumption,
  assumptionNames,
  canItMove,
  type Distance,
  distanceOf,
  type Intervening,
  latestReach,
  leastPartOfDistance,
  type Measured,
  type MissingForMovement,
  type Moved,
  type Movement,
  type MovementAdvice,
  type Noise,
  noiseOf,
  peopleToShow,
  type ReachedPeople,
} from './model/movement'
export { CanItMove } from './parts/can-it-move'
export { changeText, momentText } from './wording'
