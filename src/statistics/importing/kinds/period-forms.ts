/** A way in which files write a period: by regular expressions that JavaScript and the statistics engine both read. */
export interface PeriodForm {
  /** Of the whole text in capitals, without the asterisks of provisional figures behind it. */
  form: string
  /** Which group is the year. */
  year: number
  /** Which group is the part of the year, and what it is; absent for a whole year. */
  part?: { group: number; is: 'quarter' | 'month' | 'name' }
}

/** Names of months in capitals as Dutch and English files write them, with their number. */
export const monthNumbers: ReadonlyMap<string, string> = new Map(
  [
    ...['JANUARI JANUARY JAN', 'FEBRUARI FEBRUARY FEB', 'MAART MARCH MRT MAR', 'APRIL APR', 'MEI MAY', 'JUNI JUNE JUN'],
    ...['JULI JULY JUL', 'AUGUSTUS AUGUST AUG', 'SEPTEMBER SEP', 'OKTOBER OCTOBER OKT OCT', 'NOVEMBER NOV'],
    'DECEMBER DEC',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, String(at + 1).padStart(2, '0')] as const)),
)

const year = '(\\d{4})'
const gap = '[ _-]?'
const word = '(?:KW|Q|KWARTAAL|QUARTER)'
const month = `(${[...monthNumbers.keys()].join('|')})`

/**
 * All ways in which a period is read, the most usual first: `2016`, `2016JJ00`, `2016KW01`, `2016-Q1`, `2024 1e kwartaal`,
 * `2024 kwartaal 1`, `Q1 2024`, `2016MM01`, `2016-01`, `202401`, `2024 januari`, `januari 2024`. A day is none of them: it
 * can stand for its year and for its month.
 */
export const periodForms: readonly PeriodForm[] = [
  { form: `${year}(?:JJ00)?`, year: 1 },
  { form: `${year}${gap}${word}${gap}0?([1-4])`, year: 1, part: { group: 2, is: 'quarter' } },
  { form: `${year}(?:MM|-)?(0[1-9]|1[0-2])`, year: 1, part: { group: 2, is: 'month' } },
  { form: `${year}${gap}([1-4])E${gap}${word}`, year: 1, part: { group: 2, is: 'quarter' } },
  { form: `([1-4])E${gap}${word}${gap}${year}`, year: 2, part: { group: 1, is: 'quarter' } },
  { form: `${word}${gap}([1-4])${gap}${year}`, year: 2, part: { group: 1, is: 'quarter' } },
  { form: `${year}${gap}${month}`, year: 1, part: { group: 2, is: 'name' } },
  { form: `${month}${gap}${year}`, year: 2, part: { group: 1, is: 'name' } },
]

/** The part of a year behind the year in a period as the contracts write it: `-Q1`, `-03`. */
function partOf(text: string, is: 'quarter' | 'month' | 'name'): string {
  return is === 'quarter' ? `-Q${text}` : `-${is === 'name' ? monthNumbers.get(text) : text}`
}

/** A period however a file writes it (`2016JJ00`, `2024*`, `2024 1e kwartaal`), as the contracts do; null for what is none. */
export function readPeriod(text: string): string | null {
  const written = text.trim().toUpperCase().replace(/\*+$/, '')
  for (const { form, year: at, part } of periodForms) {
    const found = new RegExp(`^${form}$`).exec(written)
    const [inYear, inPart] = [found?.[at] ?? '', part && found?.[part.group]]
    if (!/^(19|20)/.test(inYear)) continue
    return part && inPart !== undefined ? `${inYear}${partOf(inPart, part.is)}` : inYear
  }
  return null
}

/**
 * The quarter or month by name that stands beside a year in a text such as the name of a file: `-Q1` in `p-2024q1.csv`.
 *
 * @returns null where there is none, and where there are several: nobody can say which is meant
 */
export function partIn(text: string, ofYear: number): string | null {
  const written = text.toUpperCase()
  const parts = periodForms.flatMap(({ form, year: at, part }) => {
    // Numbers beside a year can be a month, a version or a day.
    if (!part || part.is === 'month') return []
    const edged = new RegExp(`(?<![\\p{L}\\d])${form}(?![\\p{L}\\d])`, 'gu')
    return [...written.matchAll(edged)]
      .filter((found) => found[at] === String(ofYear))
      .map((found) => partOf(found[part.group] ?? '', part.is))
  })
  const named = written.match(new RegExp(`${word}${gap}[1-4](?!\\d)|[1-4]E${gap}${word}`, 'g')) ?? []
  return parts.length === 1 && named.length < 2 ? (parts[0] ?? null) : null
}
