import { z } from 'zod'
import { normaliseRegionCode, type RegionLevel } from '../../../areas'
import type { IndicatorRelation } from '../../model/disclosure'
import type { Margin } from '../../model/margins'
import { plainColumn } from './names'
import { unitOfWord } from './units'

const column = z.string().trim().min(1).max(200)
const place = z.string().refine((code) => normaliseRegionCode(code) === code, 'a code of a region')

/** Columns that add up at every place: the parts are the total; without a total they are all of it, 100 %. */
export const columnSum = z.strictObject({ total: column.nullable(), parts: z.array(column).min(2).max(100) })
export type ColumnSum = z.output<typeof columnSum>

/** Places that add up and whose codes do not show it: postcodes that are a municipality. */
export const placeSum = z.strictObject({ total: place, parts: z.array(place).min(2).max(1000) })

/** What is wrong in a sum that somebody wrote, and in which line of them (from 1). */
export type SumFault = { line: number } & (
  | { wrong: 'form' }
  | { wrong: 'column'; name: string }
  | { wrong: 'place'; name: string }
  | { wrong: 'twice'; name: string }
  | { wrong: 'unit' }
)

/** What stands for all of a group, in place of a total. */
const wholes = ['100%', '100 %']

/** The lines that hold something, each as its total and its parts; null for one that is no sum. */
function linesOf(text: string, between: RegExp): { line: number; sum: { total: string; parts: string[] } | null }[] {
  return text.split(/\r?\n/).flatMap((written, at) => {
    if (written.trim() === '') return []
    const [total = '', rest, ...others] = written.split(/\s=\s/).map((side) => side.trim())
    const parts = (rest ?? '')
      .split(between)
      .map((part) => part.trim())
      .filter(Boolean)
    const isSum = rest !== undefined && others.length === 0 && total !== '' && parts.length > 1
    return [{ line: at + 1, sum: isSum ? { total, parts } : null }]
  })
}

/**
 * The sums of columns that somebody wrote, one in a line: `Bewoners = Mannen + Vrouwen`, `100 % = Ja + Nee + Weet niet`. A
 * sign counts with a space on both sides only, for columns are called `65+`.
 *
 * @param known columns that are read, with their unit
 */
export function columnSumsOf(
  text: string,
  known: readonly { column: string; unit: string }[],
): { sums: ColumnSum[]; faults: SumFault[] } {
  const find = (name: string) =>
    known.find((each) => each.column === name) ??
    known.find((each) => plainColumn(each.column) !== '' && plainColumn(each.column) === plainColumn(name))
  const sums: ColumnSum[] = []
  const faults: SumFault[] = []
  for (const { line, sum } of linesOf(text, /\s\+\s/)) {
    if (!sum) {
      faults.push({ line, wrong: 'form' })
      continue
    }
    const isWhole = wholes.includes(sum.total)
    const names = isWhole ? sum.parts : [sum.total, ...sum.parts]
    const found = names.map(find)
    const unknown = names.find((_, at) => found[at] === undefined)
    const columns = found.flatMap((each) => each ?? [])
    const twice = columns.find((each, at) => columns.indexOf(each) < at)
    if (unknown !== undefined) faults.push({ line, wrong: 'column', name: unknown })
    else if (twice) faults.push({ line, wrong: 'twice', name: twice.column })
    else if (!haveOneUnit(columns, isWhole)) faults.push({ line, wrong: 'unit' })
    else {
      const [first, ...others] = columns.map((each) => each.column)
      sums.push(
        isWhole ? { total: null, parts: columns.map((each) => each.column) } : { total: first ?? '', parts: others },
      )
    }
  }
  return { sums, faults }
}

/** True for columns that can add up to each other, or to 100 %; parts of 1 are read as per cents. */
export function haveOneUnit(columns: readonly { unit: string }[], isWhole: boolean): boolean {
  const units = columns.map(({ unit }) => unitOfWord(unit))
  return units.every((unit) => unit === (isWhole ? '%' : units[0]))
}

/**
 * The sums of places that somebody wrote, one in a line: `GM0344 = PC3511 + PC3512`, also with commas between the parts.
 *
 * @param level of codes that are written without prefix
 */
export function placeSumsOf(text: string, level: RegionLevel | null): { sums: Margin[]; faults: SumFault[] } {
  const sums: Margin[] = []
  const faults: SumFault[] = []
  for (const { line, sum } of linesOf(text, /[\s+,;]+/)) {
    if (!sum) {
      faults.push({ line, wrong: 'form' })
      continue
    }
    const names = [sum.total, ...sum.parts]
    const codes = names.map((name) => normaliseRegionCode(name) ?? normaliseRegionCode(name, level))
    const unknown = names.find((_, at) => codes[at] === null)
    const twice = names.find((_, at) => codes.indexOf(codes[at] ?? null) < at)
    const [total, ...parts] = codes.flatMap((code) => code ?? [])
    if (unknown !== undefined) faults.push({ line, wrong: 'place', name: unknown })
    else if (twice !== undefined) faults.push({ line, wrong: 'twice', name: twice })
    else if (total !== undefined) sums.push({ total, parts })
  }
  return { sums, faults }
}

/** Sums as somebody writes them. */
export function writtenSums(sums: readonly { total: string | null; parts: readonly string[] }[] = []): string {
  return sums.map(({ total, parts }) => `${total ?? '100 %'} = ${parts.join(' + ')}`).join('\n')
}

/** Sums of columns as relations between their indicators. */
export function relationsOf(
  sums: readonly ColumnSum[] = [],
  columns: readonly { column: string; indicator: string }[],
): IndicatorRelation[] {
  const code = (name: string) => columns.find((each) => each.column === name)?.indicator ?? name
  return sums.map(
    ({ total, parts }): IndicatorRelation =>
      total === null
        ? { kind: 'whole', parts: parts.map(code) }
        : { kind: 'sum', total: code(total), parts: parts.map(code) },
  )
}
