import { nearest, Refusal } from '../../../platform'
import type { EffectSettings } from './settings'

/** One value of one unit in one period, and where it stands. */
export interface PanelRow {
  unit: string
  period: string
  value: number
  /** Line in the file, from 1; for messages. */
  row?: number
}

/** Every unit in every period, and which units were treated from when on. */
export interface Panel {
  units: readonly string[]
  /** Oldest first. */
  periods: readonly string[]
  /** Unit by unit, in the order of the periods. */
  outcome: Float64Array
  /** Places in `units`. */
  treated: readonly number[]
  donors: readonly number[]
  /** Number of periods before the start. */
  before: number
}

/** What is asked of a panel. */
export interface PanelQuestion {
  treated: readonly string[]
  /** The first period of the programme. */
  from: string
  /** Name of the file, for messages; empty for figures of the house. */
  file?: string
}

/** More gaps than this are counted instead of named. */
const namedGaps = 5

/**
 * Puts rows into a panel, and refuses what the methods cannot work with. Nothing is filled in: a gap is named.
 *
 * @throws Refusal `effect-twice`, `effect-period-unreadable`, `effect-unit-unknown`, `effect-period-unknown`, `effect-gaps`,
 *   `effect-no-donors`, `effect-periods-few`
 */
export function panelFrom(rows: readonly PanelRow[], asked: PanelQuestion, settings: EffectSettings): Panel {
  const file = asked.file ?? ''
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const periods = orderedPeriods(rows, file)
  const outcome = new Float64Array(units.length * periods.length).fill(Number.NaN)
  const firsts = new Map<number, number>()
  const unitPlaces = new Map(units.map((unit, place) => [unit, place]))
  const periodPlaces = new Map(periods.map((period, place) => [period, place]))
  for (const { unit, period, value, row = 0 } of rows) {
    const place = (unitPlaces.get(unit) as number) * periods.length + (periodPlaces.get(period) as number)
    const first = firsts.get(place)
    if (first !== undefined) throw new Refusal('effect-twice', { file, row, first, unit, period }, { where: `${row}` })
    firsts.set(place, row)
    outcome[place] = value
  }
  const treated = placesOf(asked.treated, units)
  const before = periods.findIndex((period) => samePeriod(period, asked.from))
  if (before < 0) {
    const near = nearest(asked.from, periods)
    throw new Refusal('effect-period-unknown', { name: asked.from, near }, { where: 'from' })
  }
  const donors = units.flatMap((_, place) => (treated.includes(place) ? [] : [place]))
  if (donors.length === 0) throw new Refusal('effect-no-donors', {}, { where: 'treated' })
  refuseGaps(units, periods, outcome, file)
  refuseFewPeriods(before, periods.length - before, settings)
  return { units, periods, outcome, treated, donors, before }
}

/** @throws Refusal `effect-periods-few` with how many there are and how many there must be */
export function refuseFewPeriods(before: number, after: number, settings: EffectSettings): void {
  const { fewestBefore, fewestAfter } = settings
  if (before >= fewestBefore && after >= fewestAfter) return
  throw new Refusal('effect-periods-few', { before, after, fewestBefore, fewestAfter }, { where: 'from' })
}

function placesOf(names: readonly string[], units: readonly string[]): number[] {
  return [...new Set(names)].map((name) => {
    const place = units.indexOf(name)
    if (place >= 0) return place
    throw new Refusal('effect-unit-unknown', { name, near: nearest(name, units) }, { where: 'treated' })
  })
}

function refuseGaps(units: readonly string[], periods: readonly string[], outcome: Float64Array, file: string): void {
  const gaps: string[] = []
  for (const [place, value] of outcome.entries()) {
    if (!Number.isNaN(value)) continue
    gaps.push(`${units[Math.floor(place / periods.length)]} ${periods[place % periods.length]}`)
  }
  if (gaps.length === 0) return
  const shown = gaps.length > namedGaps ? [...gaps.slice(0, namedGaps), '…'] : gaps
  throw new Refusal('effect-gaps', { file, count: gaps.length, gaps: shown.join(', ') }, { where: gaps[0] ?? '' })
}

/** Shapes of periods whose order is known: a number (year), and what sorts as text within its own shape. */
const periodShapes = [
  /^-?\d+([.,]\d+)?$/,
  /^\d{4}-(0[1-9]|1[0-2])$/,
  /^\d{4}-?[QK][1-4]$/i,
  /^\d{4}-\d{2}-\d{2}$/,
  /^\d{4}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$/,
]

function orderedPeriods(rows: readonly PanelRow[], file: string): string[] {
  const periods = [...new Set(rows.map(({ period }) => period))]
  const shape = periodShapes.find((each) => each.test(periods[0] ?? ''))
  const strange = rows.find(({ period }) => !shape?.test(period))
  if (strange) {
    const { row = 0, period } = strange
    throw new Refusal('effect-period-unreadable', { file, row, value: period }, { where: `${row}` })
  }
  if (shape === periodShapes[0]) return periods.toSorted((a, b) => numberOf(a) - numberOf(b))
  return periods.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

function numberOf(period: string): number {
  return Number(period.replace(',', '.'))
}

/** `1989` and `1989.0` are one year. */
function samePeriod(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [one, other]
  return periodShapes[0]?.test(a) === true && periodShapes[0]?.test(b) === true && numberOf(a) === numberOf(b)
}

/** The panel as it was at an earlier moment, with a start that is pretended: `before` periods, then up to `length`. */
export function earlier(panel: Panel, before: number, length: number): Panel {
  const width = panel.periods.length
  const outcome = new Float64Array(panel.units.length * length)
  for (let unit = 0; unit < panel.units.length; unit += 1) {
    outcome.set(panel.outcome.subarray(unit * width, unit * width + length), unit * length)
  }
  return { ...panel, periods: panel.periods.slice(0, length), outcome, before }
}
