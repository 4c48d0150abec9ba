import { type Actor, authorise } from '../accounts'
import type { Wording } from '../platform'
import type { House } from '../platform/index.server'
import { currentVersions, editionFor, publishedSource } from './catalogue.server'
import type { SourceDocument } from './model/dataset'
import { statisticsPolicy } from './policy'
import { listIndicators, sourceDocuments } from './service.server'

/** A document, and what is read from it. */
export interface UsedSource {
  document: SourceDocument
  /** Figures with a value or a reason that stand in it. */
  figures: number
  indicators: readonly { code: string; name: Wording; lines: string }[]
}

/**
 * Every document with the indicators read from it, most figures first. A file that was brought in is a dataset, with versions
 * and downloads of its own, and not a document that is cited.
 */
export async function usedSources(house: House, actor: Actor): Promise<UsedSource[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [documents, indicators, current] = await Promise.all([
    sourceDocuments(house, actor),
    listIndicators(house, actor),
    currentVersions(house, actor),
  ])
  const read = await Promise.all(
    indicators.map(async ({ code, name }) => {
      const rows = await Promise.all(
        current
          .filter(({ version }) => version.indicators.includes(code))
          .map(({ dataset, version }) =>
            publishedSource(house).rows({
              version: version.id,
              indicator: code,
              edition: editionFor(actor, dataset, 'released'),
            }),
          ),
      )
      return { code, name, sources: rows.flat().map((row) => row.source) }
    }),
  )
  const brought = new Set(current.map(({ dataset }) => dataset.slug))
  return documents
    .filter(({ slug }) => !brought.has(slug))
    .map((document) => {
      const used = read.flatMap(({ code, name, sources }) => {
        const here = sources.filter((source) => source.document === document.slug)
        return here.length > 0
          ? [{ code, name, count: here.length, lines: span(here.map((source) => source.line)) }]
          : []
      })
      return {
        document,
        figures: used.reduce((sum, { count }) => sum + count, 0),
        indicators: used.map(({ code, name, lines }) => ({ code, name, lines })),
      }
    })
    .toSorted((a, b) => b.figures - a.figures)
}

/** From the first to the last of these lines: `6758-6764`. */
function span(lines: readonly string[]): string {
  const numbers = lines.flatMap((line) => line.split('-').map(Number)).toSorted((a, b) => a - b)
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first === last ? `${first}` : `${first}-${last}`
}
