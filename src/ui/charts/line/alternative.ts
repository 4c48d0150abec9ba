import { type ChartTexts, fillText, sentenceOf } from '../texts'
import type { Mark } from './marks'
import type { LineChartState, StatePeriod, StateSeries } from './state'

/** More series than this are told as a group, apart from the area and its comparison group. */
const mostTold = 4
/** More missing figures than this are counted instead of named. */
const mostMissing = 4

/**
 * Tells in one to four sentences what the chart shows: what is drawn and over which time, how each series went (first,
 * last, and the highest and lowest where those lie in between), which figures are missing and why, and where
 * definitions break. For who cannot see the picture, and under it for everyone.
 */
export function lineAlternative(state: LineChartState): readonly string[] {
  return [opening(state), courses(state), missing(state), warnings(state)].filter((sentence) => sentence !== '')
}

function opening(state: LineChartState): string {
  const { title, unitCaption, periods } = state
  const series = unitCaption === '' ? title : say(state, 'altUnit', { title, unit: unitCaption })
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last || state.series.every(({ marks }) => marks.length === 0))
    return say(state, 'altEmpty', { series })
  if (first === last) return say(state, 'altStartOne', { first: first.text, series })
  return say(state, 'altStart', { first: first.text, last: last.text, series })
}

function courses(state: LineChartState): string {
  const drawn = inOrder(state).filter(({ marks }) => marks.length > 0)
  const many = drawn.length > mostTold
  const told = many ? drawn.filter(({ role }) => role !== 'reference') : drawn
  const others = drawn.filter((series) => !told.includes(series))
  return sentenceOf([
    ...told.map((series) => course(state, series)),
    ...(others.length > 0 ? [group(state, others)] : []),
  ])
}

function course(state: LineChartState, { name, marks }: StateSeries): string {
  const [first, last] = [marks[0], marks.at(-1)]
  if (!first || !last) return ''
  if (first === last) return say(state, 'altOne', { series: name, value: first.text, period: periodOf(state, first) })
  const highest = marks.reduce((best, mark) => (mark.value > best.value ? mark : best), first)
  const lowest = marks.reduce((best, mark) => (mark.value < best.value ? mark : best), first)
  const between = (mark: Mark) => mark.value !== first.value && mark.value !== last.value
  const extremes = [
    between(highest) && say(state, 'altHighest', { value: highest.text, period: periodOf(state, highest) }),
    between(lowest) && say(state, 'altLowest', { value: lowest.text, period: periodOf(state, lowest) }),
  ].filter((part) => part !== false)
  const went = say(state, 'altCourse', {
    series: name,
    firstValue: first.text,
    first: periodOf(state, first),
    lastValue: last.text,
    last: periodOf(state, last),
  })
  return extremes.length === 0 ? went : `${went} (${extremes.join(', ')})`
}

function group(state: LineChartState, series: readonly StateSeries[]): string {
  const ends = series
    .flatMap(({ name, marks }) => {
      const last = marks.at(-1)
      return last ? [{ name, last }] : []
    })
    .sort((one, other) => one.last.value - other.last.value)
  const [low, high] = [ends[0], ends.at(-1)]
  if (!low || !high) return ''
  return say(state, 'altOthers', {
    count: series.length,
    low: low.last.text,
    lowSeries: low.name,
    high: high.last.text,
    highSeries: high.name,
  })
}

function missing(state: LineChartState): string {
  const all = inOrder(state).flatMap(({ name, missing }) => missing.map((each) => ({ name, ...each })))
  if (all.length === 0) return ''
  if (all.length > mostMissing) return say(state, 'altMissingMany', { count: all.length })
  const parts = all.map(({ name, period, reason }) => `${name} ${periodOf(state, { period })} (${reason})`)
  return say(state, 'altMissing', { missing: parts.join('; ') })
}

function warnings(state: LineChartState): string {
  return [
    state.series.some(({ older }) => older) && state.texts.altOlder,
    ...state.changes.map(({ period, label }) =>
      say(state, 'altChange', { period: periodOf(state, { period }), label }),
    ),
    ...state.breaks.map(({ from, to, label }) =>
      say(state, 'altBreak', { from: periodOf(state, { period: from }), to: periodOf(state, { period: to }), label }),
    ),
    ...state.jumps.map(({ period, label }) => say(state, 'altJump', { period: periodOf(state, { period }), label })),
    state.axis.cut && state.texts.axisCut,
  ]
    .filter((part) => part !== false)
    .join(' ')
}

/** The series in the order in which they were given. */
function inOrder({ series }: LineChartState): readonly StateSeries[] {
  return series.toSorted((one, other) => one.index - other.index)
}

function periodOf({ periods }: LineChartState, { period }: { period: StatePeriod['period'] }): string {
  return periods.find((each) => each.period.text === period.text)?.text ?? period.text
}

function say({ texts }: LineChartState, text: keyof ChartTexts, values: Record<string, string | number>): string {
  return fillText(texts[text], values)
}
