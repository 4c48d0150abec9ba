import { Refusal } from '../../../platform'
import { isDateFormat, isPercentFormat, unescapedText } from './cell-text'
import type { Cells, MergedCells, RowBatches } from './cells'
import { findHeader, type TableHeader } from './header'
import { readingLimits } from './limits'
import { type SheetRows, sheetRows, type Workbook } from './sheet-rows.server'
import { refusedAt, type Spot } from './spot'
import { type OpenedTable, type Scratch, stageTable } from './stage.server'
import { attributeOf, openZip, readWholeXml, type ZipParts } from './zip-parts.server'

/** A sheet of a workbook that did not become a table, with the reason. */
export interface LeftSheet {
  sheet: string
  why: Refusal
}

export interface OpenedSheets {
  tables: readonly OpenedTable[]
  left: readonly LeftSheet[]
}

/** A sheet as the workbook lists it. */
interface ListedSheet {
  name: string
  /** Name of its part; undefined for a chart. */
  part: string | undefined
  isHidden: boolean
}

/**
 * Opens all sheets of a workbook (ECMA-376), each as a table in the scratch folder. Only the texts that cells share are held
 * in memory; rows pass through.
 *
 * @param path of the workbook, unpacked
 * @throws Refusal the reason of the first sheet when no sheet has a table; `file-no-table` for another zip; `file-protected`,
 *   `file-damaged`, `file-cut-short`, `file-unsafe`, `file-too-large`
 */
export async function openXlsx(path: string, spot: Spot, scratch: Scratch): Promise<OpenedSheets> {
  const parts = await openZip(path, spot)
  try {
    const { sheets, workbook } = await readWorkbook(parts, spot)
    return await openSheets(sheets, spot, (sheet, sheetSpot) => {
      const read = async () => sheetRows(await parts.content(sheet.part ?? ''), workbook, sheetSpot)
      return stageSheet(read, sheetSpot, scratch)
    })
  } finally {
    parts.close()
  }
}

/** Opens sheets one after the other; one that has no table is left, unless none has. */
export async function openSheets<Sheet extends { name: string; isHidden: boolean }>(
  sheets: readonly Sheet[],
  spot: Spot,
  open: (sheet: Sheet, spot: Spot) => Promise<OpenedTable>,
): Promise<OpenedSheets> {
  const tables: OpenedTable[] = []
  const left: LeftSheet[] = []
  for (const sheet of sheets.slice(0, readingLimits.tables)) {
    const sheetSpot = { file: spot.file, sheet: sheet.name }
    try {
      if (sheet.isHidden) throw refusedAt('sheet-hidden', sheetSpot)
      tables.push(await open(sheet, sheetSpot))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      left.push({ sheet: sheet.name, why: error })
    }
  }
  if (tables.length > 0) return { tables, left }
  // A fault in a table tells more than that a sheet beside it is no table.
  const fault = left.find(({ why }) => why.code !== 'table-missing' && why.code !== 'sheet-hidden')
  throw (fault ?? left[0])?.why ?? refusedAt('table-missing', spot)
}

/**
 * Stages a sheet. Which cells were merged stands after the rows, so a sheet whose header has merged cells is read twice.
 */
async function stageSheet(read: () => Promise<SheetRows>, spot: Spot, scratch: Scratch): Promise<OpenedTable> {
  const sheet = await read()
  let head: readonly Cells[] = []
  const withMerged = async (merged: readonly MergedCells[]) =>
    stageWith((await read()).rows, spot, scratch, (rows) => findHeader(rows, merged, spot))
  try {
    const table = await stageWith(sheet.rows, spot, scratch, (rows) => {
      head = rows
      return findHeader(rows, [], spot)
    })
    const isSame = sheet.merged.length === 0 || isSameHeader(findHeader(head, sheet.merged, spot), table)
    return isSame ? table : await withMerged(sheet.merged)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const merged = await mergedOf(await read())
    if (merged.length === 0) throw error
    return withMerged(merged)
  }
}

function isSameHeader({ columns, above }: TableHeader, { sample }: OpenedTable): boolean {
  return above + 1 === sample.firstRow && columns.join('\n') === sample.columns.join('\n')
}

async function mergedOf({ rows, merged }: SheetRows): Promise<readonly MergedCells[]> {
  for await (const _ of rows);
  return merged
}

function stageWith(
  rows: RowBatches,
  spot: Spot,
  scratch: Scratch,
  header: (head: readonly Cells[]) => TableHeader,
): Promise<OpenedTable> {
  return stageTable(rows, scratch, { spot, format: 'xlsx', header, firstRow: 1, canHaveFooter: true })
}

