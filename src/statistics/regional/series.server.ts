import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import type { Indicator, Series } from '../model/indicator'
import type { Edition } from '../source/port'
import type { RowColumns } from '../source/row-columns'
import type { Current } from '../store.server'
import { type Below, type Parts, regionsOf } from './below'
import { neighbourhoodsBelow } from './below.server'
import { type Extent, knownRegions } from './extent'
import { seriesOfExtent } from './extent-series'
import { type FileShape, shapeOfFile } from './file-shapes.store.server'
import { filesOf, type HeldFile, heldFiles, holdingAny } from './files.server'
import { FoundRows } from './found-rows'
import { momentsOf } from './moments.store.server'
import { type FilesQuery, rowsOfFiles } from './rows.store.server'

/**
 * Figures of several extents for several indicators: by the id of the extent and the code of the indicator; undefined where
 * these were not asked. Worked out when they are asked for, so that nobody has to hold all of a profile at once.
 */
export type ExtentSeries = (extent: string, indicator: string) => Series | undefined

/** No question of ours asks for more cells than this, so that its answer stays below the limit of the engine. */
const cellsPerQuestion = 40_000

/**
 * The series of extents, for as many indicators as asked in as few questions as can be: a profile of an area is one.
 *
 * @param current versions the actor may see, in the order in which they count: of two with the same figure the first
 */
export async function seriesOfExtents(
  house: House,
  actor: Actor,
  current: readonly Current[],
  asked: {
    indicators: readonly Indicator[]
    extents: readonly Extent[]
    edition?: Edition
    periods?: readonly string[]
  },
): Promise<ExtentSeries> {
  const { indicators, extents } = asked
  const codes = new Set(indicators.flatMap(({ code, denominator }) => (denominator ? [code, denominator] : [code])))
  const edition = asked.edition ?? 'released'
  const files = await heldFiles(house, actor, holdingAny(current, [...codes]), edition, 'byPlace')
  const shapes = await Promise.all(files.map(({ path }) => shapeOf(house, path)))
  const parts = await partsPerYear(extents, [...new Set(shapes.flatMap(({ boundaryYears }) => boundaryYears))])
  const places = [...new Set([...parts.values()].flatMap((of) => [...of.values()].flatMap(knownRegions)))]
  for (const { whole } of extents) if (whole !== undefined && !places.includes(whole)) places.push(whole)
  const cellsPerPlace = files.reduce(
    (sum, { indicators: held }, place) =>
      sum + held.filter((code) => codes.has(code)).length * (shapes[place]?.rowsPerIndicator ?? 1),
    0,
  )
  // Files that hold nothing else need not look at the indicator of every row.
  const areAllAsked = files.every(({ indicators: held }) => held.every((code) => codes.has(code)))
  const query = {
    files: files.map(({ path }) => path),
    indicators: areAllAsked ? undefined : [...codes],
    periods: asked.periods,
  }
  const perTurn = Math.max(1, Math.floor(cellsPerQuestion / cellsPerPlace))
  const rows = await askInTurns(house, query, places, perTurn)
  const known = new FoundRows(rows)
  const divided = regionsOf(extents, parts)
  const held = divided.length === 0 ? new Map() : heldInYears(files, shapes, codes)
  const below = await neighbourhoodsBelow(house, actor, divided, known, held, async (code) => {
    const holding = await filesOf(house, actor, holdingAny(current, [code]), edition, 'byIndicator')
    return momentsOf(await house.engine(), holding, code, null)
  })
  const lyingBelow = await rowsBelow(below, indicators, (wanted) =>
    askInTurns(house, { ...query, indicators: wanted }, below.places, perTurn),
  )
  const found = lyingBelow.length === 0 ? known : new FoundRows([...rows, ...lyingBelow])
  const ofExtent = new Map(
    extents.map((extent) => [extent.id, seriesOfExtent(extent, parts.get(extent.id) ?? new Map(), found, below)]),
  )
  const ofCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  return (extent, code) => {
    const indicator = ofCode.get(code)
    return indicator && ofExtent.get(extent)?.(indicator)
  }
}

/** The rows of neighbourhoods that what lies above them is put together from, with the wholes their shares are of. */
async function rowsBelow(
  below: Below,
  indicators: readonly Indicator[],
  ask: (codes: readonly string[]) => Promise<RowColumns[]>,
): Promise<RowColumns[]> {
  if (below.places.length === 0) return []
  const wholes = indicators.flatMap(({ code, denominator }) =>
    denominator !== undefined && below.indicators.has(code) ? [denominator] : [],
  )
  return ask([...new Set([...below.indicators, ...wholes])])
}

/** By boundary year the indicators that some file has figures of within the boundaries of that year. */
function heldInYears(
  files: readonly HeldFile[],
  shapes: readonly FileShape[],
  codes: ReadonlySet<string>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const held = new Map<number, Set<string>>()
  for (const [place, { boundaryYears }] of shapes.entries()) {
    const asked = files[place]?.indicators.filter((code) => codes.has(code)) ?? []
    for (const year of boundaryYears) held.set(year, new Set([...(held.get(year) ?? []), ...asked]))
  }
  return held
}

/** The shape of a file. */
async function shapeOf(house: House, file: string): Promise<FileShape> {
  return shapeOfFile(await house.engine(), file)
}

/** The boundary years of the regions in these files. */
export async function boundaryYearsOf(house: House, files: readonly string[]): Promise<number[]> {
  const shapes = await Promise.all(files.map((file) => shapeOf(house, file)))
  return [...new Set(shapes.flatMap(({ boundaryYears }) => boundaryYears))]
}

async function partsPerYear(extents: readonly Extent[], years: readonly number[]): Promise<Map<string, Parts>> {
  const entries = extents.map(async (extent) => {
    const perYear = await Promise.all(years.map(async (year) => [year, await extent.parts(year)] as const))
    return [extent.id, new Map(perYear.flatMap(([year, parts]) => (parts ? [[year, parts] as const] : [])))] as const
  })
  return new Map(await Promise.all(entries))
}

/** The rows of places, of so many in one question that its answer is not too large. */
async function askInTurns(
  house: House,
  query: Omit<FilesQuery, 'places'>,
  places: readonly string[],
  perTurn: number,
): Promise<RowColumns[]> {
  const engine = await house.engine()
  const turns: Promise<RowColumns[]>[] = []
  for (let first = 0; first < places.length; first += perTurn) {
    turns.push(rowsOfFiles(engine, { ...query, places: places.slice(first, first + perTurn) }))
  }
  return (await Promise.all(turns)).flat()
}
