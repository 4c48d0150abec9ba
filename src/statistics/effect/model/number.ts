import { Refusal } from '../../../platform'

/** Numbers from here on have squares that are no longer numbers, and are no outcomes. */
const largest = 1e100

/** The sign before the decimals; the other one may stand between thousands. */
export type DecimalMark = '.' | ','

const decimalMarks: readonly DecimalMark[] = ['.', ',']

/** A number whole, or in groups of three digits that begin with no nought; then decimals, then a power of ten. */
const shapes: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[-+\u2212]?((\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i,
  ',': /^[-+\u2212]?((\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d*)?|,\d+)(e[-+]?\d+)?$/i,
}

/**
 * `12.5`, `-1.5e-3` and `1,250.5`; with a decimal comma `12,5` and `1.250,5`. Undefined for anything else, and for what is
 * too large to calculate with.
 */
export function readNumber(written: string, decimal: DecimalMark): number | undefined {
  if (!shapes[decimal].test(written)) return undefined
  const plain = written.replace('\u2212', '-').replaceAll(decimal === '.' ? ',' : '.', '')
  const value = Number(plain.replace(',', '.'))
  return Math.abs(value) < largest ? value : undefined
}

/** A column of numbers as a file has it, without the cells that stand for no value. */
export interface WrittenColumn {
  file: string
  name: string
  cells: readonly { value: string; row: number }[]
}

const sign = /\s*%$/

/**
 * The cells of a column without the per cent signs behind them. Where only some have one, `0,2` beside `20%` can be the same
 * share or a hundredth of it.
 *
 * @throws Refusal `effect-sign-mixed` at the first of those that are the fewest
 */
export function withoutSigns({ file, name, cells }: WrittenColumn): WrittenColumn['cells'] {
  const signed = cells.filter(({ value }) => sign.test(value) && marksOf(value.replace(sign, '')).length > 0)
  const bare = cells.filter(({ value }) => marksOf(value).length > 0)
  const [odd] = bare.length < signed.length ? bare : signed
  if (odd && bare.length > 0) {
    const { row, value } = odd
    throw new Refusal('effect-sign-mixed', { file, row, column: name, value }, { where: `${file}:${row}:${name}` })
  }
  return signed.length === 0 ? cells : cells.map(({ value, row }) => ({ value: value.replace(sign, ''), row }))
}

/** What else in a file shows how its numbers are written. */
export interface Dialect {
  delimiter: string
  /** The cells of the other columns that can hold numbers. */
  others: readonly (readonly string[])[]
}

/** The sign that stands before decimals where files with this delimiter usually come from. */
const usualMarks: Readonly<Record<string, DecimalMark>> = { ';': ',', ',': '.' }

/**
 * Which sign stands before the decimals in a column. `6.042` is six thousand or six: read the wrong way, every difference is
 * a thousand times too large or too small, and nothing shows it. So it is decided by what can be read in one way only: in the
 * column itself (`12.5`, `0.521`, `1.042.123`, `1.042,5`), else in the other columns. Where all numbers have three decimals, and
 * before them the sign that is usual with this delimiter, they are decimals; beside a number without decimals
 * they can as well be thousands.
 *
 * Importing asks the same of the first rows of tables in which it knows the counts (`decimalOfOwn`); here nothing is known of
 * the column, and no preview shows what was made of it.
 *
 * @throws Refusal `effect-value-ambiguous` where nothing decides
 */
export function decimalMarkOf({ file, name, cells }: WrittenColumn, { delimiter, others }: Dialect): DecimalMark {
  const told = cells.map(({ value }) => marksOf(value))
  const counted = decimalMarks.map((mark) => told.filter((marks) => marks.includes(mark)).length)
  const [points = 0, commas = 0] = counted
  const numbers = told.filter(({ length }) => length > 0).length
  // One that can read them all counts; where none can, the one that reads most, so that the others are named.
  if (points !== commas) return points > commas ? '.' : ','
  if (points < numbers) return ','
  const doubtful = cells.filter(({ value }, place) => told[place]?.length === 2 && /[.,]/.test(value))
  const [first] = doubtful
  if (!first) return '.'
  const elsewhere = new Set(others.flatMap(markProvedBy))
  const [proved] = elsewhere
  if (proved && elsewhere.size === 1) return proved
  const usual = usualMarks[delimiter]
  if (usual && doubtful.length === numbers && doubtful.every(({ value }) => value.includes(usual))) return usual
  const { row, value } = first
  const at = { file, row, column: name, value, whole: value.replace(/[.,]/, '') }
  throw new Refusal('effect-value-ambiguous', at, { where: `${file}:${row}:${name}` })
}

/** The signs with which this can be a number: both for `12` and `6.042`, none for a word. */
function marksOf(written: string): DecimalMark[] {
  return decimalMarks.filter((mark) => shapes[mark].test(written))
}

/** The one sign with which a column of numbers can be read, as a list; empty where that says nothing. */
function markProvedBy(cells: readonly string[]): DecimalMark[] {
  const told = cells.map(marksOf)
  if (told.some(({ length }) => length === 0)) return []
  const possible = decimalMarks.filter((mark) => told.every((marks) => marks.includes(mark)))
  return possible.length === 1 ? possible : []
}
