import { Refusal } from '../../platform'
import type { Indicator } from '../model/indicator'
import type { Variable } from './match'
import { readYears } from './years'

/** What is asked to match on, in the codes it is worked out from. */
export interface AskedVariable {
  /** As it is written: `kwb:bev_dich`, or `kwb:a_65_oo/kwb:a_inw` for a count as a part of another count. */
  code: string
  /** `kwb:a_65_oo` */
  counted: string
  /** `kwb:a_inw`; null for an indicator as it is. */
  whole: string | null
  /** Its own years, oldest first; null for those of the question. */
  years: readonly string[] | null
}

/**
 * Reads a variable: `kwb:bev_dich`, `kwb:a_65_oo/kwb:a_inw`, with years of its own `kwb:bev_dich@2023`,
 * `lbm:score@2014.2016.2018` or `kwb:bev_dich@2013-2016`. Publishers give the same trait in some years as a share and in others as a count (CBS: ages and
 * households since 2013); dividing two counts makes it a share again, so that size does not count twice.
 *
 * @throws Refusal `input-invalid` for more than one division, or for years that are none
 */
export function readVariable(text: string): AskedVariable {
  const [codes = '', typed, ...others] = text.split('@')
  const [counted = '', whole = null, ...more] = codes.split('/').map((code) => code.trim())
  const years = typed === undefined ? null : (readYears(typed.replaceAll('.', ','))?.toSorted() ?? [])
  if (counted === '' || whole === '' || more.length > 0 || others.length > 0 || years?.length === 0) {
    const reason = `${text} ≠ kwb:a, kwb:a/kwb:b, kwb:a@2023, kwb:a@2013-2016`
    throw new Refusal('input-invalid', { field: 'on', reason }, { where: 'on' })
  }
  return { code: whole === null ? counted : `${counted}/${whole}`, counted, whole, years }
}

/** A variable with years of its own, as `readVariable` reads it. */
export function writeVariable(code: string, years: readonly string[]): string {
  return `${code}@${years.join('.')}`
}

/** The codes of the indicators that variables are worked out from, each once. */
export function codesOf(variables: readonly Pick<AskedVariable, 'counted' | 'whole'>[]): string[] {
  return [...new Set(variables.flatMap(({ counted, whole }) => (whole === null ? [counted] : [counted, whole])))]
}

/**
 * A variable with its name and unit: of a part of a whole in the same unit per cents, else the one per the other.
 *
 * @param find the indicator of a code
 * @throws Refusal `match-not-a-count` when something else than two counts is divided
 */
export function variableOf(asked: Omit<AskedVariable, 'years'>, find: (code: string) => Indicator): Variable {
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
export function factorOf(variable: Pick<Variable, 'unit'>, asked: Pick<AskedVariable, 'whole'>): number {
  return asked.whole !== null && variable.unit === '%' ? 100 : 1
}

function small(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
}
