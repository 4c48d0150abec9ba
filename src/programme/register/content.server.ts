import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { publicActor } from '../../accounts'
import { listAreas } from '../../areas/index.server'
import { Refusal, type Wording } from '../../platform'
import type { House } from '../../platform/index.server'
import { sourceDocuments } from '../../statistics/index.server'
import {
  type Cluster,
  entriesOf,
  entryKinds,
  factorLevels,
  factorPolarities,
  type RegisterEntry,
  type RegisterRow,
  sections,
} from './model'
import { findLoadedRegister, holdRegister, writeRegister } from './store.server'
import { grantThemes } from './themes.server'

/** Read anew when what this loader makes of the same files changes. */
const loader = 'register 1'

/** The published register as it ships. */
export interface Register {
  clusters: readonly Cluster[]
  rows: readonly RegisterRow[]
  entries: readonly RegisterEntry[]
  /** SHA-256 of all files together. */
  checksum: string
}

/** What the register may point at. */
export interface KnownNames {
  /** Slugs of areas. */
  areas: ReadonlySet<string>
  /** Slugs of source documents. */
  documents: ReadonlySet<string>
  /** Codes of the themes of the grant. */
  themes: ReadonlySet<string>
}

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and single hyphens')
const text = z.string().trim().min(1, 'is empty')
const line = z.string().regex(/^\d+(-\d+)?$/, 'a line is a number or a range: 6758 or 6764-6765')
const emptyAsNull = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal('').transform(() => null), schema])
const codes = z.string().transform((cell) => cell.split(';').filter((one) => one !== ''))
const number = emptyAsNull(z.string().regex(/^\d$/, 'one digit').transform(Number))

const clusterSchema = z.strictObject({
  code,
  name_nl: text,
  name_en: text,
  theme: code,
  annex_number: number,
  chapter_number: number,
  published_as: text,
})

/** Columns that hold the same in Dutch and English: both are filled, or neither. */
const wordings = ['areas', 'description', 'target_group', 'partners', 'phase', 'figures'] as const

const rowSchema = z.strictObject({
  id: code,
  kind: z.enum(entryKinds),
  document: code,
  section: z.enum(sections),
  line,
  cluster: emptyAsNull(code),
  themes: codes,
  name: emptyAsNull(text),
  areas: codes,
  areas_nl: z.string(),
  areas_en: z.string(),
  level: emptyAsNull(z.enum(factorLevels)),
  polarity: emptyAsNull(z.enum(factorPolarities)),
  description_nl: z.string(),
  description_en: z.string(),
  target_group_nl: z.string(),
  target_group_en: z.string(),
  partners_nl: z.string(),
  partners_en: z.string(),
  phase_nl: z.string(),
  phase_en: z.string(),
  phase_line: emptyAsNull(line),
  figures_nl: z.string(),
  figures_en: z.string(),
})

/**
 * Loads the published register that ships with Wijklus. Nothing is written before everything is checked; done again it
 * changes nothing. Loaders at the same time wait for each other.
 *
 * @returns whether something was loaded
 * @throws Refusal `content-invalid` with file, row and column; then nothing was written
 */
export async function loadRegister(house: House): Promise<{ loaded: boolean }> {
  const [areas, documents, themes] = await Promise.all([
    listAreas(house, publicActor),
    sourceDocuments(house, publicActor),
    grantThemes(house, publicActor),
  ])
  const register = await readRegister(house.root, {
    areas: new Set(areas.map(({ slug }) => slug)),
    documents: new Set(documents.map(({ slug }) => slug)),
    themes: new Set(themes.map(({ code }) => code)),
  })
  const areaNames = new Map(areas.map(({ slug, name }) => [slug, name]))
  const checksum = `${loader} ${register.checksum}`
  return house.database.transaction().execute(async (transaction) => {
    await holdRegister(transaction)
    if ((await findLoadedRegister(transaction)) === checksum) return { loaded: false }
    await writeRegister(transaction, register, areaNames, { checksum, at: house.clock() })
    return { loaded: true }
  })
}

/**
 * Reads and checks the files in `content/interventions/`.
 *
 * @param root folder of the installation
 * @throws Refusal `content-invalid` with file, row (line in the file) and column
 */
