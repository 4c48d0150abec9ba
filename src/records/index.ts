import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const recordsTexts = defineTexts('records', { nl, en })

export { changedFields, isSame } from './difference'
export { type Fault, faultsOf, faultsOfText, placeOf, reason, short } from './faults'
export { type FormField, fieldsOf, kindsReferred, type ValueForm } from './form/fields'
export { bodyOf, typedOf } from './form/typed'
export { readNumber, type Typed } from './form/written'
export { bodiesOf, keptOf } from './kept'
export {
  type DoneChange,
  type Kept,
  type RecordChange,
  type RecordKind,
  type Saying,
  type Section,
  sections,
} from './kind'
export { formatMoment } from './moment'
export { RecordValue } from './parts/record-value'
export { SharedWith } from './parts/shared-with'
export { type Titles, useKindWords, useRecordTitle } from './parts/words'
export { addressOfRecord } from './places'
export { recordsPolicy, ruleToChange } from './policy'
export { type Reference, referencesIn } from './references'
export { allKinds, defineKind, kindNamed, kindOfCollection } from './registry'
export type { SectionSharing } from './sharing'
export * as value from './values'
