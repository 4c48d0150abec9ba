import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CFB, type WorkSheet, write } from '@e965/xlsx'
import { openEngine, type StatisticsEngine } from '../../../../platform/index.server'
import { sourceOf } from '../../long-rows.store.server'
import { type OpenedFile, openFile } from '../open.server'
import type { OpenedTable } from '../stage.server'

/** Opens files that a test makes, and reads their tables as the statistics engine does. */
export interface Bench {
  engine: StatisticsEngine
  folder: string
  /** Opens a file with this content, from a folder of its own. */
  open(content: string | Uint8Array, name?: string): Promise<OpenedFile>
  onlyTable(content: string | Uint8Array, name?: string): Promise<OpenedTable>
  rowsOf(table: OpenedTable | undefined): Promise<(string | null)[][]>
  close(): Promise<void>
}

export async function openBench(): Promise<Bench> {
  const engine = await openEngine({ memory: '500MB', queries: 2, seconds: 30 })
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-reading-'))
  const open: Bench['open'] = async (content, name = 'cijfers.csv') => {
    const place = await mkdtemp(join(folder, 'file-'))
    await writeFile(join(place, name), content)
    return openFile(join(place, name), place, { engine: async () => engine })
  }
  return {
    engine,
    folder,
    open,
    onlyTable: async (content, name) => {
      const { tables } = await open(content, name)
      const [table] = tables
      if (table === undefined || tables.length > 1) throw new Error(`${tables.length} tables`)
      return table
    },
    rowsOf: async (table) => {
      if (table === undefined) throw new Error('no table')
      const rows = await engine.rows<Record<string, string | null>>(`FROM ${sourceOf(table)}`)
      return rows.map((row) => Object.values(row))
    },
    close: async () => {
      engine.close()
      await rm(folder, { recursive: true })
    },
  }
}

export function workbook(
  sheets: Record<string, WorkSheet>,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
  hidden: readonly string[] = [],
): Buffer {
  const Sheets = Object.keys(sheets).map((name) => ({ Hidden: hidden.includes(name) ? (1 as const) : (0 as const) }))
  const book = { SheetNames: Object.keys(sheets), Sheets: sheets, Workbook: { Sheets } }
  return write(book, { type: 'buffer', bookType, compression: true })
}

/** A workbook with this XML as its only sheet. */
export function rawWorkbook(sheet: string): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (kind: string, target: string) =>
    `<Relationships><Relationship Id="r" Type="${type}/${kind}" Target="${target}"/></Relationships>`
  return zip({
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="blad" r:id="r"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('worksheet', '/xl/sheet.xml'),
    'xl/sheet.xml': sheet,
  })
}

export function zip(parts: Record<string, string>): Buffer {
  return packed(parts, { fileType: 'zip', compression: true })
}

export function compound(parts: Record<string, string>): Buffer {
  return packed(parts, { fileType: 'cfb' })
}

function packed(parts: Record<string, string>, options: object): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(parts)) CFB.utils.cfb_add(container, name, Buffer.from(content))
  return Buffer.from(CFB.write(container, { ...options, type: 'buffer' }) as Uint8Array)
}

export function feature(coordinates: number[]): string {
  const properties = { statcode: 'GM0344', deel: { naam: 'Utrecht' } }
  return JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } })
}

export function dbf(fields: readonly [string, string, number][], records: readonly (string | Buffer)[]): Buffer {
  const head = Buffer.alloc(32 + fields.length * 32 + 1)
  head.set([3, 116, 1, 1])
  head.writeUInt32LE(records.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(
    fields.reduce((sum, [, , length]) => sum + length, 1),
    10,
  )
  fields.forEach(([name, form, length], place) => {
    head.write(name, 32 + place * 32)
    head.write(form, 32 + place * 32 + 11)
    head[32 + place * 32 + 16] = length
  })
  head[head.length - 1] = 0x0d
  return Buffer.concat([head, ...records.map((record) => Buffer.from(record)), Buffer.from([0x1a])])
}
