import type { Language } from '../../../platform'
import { textOf } from './words'

/** What the first sheet says, in the order in which it says it. */
const lines = ['what', 'sheets', 'names', 'ids', 'rows', 'lists', 'words', 'days', 'empty', 'back'] as const

/** The first sheet: what the workbook is, and how it is filled in. */
export function explanation(language: Language): { name: string; lines: string[]; format: string; asOf: string } {
  const said = (name: string) => textOf(`workbook.${name}`, language) ?? name
  return { name: said('sheet'), lines: lines.map(said), format: said('format'), asOf: said('as-of') }
}

/** Whether a sheet is the one that explains, in whatever language. */
export function isExplanation(rows: readonly (readonly (string | null)[])[]): boolean {
  return rows.some(([name]) => name === 'format')
}
