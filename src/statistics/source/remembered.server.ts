import type { Row } from '../model/observation'
import type { RowQuery, Source } from './port'

/** Answers larger than this are not kept: they are rare, and one could push out hundreds of small ones. */
const largestKept = 200

/**
 * A source whose answers are kept in memory. Only for versions that never change, so an answer is never out of date;
 * the one asked longest ago goes first when there are more than `answers`.
 */
export function remembered(source: Source, answers = 1000): Source {
  const kept = new Map<string, Promise<Row[]>>()
  return {
    ...source,
    async rows(query) {
      const key = keyOf(query)
      const known = kept.get(key)
      kept.delete(key)
      const answer = known ?? source.rows(query)
      kept.set(key, answer)
      if (kept.size > answers) kept.delete(kept.keys().next().value as string)
      try {
        const rows = await answer
        if (rows.length > largestKept) kept.delete(key)
        // Copies, so that what a reader does to its answer stays its own affair.
        return structuredClone(rows)
      } catch (error) {
        kept.delete(key)
        throw error
      }
    },
  }
}

function keyOf(query: RowQuery): string {
  return JSON.stringify([
    query.version,
    query.edition,
    query.indicator,
    query.definition,
    query.places,
    query.boundaryYear,
    query.periods,
  ])
}
