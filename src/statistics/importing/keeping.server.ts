import { createHash } from 'node:crypto'
import { rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Actor, actorText } from '../../accounts'
import { act } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import type { DatabaseTransaction, House } from '../../platform/index.server'
import { datasetRef } from '../catalogue.server'
import type { DatasetVersion } from '../model/dataset'
import { statisticsPolicy } from '../policy'
import { type Publication, publish } from '../publication.server'
import { findCurrentVersion, findVersionFiles } from '../store.server'
import { type AskedInspection, stepsInAll } from './asked'
import { indicatorOf } from './indicator'
import type { InspectedPart, Inspection } from './inspection.server'
import { isListPart, keepList, keepPlaces } from './keeping-regions.server'
import { writeLongRows } from './long-rows.store.server'
import { isAllIn, writeMerged } from './merge.store.server'
import { isNamedByMaker } from './own-plan'
import { ownRows } from './own-rows.server'
import type { RowsPlan, StatisticsPlan } from './plan'
import type { ImportReport } from './report'
import { ensureDataset, findInput, insertInput, writeImportedIndicators } from './store.server'

/** What reads files, with its version: another version reads the same file anew. */
export const importer = 'import 2'

/** What is asked of an import. */
export interface AskedImport extends AskedInspection {
  /** Only says what would be imported. */
  isTrial: boolean
  operation: string
  /** Stops it before anything is kept. */
  signal?: AbortSignal
  /** Called in the transaction that keeps it, when all of it is there; what it throws keeps nothing. */
  kept?(transaction: DatabaseTransaction, report: ImportReport): Promise<void>
}

/** What all parts of a file share while they are kept. */
interface Keeping {
  transaction: DatabaseTransaction
  house: House
  actor: Actor
  asked: AskedImport
  inspection: Inspection
  scratch: string
  /** Folders with the files of new versions, to be removed when the import comes to nothing. */
  made: string[]
}

/** Keeps what was inspected: all of it, in one transaction. */
export async function keepInspected(
  house: House,
  actor: Actor,
  asked: AskedImport,
  inspection: Inspection,
  scratch: string,
): Promise<ImportReport> {
  stopIfAsked(asked)
  const { file, report } = inspection
  const subject = report.dataset === null ? { kind: 'regions', id: report.kind } : datasetRef(report.dataset)
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: asked.area === null ? 'statistics.import' : 'statistics.import-for-area',
      area: asked.area,
      subject,
      operation: asked.operation,
      input: {
        file: asked.name,
        checksum: file.checksum,
        as: asked.as ?? null,
        year: asked.year ?? null,
        mapping: inspection.mapping,
      },
    },
    async (transaction) => {
      const keeping: Keeping = { transaction, house, actor, asked, inspection, scratch, made: [] }
      try {
        const result = await keepParts(keeping)
        stopIfAsked(asked)
        await asked.report?.(stepsInAll, stepsInAll, 'import.done')
        await asked.kept?.(transaction, result)
        return { result, audit: { fields: ['version'], after: { version: result.version, file: asked.name } } }
      } catch (error) {
        // The dataset is still held here, so nobody else is at work in these folders.
        for (const folder of keeping.made) await removeFolder(folder)
        throw error
      }
    },
  )
}

