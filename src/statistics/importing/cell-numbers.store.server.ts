import { literal } from '../file-statements.store.server'
import type { StatisticsPlan } from './plan'

/** A space that does not break, or a narrow one: what stands between thousands in print. */
const spaces = '[ \\x{00a0}\\x{202f}]'

/**
 * A text as a number, as an expression of the engine; null for anything else, also for `nan` and `inf`. What is no plain
 * number is still read where it can mean one number only: digits in threes with spaces between them; in a file with a
 * decimal comma, points between thousands; in one with a decimal point, a comma that cannot stand between thousands, as in
 * cells that somebody typed (`1,6`).
 */
export function numberOf(text: string, decimal: '.' | ','): string {
  const plain = decimal === ',' ? `CASE WHEN NOT contains(${text}, '.') THEN replace(${text}, ',', '.') END` : text
  const number = `TRY_CAST(${plain} AS DOUBLE)`
  // Most cells that are no plain number are a sign such as a point, and told at once by how short they are.
  return `CASE WHEN isfinite(${number}) THEN ${number}
    WHEN length(${text}) > 2 THEN TRY_CAST(${otherwiseWritten(text, decimal)} AS DOUBLE) END`
}

function otherwiseWritten(text: string, decimal: '.' | ','): string {
  const isLike = (form: string) => `regexp_full_match(${text}, '[-+]?${form}')`
  const closed = `regexp_replace(${text}, '${spaces}', '', 'g')`
  const threes = (between: string) => `[1-9]\\d{0,2}(${between}\\d{3})+`
  return decimal === ','
    ? `CASE WHEN ${isLike(`${threes('\\.')}(,\\d+)?`)} THEN replace(replace(${text}, '.', ''), ',', '.')
        WHEN ${isLike(`${threes(spaces)}(,\\d+)?`)} THEN replace(${closed}, ',', '.') END`
    : `CASE WHEN ${isLike('(\\d+,(\\d{1,2}|\\d{4,})|(0|\\d{4,}),\\d{3})')} THEN replace(${text}, ',', '.')
        WHEN ${isLike(`${threes(spaces)}(\\.\\d+)?`)} THEN ${closed} END`
}

/** Whether a per cent sign stands behind a number, as an expression of the engine. */
export function isSigned(text: string): string {
  return `ends_with(${text}, '%')`
}

/**
 * The same of a figure, behind which a per cent sign may stand where its unit is per cent: `45,5 %`. Of anything else a
 * cell with such a sign is no number.
 *
 * @param isShare condition under which the unit is per cent
 */
export function figureOf(text: string, decimal: '.' | ',', isShare: string): string {
  const number = numberOf(text, decimal)
  if (isShare === 'false') return number
  return `coalesce(${number}, CASE WHEN ${isSigned(text)} THEN
    CASE WHEN ${isShare} THEN ${numberOf(withoutSign(text), decimal)} END END)`
}

/** A figure without the per cent sign that may stand behind it. */
export function withoutSign(text: string): string {
  return `CASE WHEN ${isSigned(text)} THEN regexp_replace(${text}, '${spaces}*%$', '') ELSE ${text} END`
}

/** A number in the unit of its indicator: what has a per cent sign is in it already. */
export function inUnit(number: string, text: string, factor: string): string {
  return `round(${number} * CASE WHEN ${factor} IS NULL OR ${isSigned(text)} THEN 1 ELSE ${factor} END, 12)`
}

/** The condition that an indicator is in per cents. */
export function isShare({ indicators }: Pick<StatisticsPlan, 'indicators'>, indicator: string): string {
  const codes = indicators.flatMap(({ code, unit }) => (unit === '%' ? [literal(code)] : []))
  return codes.length === 0 ? 'false' : `${indicator} IN (${codes.join(', ')})`
}

/** How many decimals a number was written with, as an expression of the engine; at most 15. */
export function decimalsOf(text: string, decimal: '.' | ','): string {
  const comma = `strpos(${text}, ',')`
  const mark = decimal === ',' ? comma : `greatest(strpos(${text}, '.'), ${comma})`
  return `least(15, if(${mark} > 0, length(${text}) - ${mark}, 0))`
}

/**
 * Whether a text is a marker that could be taken for a number: `-99997`. Other markers need no asking, for they are no
 * numbers; those of one character are among them all the same, because most cells without a number are such a sign, and
 * this tells it faster than trying to read them does. What the others begin with is looked at first: almost no cell does.
 */
export function isMarkerNumber({ markers }: Pick<StatisticsPlan, 'markers'>, text: string): string {
  const marks = markers.map((marker) => marker.text.trim().toLowerCase())
  const signs = marks.filter((mark) => mark.length === 1)
  const [first, ...others] = marks.filter((mark) => mark.length > 1 && /\d/.test(mark))
  const conditions: string[] = signs.length === 0 ? [] : [`${text} IN (${signs.map(literal).join(', ')})`]
  if (first !== undefined) {
    let shared = first
    while (!others.every((mark) => mark.startsWith(shared))) shared = shared.slice(0, -1)
    const start = /\p{L}/u.test(shared) ? `lower(${text})` : text
    conditions.push(
      `(starts_with(${start}, ${literal(shared)}) AND lower(${text}) IN (${[first, ...others].map(literal).join(', ')}))`,
    )
  }
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`
}
