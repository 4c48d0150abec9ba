import { comparePeriods, type Period, parsePeriod } from '../period'
import { absenceOf, type KnownValue, readValue, type Wording } from '../value'
import type { ChartSeries } from './input'

/** A figure that is drawn. */
export interface Mark extends KnownValue {
  period: Period
}

/** A figure that is not there, with the reason in the reader's words. */
export interface Missing {
  period: Period
  reason: string
}

/** A line under one definition ends between two periods. */
export interface DefinitionBreak {
  from: Period
  to: Period
  /** Where it is drawn, in years. */
  time: number
  label: string
}

/** Reads the points of one series, in order of time. */
export function readPoints(series: ChartSeries, wording: Wording): { marks: Mark[]; missing: Missing[] } {
  const marks: Mark[] = []
  const missing: Missing[] = []
  const seen = new Set<string>()
  for (const point of series.points) {
    if (seen.has(point.period)) throw new RangeError(`Series "${series.id}" has two points in ${point.period}`)
    seen.add(point.period)
    const period = parsePeriod(point.period)
    const known = readValue(point, wording, `Point ${point.period} of series "${series.id}"`)
    if (known) marks.push({ period, ...known })
    else missing.push({ period, reason: absenceOf(point, wording.texts) })
  }
  marks.sort((one, other) => comparePeriods(one.period, other.period))
  missing.sort((one, other) => comparePeriods(one.period, other.period))
  return { marks, missing }
}

/** The ends of a range, or of the margin of a figure; none of one that was published as it is. */
export function endsOf({ low, high, interval }: Mark): readonly number[] {
  if (low !== null && high !== null) return [low, high]
  return interval ? [interval.low, interval.high] : []
}

/** Joins the marks of one series into runs; what may be joined is said at `lineChartState`. */
export function joinMarks(
  marks: readonly Mark[],
  missing: readonly Missing[],
  breaks: readonly DefinitionBreak[],
): readonly (readonly Mark[])[] {
  const runs: Mark[][] = []
  let run: Mark[] = []
  for (const mark of marks) {
    const previous = run.at(-1)
    if (previous && !mayJoin(previous, mark, missing, breaks)) {
      runs.push(run)
      run = []
    }
    run.push(mark)
  }
  runs.push(run)
  return runs.filter(({ length }) => length > 1)
}

function mayJoin(from: Mark, to: Mark, missing: readonly Missing[], breaks: readonly DefinitionBreak[]): boolean {
  if (!from.published || !to.published) return false
  if (from.period.kind !== to.period.kind) return false
  if (missing.some(({ period }) => period.time > from.period.time && period.time < to.period.time)) return false
  return !breaks.some((each) => from.period.time < each.to.time && to.period.time > each.from.time)
}
