import type { Figure } from './figure'
import type { SourceDocument } from './model/dataset'
import type { Observation } from './model/observation'

/** A sentence about a document: the key of its text, and what is filled in. */
export interface SourceLine {
  key: 'figure.document' | 'figure.document-plain' | 'figure.document-column'
  parameters: { title: string; publisher: string; year: string; columns?: string; figures?: string; lines?: string }
}

type Sourced = Pick<Figure, 'documents' | 'series' | 'referenceSeries'>

/**
 * Each document the figures stand in, with the figures and lines of it that were used, or the columns of a file. Files that
 * come every year and of which the same column was used are one line, with their years.
 */
export function sourceLines(figure: Sourced): SourceLine[] {
  const used = Map.groupBy(observationsOf(figure), ({ source }) => source.document)
  const lines = figure.documents.map((document) => ({ document, ...placesOf(used.get(document.slug) ?? []) }))
  const together = Map.groupBy(lines, ({ document: { slug, title, publisher, year }, columns }) =>
    columns === undefined ? slug : JSON.stringify([title.replace(`${year}`, ''), publisher, columns]),
  )
  return [...together.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { document, key, ...parameters } = first
    const year = writtenYears(same.map((each) => each.document.year))
    return [
      {
        key,
        parameters: {
          title: document.title.replace(`${document.year}`, year),
          publisher: document.publisher,
          year,
          ...parameters,
        },
      },
    ]
  })
}

/** Documents by publisher and title; those of a publisher that come every year under one title are one, with their years. */
export function writtenDocuments(documents: readonly SourceDocument[]): string[] {
  const together = Map.groupBy(documents, ({ title, publisher, year }) =>
    JSON.stringify([title.replace(`${year}`, ''), publisher]),
  )
  return [...together.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const years = writtenYears(same.map(({ year }) => year))
    return [`${first.publisher}, ${first.title.replace(`${first.year}`, years)}`]
  })
}

function placesOf(used: readonly Observation[]): Pick<SourceLine, 'key'> & Partial<SourceLine['parameters']> {
  const places = [...new Set(used.map(({ source }) => source.line))]
  if (!places.every(isLine)) return { key: 'figure.document-column', columns: places.join(', ') }
  const figures = [...new Set(used.flatMap(({ source }) => source.figure ?? []))]
  const numbers = places.flatMap((line) => line.split('-').map(Number)).sort((a, b) => a - b)
  const lines = numbers[0] === numbers.at(-1) ? `${numbers[0]}` : `${numbers[0]}-${numbers.at(-1)}`
  return { key: figures.length > 0 ? 'figure.document' : 'figure.document-plain', figures: figures.join(', '), lines }
}

/** "2024", "2013-2024", "2013, 2015-2018". */
function writtenYears(years: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.to === year - 1) last.to = year
    else ranges.push({ from: year, to: year })
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

/** True for a line or lines in a document: "6758", "6764-6765, 6770"; of a file with figures the place is a column. */
export function isLine(place: string): boolean {
  return /^[\d\s,-]+$/.test(place)
}

/** All observations of a figure and of what it is beside. */
export function observationsOf({ series, referenceSeries }: Pick<Figure, 'series' | 'referenceSeries'>): Observation[] {
  return [series, referenceSeries].flatMap((each) =>
    (each?.definitions ?? []).flatMap((definition) => definition.observations),
  )
}
