import type { Feature, GeoJsonProperties, Geometry } from 'geojson'
import { feature as featuresOf } from 'topojson-client'
import type { GeometryObject, Topology } from 'topojson-specification'
import type { StagedTable } from '../table'
import { type Coordinates, coordinatesByName, coordinatesBySize, firstPosition } from './coordinates'
import type { GivenFile } from './given-file.server'
import { JsonPieceError, jsonPieces } from './json-pieces'
import { flatCells, isAboutRegion, type JsonRow, rowsOfRecord } from './json-rows'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'
import { type OpenedTable, type Scratch, type TableWriter, writeTable } from './stage.server'
import { decoded } from './text.server'

/** A feature of a map, with its properties as the text in the row of the table. */
export type MapFeature = Feature<Geometry | null, Readonly<Record<string, string | null>>>

export interface OpenedJson {
  format: 'json' | 'geojson' | 'topojson'
  tables: readonly OpenedTable[]
  /** Only of maps. */
  crs?: Coordinates
  /** The features of a table of a map, in the order of its rows. Reads the file again. */
  features?: (table: StagedTable) => AsyncIterable<MapFeature>
}

/** What one piece of a file is. */
type Item =
  | { kind: 'record'; record: Record<string, unknown> }
  | { kind: 'feature'; layer: string | null; feature: Feature<Geometry | null, GeoJsonProperties> }

/** What is only known when all of a file was read. */
interface Survey {
  /** Columns of each table in the order in which they are met. */
  tables: Map<string | null, Map<string, number>>
  format: OpenedJson['format']
  records: number
  /** Whether the last record was about a region itself. */
  isRegion: boolean
  crs: unknown
  position: readonly number[] | null
}

/**
 * Opens JSON: a list of records, NDJSON, a document with lists in it, GeoJSON, TopoJSON. What becomes of objects within
 * records, `rowsOfRecord` says. The file is read twice, for which columns there are is known at its end; a piece at a time,
 * unless it is one document. Rows are counted from 1 within each table.
 *
 * @throws Refusal `table-missing`, `coordinates-unknown`, `table-too-wide`, `table-too-long`, `file-damaged`,
 *   `file-cut-short`, `file-too-large`, `file-unsafe`
 */
export async function openJson(given: GivenFile, scratch: Scratch): Promise<OpenedJson> {
  const { spot } = given
  const survey = await surveyOf(given)
  // The one object that holds the lists is no row itself, unless it is a region of which the lists are parts.
  if (survey.records === 1 && survey.tables.size > 1 && !survey.isRegion) survey.tables.delete(null)
  if (survey.tables.size === 0) throw refusedAt('table-missing', spot)
  if (survey.tables.size > readingLimits.tables) throw refusedAt('file-unsafe', spot)
  const isMap = survey.format !== 'json'
  const crs = isMap ? coordinatesOf(survey, spot) : undefined
  const tables = await writeTables(given, scratch, survey)
  if (crs === undefined) return { format: survey.format, tables }
  return { format: survey.format, tables, crs, features: (table) => mapFeatures(given, table) }
}

async function surveyOf(given: GivenFile): Promise<Survey> {
  const survey: Survey = {
    tables: new Map(),
    format: 'json',
    records: 0,
    isRegion: false,
    crs: undefined,
    position: null,
  }
  const around = (member: Record<string, unknown>) => {
    survey.crs = member.crs ?? survey.crs
    if (member.type === 'Topology') survey.format = 'topojson'
  }
  for await (const item of items(given, around)) {
    if (item.kind === 'feature') {
      if (survey.format === 'json') survey.format = 'geojson'
      survey.position ??= firstPosition(item.feature.geometry)
    } else {
      survey.records += 1
      survey.isRegion = isAboutRegion(item.record)
    }
    for (const { table, cells } of rowsOf(item)) {
      const columns = survey.tables.get(table) ?? new Map<string, number>()
      survey.tables.set(table, columns)
      for (const name of cells.keys()) if (!columns.has(name)) columns.set(name, columns.size)
      if (columns.size > readingLimits.columns) {
        throw refusedAt('table-too-wide', spotOf(given, table), { count: columns.size, limit: readingLimits.columns })
      }
    }
  }
  return survey
}

