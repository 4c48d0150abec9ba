import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const areasTexts = defineTexts('areas', { nl, en })

export { type Composition, currentOf, type Part } from './compositions/composition'
export { CompositionSummary } from './compositions/parts/summary'
export { proposeParts } from './compositions/proposal'
export type { Area, Group, Place } from './model'
export { placeOfArea } from './model'
export { type AreaTab, AreaTabs } from './parts/tabs'
export { areasPolicy } from './policy'
export {
  countryCode,
  levelOfCode,
  liesIn,
  municipalityOfCode,
  nameWithoutNumber,
  normaliseRegionCode,
  parentOfCode,
  type Region,
  type RegionLevel,
  regionLevels,
  regionPrefixes,
} from './region'
export {
  type ChangeKind,
  type Conversion,
  type ConvertedValue,
  type Counterpart,
  convertTo,
  counterpartsOf,
} from './regions/conversion'
export type { LeftOutFeature, MappedRegion, RegionMap } from './regions/map'
