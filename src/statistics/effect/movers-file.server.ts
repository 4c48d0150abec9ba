import { parse } from 'csv-parse/sync'
import { Refusal } from '../../platform'
import { defaultRules, isSmall, peopleOf } from '../model/disclosure'
import type { MovingFigure, MovingGroup } from './model/movers'
import { decimalMarkOf, readNumber } from './model/number'

/** What people call the groups in their own tables. */
const spellings: Readonly<Record<string, MovingGroup>> = {
  stayers: 'stayers',
  blijvers: 'stayers',
  movers: 'movers',
  leavers: 'movers',
  vertrekkers: 'movers',
  newcomers: 'newcomers',
  nieuwkomers: 'newcomers',
  instromers: 'newcomers',
}

const mostRows = 300

/**
 * Reads a table of stayers, movers and newcomers: CSV with the columns group, period, value and n (groep, periode, waarde,
 * n). It is about people, so a figure about too few of them is refused, by the rules that datasets are published under.
 *
 * @param unit of the outcome; shares are checked by how many people have the property and how many do not
 * @throws Refusal `effect-file-unreadable`, `effect-column-unknown`, `effect-group-unknown`, `effect-value-invalid`,
 *   `effect-value-ambiguous`, `effect-twice`, `effect-cell-small`
 */
export function readMovers(text: string, file: string, unit: string): MovingFigure[] {
  const { delimiter, rows } = recordsOf(text, file)
  const header = (rows[0] ?? []).map((name) => name.toLowerCase())
  const place = (...names: string[]) => {
    const found = header.findIndex((name) => names.includes(name))
    if (found >= 0) return found
    throw new Refusal('effect-column-unknown', { file, name: names[0] ?? '', near: header }, { where: file })
  }
  const columns = {
    group: place('group', 'groep'),
    period: place('period', 'periode'),
    value: place('value', 'waarde'),
    n: place('n', 'aantal'),
  }
  const body = rows.slice(1)
  if (body.length === 0 || body.length > mostRows) {
    const reason = {
      nl: `het moet 1 tot en met ${mostRows} rijen onder de kopregel hebben`,
      en: `it must have 1 to ${mostRows} rows below the header`,
    }
    throw new Refusal('effect-file-unreadable', { file, reason }, { where: file })
  }
  const written = (column: 'value' | 'n') => body.map((cells) => cells[columns[column]] ?? '')
  const markOf = (name: 'value' | 'n', other: 'value' | 'n') =>
    decimalMarkOf(
      { file, name, cells: written(name).map((value, index) => ({ value, row: index + 2 })) },
      { delimiter, others: [written(other)] },
    )
  const marks = { value: markOf('value', 'n'), n: markOf('n', 'value') }
  const figures = body.map((cells, index): MovingFigure => {
    const row = index + 2
    const typed = (cells[columns.group] ?? '').toLowerCase()
    const group = spellings[typed]
    if (!group) {
      const known = Object.keys(spellings).join(', ')
      throw new Refusal('effect-group-unknown', { file, row, value: typed, known }, { where: `${file}:${row}` })
    }
    const number = (column: 'value' | 'n') => {
      const value = cells[columns[column]] ?? ''
      const read = readNumber(value, marks[column])
      if (read !== undefined) return read
      throw new Refusal('effect-value-invalid', { file, row, column, value }, { where: `${file}:${row}:${column}` })
    }
    return { group, period: cells[columns.period] ?? '', value: number('value'), n: number('n') }
  })
  refuseTwice(figures, file)
  refuseSmall(figures, file, unit)
  return figures
}

function recordsOf(text: string, file: string): { delimiter: string; rows: string[][] } {
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [';', '\t', ','].find((each) => first.includes(each)) ?? ','
  try {
    return { delimiter, rows: parse(text, { bom: true, trim: true, skip_empty_lines: true, delimiter }) }
  } catch (error) {
    throw new Refusal('effect-file-unreadable', { file, reason: (error as Error).message }, { where: file })
  }
}

function refuseTwice(figures: readonly MovingFigure[], file: string): void {
  const seen = new Map<string, number>()
  for (const [index, { group, period }] of figures.entries()) {
    const first = seen.get(`${group} ${period}`)
    if (first !== undefined) {
      throw new Refusal('effect-twice', { file, row: index + 2, first, unit: group, period }, { where: `${index + 2}` })
    }
    seen.set(`${group} ${period}`, index + 2)
  }
}

/** Figures about people, whatever the unit: of a mean it is the group that must not be small. */
function refuseSmall(figures: readonly MovingFigure[], file: string, unit: string): void {
  const small = figures.findIndex(({ value, n }) => isSmall(peopleOf({ value, n, of: n }, unit), defaultRules))
  if (small < 0) return
  const { smallestCount, smallestDenominator } = defaultRules
  const where = `${file}:${small + 2}`
  throw new Refusal('effect-cell-small', { file, row: small + 2, smallestCount, smallestDenominator }, { where })
}
