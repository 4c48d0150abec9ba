import { normaliseName } from '../../platform'
import { factorOf } from './money-cells'

/** A table as it was read from a spreadsheet. */
export interface MoneySheet {
  format: string
  /** Sheet of a workbook; null where there is one table. */
  sheet: string | null
  columns: readonly string[]
  rows: readonly (readonly (string | null)[])[]
  /** Number of the first of `rows` in the file. */
  firstRow: number
}

/** Columns that are known, by what they are called in either language. */
const namesOf = {
  id: ['kenmerk', 'id'],
  source: ['bron', 'source', 'financieringsbron', 'geldbron', 'regeling', 'subsidie', 'grant', 'fund', 'fonds'],
  theme: ['thema', 'theme', 'hoofdthema', 'opgave'],
  intervention: ['interventie', 'intervention', 'project', 'activiteit', 'activity'],
  year: ['jaar', 'year', 'begrotingsjaar', 'boekjaar', 'periode', 'period'],
  budget: ['budget', 'begroot', 'begroting', 'begroot bedrag', 'budgeted', 'bedrag', 'amount', 'toegekend', 'awarded'],
  spent: ['besteed', 'spent', 'uitgaven', 'realisatie', 'gerealiseerd', 'uitgegeven', 'expenditure', 'actual'],
  additional: ['aanvullend', 'additional', 'extra', 'incidenteel'],
  integral: ['integraal', 'integral', 'integrale middelen'],
  from: ['van', 'from', 'begin', 'start', 'startdatum'],
  to: ['tot', 'to', 'tot en met', 'until', 'eind', 'einde', 'end', 'einddatum'],
  total: ['totaal', 'total', 'totaalbedrag'],
  note: ['opmerking', 'opmerkingen', 'toelichting', 'note', 'notes', 'remark'],
} as const

export type Field = keyof typeof namesOf

/** What stands in a column: a field, or the amounts of one year. */
export type Column =
  | { field: Exclude<Field, 'budget' | 'spent' | 'total'>; index: number }
  | { field: 'budget' | 'spent' | 'total'; index: number; year: string | null; factor: number }

/** `Budget 2024 (x 1.000)` is what it says without year and unit: `budget`. */
function columnOf(name: string, index: number): Column | null {
  const factor = factorOf(name)
  const plain = normaliseName(name.replaceAll(/\([^)]*\)|x\s*€?\s*1[.,]?000|€|eur(o('?s)?)?\b/gi, ' '))
  const year = /\b(19|20)\d\d\b/.exec(plain)?.[0] ?? null
  const words = year ? plain.replace(year, ' ').trim().replaceAll(/\s+/g, ' ') : plain
  if (year && words === '') return { field: 'budget', index, year, factor }
  for (const field of Object.keys(namesOf) as Field[]) {
    if (!(namesOf[field] as readonly string[]).includes(words)) continue
    if (field === 'budget' || field === 'spent' || field === 'total') return { field, index, year, factor }
    return year ? null : { field, index }
  }
  return null
}

/**
 * The sheet with the rows that were taken for a part of its header: a first row with a word where an amount should be looks
 * like one. Names of several lines are joined with ` | `.
 */
export function withRowsOfHeader(sheet: MoneySheet): MoneySheet {
  const parts = sheet.columns.map((name) => name.split(' | '))
  const taken = Math.max(...parts.map((lines) => lines.length)) - 1
  const rows = Array.from({ length: taken }, (_, line) => parts.map((lines) => lines[line + 1] ?? null))
  return {
    ...sheet,
    columns: parts.map(([name = '']) => name),
    rows: [...rows, ...sheet.rows],
    firstRow: sheet.firstRow - taken,
  }
}

/** The columns of a sheet that are known; null when the sheet has no source, or no amounts. */
export function columnsOf(sheet: MoneySheet): { known: readonly Column[]; left: readonly string[] } | null {
  const known: Column[] = []
  const left: string[] = []
  sheet.columns.forEach((name, index) => {
    const column = columnOf(name, index)
    const yearOf = (one: Column) => ('year' in one ? one.year : null)
    const isTwice = column && known.some((one) => one.field === column.field && yearOf(one) === yearOf(column))
    if (column && !isTwice) known.push(column)
    else if (sheet.rows.some((cells) => cells[index]?.trim())) left.push(name)
  })
  const hasSource = known.some(({ field }) => field === 'source')
  const hasAmount = known.some(({ field }) => field === 'budget' || field === 'spent' || field === 'total')
  return hasSource && hasAmount ? { known, left } : null
}
