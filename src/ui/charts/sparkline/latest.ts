import type { StateSeries } from '../line/state'
import type { SmallMultipleState } from '../multiple/state'

export interface LatestFigure {
  role: StateSeries['role']
  name: string
  /** "12,6 %". */
  text: string
  /** As it is read: "2023". */
  period: string
  /** It is older than the latest figure of the area: the two may not be compared without saying so. */
  isPast: boolean
}

/** The latest figure of the area, and of what it is compared with; of neither more than one definition. */
export function latestOf({ line }: SmallMultipleState): readonly LatestFigure[] {
  const newest = (role: StateSeries['role']) =>
    line.series.findLast((each) => each.role === role && !each.older && each.marks.length > 0)
  const told = [newest('area'), newest('reference') ?? newest('matched')].flatMap((series) => series ?? [])
  const leading = told[0]?.marks.at(-1)?.period.time
  return told.flatMap(({ role, name, marks }) => {
    const mark = marks.at(-1)
    if (!mark) return []
    const period = line.periods.find((each) => each.period.text === mark.period.text)?.text ?? mark.period.text
    return [{ role, name, text: mark.text, period, isPast: mark.period.time !== leading }]
  })
}
