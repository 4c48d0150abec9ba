import type { LineChartState } from './state'

/** What the script in the page needs to read a chart aloud; it stands as JSON inside the figure. */
export interface Exploration {
  /** One for every moment, in the order of the `data-stops` of the drawings. */
  stops: readonly string[]
  series: readonly ExplorationSeries[]
}

export interface ExplorationSeries {
  name: string
  /** How its line looks: the role, with "older" behind it for an older definition. */
  look: string
  /** The figure at each stop, or why there is none. */
  values: readonly string[]
}

/**
 * Tells what can be read at each moment, the series in the order in which they were given. A figure over more years is
 * read at its last year, and says over which years it is.
 */
export function exploration(state: LineChartState): Exploration {
  const moments = [...new Set(state.periods.map(({ period }) => period.time))]
  const at = (time: number) => state.periods.filter(({ period }) => period.time === time)
  return {
    stops: moments.map((time) => (at(time).find(({ period }) => period.kind !== 'span') ?? at(time)[0])?.text ?? ''),
    series: state.series
      .toSorted((one, other) => one.index - other.index)
      .map(({ name, role, older, marks, missing }) => ({
        name,
        look: older ? `${role} older` : role,
        values: moments.map((time) => {
          const alone = at(time).length === 1
          const figures = marks
            .filter(({ period }) => period.time === time)
            .map(({ fullText, period }) =>
              period.kind === 'span' && !alone ? `${fullText} (${period.text.replace('-', '–')})` : fullText,
            )
          const reasons = missing.filter(({ period }) => period.time === time).map(({ reason }) => reason)
          return [...figures, ...reasons].join('; ') || state.texts.noFigure
        }),
      })),
  }
}
