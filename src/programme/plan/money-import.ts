import { normaliseName } from '../../platform'
import type { Kept, RecordChange } from '../../records'
import { freeId } from './cycle'
import type { Intervention, Money } from './kinds'
import { amountIn, endOf, isYear, isYes } from './money-cells'
import { type Column, columnsOf, type Field, type MoneySheet, withRowsOfHeader } from './money-columns'

/** What a cell or a row cannot be read for. */
export type MoneyFaultReason =
  | 'no-source'
  | 'not-an-amount'
  | 'unclear-amount'
  | 'negative'
  | 'not-a-year'
  | 'no-year'
  | 'not-yes-or-no'
  | 'two-amounts'
  | 'too-long'

/** Where in the file something cannot be read, and why. */
export interface MoneyFault {
  sheet: string | null
  row: number
  column: string | null
  value: string | null
  reason: MoneyFaultReason
}

/** What a spreadsheet of money would change, before it does. */
export interface MoneyPlan {
  changes: readonly RecordChange[]
  /** Ids of `changes` that are new, and of money that stays as it was. */
  added: readonly string[]
  unchanged: number
  faults: readonly MoneyFault[]
  /** How many rows were read. */
  rows: number
  /** Rows that are totals, and columns that are of no use here, by name: they are not taken over. */
  totals: number
  leftColumns: readonly string[]
  /** Names of interventions that the area does not have; they are kept in the note. */
  unknownInterventions: readonly string[]
  /** Columns of which the amounts are in thousands of euros. */
  inThousands: readonly string[]
}

/** Money of one source, theme and intervention, as its rows give it. */
interface Gathered {
  /** Where the file says which record it is. */
  id: string | undefined
  money: Omit<Money, 'id'>
  years: Map<string, { budget?: number; spent?: number }>
  notes: Set<string>
}

const longestLine = 400

/**
 * What a spreadsheet of money says. Rows of the same source, theme, intervention and kind become one record with its years;
 * a record that the area has already, by its id or by these, gets the years of the file, and keeps those that are not in it. One fault anywhere, and
 * there is nothing to take over: a total that misses a row is worse than none.
 *
 * @param sheets tables of the file; those without columns for a source and an amount are left
 * @param known what the area has, and the themes by what they are called
 * @returns null when no sheet has the columns that are needed
 */
export function moneyPlan(
  sheets: readonly MoneySheet[],
  known: {
    money: readonly Kept<Money>[]
    interventions: readonly Pick<Intervention, 'id' | 'title'>[]
    themes: readonly { code: string; names: readonly string[] }[]
  },
): MoneyPlan | null {
  const read = sheets.flatMap((found) => {
    for (const sheet of [found, withRowsOfHeader(found)]) {
      const columns = columnsOf(sheet)
      if (columns) return [{ sheet, ...columns }]
    }
    return []
  })
  if (read.length === 0) return null
  const faults: MoneyFault[] = []
  const gathered = new Map<string, Gathered>()
  const unknownInterventions = new Set<string>()
  const codes = new Map(
    known.themes.flatMap(({ code, names }) => [code, ...names].map((name) => [normaliseName(name), code])),
  )
  const interventions = new Map(
    known.interventions.flatMap(({ id, title }) => [
      [normaliseName(id), id],
      [normaliseName(title), id],
    ]),
  )
  let [rows, totals] = [0, 0]
  for (const { sheet, known: columns } of read) {
    const allText = columns.filter(({ field }) => field === 'source' || field === 'theme' || field === 'intervention')
    sheet.rows.forEach((cells, index) => {
      if (cells.every((cell) => !cell?.trim())) return
      const isTotal = allText.some((column) => /^(sub)?tota(al|l)\b/i.test(cells[column.index]?.trim() ?? ''))
      if (isTotal) {
        totals += 1
        return
      }
      rows += 1
      const row = new MoneyRow(sheet, columns, cells, sheet.firstRow + index, faults)
      row.gather(gathered, { codes, interventions, unknownInterventions })
    })
  }
  const all = { rows, totals, faults, leftColumns: [...new Set(read.flatMap(({ left }) => left))] }
  const inThousands = read.flatMap(({ sheet, known: columns }) =>
    columns.flatMap((column) => ('factor' in column && column.factor > 1 ? [sheet.columns[column.index] ?? ''] : [])),
  )
  const done =
    faults.length > 0 ? { changes: [], added: [], unchanged: 0 } : changesOf([...gathered.values()], known.money)
  return { ...all, ...done, inThousands, unknownInterventions: [...unknownInterventions] }
}

