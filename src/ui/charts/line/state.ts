/**
 * The first of the three parts of the line chart: what is drawn, without a pixel. It decides which points are joined,
 * what the axes hold and what must be said.
 */
import type { Language } from '../../../platform'
import { formatPeriod, formatPeriodShort, formatUnit } from '../../format'
import { tickTextsOf, type ValueAxis, valueAxis } from '../axis'
import { comparePeriods, type Period, parsePeriod } from '../period'
import { type ChartTexts, fillText } from '../texts'
import { sharedDecimals } from '../value'
import type { ChartSeries, LineChartInput } from './input'
import { type DefinitionBreak, endsOf, joinMarks, type Mark, type Missing, readPoints } from './marks'

export interface LineChartState {
  title: string
  unit: string
  /** The unit in words, to stand above the axis; empty when the ticks carry it. */
  unitCaption: string
  /** See `sharedDecimals`. */
  decimals: number | undefined
  language: Language
  texts: ChartTexts
  /** All periods of all series, in order of time. */
  periods: readonly StatePeriod[]
  axis: ValueAxis & { tickTexts: readonly string[] }
  /** In drawing order: what matters most is last and on top. */
  series: readonly StateSeries[]
  breaks: readonly DefinitionBreak[]
  /** Where a newer definition begins beside an older one: marked at the first figures under it, and nothing is cut. */
  changes: readonly DefinitionChange[]
  jumps: readonly { period: Period; label: string }[]
  /** Sentences that the picture must carry to be honest: a cut axis, open marks. */
  notes: readonly string[]
}

export interface StatePeriod {
  period: Period
  text: string
  shortText: readonly string[]
}

export interface StateSeries {
  id: string
  /** Position in the input; the readout and the table keep that order. */
  index: number
  /** Label, with the definition when the chart has more than one. */
  name: string
  role: ChartSeries['role']
  older: boolean
  marks: readonly Mark[]
  missing: readonly Missing[]
  /** Stretches of marks that are joined by a line; each has at least two. */
  runs: readonly (readonly Mark[])[]
}

export interface DefinitionChange {
  period: Period
  label: string
  /** The series that begin there. */
  series: readonly string[]
}

/**
 * Makes the state of a line chart. Throws RangeError for a period that is not one, for two points of one series in the
 * same period, for two series with one id, and for a value that is not finite. Breaks and jumps outside the periods of
 * the figures are left out.
 *
 * What is joined: neighbouring figures of one series of the same kind of period (a year is not joined to a span of
 * years), with no missing figure and no definition break between them. When every series says its definition and there
 * are several, each series has one definition throughout: a break then cuts none and marks where the newer ones begin. A period for which a series has no row at all
 * was not measured and does not break its line: "2018" and "2021" of a three-yearly survey are neighbours.
 */
export function lineChartState(input: LineChartInput, language: Language, texts: ChartTexts): LineChartState {
  const ids = input.series.map(({ id }) => id)
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) throw new RangeError(`Two series have id "${id}"`)
  const periods = allPeriods(input.series, language)
  const onAxis = onAxisOf(periods)
  const allBreaks = (input.breaks ?? []).map(({ between, label }) => breakIn(periods, between, label))
  const decimals = sharedDecimals(
    input.unit,
    input.series.flatMap(({ points }) => points),
  )
  const older = olderSeries(input.series)
  const manyDefinitions = new Set(input.series.map(({ definition }) => definition ?? '')).size > 1
  const apart = manyDefinitions && input.series.every(({ definition }) => definition !== undefined)
  const breaks = apart ? [] : allBreaks
  const series = input.series.map((each, index): StateSeries => {
    const { marks, missing } = readPoints(each, { unit: input.unit, decimals, language, texts })
    const runs = joinMarks(marks, missing, breaks)
    const named = each.definition && manyDefinitions && !contains(each.label, each.definition)
    return {
      id: each.id,
      index,
      name: named ? `${each.label}, ${each.definition}` : each.label,
      role: each.role,
      older: older.has(each),
      marks,
      missing,
      runs,
    }
  })
  const marks = series.flatMap((each) => each.marks)
  const axis = valueAxis(
    marks.flatMap((mark) => [mark.value, ...endsOf(mark)]),
    input.unit,
  )
  return {
    title: input.title,
    unit: input.unit,
    unitCaption: formatUnit(input.unit, language),
    decimals,
    language,
    texts,
    periods,
    axis: { ...axis, tickTexts: tickTextsOf(axis, input.unit, language) },
    series: series.sort((one, other) => drawingOrder(one) - drawingOrder(other) || one.index - other.index),
    breaks: breaks.filter(({ time }) => onAxis(time)),
    changes: apart ? definitionChanges(input.series, series, { given: allBreaks, periods, texts }) : [],
    jumps: (input.jumps ?? [])
      .map(({ period, label }) => ({ period: parsePeriod(period), label }))
      .filter(({ period }) => onAxis(period.time)),
    notes: [
      axis.cut && texts.axisCut,
      series.some(({ missing }) => missing.length > 0) && texts.missingMark,
      marks.some(({ precision }) => precision !== 'exact') && texts.impreciseMark,
      marks.some(({ interval }) => interval !== null) && texts.marginMark,
      marks.some(({ period }) => period.kind === 'span') && texts.spanMark,
    ].filter((note) => note !== false),
  }
}

