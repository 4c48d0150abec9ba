import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const checkTexts = defineTexts('check', { nl, en })

export { checkProgramme, findingKey } from './check'
export {
  type AcceptedFinding,
  type CheckResult,
  type Finding,
  type FindingCounts,
  type RuleCode,
  ruleCodes,
  type Severity,
  type SubjectKind,
  severities,
} from './finding'
export { FindingsOf, type FindingsOfProps } from './parts/finding'
export { placeOfSubject } from './places'
export { checkPolicy } from './policy'
export { isRuleCode, ruleOf, rules } from './rules'
export { runsOn } from './snapshot'
export { mendOf, nameOf, whyOf } from './wording'