export async function readRegister(root: string, known: KnownNames): Promise<Register> {
  const hash = createHash('sha256')
  const read = async <Row>(file: string, schema: z.ZodType<Row>) => {
    const content = await readFile(join(root, 'content', file), 'utf8').catch((error: Error) =>
      refuse(file, 0, '', error.message),
    )
    hash.update(`${file} ${content.length}\n`).update(content)
    return rowsOf(file, content, schema)
  }
  const clusterFile = 'interventions/clusters.csv'
  const clusters = (await read(clusterFile, clusterSchema)).map(({ cells, row }) => {
    if (!known.themes.has(cells.theme)) refuse(clusterFile, row, 'theme', `${cells.theme} is no theme of the grant`)
    return {
      code: cells.code,
      name: { nl: cells.name_nl, en: cells.name_en },
      theme: cells.theme,
      annexNumber: cells.annex_number,
      chapterNumber: cells.chapter_number,
    }
  })
  const clusterCodes = new Set(clusters.map((cluster) => cluster.code))
  const rows = checkedRows(await read('interventions/register.csv', rowSchema), known, clusterCodes)
  return { clusters, rows, entries: entriesOf(rows), checksum: hash.digest('hex') }
}

type Cells = z.infer<typeof rowSchema>

function checkedRows(
  read: readonly { cells: Cells; row: number }[],
  known: KnownNames,
  clusters: ReadonlySet<string>,
): RegisterRow[] {
  const file = 'interventions/register.csv'
  const first = new Map<string, Cells>()
  const lines = new Set<string>()
  return read.map(({ cells, row }) => {
    const wrong = (column: string, reason: string) => refuse(file, row, column, reason)
    if (!known.documents.has(cells.document)) wrong('document', `${cells.document} is not in sources.csv`)
    if (cells.cluster !== null && !clusters.has(cells.cluster)) {
      wrong('cluster', `${cells.cluster} is not in clusters.csv`)
    }
    for (const theme of cells.themes) if (!known.themes.has(theme)) wrong('themes', `${theme} is no theme of the grant`)
    for (const area of cells.areas) if (!known.areas.has(area)) wrong('areas', `${area} is not in areas.csv`)
    for (const column of wordings) {
      const [nl, en] = [`${column}_nl`, `${column}_en`] as const
      if ((cells[nl] === '') !== (cells[en] === '')) wrong(cells[nl] === '' ? nl : en, 'only in one language')
    }
    const isFactor = cells.kind === 'factor'
    if ((cells.level !== null) !== isFactor) wrong('level', isFactor ? 'a factor has a level' : 'only of a factor')
    if ((cells.polarity !== null) !== isFactor) {
      wrong('polarity', isFactor ? 'a factor helps or hinders' : 'only of a factor')
    }
    if (cells.name === null && cells.description_nl === '') wrong('name', 'neither a name nor a description')
    if (lines.has(`${cells.document} ${cells.line}`)) wrong('line', 'the same line as a row above')
    lines.add(`${cells.document} ${cells.line}`)
    const earlier = first.get(cells.id)
    if (earlier && (earlier.name !== cells.name || earlier.kind !== cells.kind)) {
      wrong('id', 'another kind or name than the row above with this id')
    }
    if (!earlier) first.set(cells.id, cells)
    return rowOf(cells)
  })
}

function rowOf(cells: Cells): RegisterRow {
  const wording = (column: (typeof wordings)[number]): Wording | null =>
    cells[`${column}_nl`] === '' ? null : { nl: cells[`${column}_nl`], en: cells[`${column}_en`] }
  return {
    id: cells.id,
    kind: cells.kind,
    name: cells.name,
    themes: cells.themes,
    areas: cells.areas,
    areasAsPublished: wording('areas'),
    level: cells.level,
    polarity: cells.polarity,
    description: wording('description'),
    targetGroup: wording('target_group'),
    partners: wording('partners'),
    phase: wording('phase'),
    phaseLine: cells.phase_line,
    figures: wording('figures'),
    mention: { document: cells.document, section: cells.section, line: cells.line, cluster: cells.cluster },
  }
}

function rowsOf<Row>(file: string, content: string, schema: z.ZodType<Row>): { cells: Row; row: number }[] {
  const read = parsed(file, content)
  return read.map(({ record, info }) => {
    const checked = schema.safeParse(record)
    if (checked.success) return { cells: checked.data, row: info.lines }
    const [issue] = checked.error.issues
    const reason = issue?.code === 'invalid_union' ? (issue.errors.at(-1)?.[0]?.message ?? '') : issue?.message
    return refuse(file, info.lines, String(issue?.path[0] ?? ''), reason ?? '')
  })
}

function parsed(file: string, content: string) {
  try {
    const rows = parse(content, { columns: true, bom: true, skip_empty_lines: true, info: true })
    return rows as unknown as { record: Record<string, string>; info: { lines: number } }[]
  } catch (error) {
    const { lines, column, message } = error as Error & { lines?: number; column?: string | number }
    return refuse(file, lines ?? 1, String(column ?? ''), message)
  }
}

function refuse(file: string, row: number, column: string, reason: string): never {
  const path = `content/${file}`
  throw new Refusal('content-invalid', { file: path, row, column, reason }, { where: `${path}:${row}:${column}` })
}
