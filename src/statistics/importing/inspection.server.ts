import { join } from 'node:path'
import type { Actor } from '../../accounts'
import type { BoundarySurvey } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { House, StatisticsEngine } from '../../platform/index.server'
import type { Absence } from '../model/observation'
import { readIndicators } from '../store.server'
import { type AskedInspection, stepsInAll } from './asked'
import { boundariesIn } from './boundaries.server'
import { countCodes, countRegions, countRows, placeToLookAt, type RowCounts } from './counts.store.server'
import { refuseFaults, unreadableCell } from './faults.server'
import { faultOfText } from './faults.store.server'
import { codeOfName, datasetOfYears, type ImportMapping } from './kinds'
import { refuseListFaults } from './list-faults.server'
import {
  measuresQuery,
  type NamedRegions,
  periodsQuery,
  unplacedQuery,
  writeLongRows,
  writePlacedRows,
} from './long-rows.store.server'
import { figuresLookWrong } from './looks.server'
import { regionFacts } from './looks-wrong/facts.store.server'
import { boundariesLookWrong, regionsLookWrong } from './looks-wrong/looks-wrong'
import { findCommon } from './merge.store.server'
import { namedRegions } from './named-regions.server'
import { ownPlans } from './own-plan'
import { countOwnRows } from './own-rows.server'
import type { ImportPlan, StatisticsPlan } from './plan'
import { type OpenedFile, openFile } from './reading/open.server'
import { recognised } from './recognising.server'
import { emptyReport, type ImportReport, type ImportWarning, missingOf, type ReadColumn } from './report'
import type { StagedTable } from './table'

/** A file that was read and understood, before anything of it is kept. */
export interface Inspection {
  file: OpenedFile
  parts: readonly InspectedPart[]
  /** The mapping it was read by, if there is one. */
  mapping: ImportMapping | null
  report: ImportReport
}

/** One thing a file brings: figures, a list of regions, boundaries. */
export interface InspectedPart {
  plan: ImportPlan
  staged: StagedTable
  /** Of figures: the files in the scratch folder with its rows as they stand, each with its place, and as long rows. */
  placed: string
  rows: string
  /** What the names of regions in it mean; null for a file with codes. The same file is another input when more are known. */
  names: NamedRegions | null
  /** Only of a map. */
  boundaries?: BoundarySurvey
}

/**
 * Reads a file, recognises its kind and makes its rows ready, in a scratch folder of the caller. Nothing is kept.
 *
 * @throws Refusal `kind-unknown`, `cell-unreadable`, `figure-twice`, `names-unknown`, `names-unlike-list`, `list-for-everybody`,
 *   `mapping-unknown`, those of a mapping that does not fit, and those of reading files
 */
export async function inspectFile(
  house: House,
  actor: Actor,
  asked: AskedInspection,
  scratch: string,
): Promise<Inspection> {
  await asked.report?.(0, stepsInAll, 'import.reading')
  const file = await openFile(asked.path, scratch, { engine: () => house.engine(), name: asked.name })
  return inspectTables(house, actor, asked, file, scratch)
}

/** The same for tables that were staged before, such as those of a service. */
export async function inspectTables(
  house: House,
  actor: Actor,
  asked: AskedInspection,
  file: OpenedFile,
  scratch: string,
): Promise<Inspection> {
  const samples = file.tables.map(({ sample }) => sample)
  await asked.opened?.(samples)
  await asked.report?.(1, stepsInAll, 'import.understanding')
  const { recognition, mapping } = await recognised(house, asked, samples)
  const { kind, plans } = recognition
  const parts: InspectedPart[] = []
  let report = emptyReport(asked.name, kind)
  const named: ImportPlan[] = []
  for (const plan of plans) named.push(await calledByAllYears(await house.engine(), file, plan))
  for (const [position, plan] of (asked.area === null ? named : ownPlans(named, asked.area, asked.name)).entries()) {
    const staged = file.tables[plan.table ?? 0]
    if (!staged) throw new Error(`The plan for ${asked.name} reads table ${plan.table}, which is not there.`)
    const inspected = await inspectPart(house, actor, asked, { plan, staged, file }, join(scratch, `part-${position}`))
    parts.push(inspected.part)
    report = joined(report, inspected)
    await asked.report?.(2, stepsInAll, 'import.checking')
  }
  const engine = await house.engine()
  await refuseCommon(engine, asked.name, parts)
  const files = parts.flatMap(({ plan, rows }) => (plan.target === 'statistics' ? [rows] : []))
  const regions = files.length > 1 ? Math.max(report.regions, await countRegions(engine, files)) : report.regions
  return { file, parts, mapping, report: { ...report, regions } }
}

