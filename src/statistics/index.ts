import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const statisticsTexts = defineTexts('statistics', { nl, en })

export type { Dataset, DatasetVersion, SourceDocument } from './model/dataset'
export {
  type DisclosureClass,
  type DisclosureRules,
  defaultRules,
  disclosureClasses,
} from './model/disclosure'
export type { Goal, IndicatorGoal, Target } from './model/goal'
export type {
  Caveat,
  Definition,
  Indicator,
  IndicatorKind,
  Jump,
  Polarity,
  Series,
} from './model/indicator'
export type { Margin } from './model/margins'
export {
  type Absence,
  absences,
  type Observation,
  type Precision,
  precisions,
  type Row,
  type Uncertainty,
  uncertainties,
} from './model/observation'
export type { IndicatorEvent, OutsideEvent } from './model/outside-event'
export type { SourceLine } from './model/source-line'
export { groupingScheme, type Theme, type ThemeReference, type ThemeScheme } from './model/theme'
export { readRow, rowSchema } from './model/valid-row'
export { statisticsPolicy } from './policy'
