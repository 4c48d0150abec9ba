import type { Language } from '../../../platform'
import { formatUnit, formatValue } from '../../../ui'
import type { Variable } from '../match'

/** The name of a variable with its unit, for a column or row of bare values: "Bevolkingsdichtheid, inwoners per km²". */
export function variableName({ name, unit }: Variable, language: Language): string {
  const words = unit === 'persons' || unit === 'households' ? '' : formatUnit(unit, language)
  return words === '' ? name[language] : `${name[language]}, ${words}`
}

/**
 * Writes means over regions: large numbers whole, small ones to a tenth, and scores and distances of a few units to a
 * hundredth, of which a tenth would hide all difference; the unit only where it is a sign.
 *
 * @param beside values that stand beside them in one cell, so that both are written alike
 */
export function valueText(unit: string, language: Language, beside: readonly number[] = []): (value: number) => string {
  const few = unit === '%' ? 1 : 2
  return (value) =>
    formatValue(value, unit, language, {
      decimals: decimalsFor(Math.max(...[value, ...beside].map(Math.abs)), few),
      bare: formatUnit(unit, language) !== '',
    })
}

function decimalsFor(size: number, few: number): number {
  if (size >= 100) return 0
  return size >= 10 ? 1 : few
}
