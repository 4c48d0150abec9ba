/** A way in which files write a period: by regular expressions that JavaScript and the statistics engine both read. */
export interface PeriodForm {
  /** Of the whole text in capitals, without the asterisks of provisional figures behind it. */
  form: string
  /** Which group is the year. */
  year: number
  /** Which group is the part of the year, and what it is; absent for a whole year. */
  part?: { group: number; is: PartOfYear }
}

/** A part of a year that can be a period. */
export type PartOfYear = 'quarter' | 'month'

/** Words in capitals, grouped by the number that all words of a group stand for: that of their place. */
function numbered(groups: readonly string[], told: (number: number) => string): ReadonlyMap<string, string> {
  return new Map(groups.flatMap((words, at) => words.split(' ').map((word) => [word, told(at + 1)] as const)))
}

const monthNames = [
  ...['JANUARI JANUARY JAN', 'FEBRUARI FEBRUARY FEB', 'MAART MARCH MRT MAR', 'APRIL APR', 'MEI MAY', 'JUNI JUNE JUN'],
  ...['JULI JULY JUL', 'AUGUSTUS AUGUST AUG', 'SEPTEMBER SEPT SEP', 'OKTOBER OCTOBER OKT OCT', 'NOVEMBER NOV'],
  'DECEMBER DEC',
]
const ordinals = [
  ...['1E 1STE 1ST EERSTE FIRST', '2E 2DE 2ND TWEEDE SECOND', '3E 3DE 3RD DERDE THIRD', '4E 4DE 4TH VIERDE FOURTH'],
]

/** What stands for a part of a year, in capitals as Dutch and English files write it, with what the contracts write for it. */
export const partsWritten: Readonly<Record<PartOfYear, ReadonlyMap<string, string>>> = {
  quarter: numbered(
    ordinals.map((words, at) => `${at + 1} ${words}`),
    (quarter) => `-Q${quarter}`,
  ),
  month: numbered(
    monthNames.map((names, at) => `${at + 1} ${String(at + 1).padStart(2, '0')} ${names}`),
    (month) => `-${String(month).padStart(2, '0')}`,
  ),
}

const year = '(\\d{4})'
const gap = '(?: ?[_-] ?| )?'
const oneOf = (groups: readonly string[]) => groups.flatMap((words) => words.split(' ')).join('|')

/** Pieces of forms, for what reads more than whole periods. */
export const written = {
  gap,
  quarterWord: '(?:KWARTAAL|QUARTER|KW|Q|K)',
  ordinal: `(${oneOf(ordinals)})`,
  month: `(${oneOf(monthNames)})\\.?`,
} as const
const { quarterWord, ordinal, month } = written

/**
 * All ways in which a period is read, the most usual first: `2016`, `2016JJ00`, `2016KW01`, `2016-Q1`, `2024 K1`, `2016MM01`,
 * `2016-01`, `202401`, `2024 1e kwartaal`, `eerste kwartaal 2024`, `Q1 2024`, `2024 januari`, `mrt. 2024`, `2024 maand 3`. A day is
 * none of them: it can stand for its year and for its month.
 */
export const periodForms: readonly PeriodForm[] = [
  { form: `${year}(?:JJ00)?`, year: 1 },
  { form: `${year}${gap}${quarterWord}${gap}0?([1-4])`, year: 1, part: { group: 2, is: 'quarter' } },
  { form: `${year}(?:MM|-)?(0[1-9]|1[0-2])`, year: 1, part: { group: 2, is: 'month' } },
  { form: `${year}${gap}${ordinal}${gap}${quarterWord}`, year: 1, part: { group: 2, is: 'quarter' } },
  { form: `${ordinal}${gap}${quarterWord}${gap}${year}`, year: 2, part: { group: 1, is: 'quarter' } },
  { form: `${quarterWord}${gap}0?([1-4])${gap}${year}`, year: 2, part: { group: 1, is: 'quarter' } },
  { form: `${year}${gap}${month}`, year: 1, part: { group: 2, is: 'month' } },
  { form: `${month}${gap}${year}`, year: 2, part: { group: 1, is: 'month' } },
  { form: `${year}${gap}(?:MAAND|MONTH)${gap}(0?[1-9]|1[0-2])`, year: 1, part: { group: 2, is: 'month' } },
]

/** A period however a file writes it (`2016JJ00`, `2024*`, `2024 1e kwartaal`), as the contracts do; null for what is none. */
export function readPeriod(text: string): string | null {
  const capitals = text.trim().toUpperCase().replace(/\*+$/, '')
  for (const { form, year: at, part } of periodForms) {
    const found = new RegExp(`^${form}$`).exec(capitals)
    const [inYear, inPart] = [found?.[at] ?? '', part && found?.[part.group]]
    if (!/^(19|20)/.test(inYear)) continue
    return part && inPart !== undefined ? `${inYear}${partsWritten[part.is].get(inPart)}` : inYear
  }
  return null
}