interface Names {
  codes: ReadonlyMap<string, string>
  interventions: ReadonlyMap<string, string>
  unknownInterventions: Set<string>
}

/** One row of a sheet; what cannot be read in it is added to the faults. */
class MoneyRow {
  readonly #sheet: MoneySheet
  readonly #columns: readonly Column[]
  readonly #cells: readonly (string | null)[]
  readonly #row: number
  readonly #faults: MoneyFault[]

  constructor(
    sheet: MoneySheet,
    columns: readonly Column[],
    cells: readonly (string | null)[],
    row: number,
    faults: MoneyFault[],
  ) {
    this.#sheet = sheet
    this.#columns = columns
    this.#cells = cells
    this.#row = row
    this.#faults = faults
  }

  gather(gathered: Map<string, Gathered>, names: Names): void {
    const source = this.#text('source')
    if (source === undefined) {
      this.#wrong('no-source', null)
      return
    }
    const theme = this.#text('theme')
    const named = this.#text('intervention')
    const intervention = named === undefined ? undefined : names.interventions.get(normaliseName(named))
    if (named !== undefined && intervention === undefined) names.unknownInterventions.add(named)
    const additional = this.#yes('additional')
    const integral = this.#yes('integral')
    const code = theme === undefined ? undefined : (names.codes.get(normaliseName(theme)) ?? theme.slice(0, 100))
    const id = this.#text('id')
    const key =
      id === undefined
        ? keyOf({ source, theme: code, intervention: intervention ?? named, additional, integral })
        : `id ${id}`
    const before = gathered.get(key)
    const into: Gathered = before ?? {
      id,
      money: {
        source,
        ...(additional === undefined ? {} : { additional }),
        ...(code === undefined ? {} : { theme: code }),
        ...(intervention === undefined ? {} : { intervention }),
        ...(integral === undefined ? {} : { integral }),
      },
      years: new Map(),
      notes: new Set(intervention === undefined && named !== undefined ? [named] : []),
    }
    gathered.set(key, into)
    const note = this.#text('note')
    if (note !== undefined) into.notes.add(note)
    for (const field of ['from', 'to'] as const) {
      const moment = this.#moment(field)
      if (moment !== undefined) into.money[field] = moment
    }
    this.#amounts(into)
  }

  #amounts(into: Gathered): void {
    const ownYear = this.#year()
    for (const column of this.#columns) {
      if (!('factor' in column)) continue
      const amount = this.#amount(column)
      if (amount === undefined) continue
      const year = column.year ?? ownYear
      if (column.field === 'total' || (year === undefined && this.#wholeSum(column.field))) {
        into.money.total = (into.money.total ?? 0) + amount
        continue
      }
      const field = column.field
      if (year === null) continue
      if (year === undefined) {
        this.#wrong('no-year', column.index)
        continue
      }
      const amounts = into.years.get(year) ?? {}
      if (amounts[field] !== undefined) this.#wrong('two-amounts', column.index)
      else into.years.set(year, { ...amounts, [field]: amount })
    }
  }

