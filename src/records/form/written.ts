import type { Language } from '../../platform'
import { formatNumber } from '../../ui'
import type { ValueForm } from './fields'

/** What was typed in a form by name of field: `targets[0].period`. Names that occur more than once have several texts. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What a form shows of one value. */
export function written(form: ValueForm, value: unknown, language: Language): string {
  if (value === undefined || value === null) return ''
  if (form.control === 'yes') return value === true ? 'yes' : 'no'
  if (typeof value === 'number') return writtenNumber(form.control === 'share' ? shifted(value, 2) : value, language)
  return String(value)
}

/** The number as one types it: no other space than a normal one, and a minus sign that is on the keyboard. */
function writtenNumber(value: number, language: Language): string {
  return formatNumber(value, { language }).replace('\u2212', '-')
}

/**
 * One value as it was typed.
 *
 * @returns undefined when nothing was typed; the text itself when it cannot be read, which no schema of a number or of yes
 * and no takes
 */
export function read(form: ValueForm, text: string, language: Language): unknown {
  const typed = form.control === 'prose' ? normalised(text) : oneLine(text)
  if (typed === '') return undefined
  switch (form.control) {
    case 'yes':
      return typed === 'yes' ? true : typed === 'no' ? false : typed
    case 'number':
      return readNumber(typed, language) ?? typed
    case 'share':
      return readShare(typed, language) ?? typed
    case 'day':
    case 'moment':
    case 'period':
      return readMoment(typed)
    default:
      return typed
  }
}

/** Text of several lines as it is kept, whatever ends its lines had. */
export function normalised(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim()
}

/** Text of one line as a browser sends it. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, '').trim()
}

/**
 * A number as the Dutch write it (1.250,5) or as the English do (1,250.5). A mark of thousands counts as such only where
 * three digits follow; 12.5 is twelve and a half in both languages.
 */
export function readNumber(text: string, language: Language): number | null {
  const bare = text.replaceAll(/[\s\u00a0€]/g, '').replace('\u2212', '-')
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.']
  const grouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`)
  const digits = grouped.test(bare) ? bare.replaceAll(thousands, '').replace(decimal, '.') : bare.replace(',', '.')
  return /^-?(\d+(\.\d+)?|\.\d+)$/.test(digits) ? Number(digits) : null
}

function readShare(text: string, language: Language): number | null {
  const percent = readNumber(text.replace(/\s*%$/, ''), language)
  return percent === null ? null : shifted(percent, -2)
}

/** The number with its decimal mark moved, on its digits: 0,07 is 7 %, not 7,000000000000001 %. */
function shifted(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/** A day or period as it is kept, also where it was typed as `31-1-2026`, `1-2026` or `q1 2026`. */
function readMoment(text: string): string {
  const day = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  if (day) return `${day[3]}-${twoDigits(day[2])}-${twoDigits(day[1])}`
  const month = /^(\d{1,2})[-/ ](\d{4})$/.exec(text)
  if (month) return `${month[2]}-${twoDigits(month[1])}`
  const part = /^([QqHhKk])([1-4])[-/ ]?(\d{4})$/.exec(text) ?? null
  if (part) return `${part[3]}-${partLetter(part[1])}${part[2]}`
  const after = /^(\d{4})[-/ ]?([QqHhKk])([1-4])$/.exec(text)
  return after ? `${after[1]}-${partLetter(after[2])}${after[3]}` : text
}

function twoDigits(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0')
}

function partLetter(letter: string | undefined): string {
  return letter?.toUpperCase() === 'H' ? 'H' : 'Q'
}
