import type { Cells, RowBatches } from './cells'
import type { GivenFile } from './given-file.server'
import { Utf8Tally } from './row-scan.server'
import { refusedAt, type Spot } from './spot'
import { type OpenedTable, type Scratch, stageTable } from './stage.server'

/** A field of a dBase table. */
interface Field {
  name: string
  form: string
  /** Place in a record, and number of bytes. */
  at: number
  length: number
}

interface DbfHeader {
  records: number
  headerBytes: number
  recordBytes: number
  fields: readonly Field[]
}

const deleted = 0x2a
const fieldBytes = 32
const endOfFields = 0x0d
/** Text, number, number with a fraction, date, yes or no: what attribute tables of maps hold. */
const readForms = 'CNFDL'

/**
 * Opens a dBase table (dBASE III and later), the attribute table of a shapefile. Records that were deleted are left out, as
 * programs that open it do; text is UTF-8 when it can be and Windows-1252 otherwise, for what the file says is often wrong.
 * Its rows are counted as a spreadsheet shows them: the names are row 1.
 *
 * @throws Refusal `column-form-unknown` for memos and binary fields, `file-cut-short`, `column-twice`
 */
export async function openDbf(given: GivenFile, scratch: Scratch): Promise<OpenedTable> {
  const { spot } = given
  const header = headerOf(given.head, spot)
  const encoding = await encodingOf(given, header)
  const columns = header.fields.map(({ name }) => name)
  const twice = columns.find((name, position) => columns.indexOf(name) !== position)
  if (twice !== undefined) {
    const positions = columns.flatMap((name, position) => (name === twice ? [String(position + 1)] : []))
    throw refusedAt('column-twice', spot, { column: twice, positions })
  }
  return stageTable(rowsOf(given, header, encoding), scratch, {
    spot,
    format: 'dbf',
    header: { title: null, columns, above: 0 },
    firstRow: 2,
    canHaveFooter: false,
  })
}

function headerOf(head: Uint8Array, spot: Spot): DbfHeader {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const headerBytes = view.getUint16(8, true)
  const recordBytes = view.getUint16(10, true)
  if (head.length < headerBytes) throw refusedAt('file-cut-short', spot)
  const fields: Field[] = []
  let at = 1
  for (let start = fieldBytes; start + fieldBytes <= headerBytes && head[start] !== endOfFields; start += fieldBytes) {
    const nameBytes = head.subarray(start, start + 11)
    const end = nameBytes.indexOf(0)
    const name = new TextDecoder('windows-1252').decode(end < 0 ? nameBytes : nameBytes.subarray(0, end)).trim()
    const form = String.fromCharCode(head[start + 11] ?? 0)
    const length = head[start + 16] ?? 0
    if (!readForms.includes(form)) throw refusedAt('column-form-unknown', spot, { column: name, form })
    fields.push({ name, form, at, length })
    at += length
  }
  if (fields.length < 2 || at > recordBytes) throw refusedAt('file-damaged', spot)
  return { records: view.getUint32(4, true), headerBytes, recordBytes, fields }
}

async function encodingOf(given: GivenFile, header: DbfHeader): Promise<'utf-8' | 'windows-1252'> {
  const tally = new Utf8Tally()
  for await (const record of records(given, header)) tally.push(record)
  // A name that was cut off at the end of its field can end in half a character.
  return tally.end() > tally.characters ? 'windows-1252' : 'utf-8'
}

/** Records one by one. @throws Refusal `file-cut-short` when there are fewer than the file says */
async function* records(given: GivenFile, header: DbfHeader): AsyncGenerator<Uint8Array> {
  const { recordBytes } = header
  let skip = header.headerBytes
  let left = header.records
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of given.content() as AsyncIterable<Uint8Array>) {
    if (skip >= chunk.length) {
      skip -= chunk.length
      continue
    }
    const bytes = Buffer.concat([rest, chunk.subarray(skip)])
    skip = 0
    let at = 0
    for (; at + recordBytes <= bytes.length && left > 0; at += recordBytes) {
      left -= 1
      yield bytes.subarray(at, at + recordBytes)
    }
    rest = bytes.subarray(at)
    if (left === 0) break
  }
  if (left > 0) throw refusedAt('file-cut-short', given.spot)
}

const batchRows = 256

async function* rowsOf(given: GivenFile, header: DbfHeader, encoding: string): RowBatches {
  const decoder = new TextDecoder(encoding)
  let batch: Cells[] = []
  for await (const record of records(given, header)) {
    if (record[0] === deleted) continue
    batch.push(
      header.fields.map((field) => textOf(decoder.decode(record.subarray(field.at, field.at + field.length)), field)),
    )
    if (batch.length < batchRows) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function textOf(cell: string, { form }: Field): string | null {
  const text = cell
    .replaceAll('\0', ' ')
    .replace(/\ufffd+\s*$/, '')
    .trim()
  if (text === '') return null
  if (form === 'D') return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
  if (form === 'L') return /^[ty]$/i.test(text) ? 'true' : /^[fn]$/i.test(text) ? 'false' : null
  return text
}
