import { type PartOfYear, partsWritten, written } from '../../model/period-forms'

/** What a text such as the name of a file says of a part of its year. */
export type NamedPart =
  /** A quarter or month, as the contracts write it behind the year: `-Q1`. */
  | { part: string }
  /** A part that is no quarter and no month, as it is written: `jan tm mei 2024`. */
  | { unread: string }
  /** What can be a part of the year, or a day, a version or something else: `2024-03`. */
  | { doubtful: string }

/** Where in a text a part of a year is named, and the months that it is of. */
interface Mention {
  start: number
  end: number
  from: number
  to: number
  is: PartOfYear
  isDay: boolean
}

const space = '[ ._]*'
const throughWord = 'T[ ._/-]?M|T[ ._/-]?E[ ._/-]?M|TOT[ _-]EN[ _-]MET|THROUGH'
/** From one period through another. */
const through = `(?:[-–]|${throughWord})`
/** What makes of the period behind it, or before it, an end of a longer one. */
const edge = `(?:${throughWord}|TOT|TO|UP[ _-]TO|UNTIL|VANAF|SINDS|SINCE|FROM)`
const together = '(?:EN|AND|[-–+&,])'

const months = new RegExp(`(?<!\\p{L})((?<!\\d)(?:0?[1-9]|[12]\\d|3[01])[ ._-]+)?${written.month}(?!\\p{L})`, 'giu')
const quarters = new RegExp(
  `(?<![\\p{L}])(?:(?<!\\d)${written.ordinal}${written.gap}${written.quarterWord}|${written.quarterWord}${written.gap}0?([1-4])(?!\\d(?!\\d{3})))(?!\\p{L})`,
  'giu',
)
/** Parts of a year that no period can be: half years, weeks, a number of months. */
const others =
  /(?<!\p{L})(?:(?:\d|\d?[a-z]+)[ _-]?(?:halfjaar|half[ _-]?jaar|helft)|half[ _-]?(?:jaar|year)\p{L}*(?:[ _-]?\d(?!\d))?|H[12](?=[ _-]?(?:19|20)\d\d)|(?<=(?:19|20)\d\d[ _-]?)H[12]|\p{L}*(?:semester|trimester|tertiaal)|\p{L}*kwartalen|quarters|week(?:en)?[ _-]?\d{1,2}|\d{1,2}[ _-](?:maanden|mnd|months|weken|weeks))(?![\p{L}\d])/iu

/** Words for parts of a year that do not say which. */
const vague = /\p{L}*(?:kwarta|maand|quarter|month)\p{L}*(?:[ _-]?\d{1,2}(?!\d))?/iu

/**
 * The quarter or month that stands beside a year in a text such as the name of a file: `-Q1` in `p-2024q1.csv` and in
 * `jan-mrt 2024`. A longer part, which is no period, is told, and so is what is no part for certain.
 *
 * @returns null where the text says nothing of a part of the year, or all of it: `jan-dec 2024`
 */
export function partIn(text: string, ofYear: number): NamedPart | null {
  const other = others.exec(text)
  if (other) return { unread: other[0] }
  const named = [...monthsIn(text), ...quartersIn(text)].toSorted((one, next) => one.start - next.start)
  const mentions = named.length > 0 ? named : numbersIn(text, ofYear)
  const [first] = mentions
  const last = mentions.at(-1)
  if (!first || !last) {
    const found = vague.exec(text)
    return found && { doubtful: found[0] }
  }
  const isBeside = mentions.some((mention) => standsBeside(text, mention, ofYear))
  const span = spanOf(text, mentions, ofYear)
  const { start } = withItsEdges(text, first, ofYear)
  const { end } = withItsEdges(text, last, ofYear)
  const told = text.slice(start, end)
  const isPartOfMore = start < first.start || end > last.end
  if (isPartOfMore) return { unread: told }
  if (span?.from === 1 && span.to === 12) return null
  const part = span && partOf(span)
  if (!part) return { unread: told }
  const isSure = named.length > 0 && isBeside && !mentions.some(({ isDay }) => isDay)
  return isSure ? { part } : { doubtful: told }
}