  /** A sheet without years gives the whole sum of what is meant. */
  #wholeSum(field: 'budget' | 'spent'): boolean {
    return field === 'budget' && !this.#columns.some((column) => column.field === 'year')
  }

  #cell(field: Field): { value: string | undefined; index: number | null } {
    const column = this.#columns.find((one) => one.field === field)
    return { value: column && (this.#cells[column.index]?.trim() || undefined), index: column?.index ?? null }
  }

  #text(field: Field): string | undefined {
    const { value, index } = this.#cell(field)
    if (value !== undefined && value.length > longestLine) this.#wrong('too-long', index)
    return value
  }

  #yes(field: 'additional' | 'integral'): boolean | undefined {
    const { value, index } = this.#cell(field)
    if (value === undefined) return undefined
    const said = isYes(value)
    if (said === null) this.#wrong('not-yes-or-no', index)
    return said ?? undefined
  }

  /** Null when what stands there is no year: that was said already. */
  #year(): string | null | undefined {
    const { value, index } = this.#cell('year')
    if (value === undefined) return undefined
    const year = isYear(value)
    if (year === null) this.#wrong('not-a-year', index)
    return year
  }

  #moment(field: 'from' | 'to'): string | undefined {
    const { value, index } = this.#cell(field)
    if (value === undefined) return undefined
    const moment = endOf(value)
    if (moment === null) this.#wrong('not-a-year', index)
    return moment ?? undefined
  }

  #amount({ index, factor }: { index: number; factor: number }): number | undefined {
    const value = this.#cells[index]?.trim()
    if (!value || /^[-–—]$/.test(value)) return undefined
    const isNumber = this.#sheet.format === 'xlsx' || this.#sheet.format === 'xls'
    const amount = amountIn(value, isNumber)
    if (typeof amount === 'string') {
      this.#wrong(amount, index)
      return undefined
    }
    return Math.round(amount * factor * 100) / 100
  }

  #wrong(reason: MoneyFaultReason, index: number | null): void {
    this.#faults.push({
      sheet: this.#sheet.sheet,
      row: this.#row,
      column: index === null ? null : (this.#sheet.columns[index] ?? null),
      value: index === null ? null : (this.#cells[index] ?? null),
      reason,
    })
  }
}

/** What makes money the same: source, theme, intervention, regular or additional, integral or not. */
function keyOf(money: Pick<Money, 'source' | 'theme' | 'intervention' | 'additional' | 'integral'>): string {
  const { source, theme = '', intervention = '', additional, integral } = money
  return [source, theme, intervention]
    .map(normaliseName)
    .concat(String(additional), String(integral ?? false))
    .join('|')
}

function changesOf(
  gathered: readonly Gathered[],
  existing: readonly Kept<Money>[],
): Pick<MoneyPlan, 'changes' | 'added' | 'unchanged'> {
  const byKey = new Map(existing.toReversed().map((record) => [keyOf(record.body), record]))
  const byId = new Map(existing.map((record) => [record.id, record]))
  const taken = new Set(existing.map(({ id }) => id))
  const changes: RecordChange[] = []
  const added: string[] = []
  let unchanged = 0
  for (const one of gathered) {
    const before = one.id === undefined ? byKey.get(keyOf(one.money)) : byId.get(one.id)
    const note = [...one.notes].join('; ').slice(0, longestLine)
    const fresh = { ...one.money, ...(note === '' ? {} : { note }) }
    const id =
      before?.id ?? one.id ?? freeId(`${fresh.source} ${fresh.theme ?? ''} ${fresh.intervention ?? ''}`, taken, 'geld')
    taken.add(id)
    const years = mergedYears(before?.body.years ?? [], one.years)
    const body: Money = { ...before?.body, ...fresh, id, ...(years.length > 0 ? { years } : {}) }
    if (before && JSON.stringify(sorted(before.body)) === JSON.stringify(sorted(body))) {
      unchanged += 1
      continue
    }
    if (!before) added.push(id)
    changes.push({ kind: 'money', id, base: before?.revision ?? null, body })
  }
  return { changes, added, unchanged }
}

/** The years of the file in the place of the same years; the others stay. */
function mergedYears(before: NonNullable<Money['years']>, fresh: Gathered['years']): NonNullable<Money['years']> {
  const merged = new Map(before.map((row) => [row.year, row]))
  for (const [year, amounts] of fresh) merged.set(year, { ...merged.get(year), year, ...amounts })
  return [...merged.values()].toSorted((a, b) => a.year.localeCompare(b.year))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, below]) => [name, sorted(below)]),
  )
}
