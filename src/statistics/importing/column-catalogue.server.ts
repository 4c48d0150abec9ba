import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { checked, csvRows, refuse } from '../content-entries.server'
import { aggregations, polarities } from '../model/indicator'
import { uncertainties } from '../model/observation'
import { type CatalogueEntry, type ColumnCatalogue, type LeftColumn, makeCatalogue, sourceOf } from './kinds/catalogue'
import { plainColumn } from './kinds/names'
import type { ImportedIndicator } from './plan'

const text = z.string().trim().min(1)
const optional = z.string().transform((value) => value.trim() || null)
const year = z.string().regex(/^(\d{4})?$/, 'a year or nothing')
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9_]+(-[a-z0-9_]+)*$/, 'source:name in lower case')

const columnRow = z.strictObject({
  code,
  name_nl: text,
  name_en: text,
  theme: optional,
  unit: text,
  better: z.enum(polarities),
  aggregation: z.enum(aggregations),
  denominator: optional,
  uncertainty: z.enum(uncertainties),
  from: year,
  to: year,
  gaps: z.string().regex(/^(\d{4}( \d{4})*)?$/, 'years with a space between them'),
  aliases: text,
  text_nl: text,
  text_en: text,
  source: text,
})

const definitionRow = z.strictObject({
  code,
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'lower case letters, digits, points and hyphens'),
  label_nl: text,
  label_en: text,
  text_nl: text,
  text_en: text,
  from: year,
  to: year,
  source: text,
})

const leftRow = z.strictObject({ column: text, reason_nl: text, reason_en: text })

type Definition = ImportedIndicator['definitions'][number]

const read = new Map<string, Promise<ColumnCatalogue>>()

/**
 * The catalogue of columns that ships in `content/columns`; read once.
 *
 * @param root folder of the installation
 * @throws Refusal `content-invalid` with file, row and column
 */
export function loadColumnCatalogue(root: string): Promise<ColumnCatalogue> {
  const known = read.get(root)
  if (known) return known
  const catalogue = readColumnCatalogue(join(root, 'content', 'columns'))
  read.set(root, catalogue)
  catalogue.catch(() => read.delete(root))
  return catalogue
}

/**
 * Reads a folder of column lists: one file per source, `definitions.csv` with the versions of what changed meaning, and
 * `left.csv` with the columns that are no figures.
 *
 * @throws Refusal `content-invalid` with file, row and column
 */
export async function readColumnCatalogue(folder: string): Promise<ColumnCatalogue> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  const texts = new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
  const definitions = definitionsIn(texts.get('definitions.csv') ?? '')
  const left = leftIn(texts.get('left.csv') ?? '')
  const sources = files.filter((name) => name !== 'definitions.csv' && name !== 'left.csv')
  const found: Found[] = sources.flatMap((name) => columnsIn(name, texts.get(name) ?? '', definitions))
  checkTogether(found, definitions)
  return makeCatalogue(
    found.map(({ entry }) => entry),
    left,
  )
}

interface Found {
  entry: CatalogueEntry
  file: string
  row: number
}

function columnsIn(file: string, content: string, definitions: ReadonlyMap<string, readonly Definition[]>): Found[] {
  return csvRows(`columns/${file}`, content).map(({ record, row }) => {
    const cells = checked(`columns/${file}`, row, columnRow, record)
    if ((cells.aggregation === 'weighted-share') !== (cells.denominator !== null)) {
      refuse(`columns/${file}`, row, 'denominator', 'a share has a denominator, and nothing else has one')
    }
    const only: Definition = {
      version: '1',
      label: { nl: 'enige definitie', en: 'only definition' },
      text: { nl: cells.text_nl, en: cells.text_en },
      ...span(cells),
    }
    return {
      file,
      row,
      entry: {
        indicator: {
          code: cells.code,
          name: { nl: cells.name_nl, en: cells.name_en },
          theme: cells.theme,
          unit: cells.unit,
          better: cells.better,
          uncertainty: cells.uncertainty,
          aggregation: cells.aggregation,
          denominator: cells.denominator,
          definitions: definitions.get(cells.code) ?? [only],
        },
        aliases: cells.aliases.split('|').map((alias) => alias.trim()),
        from: cells.from === '' ? null : Number(cells.from),
        to: cells.to === '' ? null : Number(cells.to),
        gaps: cells.gaps === '' ? [] : cells.gaps.split(' ').map(Number),
      },
    }
  })
}

function definitionsIn(content: string): Map<string, Definition[]> {
  const found = new Map<string, Definition[]>()
  for (const { record, row } of csvRows('columns/definitions.csv', content)) {
    const cells = checked('columns/definitions.csv', row, definitionRow, record)
    const versions = found.get(cells.code) ?? []
    if (versions.some(({ version }) => version === cells.version)) {
      refuse('columns/definitions.csv', row, 'version', `${cells.version} of ${cells.code} twice`)
    }
    versions.push({
      version: cells.version,
      label: { nl: cells.label_nl, en: cells.label_en },
      text: { nl: cells.text_nl, en: cells.text_en },
      ...span(cells),
    })
    found.set(cells.code, versions)
  }
  return found
}

function leftIn(content: string): LeftColumn[] {
  return csvRows('columns/left.csv', content).map(({ record, row }) => {
    const cells = checked('columns/left.csv', row, leftRow, record)
    return { column: cells.column, reason: { nl: cells.reason_nl, en: cells.reason_en } }
  })
}

function span({ from, to }: { from: string; to: string }): Pick<Definition, 'from' | 'to'> {
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}

/** What no row can see alone: a code or a name twice, a denominator or definition of what is not there. */
function checkTogether(found: readonly Found[], definitions: ReadonlyMap<string, unknown>): void {
  const codes = new Map<string, Found>()
  const names = new Map<string, string>()
  for (const each of found) {
    const { indicator, aliases } = each.entry
    const wrong = (column: string, reason: string) => refuse(`columns/${each.file}`, each.row, column, reason)
    if (codes.has(indicator.code)) wrong('code', `${indicator.code} twice`)
    codes.set(indicator.code, each)
    for (const alias of aliases) {
      const name = `${sourceOf(indicator.code)}:${plainColumn(alias)}`
      const other = names.get(name)
      if (other !== undefined && other !== indicator.code) wrong('aliases', `${alias} is also ${other}`)
      names.set(name, indicator.code)
    }
  }
  for (const { entry, file, row } of found) {
    const { denominator } = entry.indicator
    if (denominator !== null && !codes.has(denominator)) {
      refuse(`columns/${file}`, row, 'denominator', `${denominator} is in no list of columns`)
    }
  }
  const lost = [...definitions.keys()].find((each) => !codes.has(each))
  if (lost !== undefined) refuse('columns/definitions.csv', 1, 'code', `${lost} is in no list of columns`)
}
