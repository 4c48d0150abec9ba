import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const programmeTexts = defineTexts('programme', { nl, en })

export type { ImportDifference, TouchedRecord } from './exchange/difference'
export { changesFor, documentOf } from './exchange/document'
export {
  collections,
  formatName,
  type ProgrammeDocument,
  programmeFormat,
  programmeKinds,
} from './exchange/format'
export { checkedProgramme, readProgramme } from './exchange/read'
export {
  type Accepted,
  type Activity,
  type Cycle,
  type Intervention,
  interventionKind,
  type Money,
  moneyKind,
} from './plan/kinds'
export { programmePolicy } from './policy'
export type { Cluster, EntryKind, FactorLevel, FactorPolarity, RegisterEntry, RegisterTheme } from './register/model'
