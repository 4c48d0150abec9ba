import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checked, csvRows, refuse, yamlList } from './content-entries.server'
import { type ContentIndicators, readIndicatorFiles } from './content-indicators.server'
import { datasetSchema, documentSchema, figureSchema } from './content-schemas.server'
import type { Dataset, SourceDocument } from './model/dataset'
import { defaultRules } from './model/disclosure'
import type { Indicator } from './model/indicator'
import { type Row, rowKey } from './model/observation'
import { readRow } from './model/valid-row'

/** A dataset as `content/datasets.yaml` has it, with its rows. */
export interface ContentDataset {
  dataset: Dataset
  retrievedAt: string
  /** SHA-256 of the file with the rows. */
  checksum: string
  rows: readonly Row[]
}

export interface Content extends ContentIndicators {
  documents: readonly SourceDocument[]
  datasets: readonly ContentDataset[]
  /** SHA-256 of all files together. */
  checksum: string
}

/** The files that statistics reads, as they are on disk. */
export interface ContentFiles {
  /** By path in `content/`. */
  texts: ReadonlyMap<string, string>
  /** SHA-256 of all files together. */
  checksum: string
}

const listFiles = [
  'sources.csv',
  'caveats.yaml',
  'indicators.yaml',
  'themes.yaml',
  'goals.yaml',
  'events.yaml',
  'datasets.yaml',
]

/**
 * Reads the files without looking into them: a start without changes costs no more than this.
 *
 * @param root folder of the installation
 * @throws Refusal `content-invalid` for a file that cannot be read
 */
export async function readContentFiles(root: string): Promise<ContentFiles> {
  const figures = await readdir(join(root, 'content', 'figures')).catch((error: Error) =>
    refuse('figures', 0, '', error.message),
  )
  const hash = createHash('sha256')
  const texts = new Map<string, string>()
  for (const file of [...listFiles, ...figures.toSorted().map((name) => `figures/${name}`)]) {
    const text = await readFile(join(root, 'content', file), 'utf8').catch((error: Error) =>
      refuse(file, 0, '', error.message),
    )
    hash.update(`${file} ${text.length}\n`).update(text)
    texts.set(file, text)
  }
  return { texts, checksum: hash.digest('hex') }
}

/** The slugs of the datasets that the files declare. @throws Refusal `content-invalid` */
export function declaredDatasets(files: ContentFiles): string[] {
  return datasetList(files).map(({ slug }) => slug)
}

/**
 * Reads and checks everything in `content/` that belongs to statistics.
 *
 * @param root folder of the installation
 * @param places slugs that rows may be about
 * @throws Refusal `content-invalid` with file, row (line in the file) and column
 */
export async function readContent(root: string, places: ReadonlySet<string>): Promise<Content> {
  return checkContent(await readContentFiles(root), places)
}

/** What the files say. @throws Refusal `content-invalid` with file, row (line in the file) and column */
export function checkContent(files: ContentFiles, places: ReadonlySet<string>): Content {
  const documents = documentList(textOf(files, 'sources.csv'))
  const slugs = new Set(documents.map((document) => document.slug))
  const described = readIndicatorFiles((file) => textOf(files, file), { documents: slugs, places })
  const datasets = datasetList(files).map(({ figures, retrieved, ...dataset }): ContentDataset => {
    const text = textOf(files, figures)
    return {
      dataset: { ...dataset, kind: 'published', area: null, rules: defaultRules },
      retrievedAt: retrieved,
      checksum: createHash('sha256').update(text).digest('hex'),
      rows: figureRows(figures, text, described.indicators, slugs, places),
    }
  })
  return { ...described, documents, datasets, checksum: files.checksum }
}

function textOf({ texts }: ContentFiles, file: string): string {
  return texts.get(file) ?? refuse(file, 0, '', 'there is no such file')
}

function datasetList(files: ContentFiles) {
  return yamlList('datasets.yaml', textOf(files, 'datasets.yaml'), datasetSchema, 'slug')
}

function documentList(content: string): SourceDocument[] {
  return csvRows('sources.csv', content).map(({ record, row }) => {
    const { line: _, note_nl: nl, note_en: en, ...document } = checked('sources.csv', row, documentSchema, record)
    return { ...document, note: nl === '' ? null : { nl, en } }
  })
}

function figureRows(
  file: string,
  content: string,
  indicators: readonly Indicator[],
  documents: ReadonlySet<string>,
  places: ReadonlySet<string>,
): Row[] {
  const seen = new Map<string, number>()
  return csvRows(file, content).map(({ record, row: number }) => {
    const cells = checked(file, number, figureSchema, record)
    const wrong = (column: string, reason: string) => refuse(file, number, column, reason)
    const { note_nl: nl, note_en: en, document, line: lines, figure, decimals, value, ...rest } = cells
    // A range without a value is written with the decimals of its bounds.
    const written = decimalsWritten(record.value) ?? decimalsWritten(record.low)
    if (decimals !== undefined && decimals !== written)
      wrong('decimals', `it is written with ${written ?? 'no'} decimals`)
    if ((nl === undefined) !== (en === undefined))
      wrong(nl === undefined ? 'note_nl' : 'note_en', 'a note in one language')
    const read = readRow({
      ...rest,
      boundaryYear: null,
      value: value ?? null,
      decimals: written,
      note: nl === undefined ? undefined : { nl, en },
      source: { document, line: lines, figure },
    })
    if (!('row' in read)) return wrong(read.field, read.reason)
    const { row } = read
    const indicator = indicators.find((known) => known.code === row.indicator)
    if (!indicator) return wrong('indicator', `${row.indicator} is not in indicators.yaml`)
    if (!indicator.definitions.some((known) => known.version === row.definition)) {
      wrong('definition', `${row.definition} is not a definition of ${indicator.code}`)
    }
    if (!documents.has(document)) wrong('document', `${document} is not in sources.csv`)
    if (!places.has(row.place)) wrong('place', `${row.place} is not in areas.csv or groups.csv`)
    const first = seen.get(rowKey(row))
    if (first !== undefined) wrong('period', `the same figure as row ${first}`)
    seen.set(rowKey(row), number)
    return row
  })
}

function decimalsWritten(number: string | undefined): number | undefined {
  return number === undefined || number === '' ? undefined : (number.split('.')[1]?.length ?? 0)
}
