import { Refusal } from '../../platform'
import type { Indicator } from '../model/indicator'
import type { Variable } from './match'

/** What is asked to match on, in the codes it is worked out from. */
export interface AskedVariable {
  /** As it is written: `kwb:bev_dich`, or `kwb:a_65_oo/kwb:a_inw` for a count as a part of another count. */
  code: string
  /** `kwb:a_65_oo` */
  counted: string
  /** `kwb:a_inw`; null for an indicator as it is. */
  whole: string | null
}

/**
 * Reads a variable. Publishers give the same trait in some years as a share and in others as a count (CBS: ages and
 * households since 2013); dividing two counts makes it a share again, so that size does not count twice.
 *
 * @throws Refusal `input-invalid` for more than one division
 */
export function readVariable(text: string): AskedVariable {
  const [counted = '', whole = null, ...more] = text.split('/').map((code) => code.trim())
  if (counted === '' || whole === '' || more.length > 0) {
    throw new Refusal('input-invalid', { field: 'on', reason: `${text} ≠ kwb:a, kwb:a/kwb:b` }, { where: 'on' })
  }
  return { code: whole === null ? counted : `${counted}/${whole}`, counted, whole }
}

/** The codes of the indicators that variables are worked out from, each once. */
export function codesOf(variables: readonly AskedVariable[]): string[] {
  return [...new Set(variables.flatMap(({ counted, whole }) => (whole === null ? [counted] : [counted, whole])))]
}

/**
 * A variable with its name and unit: of a part of a whole in the same unit per cents, else the one per the other.
 *
 * @param find the indicator of a code
 * @throws Refusal `match-not-a-count` when something else than two counts is divided
 */
export function variableOf(asked: AskedVariable, find: (code: string) => Indicator): Variable {
  const counted = find(asked.counted)
  if (asked.whole === null) {
    return { code: asked.code, name: counted.name, unit: counted.unit, isCount: counted.aggregation === 'sum' }
  }
  const whole = find(asked.whole)
  const wrong = [counted, whole].find(({ aggregation }) => aggregation !== 'sum')
  if (wrong) throw new Refusal('match-not-a-count', { indicator: wrong.code }, { where: 'on' })
  return {
    code: asked.code,
    name: {
      nl: `${counted.name.nl}, als deel van: ${small(whole.name.nl)}`,
      en: `${counted.name.en}, as a part of: ${small(whole.name.en)}`,
    },
    unit: counted.unit === whole.unit ? '%' : `${counted.unit}/${whole.unit}`,
    isCount: false,
  }
}

/** What a part of a whole is multiplied by: a share is told in per cents. */
export function factorOf(variable: Pick<Variable, 'unit'>, asked: AskedVariable): number {
  return asked.whole !== null && variable.unit === '%' ? 100 : 1
}

function small(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
}
