import { type Rule, type RuleCode, ruleCodes } from './finding'
import { allianceRules } from './rules/alliance'
import { goalRules } from './rules/goals'
import { interventionRules } from './rules/interventions'
import { measuringRules } from './rules/measuring'
import { moneyRules } from './rules/money'

const byCode = new Map(
  [...goalRules, ...measuringRules, ...interventionRules, ...moneyRules, ...allianceRules].map((rule) => [
    rule.code,
    rule,
  ]),
)

/** All rules of the check, in the order of the contract. */
export const rules: readonly Rule[] = ruleCodes.map(ruleOf)

/** The rule with this code. */
export function ruleOf(code: RuleCode): Rule {
  return byCode.get(code) as Rule
}

/** Whether a code is one of a rule. */
export function isRuleCode(code: string): code is RuleCode {
  return byCode.has(code as RuleCode)
}