async function writeTables(given: GivenFile, scratch: Scratch, survey: Survey): Promise<OpenedTable[]> {
  const writers = new Map<string | null, { columns: readonly string[]; writer: TableWriter }>()
  try {
    for (const [table, names] of survey.tables) {
      const columns = [...names.keys()]
      const header = { title: null, columns, above: 0 }
      const spot = survey.tables.size === 1 ? given.spot : spotOf(given, table)
      const staging = { spot, format: survey.format, header, firstRow: 1, canHaveFooter: false }
      writers.set(table, { columns, writer: await writeTable(scratch, staging) })
    }
    for await (const item of items(given)) {
      for (const { table, cells } of rowsOf(item)) {
        const to = writers.get(table)
        await to?.writer.add([to.columns.map((name) => cells.get(name) ?? null)])
      }
    }
    return await Promise.all([...writers.values()].map(({ writer }) => writer.end()))
  } finally {
    for (const { writer } of writers.values()) await writer.close()
  }
}

async function* mapFeatures(given: GivenFile, { sample }: StagedTable): AsyncGenerator<MapFeature> {
  for await (const item of items(given)) {
    if (item.kind !== 'feature' || (sample.sheet !== null && item.layer !== sample.sheet)) continue
    const cells = featureCells(item.feature)
    const properties = Object.fromEntries(sample.columns.map((name) => [name, cells.get(name) ?? null]))
    yield { type: 'Feature', geometry: item.feature.geometry, properties }
  }
}

function rowsOf(item: Item): Iterable<JsonRow> {
  return item.kind === 'record' ? rowsOfRecord(item.record) : [{ table: item.layer, cells: featureCells(item.feature) }]
}

/** The properties of a feature and, where they have none, its `id`. */
function featureCells({ id, properties }: Feature<Geometry | null, GeoJsonProperties>): Map<string, string | null> {
  const cells = flatCells(properties ?? {})
  if (id !== undefined && !cells.has('id')) cells.set('id', String(id))
  return cells
}

function spotOf({ spot }: GivenFile, table: string | null): Spot {
  return { file: spot.file, sheet: table }
}

/** What a file consists of, in its order. `around` is told of objects that only hold it together. */
async function* items(
  given: GivenFile,
  around: (member: Record<string, unknown>) => void = () => {},
): AsyncGenerator<Item> {
  const limits = { characters: readingLimits.pieceCharacters, depth: readingLimits.depth }
  let elements = 0
  try {
    for await (const { kind, text } of jsonPieces(decoded(given.content(), 'utf-8'), limits)) {
      const value: unknown = JSON.parse(text)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
      const member = value as Record<string, unknown>
      if (kind === 'element') elements += 1
      if (member.type === 'Topology') {
        around(member)
        yield* topologyFeatures(member as unknown as Topology)
      } else if (member.type === 'FeatureCollection' || (kind === 'document' && elements > 0)) {
        around(member)
      } else if (member.type === 'Feature' && 'geometry' in member) {
        yield { kind: 'feature', layer: null, feature: member as unknown as Feature<Geometry | null> }
      } else {
        yield { kind: 'record', record: member }
      }
    }
  } catch (error) {
    throw asRefusal(error, given.spot)
  }
}

function* topologyFeatures(topology: Topology): Generator<Item> {
  const layers = Object.entries(topology.objects)
  for (const [name, object] of layers) {
    const found = featuresOf(topology, object as GeometryObject<GeoJsonProperties & object>)
    const features = found.type === 'FeatureCollection' ? found.features : [found]
    for (const feature of features) yield { kind: 'feature', layer: layers.length > 1 ? name : null, feature }
  }
}

function asRefusal(error: unknown, spot: Spot): unknown {
  if (error instanceof JsonPieceError) {
    if (error.fault === 'too-long') {
      return refusedAt('file-too-large', spot, { limit: readingLimits.pieceCharacters / 1_000_000 }, error)
    }
    const codes = { 'too-deep': 'file-unsafe', 'cut-short': 'file-cut-short', damaged: 'file-damaged' } as const
    return refusedAt(codes[error.fault], spot, {}, error)
  }
  // What topojson-client throws on references that lead nowhere, and what is no JSON.
  return error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError
    ? refusedAt('file-damaged', spot, {}, error)
    : error
}

function coordinatesOf({ crs, position }: Survey, spot: Spot): Coordinates {
  const named = coordinatesByName(crs)
  const found = named === undefined ? position && coordinatesBySize([...position]) : named
  if (!found) throw refusedAt('coordinates-unknown', spot)
  return found
}
