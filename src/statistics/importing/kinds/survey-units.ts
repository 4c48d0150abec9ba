import type { PlannedMeasure } from '../plan'
import type { TableSample } from '../table'
import { areFractions, isSigned } from './cells'
import { plainColumn } from './names'
import { fractionOfWord, unitOfWord } from './units'

/** The columns of a survey that tell in what its figures are. */
export interface UnitColumns {
  value: string
  measure: string | undefined
  unit: string | undefined
}

/** In what unit figures are, and what makes them so. */
export interface MeasureUnit {
  unit: string
  measured: Pick<PlannedMeasure, 'factor' | 'isKnownBySigns'>
}

/**
 * In what unit the figures of a survey are: as the column of units says, else as the name of the column with values says,
 * else per cent where a sign stands behind them. Figures called a fraction are parts of 1 and made per cents; so are those
 * called a share (`aandeel`) where none of them is above 1, as people write both under that name.
 *
 * @param name what the measure column says; undefined for all rows, and for what the first rows did not show
 */
export function unitOfSurvey(sample: TableSample, columns: UnitColumns, name?: string): MeasureUnit {
  const { value, measure, unit } = columns
  const [atValue, atMeasure, atUnit] = [value, measure, unit].map((column) => sample.columns.indexOf(column ?? ''))
  const cell = (row: (typeof sample.rows)[number], at: number | undefined) => row[at ?? -1]?.trim() ?? ''
  const rows = sample.rows.filter((row) => atMeasure === -1 || name === undefined || cell(row, atMeasure) === name)
  const written = name === undefined ? '' : (rows.map((row) => cell(row, atUnit)).find((text) => text !== '') ?? '')
  const told = written === '' ? unitOfColumn(sample, value) : unitOfWord(written)
  const isKnownBySigns = told === 'number' && rows.some((row) => isSigned(cell(row, atValue)))
  if (isKnownBySigns) return { unit: '%', measured: { isKnownBySigns } }
  const fraction = told === '%' ? fractionOfWord(written || value) : null
  const alike = sample.rows.filter((row) => cell(row, atUnit) === written || written === '')
  const cells = alike.map((row) => cell(row, atValue))
  const isFraction = fraction === 'parts-of-one' || (fraction === 'either' && areFractions(cells))
  return { unit: told, measured: isFraction && !cells.some(isSigned) ? { factor: 100 } : {} }
}

/** The unit that the name of the column with values says; `number` where it says nothing. */
function unitOfColumn(sample: TableSample, value: string): string {
  const name = plainColumn(value)
  if (name === 'percentage' || value.includes('%') || fractionOfWord(value) !== null) return '%'
  if (['score', 'gemiddelde', 'mean'].includes(name)) return 'score'
  return sample.columns.some((column) => column.includes('%')) ? '%' : 'number'
}