/** A break between two periods in whichever order they are given; of one period given twice, the break lies before it. */
function breakIn(periods: readonly StatePeriod[], between: readonly [string, string], label: string): DefinitionBreak {
  const [one, other] = between.map(parsePeriod).sort(comparePeriods) as [Period, Period]
  const before = periods.filter(({ period }) => period.time < other.time).at(-1)?.period
  const from = one.time < other.time ? one : (before ?? one)
  return { from, to: other, time: (from.time + other.time) / 2, label }
}

function allPeriods(series: readonly ChartSeries[], language: Language): readonly StatePeriod[] {
  const texts = new Set(series.flatMap(({ points }) => points.map(({ period }) => period)))
  return [...texts]
    .map(parsePeriod)
    .sort(comparePeriods)
    .map((period) => ({
      period,
      text: formatPeriod(period.text, language),
      shortText: formatPeriodShort(period.text, language),
    }))
}

function onAxisOf(periods: readonly StatePeriod[]): (time: number) => boolean {
  const [first, last] = [periods[0]?.period.time, periods.at(-1)?.period.time]
  return (time) => first !== undefined && last !== undefined && time >= first && time <= last
}

/** Of several definitions within one role, all but the one that starts last (of those, the one given last). */
function olderSeries(series: readonly ChartSeries[]): ReadonlySet<ChartSeries> {
  const older = new Set<ChartSeries>()
  for (const role of ['area', 'reference', 'matched'] as const) {
    const starts = new Map<string, number>()
    const members = series.filter((each) => each.role === role)
    for (const { definition, points } of members) {
      if (definition === undefined) continue
      const start = Math.min(...points.map(({ period }) => parsePeriod(period).time))
      starts.set(definition, Math.min(start, starts.get(definition) ?? start))
    }
    const newest = [...starts].reduce<[string, number] | null>(
      (best, entry) => (best === null || entry[1] >= best[1] ? entry : best),
      null,
    )
    for (const each of members)
      if (each.older ?? (each.definition !== undefined && newest !== null && each.definition !== newest[0]))
        older.add(each)
  }
  return older
}

/** Every definition but the one that starts first, at its first figure; said as the break there is called, if one is. */
function definitionChanges(
  given: readonly ChartSeries[],
  series: readonly StateSeries[],
  {
    given: breaks,
    periods,
    texts,
  }: { given: readonly DefinitionBreak[]; periods: readonly StatePeriod[]; texts: ChartTexts },
): readonly DefinitionChange[] {
  const starts = new Map<string, { period: Period; series: string[] }>()
  for (const { index, id, marks } of series) {
    const definition = given[index]?.definition
    const period = marks[0]?.period
    if (definition === undefined || !period) continue
    const start = starts.get(definition)
    if (!start || period.time < start.period.time) starts.set(definition, { period, series: [id] })
    else if (period.time === start.period.time) start.series.push(id)
  }
  const ordered = [...starts.values()].sort((one, other) => comparePeriods(one.period, other.period))
  const later = ordered.filter(({ period }) => period.time > (ordered[0]?.period.time ?? 0))
  return later.map(({ period, series: ids }) => {
    const named = breaks.find(({ to }) => to.time === period.time) ?? (later.length === 1 ? breaks[0] : undefined)
    const text = periods.find((each) => each.period.text === period.text)?.text ?? period.text
    return { period, series: ids, label: named?.label ?? fillText(texts.otherDefinition, { period: text }) }
  })
}

function drawingOrder({ role, older }: Pick<StateSeries, 'role' | 'older'>): number {
  return { reference: 0, matched: 2, area: 4 }[role] + (older ? 0 : 1)
}

function contains(text: string, part: string): boolean {
  return text.toLocaleLowerCase().includes(part.toLocaleLowerCase())
}
