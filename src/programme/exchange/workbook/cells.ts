import type { Language } from '../../../platform'
import type { RecordKind } from '../../../records'
import type { Column } from './tables'
import { labelsOf } from './words'

/** What a cell holds: text, a number (a share is shown in per cent), a day as ISO text, or nothing. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number' | 'share'; number: number }
  | { kind: 'day'; day: string }
  | null

/** A list that is there with nothing in it. */
const emptyList = '–'

/** Yes and no as people write them, in the order of the languages. */
const yes = { nl: 'ja', en: 'yes' }
const no = { nl: 'nee', en: 'no' }
const readAsYes = new Set(['ja', 'yes', 'true', 'waar', '1'])
const readAsNo = new Set(['nee', 'no', 'false', 'onwaar', '0'])

/** A value of a record as a cell; `valueOfCell` of that cell is the same value again. */
export function cellOf(value: unknown, column: Column, kind: RecordKind, language: Language): Cell {
  const { control } = column.form
  if (value === undefined) return null
  if (Array.isArray(value)) return text(listText(value, column, kind, language))
  if (typeof value === 'boolean') return text((value ? yes : no)[language])
  if (typeof value === 'number') return numberCell(value, control === 'share')
  const words = String(value)
  if (control === 'choice' || control === 'vocabulary') return text(wordText(words, column.form.texts, kind, language))
  if ((control === 'day' || control === 'moment') && isCountedDay(words)) return { kind: 'day', day: words }
  return text(literal(words))
}

function text(written: string): Cell {
  return { kind: 'text', text: written }
}

function numberCell(number: number, isShare: boolean): Cell {
  // A spreadsheet keeps 15 digits of a number; one with more goes as text.
  if (Number(number.toPrecision(15)) !== number) return text(String(number))
  return { kind: isShare ? 'share' : 'number', number }
}

/** Spreadsheets count days from 1900, and the first two months of that year wrongly. */
function isCountedDay(words: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(words) && words >= '1900-03-01'
}

/** Signs that a workbook does not keep, or keeps as something else. */
const unsafe = /[^\t\n\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|_x[\da-f]{4}_/iu

/** Text as a cell holds it: as it is, or between quotation marks where it would be read as something else. */
function literal(words: string, isItem = false): string {
  const isPlain =
    !unsafe.test(words) &&
    words.trim() !== '' &&
    unquoted(words) === words &&
    !(isItem && (words.includes('\n') || words.trim() !== words || words === emptyList))
  return isPlain ? words : quoted(words)
}

/** Text as JSON writes it, with a code for every sign that a workbook may not keep. */
function quoted(words: string): string {
  return JSON.stringify(words)
    .replaceAll(/[^\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, codeOf)
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, codeOf)
}

function codeOf(sign: string): string {
  return [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}

function unquoted(words: string): string {
  if (!words.startsWith('"') || !words.endsWith('"')) return words
  try {
    return JSON.parse(words) as string
  } catch {
    return words
  }
}

function listText(values: readonly unknown[], { item }: Column, kind: RecordKind, language: Language): string {
  if (values.length === 0) return emptyList
  return values
    .map((value) =>
      item?.control === 'vocabulary' || item?.control === 'choice'
        ? wordText(String(value), item.texts, kind, language, true)
        : literal(String(value), true),
    )
    .join('\n')
}

/** A word as people know it, its code where that is no word of ours, between quotation marks where it looks like one. */
function wordText(word: string, texts: string, kind: RecordKind, language: Language, isItem = false): string {
  const label = labelsOf(kind, texts).get(word)?.[language]
  const written = [label, word].flatMap((one) => (one === undefined ? [] : [literal(one, isItem)]))
  return written.find((one) => wordOf(one, texts, kind) === word) ?? quoted(word)
}

/** What is meant by a word in either language, or by its code. */
function wordOf(cell: string, texts: string, kind: RecordKind): string {
  const words = unquoted(cell)
  if (words !== cell) return words
  const labels = labelsOf(kind, texts)
  if (labels.has(words)) return words
  const typed = words.trim().toLowerCase()
  const found = [...labels].find(([, { nl, en }]) => nl.toLowerCase() === typed || en.toLowerCase() === typed)
  return found?.[0] ?? words
}

/**
 * The value that a cell means. What cannot be read as what belongs there stays as it was typed, so that the check of the
 * whole programme says what is wrong with it.
 */
export function valueOfCell(cell: string, column: Column, kind: RecordKind): unknown {
  const { form, item } = column
  if (item) return listOf(cell, item, kind)
  switch (form.control) {
    case 'choice':
    case 'vocabulary':
      return wordOf(cell, form.texts, kind)
    case 'number':
    case 'share':
      return numberOf(cell, form.control === 'share')
    case 'yes':
      return yesOf(cell)
    case 'day':
    case 'moment':
      return dayOf(unquoted(cell))
    case 'period':
      // A spreadsheet makes a day of a month that is typed.
      return unquoted(cell).replace(/^(\d{4}-\d\d)-01$/, '$1')
    default:
      return unquoted(cell)
  }
}

function listOf(cell: string, item: Column['form'], kind: RecordKind): unknown[] {
  if (cell.trim() === emptyList) return []
  return cell
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) =>
      item.control === 'vocabulary' || item.control === 'choice' ? wordOf(one, item.texts, kind) : unquoted(one),
    )
}

function numberOf(cell: string, isShare: boolean): unknown {
  const typed = cell.trim().replace(/^(-?\d+),(\d+)/, '$1.$2')
  const share = isShare ? /^(\d+(?:\.\d+)?)\s*%$/.exec(typed)?.[1] : undefined
  if (share !== undefined) return Number(share) / 100
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(typed) ? Number(typed) : cell
}

function yesOf(cell: string): unknown {
  const typed = cell.trim().toLowerCase()
  if (readAsYes.has(typed)) return true
  return readAsNo.has(typed) ? false : cell
}

/** `31-1-2026` as a Dutch spreadsheet shows a day that was typed as text. */
function dayOf(cell: string): string {
  const typed = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(cell.trim())
  if (!typed) return cell
  const [, day = '', month = '', year = ''] = typed
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