/** The sheets of a workbook, and what their cells refer to. */
export async function readWorkbook(
  parts: ZipParts,
  spot: Spot,
): Promise<{ sheets: ListedSheet[]; workbook: Workbook }> {
  const relations = async (part: string) => relationsOf(parts, part, spot)
  const main = [...(await relations(''))].find(([, { kind }]) => kind === 'officeDocument')?.[1].part
  if (main === undefined || !parts.names.includes(main)) throw refusedAt('file-no-table', spot, { form: formOf(parts) })
  if (main.endsWith('.bin')) throw refusedAt('file-no-table', spot, { form: 'XLSB' })
  const related = await relations(main)
  const sheets: ListedSheet[] = []
  let from1904 = false
  const open = (name: string, attributes: Record<string, string>) => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
    if (name !== 'sheet') return
    const target = related.get(attributeOf(attributes, 'id') ?? '')
    const part = target?.kind === 'worksheet' ? target.part : undefined
    const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
    sheets.push({ name: attributes.name ?? '', part, isHidden })
  }
  await readWholeXml(await parts.content(main), { open }, spot)
  if (sheets.length === 0) throw refusedAt('file-no-table', spot, { form: formOf(parts) })
  const partOf = (kind: string) => [...related.values()].find((one) => one.kind === kind)?.part
  const texts = await sharedTexts(parts, partOf('sharedStrings'), spot)
  const styles = await stylesOf(parts, partOf('styles'), spot)
  return { sheets: sheets.filter(({ part }) => part !== undefined), workbook: { texts, ...styles, from1904 } }
}

/** What a zip without a workbook in it is, as far as its parts tell. */
function formOf({ names }: ZipParts): string {
  if (names.some((name) => name.startsWith('word/'))) return 'DOCX'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PPTX'
  if (names.includes('content.xml')) return 'ODS'
  return 'ZIP'
}

/** The parts that a part refers to, by the number of the reference. */
async function relationsOf(
  parts: ZipParts,
  part: string,
  spot: Spot,
): Promise<Map<string, { kind: string; part: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const listing = `${folder}_rels/${part.slice(folder.length)}.rels`
  const found = new Map<string, { kind: string; part: string }>()
  if (!parts.names.includes(listing)) return found
  const open = (name: string, { Id = '', Type = '', Target = '', TargetMode }: Record<string, string>) => {
    // What lies outside the file is never fetched.
    if (name !== 'Relationship' || TargetMode === 'External') return
    const target = Target.startsWith('/') ? Target.slice(1) : new URL(Target, `zip:///${folder}`).pathname.slice(1)
    found.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), part: decodeURIComponent(target) })
  }
  await readWholeXml(await parts.content(listing), { open }, spot)
  return found
}

async function sharedTexts(parts: ZipParts, part: string | undefined, spot: Spot): Promise<string[]> {
  const texts: string[] = []
  if (part === undefined || !parts.names.includes(part)) return texts
  let text = ''
  let size = 0
  let isText = false
  let isPhonetic = false
  const listener = {
    open: (name: string) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text: (more: string) => {
      if (isText) text += more
    },
    close: (name: string) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') {
        texts.push(unescapedText(text))
        size += text.length
        const limit = readingLimits.documentBytes
        if (size > limit) throw refusedAt('file-too-large', spot, { limit: limit / 1_000_000 })
      }
    },
  }
  await readWholeXml(await parts.content(part), listener, spot)
  return texts
}

/** Which styles of cells show a number as a date, and which as a per cent. */
async function stylesOf(
  parts: ZipParts,
  part: string | undefined,
  spot: Spot,
): Promise<Pick<Workbook, 'dateStyles' | 'percentStyles'>> {
  const styles = { dateStyles: new Set<number>(), percentStyles: new Set<number>() }
  if (part === undefined || !parts.names.includes(part)) return styles
  const formats = new Map<number, string>()
  let isOfCells = false
  let style = 0
  const listener = {
    open: (name: string, attributes: Record<string, string>) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') isOfCells = true
      else if (name === 'xf' && isOfCells) {
        const format = Number(attributes.numFmtId ?? 0)
        if (isDateFormat(format, formats.get(format))) styles.dateStyles.add(style)
        if (isPercentFormat(format, formats.get(format))) styles.percentStyles.add(style)
        style += 1
      }
    },
    close: (name: string) => {
      if (name === 'cellXfs') isOfCells = false
    },
  }
  await readWholeXml(await parts.content(part), listener, spot)
  return styles
}
