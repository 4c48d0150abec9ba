import type { Series } from '../model/indicator'

/**
 * The own first figure as a reference: per definition the first value there is, repeated in every period with a value, so
 * that a gap is the change since then. Definitions never mix, so each has its own first figure.
 */
export function earlierOf(series: Series): Series {
  return {
    ...series,
    definitions: series.definitions.map(({ version, observations }) => {
      const first = observations.find(({ value }) => value !== null)
      if (!first) return { version, observations: [] }
      return {
        version,
        observations: observations.flatMap((each) => (each.value === null ? [] : [{ ...first, period: each.period }])),
      }
    }),
  }
}