/** Removes the folder of a version, and that of its dataset when it was the first. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await rmdir(dirname(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY') throw error
  })
}

function stopIfAsked({ signal, name }: AskedImport): void {
  if (signal?.aborted) throw new Refusal('import-cancelled', { file: name })
}

type FiguresPart = InspectedPart & { plan: StatisticsPlan }
type RowsPart = InspectedPart & { plan: RowsPlan }

async function keepParts(keeping: Keeping): Promise<ImportReport> {
  const { asked, inspection } = keeping
  let result = inspection.report
  await asked.report?.(3, stepsInAll, 'import.keeping')
  for (const part of inspection.parts) {
    stopIfAsked(asked)
    if (isListPart(part)) await keepList(keeping, part, join(keeping.scratch, 'list.parquet'))
    else if (part.plan.target === 'rows') result = await keepRows(keeping, part as RowsPart, result)
  }
  // Parts with figures of one dataset become one version.
  const figures = inspection.parts.filter((part): part is FiguresPart => part.plan.target === 'statistics')
  for (const [slug, parts] of [...Map.groupBy(figures, ({ plan }) => plan.dataset.slug)].toSorted()) {
    stopIfAsked(asked)
    result = await keepFigures(keeping, slug, parts, result)
  }
  return result
}

async function keepFigures(
  keeping: Keeping,
  slug: string,
  parts: readonly FiguresPart[],
  report: ImportReport,
): Promise<ImportReport> {
  const { transaction, house, asked, inspection, scratch } = keeping
  const [first] = parts
  if (!first) return report
  const { dataset } = first.plan
  const engine = await house.engine()
  const files = parts.map(({ rows }) => rows)
  const indicators = parts.flatMap(({ plan }) => plan.indicators)
  const told = { dataset, indicators, ...sumsOf(parts) }
  const isOtherwiseProtected = await ensureDataset(transaction, told, asked.area, yearOf(report))
  const before = await findInput(transaction, slug, inspection.file.checksum, importer)
  const now = before && (await findCurrentVersion(transaction, slug))
  if (
    now &&
    !isOtherwiseProtected &&
    (await isAllIn(engine, files, join(house.filesDirectory, now.files.full_by_indicator)))
  ) {
    return { ...before, file: asked.name, isNew: false }
  }
  const isFixed = asked.area !== null || isNamedByMaker(first.plan)
  const fresh = new Map(indicators.map((each) => [each.code, indicatorOf(each)]))
  await writeImportedIndicators(transaction, [...fresh.values()], () => isFixed)
  if (asked.area === null) {
    for (const { placed, plan } of parts) await keepPlaces(keeping, placed, plan, join(scratch, 'places.parquet'))
  }
  await asked.report?.(4, stepsInAll, 'import.publishing')
  const version = await publishedInput(keeping, slug, async (current) => {
    if (current !== null || files.length > 1) {
      return { byIndicator: await writeMerged(engine, files, current, join(scratch, 'merged.parquet')) }
    }
    const byPlace = join(scratch, 'by-place.parquet')
    await writeLongRows(engine, first.staged, first.plan, first.placed, byPlace, 'place')
    return { byIndicator: first.rows, byPlace }
  })
  return keptInput(keeping, version, { ...report, dataset: slug, version: version.id, isNew: true })
}

/** What was said of how the figures of these parts add up; nothing where nobody said anything. */
function sumsOf(parts: readonly FiguresPart[]): Pick<StatisticsPlan, 'relations' | 'margins'> {
  const told = parts.filter(({ plan }) => plan.relations !== undefined || plan.margins !== undefined)
  if (told.length === 0) return {}
  return {
    relations: told.flatMap(({ plan }) => plan.relations ?? []),
    margins: told.flatMap(({ plan }) => plan.margins ?? []),
  }
}

/** Figures in the form in which Wijklus hands them out: a whole version of their dataset, checked row by row. */
async function keepRows(keeping: Keeping, { plan, staged }: RowsPart, report: ImportReport): Promise<ImportReport> {
  const { transaction, house, asked, inspection, scratch } = keeping
  const { dataset } = plan
  const { checksum } = inspection.file
  await ensureDataset(transaction, { dataset, indicators: [] }, asked.area, house.clock().getFullYear())
  const before = await findInput(transaction, dataset.slug, checksum, importer)
  const now = before && (await findCurrentVersion(transaction, dataset.slug))
  if (before && now?.version.id === before.version) return { ...before, file: asked.name, isNew: false }
  await asked.report?.(4, stepsInAll, 'import.publishing')
  const engine = await house.engine()
  const version = await publishedInput(keeping, dataset.slug, () => ({
    rows: () => ownRows(engine, staged, join(scratch, 'own.parquet')),
  }))
  const { id, rowCount, indicators } = version
  const result = { ...report, dataset: dataset.slug, version: id, observations: rowCount, indicators }
  return keptInput(keeping, version, result)
}

/** Publishes what a file brings. */
async function publishedInput(
  { transaction, house, asked, inspection, made }: Keeping,
  dataset: string,
  content: Publication['content'],
): Promise<DatasetVersion> {
  const { version, isNew } = await publish(transaction, house, {
    dataset,
    checksum: inputChecksum(inspection, asked.year),
    importer,
    retrievedAt: house.clock().toISOString().slice(0, 10),
    content,
  })
  const files = isNew ? await findVersionFiles(transaction, version.id) : undefined
  if (files) made.push(join(house.filesDirectory, dirname(files.full_by_indicator)))
  return version
}

/**
 * The checksum of a file; read by a mapping, for a year that somebody said, or by names of which more can be known later, of
 * file and these together: read otherwise it is another input.
 */
function inputChecksum({ file, mapping, parts }: Inspection, year: number | undefined): string {
  const names = parts.flatMap((part) => (part.names ? [[...part.names]] : []))
  if (mapping === null && year === undefined && names.length === 0) return file.checksum
  return createHash('sha256')
    .update(JSON.stringify([file.checksum, mapping, year ?? null, ...names]))
    .digest('hex')
}

async function keptInput(
  { transaction, house, actor, asked, inspection }: Keeping,
  version: DatasetVersion,
  report: ImportReport,
): Promise<ImportReport> {
  await insertInput(transaction, {
    version: version.id,
    dataset: version.dataset,
    checksum: inspection.file.checksum,
    file: asked.name,
    kind: report.kind,
    importer,
    report,
    importedBy: actorText(actor),
    importedAt: house.clock(),
  })
  return report
}

/** The last year of the figures, by which their document is named. */
function yearOf({ periods }: ImportReport): number {
  return Number((periods.at(-1) ?? '0').slice(0, 4))
}