/** The plan with its dataset called after all years in the file, which may be more than its first rows showed. */
async function calledByAllYears(
  engine: StatisticsEngine,
  { tables }: OpenedFile,
  plan: ImportPlan,
): Promise<ImportPlan> {
  const staged = tables[plan.table ?? 0]
  if (plan.target !== 'statistics' || plan.calledByYears === undefined || !staged) return plan
  const found = await engine.rows<{ period: string }>(periodsQuery(staged, plan))
  const years = found.map(({ period }) => Number(period.slice(0, 4)))
  return years.length === 0 ? plan : { ...plan, dataset: datasetOfYears(plan.calledByYears, years) }
}

/** What one part of a file adds to the report. */
interface PartReport {
  part: InspectedPart
  counts: RowCounts | null
  regions: number
  place: string | null
  warnings: readonly ImportWarning[]
  read: readonly ReadColumn[]
}

/** @param base path in the scratch folder under which the files of this part stand */
async function inspectPart(
  house: House,
  actor: Actor,
  asked: AskedInspection,
  { plan, staged, file }: { plan: ImportPlan; staged: StagedTable; file: OpenedFile },
  base: string,
): Promise<PartReport> {
  const engine = await house.engine()
  const told = plan.warnings.map((text) => ({ code: 'kind', ...text }))
  if (plan.target === 'statistics') {
    const whole = await withAllMeasures(engine, asked.name, staged, plan)
    const names = await namedRegions(house, actor, engine, { staged, plan: whole, file: asked.name })
    const known = names?.known ?? null
    const part = {
      plan: whole,
      staged,
      placed: `${base}-placed.parquet`,
      rows: `${base}-rows.parquet`,
      names: known,
    }
    const { placed, rows } = part
    await writePlacedRows(engine, staged, whole, known, placed)
    await writeLongRows(engine, staged, whole, placed, rows)
    await refuseFaults(engine, asked.name, { staged, plan: whole, names: known }, part)
    const wrong = await figuresLookWrong(house, actor, { ...part, area: asked.area }, `${base}-regions.parquet`)
    return {
      part,
      counts: await countRows(engine, rows),
      regions: 0,
      place: await placeToLookAt(engine, placed),
      warnings: [...told, ...(names?.warnings ?? []), ...(await unplacedWarnings(engine, placed, names)), ...wrong],
      read: readColumns(whole),
    }
  }
  const part = { plan, staged, placed: '', rows: '', names: null }
  const target = `${base}-list.parquet`
  const plain = { part, counts: null, regions: 0, place: null, read: [] }
  switch (plan.target) {
    case 'rows': {
      const { byCode: indicators } = await readIndicators(house.database)
      const counts = await countOwnRows(engine, asked.name, staged, indicators, target)
      return { ...plain, counts, warnings: told }
    }
    case 'conversions': {
      await refuseListFaults(engine, asked.name, staged, plan, target)
      return { ...plain, regions: await countCodes(engine, staged, [plan.fromCode, plan.toCode]), warnings: told }
    }
    case 'regions':
      await refuseListFaults(engine, asked.name, staged, plan, target)
      return { ...plain, ...(await listedRegions(engine, staged, plan, told)) }
    case 'boundaries': {
      const boundaries = await boundariesIn(file, staged, plan)
      const { regions, warnings } = await listedRegions(engine, staged, plan, told)
      return {
        ...plain,
        part: { ...part, boundaries },
        regions,
        warnings: [...warnings, ...boundariesLookWrong(boundaries.leftOut)],
      }
    }
  }
}

/** How many different regions a list or a map has, and what looks wrong in them. */
async function listedRegions(
  engine: StatisticsEngine,
  staged: StagedTable,
  plan: Extract<ImportPlan, { target: 'regions' | 'boundaries' }>,
  told: readonly ImportWarning[],
): Promise<Pick<PartReport, 'regions' | 'warnings'>> {
  const facts = await regionFacts(engine, staged, plan.code, plan.boundaryYear, null)
  return { regions: facts.unknown.total, warnings: [...told, ...regionsLookWrong(facts)] }
}

