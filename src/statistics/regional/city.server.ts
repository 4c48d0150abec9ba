import { type Actor, authorise } from '../../accounts'
import {
  type Area,
  municipalityOfCode,
  normaliseRegionCode,
  type Place,
  parentOfCode,
  type Region,
  type RegionMap,
} from '../../areas'
import { counterparts, findPlace, findRegions, listAreas, mapOf } from '../../areas/index.server'
import { Refusal, type Wording } from '../../platform'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import { statisticsPolicy } from '../policy'
import { listIndicators, sourceDocuments } from '../service.server'
import { writtenDocuments } from '../source-lines'
import { type CityCell, type CityColumn, type CityMeasure, type CityRow, cityMeasures, countMarks } from './city'
import { CityFigures, type Elsewhere, wholeOf } from './city-figures.server'
import { filesOf, holdingAny } from './files.server'
import { newestOfMunicipality } from './rows.store.server'

export type CityLevel = 'neighbourhood' | 'district'

/** What a city view is asked for. */
export interface CityQuestion {
  /** Code or name. */
  municipality: string
  /** Default neighbourhoods, unless there are too many for one grid. */
  level?: CityLevel | undefined
  /** Only the neighbourhoods of this district. */
  district?: string | undefined
  /** Codes of indicators; none is those that are shown unasked. */
  chosen: readonly string[]
}

export interface CityView {
  place: Place
  level: CityLevel
  /** Year of the boundaries of the rows. */
  boundaryYear: number
  district: { code: string; name: string } | null
  columns: readonly CityColumn[]
  /** Columns of which no row can be marked: the neighbourhoods had other borders, or the municipality has no figure. */
  left: readonly CityColumn[]
  /** What was chosen and has no figure here at all, by name. */
  missing: readonly Wording[]
  /** By district, and within it by name. */
  rows: readonly CityRow[]
  /** Districts by code, for the headings of rows. */
  districts: ReadonlyMap<string, string>
  map: RegionMap | null
  /** Focus areas in the municipality. */
  areas: readonly { slug: string; name: string }[]
  /** What can be chosen: indicators with a side to them. */
  choices: readonly CityMeasure[]
  indicators: ReadonlyMap<string, Indicator>
  /** What the figures are taken from: publisher and title. */
  sources: readonly string[]
}

/** More rows than this are no grid one can read. */
const mostRows = 160

/** More columns than this neither. */
const mostColumns = 24

/**
 * Neighbourhoods of a municipality beside its own figure, for some indicators: where problems stack up and where there is
 * potential (source 001, L610-645, L1308-1324). Rows never stand in the order of their figures.
 *
 * @returns without rows when no regions of the municipality are known
 * @throws Refusal `place-unknown`, `region-unknown` for a place that is in no municipality
 */
export async function cityView(house: House, actor: Actor, asked: CityQuestion): Promise<CityView> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [current, all, areas] = await Promise.all([
    currentVersions(house, actor),
    listIndicators(house, actor, 'imported'),
    listAreas(house, actor),
  ])
  const place = await municipalityOf(house, actor, asked.municipality, areas)
  const code = place.slug
  const indicators = new Map(all.map((indicator) => [indicator.code, indicator]))
  const measures = measuresOf(asked.chosen, indicators)
  const figuresAt = async (level: CityLevel) => {
    const wholes = [...new Set(measures.flatMap((measure) => wholeOf(measure, indicators) ?? []))]
    const codes = measures.map((measure) => measure.code)
    const versions = holdingAny(current, [...codes, ...wholes])
    const files = await filesOf(house, actor, versions, 'released', 'byPlace')
    const asked = { indicators: codes, wholes, municipality: code, level }
    return new CityFigures(await newestOfMunicipality(await house.engine(), files, asked), measures, indicators)
  }
  const { level, figures, regions, boundaryYear } = await chooseLevel(house, actor, asked, code, figuresAt)
  const elsewhere = await placesElsewhere(house, actor, regions, boundaryYear, figures.boundaryYears())
  const measured = measures.flatMap((measure) => {
    const column = figures.column(measure, code)
    return column ? [{ column, cells: figures.cells(column, regions, elsewhere) }] : []
  })
  const isKnown = ({ cells }: (typeof measured)[number]) => cells.some(({ mark }) => mark !== 'unknown')
  const shown = measured.filter(isKnown)
  const [columns, cells] = [shown.map(({ column }) => column), shown.map((each) => each.cells)]
  const districts = await findRegions(house, actor, { boundaryYear, level: 'district', municipality: code })
  const names = new Map(districts.map((district) => [district.code, district.name]))
  const [map, documents] = await Promise.all([
    mapOf(house, actor, { level, municipality: code, boundaryYear }),
    sourceDocuments(house, actor),
  ])
  const used = figures.documents(columns)
  return {
    place,
    level,
    boundaryYear,
    district: asked.district ? { code: asked.district, name: names.get(asked.district) ?? asked.district } : null,
    columns,
    missing:
      asked.chosen.length === 0
        ? []
        : measures
            .filter((measure) => !measured.some(({ column }) => column.code === measure.code))
            .flatMap((measure) => indicators.get(measure.code)?.name ?? []),
    left: measured.filter((each) => !isKnown(each)).map(({ column }) => column),
    rows: regions.map((region, place) => rowOf(region, columns, cells, place)),
    districts: names,
    map,
    areas: areas.filter(({ municipalityCode }) => municipalityCode === code).map(({ slug, name }) => ({ slug, name })),
    choices: choicesOf(all),
    indicators,
    sources: writtenDocuments(documents.filter(({ slug }) => used.has(slug))),
  }
}

