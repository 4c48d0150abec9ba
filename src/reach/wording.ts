import type { Language } from '../platform'
import { formatDate, formatPeriod, formatPoints, formatValue } from '../ui'
import en from './texts/en.json'
import nl from './texts/nl.json'

const halves = { nl: nl.moment.half, en: en.moment.half }

/** A day or period in words: "31 januari 2026", "1e kwartaal 2026", "2e helft van 2026", "2026". */
export function momentText(moment: string, language: Language): string {
  if (moment.length === 10) return formatDate(moment, language)
  const half = /^(\d{4})-H([12])$/.exec(moment)
  if (!half) return formatPeriod(moment, language)
  const [, year = '', part] = half
  return halves[language][part === '1' ? 'first' : 'second'].replace('{{year}}', year)
}

/**
 * A change in an indicator in words: percentage points for a share, people for a count; with two digits where it is small,
 * so that 0.14 and 0.17 are not the same.
 */
export function changeText(change: number, unit: string, language: Language): string {
  if (unit === '%') return formatPoints(change, language, { decimals: decimalsOf(change) })
  const decimals = Math.abs(change) >= 10 ? 0 : decimalsOf(change)
  return formatValue(change, unit === 'count' ? 'persons' : unit, language, { decimals })
}

function decimalsOf(change: number): number {
  const size = Math.abs(change)
  if (size >= 1 || size === 0) return 1
  return Math.min(6, Math.ceil(-Math.log10(size)) + 1)
}
