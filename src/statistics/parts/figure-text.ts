import type { Language } from '../../platform'
import { formatValue } from '../../ui'
import type { Observation } from '../model/observation'

/** A figure as it is read, with unit and precision: "12,6 %", "ongeveer 3.215 personen", "21–35 %"; null when there is none. */
export function figureText(
  { value, low, high, precision, decimals }: Observation,
  unit: string,
  language: Language,
): string | null {
  if (value === null && (low === undefined || high === undefined)) return null
  return formatValue(value ?? low ?? 0, unit, language, { precision, low, high, decimals })
}
