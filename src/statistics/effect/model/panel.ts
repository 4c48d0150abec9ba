import { nearest, Refusal } from '../../../platform'
import { momentOf } from './period'
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
  /** Oldest first, as they are written where they are first named. */
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

/** Places are named up to this many; of more the number is told. */
const mostNamed = 5

/** The first few of a list of places, with a mark where there are more. */
export function someOf(places: readonly string[]): string {
  return [...places.slice(0, mostNamed), ...(places.length > mostNamed ? ['…'] : [])].join(', ')
}

/**
 * Puts rows into a panel, and refuses what the methods cannot work with. Nothing is filled in: a gap is named.
 *
 * @throws Refusal `effect-twice`, `effect-period-unreadable`, `effect-unit-unknown`, `effect-period-unknown`, `effect-gaps`,
 *   `effect-no-donors`, `effect-periods-few`
 */
export function panelFrom(rows: readonly PanelRow[], asked: PanelQuestion, settings: EffectSettings): Panel {
  const file = asked.file ?? ''
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const { periods, places: periodPlaces } = orderedPeriods(rows, file)
  const outcome = new Float64Array(units.length * periods.length).fill(Number.NaN)
  const firsts = new Map<number, number>()
  const unitPlaces = new Map(units.map((unit, place) => [unit, place]))
  for (const { unit, period, value, row = 0 } of rows) {
    const place = (unitPlaces.get(unit) as number) * periods.length + (periodPlaces.get(period) as number)
    const first = firsts.get(place)
    if (first !== undefined) throw new Refusal('effect-twice', { file, row, first, unit, period }, { where: `${row}` })
    firsts.set(place, row)
    outcome[place] = value
  }
  const treated = placesOf(asked.treated, units)
  const before = placeOfStart(asked.from, periods)
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
  throw new Refusal('effect-gaps', { file, count: gaps.length, gaps: someOf(gaps) }, { where: gaps[0] ?? '' })
}

/** Every period once, in order of time, and the place of each way in which it is written. */
function orderedPeriods(
  rows: readonly PanelRow[],
  file: string,
): { periods: string[]; places: ReadonlyMap<string, number> } {
  const moments = new Map(rows.map(({ period }) => [period, momentOf(period)]))
  const kind = moments.values().next().value?.kind
  const strange = rows.find(({ period }) => kind === undefined || moments.get(period)?.kind !== kind)
  if (strange) {
    const { row = 0, period } = strange
    throw new Refusal('effect-period-unreadable', { file, row, value: period }, { where: `${row}` })
  }
  const at = (period: string) => moments.get(period)?.at ?? 0
  const written = [...moments.keys()]
  const times = [...new Set(written.map(at))].toSorted((a, b) => a - b)
  const periods = times.map((time) => written.find((period) => at(period) === time) ?? '')
  return { periods, places: new Map(written.map((period) => [period, times.indexOf(at(period))])) }
}

/** The place of the first period of the programme, in whatever way it is written. */
function placeOfStart(from: string, periods: readonly string[]): number {
  const start = momentOf(from)
  const away = periods.map((period) => {
    const moment = momentOf(period)
    return start && moment?.kind === start.kind ? Math.abs(moment.at - start.at) : Number.POSITIVE_INFINITY
  })
  const place = away.indexOf(0)
  if (place >= 0) return place
  const [first = '', last = ''] = [periods[0], periods.at(-1)]
  // The nearest in time; of what is no such period, the one that is written most alike.
  const least = away.reduce((one, other) => Math.min(one, other))
  const near = Number.isFinite(least) ? periods.filter((_, index) => away[index] === least) : nearest(from, periods)
  throw new Refusal('effect-period-unknown', { name: from, first, last, near }, { where: 'from' })
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
