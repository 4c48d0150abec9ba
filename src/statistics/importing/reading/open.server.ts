import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { StatisticsEngine } from '../../../platform/index.server'
import type { FileFormat, StagedTable } from '../table'
import type { Coordinates } from './coordinates'
import { openDelimited } from './csv.server'
import { openDbf } from './dbf.server'
import { formOf } from './form'
import { type GivenFile, openGiven } from './given-file.server'
import { type MapFeature, openJson } from './json.server'
import { openParquet } from './parquet.store.server'
import { refusedAt } from './spot'
import { type OpenedTable, type Scratch, scratchIn } from './stage.server'
import { openXls } from './xls.server'
import { type LeftSheet, openXlsx } from './xlsx.server'

/** A file whose tables can be read. */
export interface OpenedFile {
  /** Its name without folder, as given: `wijk_2016.csv.gz`. */
  file: string
  /** SHA-256 of the bytes as given, in hexadecimal: the same file is known again by it, whatever its name. */
  checksum: string
  /** Size as given. */
  bytes: number
  format: FileFormat
  /** At least one. */
  tables: readonly OpenedTable[]
  /** Sheets of a workbook that are no table, or hidden, with the reason. */
  left: readonly LeftSheet[]
  /** Only of maps: what their coordinates are. */
  crs?: Coordinates
  /** Only of maps: the features of a table, in the order of its rows, with the cells of the row as properties. */
  features?: (table: StagedTable) => AsyncIterable<MapFeature>
}

/**
 * Opens any file with figures or boundaries: CSV in all its forms, XLSX, XLS, DBF, JSON and NDJSON, GeoJSON, TopoJSON, Parquet,
 * also packed with gzip. It is recognised by its content; its name is not asked. Nothing in it is carried out or fetched.
 *
 * @param path of the file; it must stay until the tables were read, as the scratch folder must
 * @param scratch folder for staging files, made and removed by the caller
 * @param options `engine` is only asked for Parquet; `name` is what the file is called towards people
 * @throws Refusal with file, sheet, row, column and value as far as they are known: `file-missing`, `file-empty`,
 *   `file-too-large`, `file-cut-short`, `file-damaged`, `file-protected`, `file-unsafe`, `file-no-table`,
 *   `file-form-unknown`, `text-unreadable`, `row-endless`, `row-cut-short`, `row-too-long`, `rows-apart`, `table-missing`, `header-missing`,
 *   `column-twice`, `column-form-unknown`, `table-too-wide`, `table-too-long`, `sheet-hidden`, `coordinates-unknown`
 */
export async function openFile(
  path: string,
  scratch: string,
  options: { engine: () => Promise<StatisticsEngine>; name?: string },
): Promise<OpenedFile> {
  const given = await openGiven(path, options.name)
  const { spot, checksum, bytes } = given
  const found = await contentOf(given, scratchIn(scratch), options.engine)
  return { file: spot.file, checksum, bytes, left: [], ...found }
}

async function contentOf(
  given: GivenFile,
  scratch: Scratch,
  engine: () => Promise<StatisticsEngine>,
): Promise<Pick<OpenedFile, 'format' | 'tables' | 'crs' | 'features'> & { left?: readonly LeftSheet[] }> {
  const recognised = formOf(given.head)
  const { spot } = given
  switch (recognised.form) {
    case 'text':
      return { format: 'csv', tables: [await openDelimited(given, scratch)] }
    case 'json':
      return openJson(given, scratch)
    case 'dbf':
      return { format: 'dbf', tables: [await openDbf(given, scratch)] }
    case 'parquet':
      return { format: 'parquet', tables: [await openParquet(await unpackedCopy(given, scratch), scratch, engine)] }
    case 'zip':
      return { format: 'xlsx', ...(await openXlsx((await unpackedCopy(given, scratch)).path, spot, scratch)) }
    case 'compound': {
      const { path, bytes } = await unpackedCopy(given, scratch)
      return { format: 'xls', ...(await openXls(path, bytes, spot, scratch)) }
    }
    case 'other':
      if (recognised.name === null) throw refusedAt('file-form-unknown', spot)
      throw refusedAt('file-no-table', spot, { form: recognised.name })
  }
}

/** A file of which any part must be within reach is unpacked first when it was packed. */
async function unpackedCopy(given: GivenFile, scratch: Scratch): Promise<GivenFile> {
  if (!given.isPacked) return given
  const path = scratch.path('unpacked')
  const file = createWriteStream(path)
  await pipeline(given.content(), file)
  return { ...given, path, isPacked: false, bytes: file.bytesWritten }
}
