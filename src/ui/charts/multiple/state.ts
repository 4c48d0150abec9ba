/**
 * The first of the three parts of the small multiple: a line chart without an axis, whose first and last figures stand
 * in words below it.
 */
import type { Language } from '../../../platform'
import { domainFromZero } from '../axis'
import type { LineChartInput } from '../line/input'
import type { Mark } from '../line/marks'
import { type LineChartState, lineChartState, type StateSeries } from '../line/state'
import { type Period, parsePeriod } from '../period'
import { type ChartTexts, fillText } from '../texts'
import { isAbsent, reachOf } from '../value'

/** Lowest and highest value of a vertical scale. */
export type Scale = readonly [low: number, high: number]

export interface SmallMultipleState {
  line: LineChartState
  scale: Scale
  /** Figures of the first and the last period; one entry when there is one period, none without figures. */
  ends: readonly EndFigures[]
  /** Breaks, changes of definition and jumps in words, because the picture has no room for them. */
  remarks: readonly { kind: 'break' | 'change' | 'jump'; text: string }[]
  /** Said in place of the picture when there is nothing to draw. */
  nothing: string | null
}

export interface EndFigures {
  period: string
  figures: readonly EndFigure[]
}

export interface EndFigure {
  role: StateSeries['role']
  name: string
  /** "18,2", "8,8 %", or the reason why there is none. */
  text: string
  absent: boolean
}

/**
 * One scale for several charts of one unit, so that their heights can be compared; give it to each as `scale`.
 * Throws RangeError when the charts differ in unit.
 */
export function sharedScale(inputs: readonly LineChartInput[]): Scale {
  const units = new Set(inputs.map(({ unit }) => unit))
  if (units.size > 1) throw new RangeError(`Charts in ${[...units].join(' and ')} have no scale in common`)
  return domainFromZero(inputs.flatMap(valuesOf))
}

/**
 * Makes the state of a small multiple from the input of a line chart. The scale always holds zero: without an axis
 * nobody could see that it does not, and it is widened when the figures do not fit. Throws RangeError as `lineChartState` does.
 */
export function smallMultipleState(
  input: LineChartInput,
  language: Language,
  texts: ChartTexts,
  scale: Scale = [0, 0],
): SmallMultipleState {
  const full = lineChartState(input, language, texts)
  const domain = domainFromZero([...scale, ...valuesOf(input)])
  const axis = { domain, ticks: [], tickTexts: [], tickDecimals: 0, cut: false }
  const line: LineChartState = { ...full, axis, notes: [] }
  return {
    line,
    scale: domain,
    ends: endFigures(input, line),
    remarks: remarksOf(line),
    nothing: line.series.some(({ marks }) => marks.length > 0) ? null : nothingText(input, texts),
  }
}

/** All that a scale has to hold. */
function valuesOf({ series, unit }: LineChartInput): readonly number[] {
  return series.flatMap(({ points }) => points.flatMap((point) => reachOf(point, unit)))
}

/** The first and last period of the area (else of what it is compared with), with the figures of both. */
function endFigures(input: LineChartInput, state: LineChartState): readonly EndFigures[] {
  const told = toldSeries(state)
  const leading = told.find(({ marks }) => marks.length > 0)
  const [first, last] = [leading?.marks[0], leading?.marks.at(-1)]
  if (!first || !last) return []
  return (first === last ? [first] : [first, last]).map(({ period }) => {
    const found = told.map((series) => ({ series, mark: markIn(series, period) }))
    // The unit stands once, behind the last figure; a sign before the number stands with each.
    const lastKnown = found.findLast(({ mark }) => mark)
    return {
      period: state.periods.find((each) => each.period.text === period.text)?.text ?? period.text,
      figures: found.map(({ series: { role, name, index }, mark }): EndFigure => {
        if (!mark) return { role, name, text: reasonIn(input, index, period, state.texts), absent: true }
        const signBefore = state.unit === 'EUR' || state.unit === '€'
        return { role, name, text: mark === lastKnown?.mark || signBefore ? mark.text : mark.shortText, absent: false }
      }),
    }
  })
}

/** The area and what it is compared with, under the newest definition; more than one of a role is left to the picture. */
function toldSeries({ series }: LineChartState): readonly StateSeries[] {
  const current = series.filter(({ older }) => !older)
  const only = (role: StateSeries['role']) => {
    const all = current.filter((each) => each.role === role)
    return all.length === 1 ? all : []
  }
  const reference = only('reference')
  return [...only('area'), ...(reference.length > 0 ? reference : only('matched'))]
}

function markIn({ marks }: StateSeries, period: Period): Mark | undefined {
  return marks.find((mark) => mark.period.text === period.text)
}

function reasonIn({ series }: LineChartInput, index: number, period: Period, texts: ChartTexts): string {
  const point = series[index]?.points.find((each) => parsePeriod(each.period).text === period.text)
  return point?.absence ?? texts.notPublished
}

function remarksOf({ breaks, changes, jumps, periods, texts }: LineChartState): SmallMultipleState['remarks'] {
  const text = ({ text: asGiven }: Period) => periods.find(({ period }) => period.text === asGiven)?.text ?? asGiven
  return [
    ...breaks.map(({ from, to, label }) => ({
      kind: 'break' as const,
      text: fillText(texts.remarkBreak, { from: text(from), to: text(to), label }),
    })),
    ...changes.map(({ label }) => ({ kind: 'change' as const, text: label })),
    ...jumps.map(({ period, label }) => ({
      kind: 'jump' as const,
      text: fillText(texts.remarkJump, { period: text(period), label }),
    })),
  ]
}

/** "Er zijn geen cijfers om te tekenen", with the reason when all missing figures share one. */
function nothingText({ series }: LineChartInput, texts: ChartTexts): string {
  const reasons = new Set(
    series.flatMap(({ points }) => points.filter((point) => isAbsent(point)).map(({ absence }) => absence)),
  )
  const [reason] = reasons
  return reasons.size === 1 && reason ? fillText(texts.noDataBecause, { reason }) : texts.noData
}
