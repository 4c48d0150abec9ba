import type { Language } from '../../platform'
import { formatValue } from '../../ui'
import type { TheoryIndicator } from './kinds'

/** Units of the exchange format as those of figures; a unit of one's own is written behind the number. */
const units: Readonly<Record<string, string>> = { count: '', euro: 'EUR', index: 'score' }

/** A value of an indicator as a reader writes it, with its unit. */
export function amountText(value: number, { unit }: Pick<TheoryIndicator, 'unit'>, language: Language): string {
  return formatValue(value, units[unit] ?? unit, language)
}

/** The unit of the exchange format for a unit of a published figure. */
export function exchangeUnit(unit: string): string {
  if (unit === '%') return '%'
  if (unit === 'EUR' || unit === '€') return 'euro'
  return unit === 'score' ? 'index' : 'count'
}

/** The target of an indicator that lies furthest ahead. */
export function lastTarget({ targets = [] }: Pick<TheoryIndicator, 'targets'>) {
  return targets.toSorted((a, b) => (a.period < b.period ? -1 : 1)).at(-1)
}