/** The municipality that is meant; of one with a focus area the name is known before any list of regions came in. */
async function municipalityOf(house: House, actor: Actor, text: string, areas: readonly Area[]): Promise<Place> {
  const known = areas.find(({ municipalityCode }) => municipalityCode === normaliseRegionCode(text, 'municipality'))
  if (known) {
    const name = { nl: known.municipality, en: known.municipality }
    return { slug: known.municipalityCode, kind: 'municipality', name }
  }
  const place = await findPlace(house, actor, text)
  const code =
    place.kind === 'area'
      ? areas.find(({ slug }) => slug === place.slug)?.municipalityCode
      : municipalityOfCode(place.slug)
  if (!code) throw new Refusal('region-unknown', { code: text }, { where: 'municipality' })
  return code === place.slug ? place : findPlace(house, actor, code)
}

/** The measures that are shown unasked, or those that were chosen. */
function measuresOf(chosen: readonly string[], indicators: ReadonlyMap<string, Indicator>): CityMeasure[] {
  const known = cityMeasures.filter(({ code }) => indicators.has(code))
  if (chosen.length === 0) return known
  return [...new Set(chosen)].slice(0, mostColumns).flatMap((code) => {
    const indicator = indicators.get(code)
    return known.find((measure) => measure.code === code) ?? (indicator ? (measureOf(indicator) ?? []) : [])
  })
}

/** An indicator as a column; null when neither way is favourable, so that nothing can be said of it. */
function measureOf({ code, better, aggregation }: Indicator): CityMeasure | null {
  if (better === 'none') return null
  return { code, per: aggregation === 'sum' ? 'kwb:a_inw' : null, side: 'problem', favourable: better }
}

function choicesOf(all: readonly Indicator[]): CityMeasure[] {
  return all.flatMap((indicator) => {
    const measure = cityMeasures.find(({ code }) => code === indicator.code) ?? measureOf(indicator)
    return measure ?? []
  })
}

/** The level that fits in a grid, with its figures and regions in the division of its newer figures. */
async function chooseLevel(
  house: House,
  actor: Actor,
  { level: wanted, district }: CityQuestion,
  municipality: string,
  figuresAt: (level: CityLevel) => Promise<CityFigures>,
): Promise<{ level: CityLevel; figures: CityFigures; regions: Region[]; boundaryYear: number }> {
  const at = async (level: CityLevel) => {
    const figures = await figuresAt(level)
    const boundaryYear = figures.rowYear() ?? house.clock().getFullYear()
    const regions = await findRegions(house, actor, { boundaryYear, level, municipality })
    const shown = district ? regions.filter(({ code }) => parentOfCode(code) === district) : regions
    return { level, figures, regions: shown.toSorted(byDistrictAndName), boundaryYear }
  }
  if (wanted === 'district' && !district) return at('district')
  const neighbourhoods = await at('neighbourhood')
  const fits = neighbourhoods.regions.length > 0 && neighbourhoods.regions.length <= mostRows
  return fits || wanted === 'neighbourhood' || district ? neighbourhoods : at('district')
}

const collator = new Intl.Collator('nl', { numeric: true })

function byDistrictAndName(one: Region, other: Region): number {
  const [district, than] = [one.code.slice(2, 8), other.code.slice(2, 8)]
  return district === than ? collator.compare(one.name, other.name) : district < than ? -1 : 1
}

function rowOf(
  { code, name }: Region,
  columns: readonly CityColumn[],
  cells: readonly (readonly CityCell[])[],
  place: number,
): CityRow {
  const own = cells.flatMap((column) => column[place] ?? [])
  return { code, name, district: `WK${code.slice(2, 8)}`, cells: own, ...countMarks(columns, own) }
}

async function placesElsewhere(
  house: House,
  actor: Actor,
  regions: readonly Region[],
  fromYear: number,
  years: readonly number[],
): Promise<Elsewhere> {
  const codes = regions.map(({ code }) => code)
  const entries = years.map(async (toYear): Promise<[number, Map<string, string | null>]> => {
    if (toYear === fromYear) return [toYear, new Map(codes.map((code) => [code, code]))]
    const went = await counterparts(house, actor, { codes, fromYear, toYear })
    return [
      toYear,
      new Map(
        codes.map((code) => {
          const [only, ...others] = went.get(code) ?? []
          const isSame = only && others.length === 0 && (only.kind === 'unchanged' || only.kind === 'recoded')
          return [code, isSame ? only.code : null]
        }),
      ),
    ]
  })
  return new Map(await Promise.all(entries))
}