/** Columns that are read, and as what; of a table with a row per figure, what stands in the column that says so. */
function readColumns({ shape, indicators }: StatisticsPlan): ReadColumn[] {
  const known = new Map(indicators.map((one) => [one.code, one]))
  const pairs =
    shape.form === 'wide'
      ? shape.columns.map(({ column, indicator }) => [column, indicator] as const)
      : Object.entries(shape.measures).map(([text, { indicator }]) => [text, indicator] as const)
  return pairs.flatMap(([column, code]) => {
    const indicator = known.get(code)
    return indicator ? [{ column, indicator: code, name: indicator.name, unit: indicator.unit }] : []
  })
}

/** The report with what a part adds to it. */
function joined(report: ImportReport, added: PartReport): ImportReport {
  const { counts, part, place } = added
  const dataset = 'dataset' in part.plan ? part.plan.dataset : null
  const missing = missingOf([...report.missing, ...(counts?.missing ?? [])])
  const absences: Partial<Record<Absence, number>> = {}
  for (const { absence, rows } of missing) absences[absence] = (absences[absence] ?? 0) + rows
  const known = (one: { en: string }) => report.warnings.some((each) => each.en === one.en)
  return {
    ...report,
    dataset: dataset?.slug ?? report.dataset,
    title: dataset?.title ?? report.title,
    place: report.place ?? place,
    regions: Math.max(report.regions, counts?.regions ?? added.regions),
    indicators: [...new Set([...report.indicators, ...(counts?.indicators ?? [])])].toSorted(),
    periods: [...new Set([...report.periods, ...(counts?.periods ?? [])])].toSorted(),
    observations: report.observations + (counts?.observations ?? 0),
    absences,
    missing,
    warnings: [...report.warnings, ...added.warnings.filter((one) => !known(one))],
    read: [...report.read, ...added.read],
    left: [...report.left, ...part.plan.left],
  }
}

/** @throws Refusal `figure-twice` for a figure that two tables of a file both bring */
async function refuseCommon(engine: StatisticsEngine, name: string, parts: readonly InspectedPart[]): Promise<void> {
  const figures = parts.flatMap(({ plan, rows }) => (plan.target === 'statistics' ? [{ plan, rows }] : []))
  for (const group of Map.groupBy(figures, ({ plan }) => plan.dataset.slug).values()) {
    if (group.length < 2) continue
    const paths = group.map(({ rows }) => rows)
    const common = await findCommon(engine, paths)
    if (!common) continue
    const figure = [common.indicator, common.place, common.period].join(' ')
    throw new Refusal('figure-twice-in-file', { file: name, figure }, { where: name })
  }
}

/**
 * The plan with a meaning for everything its measure column holds, which may be more than its first rows showed.
 *
 * @throws Refusal `cell-unreadable` for a measure the plan does not know, where it allows no others
 */
async function withAllMeasures(
  engine: StatisticsEngine,
  name: string,
  staged: StagedTable,
  plan: StatisticsPlan,
): Promise<StatisticsPlan> {
  const { shape } = plan
  if (shape.form !== 'long' || 'fixed' in shape.measure) return plan
  const { column } = shape.measure
  const found = await engine.rows<{ name: string }>(measuresQuery(staged, plan, column))
  const unknown = found.map((row) => row.name).filter((measure) => shape.measures[measure] === undefined)
  const [first] = unknown
  if (first === undefined) return plan
  const { others } = shape
  if (!others) {
    const table = { staged, plan, names: null }
    throw unreadableCell(name, table, await faultOfText(engine, table, column, first))
  }
  const added = unknown.map((measure) => ({
    ...others.like,
    code: codeOfName(others.prefix, measure),
    name: { nl: measure, en: measure },
  }))
  const meanings = unknown.map((measure) => [
    measure,
    {
      indicator: codeOfName(others.prefix, measure),
      definition: others.like.definitions[0]?.version ?? '1',
      ...others.measured,
    },
  ])
  return {
    ...plan,
    indicators: [...plan.indicators, ...added],
    shape: { ...shape, measures: { ...shape.measures, ...Object.fromEntries(meanings) } },
  }
}

/** Rows of other divisions; of a file without codes, names that are not known were told already. */
async function unplacedWarnings(engine: StatisticsEngine, placed: string, names: unknown): Promise<ImportWarning[]> {
  const [unplaced] = names === null ? await engine.rows<{ rows: number }>(unplacedQuery(placed)) : []
  if (!unplaced || unplaced.rows === 0) return []
  return [
    {
      code: 'rows-left-out',
      nl: `Rijen die niet over een gemeente, wijk of buurt gaan en niet zijn gelezen: ${unplaced.rows}.`,
      en: `Rows that are about no municipality, district or neighbourhood and were not read: ${unplaced.rows}.`,
    },
  ]
}