function monthsIn(text: string): Mention[] {
  return [...text.matchAll(months)].map((found) => {
    const month = numberOf('month', found[2] ?? '')
    return { ...placeOf(found), from: month, to: month, is: 'month', isDay: found[1] !== undefined }
  })
}

function quartersIn(text: string): Mention[] {
  return [...text.matchAll(quarters)].map((found) => {
    const last = 3 * numberOf('quarter', found[1] ?? found[2] ?? '')
    return { ...placeOf(found), from: last - 2, to: last, is: 'quarter', isDay: false }
  })
}

/** Numbers beside the year, of two digits and without a day. */
function numbersIn(text: string, ofYear: number): Mention[] {
  const number = '(0[1-9]|1[0-2])'
  const beside = new RegExp(
    `(?<!\\d)${ofYear}[ ._-]?(?:MM)?${number}(?![ ._-]?\\d)|(?<!\\d[ ._-]?)${number}[ ._-]${ofYear}(?!\\d)`,
    'giu',
  )
  return [...text.matchAll(beside)].map((found) => {
    const month = Number(found[1] ?? found[2])
    return { ...placeOf(found), from: month, to: month, is: 'month', isDay: false }
  })
}

function placeOf(found: RegExpExecArray): Pick<Mention, 'start' | 'end'> {
  return { start: found.index, end: found.index + found[0].length }
}

/** The number of a part of a year, as it is written. */
function numberOf(is: PartOfYear, text: string): number {
  return Number(partsWritten[is].get(text.toUpperCase())?.replace(/\D/g, ''))
}

/** The months that all mentions together are of; null where they are more than one thing. */
function spanOf(text: string, mentions: readonly Mention[], ofYear: number): Pick<Mention, 'from' | 'to'> | null {
  const [first, second] = mentions
  if (!first || mentions.every(({ from, to }) => from === first.from && to === first.to)) return first ?? null
  if (!second || mentions.length > 2 || first.isDay || second.isDay) return null
  const between = text.slice(first.end, second.start).replace(String(ofYear), '')
  const isRange = new RegExp(`^${space}${through}${space}$`, 'iu').test(between) && first.from < second.from
  return isRange ? { from: first.from, to: second.to } : null
}

/** A mention with the words around it that make it the end of more than itself: `tot mei`, `Q1-3`, `1e en 2e kwartaal`. */
function withItsEdges(text: string, { start, end, is }: Mention, ofYear: number): Pick<Mention, 'start' | 'end'> {
  const quarter = `(?:${written.quarterWord}?[1-4]|${written.ordinal})`
  const begins = [
    `(?<!\\p{L})${edge}${space}(?:${ofYear}[ ._-]*)?$`,
    ...(is === 'quarter' ? [`(?<![\\d\\p{L}])${quarter}${space}(?:${together}|${through})${space}$`] : []),
  ]
  const goesOn = [
    `^${space}(?:${ofYear}${space})?${edge}(?!\\p{L})`,
    ...(is === 'quarter' ? [`^${space}(?:${together}|${through})${space}${quarter}(?![\\d\\p{L}])`] : []),
  ]
  const longest = (forms: readonly string[], beside: string) =>
    Math.max(...forms.map((form) => new RegExp(form, 'iu').exec(beside)?.[0].length ?? 0))
  return { start: start - longest(begins, text.slice(0, start)), end: end + longest(goesOn, text.slice(end)) }
}

function standsBeside(text: string, { start, end }: Mention, ofYear: number): boolean {
  const gap = '[ ._-]{0,3}'
  return (
    new RegExp(`(?<!\\d)${ofYear}${gap}$`, 'u').test(text.slice(0, start)) ||
    new RegExp(`^${gap}${ofYear}(?![\\p{L}\\d])`, 'u').test(text.slice(end))
  )
}

/** What the contracts call these months; null for what is no month and no quarter. */
function partOf({ from, to }: Pick<Mention, 'from' | 'to'>): string | null {
  if (from === to) return `-${String(from).padStart(2, '0')}`
  return from % 3 === 1 && to === from + 2 ? `-Q${(from + 2) / 3}` : null
}
