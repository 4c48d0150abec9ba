import type { Actor } from '../../accounts'
import { levelOfCode } from '../../areas'
import { findRegions } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import type { Indicator, Series } from '../model/indicator'
import { comparePeriods, type Observation } from '../model/observation'
import type { FiledRow } from '../source/filed-row'
import type { Edition } from '../source/port'
import type { Current } from '../store.server'
import { aggregate, type PartFigure, remainder } from './aggregate'
import type { Extent, ExtentPart } from './extent'
import { type FileShape, shapeOfFile } from './file-shapes.store.server'
import { heldFiles, holdingAny } from './files.server'
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
  const all = [...parts.values()].flatMap((of) => [...of.values()].flat())
  const places = [...new Set(all.flatMap(({ region, isLost }) => (isLost ? [] : [region])))]
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
  const below = await neighbourhoodsBelow(house, actor, parts, found, codes)
  if (below.places.length > 0) {
    found.add(await askInTurns(house, { ...query, indicators: below.indicators }, below.places, perTurn))
  }
  return new Map(
    extents.map((extent) => [
      extent.id,
      new Map(
        indicators.map((indicator) => [
          indicator.code,
          seriesIn(indicator, extent, parts.get(extent.id) ?? new Map(), found, below.ofDistrict),
        ]),
      ),
    ]),
  )
}

/** The neighbourhoods of districts, by boundary year and code of the district. */
type OfDistrict = ReadonlyMap<string, readonly string[]>

/**
 * What to ask of neighbourhoods because nothing is known of the districts they lie in: some figures, such as those on crime,
 * are published by neighbourhood only, and a district is made of its neighbourhoods all the same. The coverage tells.
 *
 * @param found what is known of the parts themselves
 */
async function neighbourhoodsBelow(
  house: House,
  actor: Actor,
  parts: ReadonlyMap<string, Parts>,
  found: FoundRows,
  codes: ReadonlySet<string>,
): Promise<{ indicators: string[]; places: string[]; ofDistrict: OfDistrict }> {
  const lacking = new Set<string>()
  const districts = new Map<string, { year: number; region: string }>()
  for (const inYears of parts.values()) {
    for (const [year, own] of inYears) {
      for (const { region, isLost } of own) {
        if (isLost || levelOfCode(region) !== 'district') continue
        const missing = [...codes].filter((code) => !found.knows(code, year, region))
        for (const code of missing) lacking.add(code)
        if (missing.length > 0) districts.set(`${year} ${region}`, { year, region })
      }
    }
  }
  const ofDistrict = new Map(
    await Promise.all(
      [...districts].map(async ([key, { year, region }]) => {
        const lying = await findRegions(house, actor, { boundaryYear: year, level: 'neighbourhood', parent: region })
        return [key, lying.map(({ code }) => code)] as const
      }),
    ),
  )
  return { indicators: [...lacking], places: [...new Set([...ofDistrict.values()].flat())], ofDistrict }
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

type Parts = ReadonlyMap<number, readonly ExtentPart[]>

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

/** When an indicator was measured, in which definition and boundaries, and the rows of that by place. */
interface FoundMoment {
  definition: string
  boundaryYear: number
  period: string
  rows: Map<string, FiledRow>
}

/** Rows found by what they are about, the version that counts first. */
class FoundRows {
  private readonly byIndicator = new Map<string, FoundMoment[]>()

  constructor(rows: readonly FiledRow[]) {
    this.add(rows)
  }

  add(rows: readonly FiledRow[]): void {
    for (const row of rows) {
      const { rows: known } = this.momentOf(row)
      const first = known.get(row.place)
      if (!first || row.file < first.file) known.set(row.place, row)
    }
    for (const moments of this.byIndicator.values()) {
      moments.sort((a, b) => comparePeriods(a.period, b.period) || b.boundaryYear - a.boundaryYear)
    }
  }

  private momentOf({ indicator, definition, boundaryYear, observation: { period } }: FiledRow): FoundMoment {
    const known = this.byIndicator.get(indicator)
    const year = boundaryYear ?? 0
    // Rows come file by file, so that it is mostly the last one.
    const moment = known?.findLast(
      (each) => each.period === period && each.boundaryYear === year && each.definition === definition,
    )
    if (moment) return moment
    const made = { definition, boundaryYear: year, period, rows: new Map() }
    if (known) known.push(made)
    else this.byIndicator.set(indicator, [made])
    return made
  }

  /** When the indicator was measured, in any of the regions: newest boundary year first within a period. */
  moments(indicator: string): readonly FoundMoment[] {
    return this.byIndicator.get(indicator) ?? []
  }

  /** Whether anything is known of an indicator for a place, in any period within the boundaries of a year. */
  knows(indicator: string, boundaryYear: number, place: string): boolean {
    const moments = this.byIndicator.get(indicator) ?? []
    return moments.some((moment) => moment.boundaryYear === boundaryYear && moment.rows.has(place))
  }

  /** The wholes a share is of: those of the same period and boundaries, in any definition. */
  wholes({ denominator }: Indicator, moment: FoundMoment): FoundMoment[] {
    const all = denominator === undefined ? [] : (this.byIndicator.get(denominator) ?? [])
    return all.filter((each) => each.period === moment.period && each.boundaryYear === moment.boundaryYear)
  }
}

function seriesIn(
  indicator: Indicator,
  extent: Extent,
  parts: Parts,
  found: FoundRows,
  ofDistrict: OfDistrict,
): Series {
  const observations = new Map<string, Map<string, Observation>>()
  for (const moment of found.moments(indicator.code)) {
    const known = observations.get(moment.definition) ?? new Map<string, Observation>()
    observations.set(moment.definition, known)
    // Of one period in two divisions the newer one counts, being the division the area is known in today.
    if (known.has(moment.period)) continue
    const wholes = found.wholes(indicator, moment)
    const own = partsAt(parts.get(moment.boundaryYear) ?? [], moment, ofDistrict)
    const observation = observationAt(indicator, extent, own, moment, wholes)
    if (observation) known.set(moment.period, observation)
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

/** The parts as figures of this moment have them: a district of which there is none in its neighbourhoods, where they have. */
function partsAt(parts: readonly ExtentPart[], moment: FoundMoment, ofDistrict: OfDistrict): readonly ExtentPart[] {
  if (ofDistrict.size === 0) return parts
  return parts.flatMap((part) => {
    const lying = moment.rows.has(part.region) ? undefined : ofDistrict.get(`${moment.boundaryYear} ${part.region}`)
    if (!lying?.some((code) => moment.rows.has(code))) return [part]
    return lying.map((region) => ({ ...part, region }))
  })
}

function observationAt(
  indicator: Indicator,
  extent: Extent,
  parts: readonly ExtentPart[],
  moment: FoundMoment,
  wholes: readonly FoundMoment[],
): Observation | null {
  if (parts.length === 0) return null
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
  if (extent.whole === undefined) return aggregate(indicator, moment.period, figures, source)
  const whole = figureOf({ region: extent.whole, share: 1, isConverted: false })
  return remainder(indicator, moment.period, whole, figures, source)
}
