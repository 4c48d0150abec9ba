import type { Language } from '../platform'
import { formatDate, formatPeriod } from '../ui'

const halves = {
  nl: ['eerste half jaar', 'tweede half jaar'],
  en: ['first half of', 'second half of'],
} as const satisfies Record<Language, readonly string[]>

/** A day, year, half year, quarter or month of a record, written out: "31 januari 2026", "eerste half jaar 2026". */
export function formatMoment(moment: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return formatDate(moment, language)
  const half = /^(\d{4})-H([12])$/.exec(moment)
  return half ? `${halves[language][Number(half[2]) - 1]} ${half[1]}` : formatPeriod(moment, language)
}
