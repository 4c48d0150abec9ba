import type { Actor } from '../../accounts'
import type { Wording } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Indicator, Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import type { FiledRow } from '../source/filed-row'
import type { Edition } from '../source/port'
import type { Current } from '../store.server'
import { aggregate, nothingLeft, type PartFigure, remainder } from './aggregate'
import { type Below, neighbourhoodsBelow, type Parts, regionsOf } from './below.server'
import { type Extent, type ExtentPart, knownRegions } from './extent'
import { type FileShape, shapeOfFile } from './file-shapes.store.server'
import { filesOf, type HeldFile, heldFiles, holdingAny } from './files.server'
import { type FoundMoment, FoundRows } from './found-rows'
import { momentsOf } from './moments.store.server'
import { type PartsAt, partsAt } from './parts-at'
import { type FilesQuery, rowsOfFiles } from './rows.store.server'

/** Figures of several extents for several indicators: by the id of the extent, then by the code of the indicator. */
export type ExtentSeries = ReadonlyMap<string, ReadonlyMap<string, Series>>

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
  const found = new FoundRows(rows)
  const divided = regionsOf(extents, parts)
  const held = divided.length === 0 ? new Map() : heldInYears(files, shapes, codes)
  const below = await neighbourhoodsBelow(house, actor, divided, found, held, async (code) => {
    const holding = await filesOf(house, actor, holdingAny(current, [code]), edition, 'byIndicator')
    return momentsOf(await house.engine(), holding, code, null)
  })
  if (below.places.length > 0) {
    const asked = indicators.filter(({ code }) => below.indicators.includes(code))
    const withWholes = new Set([...below.indicators, ...asked.flatMap(({ denominator }) => denominator ?? [])])
    found.add(await askInTurns(house, { ...query, indicators: [...withWholes] }, below.places, perTurn))
  }
  return new Map(
    extents.map((extent) => [
      extent.id,
      new Map(
        indicators.map((indicator) => [
          indicator.code,
          seriesIn(indicator, extent, parts.get(extent.id) ?? new Map(), found, below),
        ]),
      ),
    ]),
  )
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
): Promise<FiledRow[]> {
  const engine = await house.engine()
  const turns: Promise<FiledRow[]>[] = []
  for (let first = 0; first < places.length; first += perTurn) {
    turns.push(rowsOfFiles(engine, { ...query, places: places.slice(first, first + perTurn) }))
  }
  return (await Promise.all(turns)).flat()
}

function seriesIn(indicator: Indicator, extent: Extent, parts: Parts, found: FoundRows, below: Below): Series {
  const observations = new Map<string, Map<string, Observation>>()
  // Periods of which the figure was put together: one that was published in an older division goes before it.
  const replaceable = new Set<string>()
  for (const moment of found.moments(indicator.code)) {
    const known = observations.get(moment.definition) ?? new Map<string, Observation>()
    observations.set(moment.definition, known)
    const key = `${moment.definition} ${moment.period}`
    // Of one period in two divisions the newer one counts, being the division the area is known in today.
    if (known.has(moment.period) && !replaceable.has(key)) continue
    const inYear = parts.get(moment.boundaryYear)
    const own = inYear && partsAt(extent, inYear, (region) => below.lyingIn(indicator.code, moment, region))
    const observation = own && observationAt(indicator, own, moment, found.wholes(indicator, moment), extent)
    if (!observation) continue
    const isPublished = !own.isPutTogether && !observation.isConverted && observation.value !== null
    if (known.has(moment.period) && !isPublished) continue
    known.set(moment.period, observation)
    if (own.isPutTogether) replaceable.add(key)
    else replaceable.delete(key)
  }
  return {
    indicator: indicator.code,
    unit: indicator.unit,
    better: indicator.better,
    uncertainty: indicator.uncertainty,
    place: extent.id,
    definitions: indicator.definitions.map(({ version }) => ({
      version,
      observations: [...(observations.get(version)?.values() ?? [])],
    })),
  }
}

const putTogether: Wording = {
  nl: 'Samengesteld uit buurten. Wat de bron bij geen buurt plaatst, telt niet mee.',
  en: 'Put together from neighbourhoods. What the source places in none of them is not counted.',
}

const restOfPutTogether: Wording = {
  nl: 'Het gebied is samengesteld uit buurten. Wat de bron bij geen buurt plaatst, telt in de rest mee.',
  en: 'The area is put together from neighbourhoods. What the source places in none of them is counted in the rest.',
}

function observationAt(
  indicator: Indicator,
  { parts, whole: outer, isPutTogether }: PartsAt,
  moment: FoundMoment,
  wholes: readonly FoundMoment[],
  { whole: takenOutOf }: Extent,
): Observation | null {
  if (parts.length === 0) {
    if (takenOutOf === undefined) return null
    const rows = moment.rows.has(takenOutOf) ? [takenOutOf] : [...moment.rows.keys()].toSorted()
    const told = moment.rows.get(rows[0] ?? '')
    return told ? nothingLeft(moment.period, told.observation.source) : null
  }
  const weightOf = (region: string): number | null => {
    for (const { rows } of wholes) {
      const value = rows.get(region)?.observation.value
      if (value !== undefined && value !== null) return value
    }
    return null
  }
  const figureOf = ({ region, share, isConverted, isLost = false }: ExtentPart): PartFigure => ({
    region,
    share,
    isConverted,
    observation: (isLost ? null : moment.rows.get(region)?.observation) ?? null,
    weight: isLost ? null : weightOf(region),
  })
  const figures = parts.map(figureOf)
  if (figures.every(({ observation }) => observation === null)) return null
  const source = figures.find(({ observation }) => observation)?.observation?.source
  if (!source) return null
  if (outer === undefined) {
    const observation = aggregate(indicator, moment.period, figures, source)
    return isPutTogether ? withNote(putTogether, observation) : observation
  }
  const whole = figureOf({ region: outer, share: 1, isConverted: false })
  const rest = remainder(indicator, moment.period, whole, figures, source)
  return isPutTogether ? withNote(restOfPutTogether, rest) : rest
}

/** A note before what an observation says itself: of how many parts nothing is known means little without it. */
function withNote(added: Wording, { note, ...observation }: Observation): Observation {
  return { ...observation, note: note ? { nl: `${added.nl} ${note.nl}`, en: `${added.en} ${note.en}` } : added }
}
