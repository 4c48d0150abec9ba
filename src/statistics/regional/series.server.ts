import type { Actor } from '../../accounts'
import { levelOfCode } from '../../areas'
import { findRegions } from '../../areas/index.server'
import type { Wording } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Indicator, Series } from '../model/indicator'
import { comparePeriods, type Observation } from '../model/observation'
import type { FiledRow } from '../source/filed-row'
import type { Edition } from '../source/port'
import type { Current } from '../store.server'
import { aggregate, type PartFigure, remainder } from './aggregate'
import type { Extent, ExtentPart } from './extent'
import { type FileShape, shapeOfFile } from './file-shapes.store.server'
import { type HeldFile, heldFiles, holdingAny } from './files.server'
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
  const divided = regionsOf(extents, parts)
  const held = divided.length === 0 ? new Map() : heldInYears(files, shapes, codes)
  const below = await neighbourhoodsBelow(house, actor, divided, found, held)
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
          seriesIn(indicator, extent, parts.get(extent.id) ?? new Map(), found, below.ofRegion),
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

interface RegionInYear {
  year: number
  region: string
}

/** The districts and municipalities that extents are made of, also what they are taken out of. */
function regionsOf(extents: readonly Extent[], parts: ReadonlyMap<string, Parts>): RegionInYear[] {
  const all = extents.flatMap(({ id, whole }) =>
    [...(parts.get(id) ?? [])].flatMap(([year, own]) => [
      ...own.flatMap(({ region, isLost }) => (isLost ? [] : [{ year, region }])),
      ...(whole === undefined ? [] : [{ year, region: whole }]),
    ]),
  )
  const divided = all.filter(({ region }) => ['district', 'municipality'].includes(levelOfCode(region) ?? ''))
  return [...new Map(divided.map((each) => [`${each.year} ${each.region}`, each])).values()]
}

/** The neighbourhoods of a district or municipality, by boundary year and code of the region. */
type OfRegion = ReadonlyMap<string, readonly string[]>

/**
 * What to ask of neighbourhoods because nothing is known of the regions they lie in: some figures, such as those on crime,
 * are published by neighbourhood only, and a district is made of its neighbourhoods all the same. The coverage tells.
 *
 * @param found what is known of the regions themselves
 * @param held of what there are figures at all
 */
async function neighbourhoodsBelow(
  house: House,
  actor: Actor,
  regions: readonly RegionInYear[],
  found: FoundRows,
  held: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<{ indicators: string[]; places: string[]; ofRegion: OfRegion }> {
  const lacking = new Set<string>()
  const divided = regions.filter(({ year, region }) => {
    const missing = [...(held.get(year) ?? [])].filter((code) => !found.knows(code, year, region))
    for (const code of missing) lacking.add(code)
    return missing.length > 0
  })
  const ofRegion = new Map(
    await Promise.all(
      divided.map(async ({ year, region }) => {
        const within = levelOfCode(region) === 'district' ? { parent: region } : { municipality: region }
        const lying = await findRegions(house, actor, { boundaryYear: year, level: 'neighbourhood', ...within })
        return [`${year} ${region}`, lying.map(({ code }) => code)] as const
      }),
    ),
  )
  return { indicators: [...lacking], places: [...new Set([...ofRegion.values()].flat())], ofRegion }
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

function seriesIn(indicator: Indicator, extent: Extent, parts: Parts, found: FoundRows, ofRegion: OfRegion): Series {
  const observations = new Map<string, Map<string, Observation>>()
  for (const moment of found.moments(indicator.code)) {
    const known = observations.get(moment.definition) ?? new Map<string, Observation>()
    observations.set(moment.definition, known)
    // Of one period in two divisions the newer one counts, being the division the area is known in today.
    if (known.has(moment.period)) continue
    const wholes = found.wholes(indicator, moment)
    const own = partsAt(extent, parts.get(moment.boundaryYear) ?? [], moment, ofRegion)
    const observation = observationAt(indicator, own, moment, wholes)
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

/** What a figure of an extent is made of at one moment. */
interface PartsAt extends Pick<Extent, 'whole'> {
  parts: readonly ExtentPart[]
  /** True when a region without a figure of its own was put together from its neighbourhoods. */
  isPutTogether?: boolean
}

const putTogether: Wording = {
  nl: 'Samengesteld uit buurten. Wat de bron bij geen buurt plaatst, telt niet mee.',
  en: 'Put together from neighbourhoods. What the source places in none of them is not counted.',
}

/**
 * An extent as figures of this moment have it. A region of which there is none in its neighbourhoods, where they have; and
 * what is left of a municipality that has none in its other neighbourhoods.
 */
function partsAt({ whole }: Extent, own: readonly ExtentPart[], moment: FoundMoment, ofRegion: OfRegion): PartsAt {
  if (ofRegion.size === 0) return { parts: own, whole }
  const lyingIn = (region: string): readonly string[] => {
    const lying = moment.rows.has(region) ? [] : (ofRegion.get(`${moment.boundaryYear} ${region}`) ?? [])
    return lying.some((code) => moment.rows.has(code)) ? lying : []
  }
  const parts = own.flatMap((part) => {
    const lying = part.isLost ? [] : lyingIn(part.region)
    return lying.length === 0 ? [part] : lying.map((region) => ({ ...part, region }))
  })
  const all = whole === undefined || parts.some(({ isLost }) => isLost) ? [] : lyingIn(whole)
  if (all.length === 0) return { parts, whole, isPutTogether: parts.length > own.length }
  return { parts: all.flatMap((region) => leftOf(region, parts)), isPutTogether: true }
}

/** What is left of a neighbourhood without the parts of an area, each that neighbourhood or what it lies in. */
function leftOf(region: string, taken: readonly ExtentPart[]): ExtentPart[] {
  const own = taken.filter((part) => region.slice(2).startsWith(part.region.slice(2)))
  const share = 1 - own.reduce((sum, part) => sum + part.share, 0)
  return share <= 0 ? [] : [{ region, share, isConverted: own.some((part) => part.isConverted) }]
}

function observationAt(
  indicator: Indicator,
  { parts, whole: outer, isPutTogether }: PartsAt,
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
  if (outer === undefined) {
    const observation = aggregate(indicator, moment.period, figures, source)
    return isPutTogether ? { note: putTogether, ...observation } : observation
  }
  const whole = figureOf({ region: outer, share: 1, isConverted: false })
  return remainder(indicator, moment.period, whole, figures, source)
}
