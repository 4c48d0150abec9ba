import { access, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type DatabaseTransaction, type House, makeFolder } from '../platform/index.server'
import { type DatasetFiles, type DatasetInput, fileNames, writeDatasetFiles } from './dataset-files.store.server'
import { protectionOf } from './disclosure/protection.server'
import type { Protection } from './hiding.store.server'
import type { Dataset, DatasetVersion } from './model/dataset'
import {
  datasetUnknown,
  findCurrentVersion,
  holdDataset,
  insertVersion,
  type PublishedUnder,
  readIndicators,
  type VersionFiles,
} from './store.server'

/** What is to be published. */
export interface Publication {
  /** Slug of the dataset. */
  dataset: string
  /** SHA-256 of the input, as hexadecimal text. */
  checksum: string
  /** What reads the input, with its version: `content 1`. Another version reads the same input anew. */
  importer: string
  /** Day on which the input was taken from the publisher: `2026-03-31`. */
  retrievedAt: string
  /**
   * What is in it; asked for once, and only when there is something new to publish.
   *
   * @param current the full edition of the newest version by indicator, for what adds to it; null when there is none yet
   */
  content(current: string | null): DatasetInput | Promise<DatasetInput>
  /** Called when the files are there and nothing refers to them yet. */
  beforeRegistration?(): Promise<void>
}

export interface Published {
  version: DatasetVersion
  /** False when the newest version was made of this input already; then nothing changed. */
  isNew: boolean
}

/**
 * Publishes a new version of a dataset: first its files, whole on disk, then its line in the catalogue, which is visible
 * when the transaction ends. A failure or a kill at any moment leaves nothing that anything refers to, and publishing
 * again then just works. Publications of one dataset wait for each other.
 *
 * @throws Refusal `dataset-unknown`, `row-invalid`, `row-twice`, `version-files-missing` of an earlier version of people
 */
export async function publish(
  transaction: DatabaseTransaction,
  house: House,
  publication: Publication,
): Promise<Published> {
  const dataset = await holdDataset(transaction, publication.dataset, 'update')
  if (!dataset) throw datasetUnknown(publication.dataset, [])
  const under: PublishedUnder = { class: dataset.disclosure, rules: dataset.rules }
  const current = await findCurrentVersion(transaction, dataset.slug)
  const { byCode: indicators } = await readIndicators(transaction)
  const protection = (again?: { id: string; under: PublishedUnder }): Promise<Protection> =>
    under.class === 'counts-of-people'
      ? protectionOf(transaction, house, dataset.slug, under, again)
      : Promise.resolve(under)
  const writeFolder = async (folder: string, known: Protection) => {
    const engine = await house.engine()
    const content = await publication.content(
      current ? join(house.filesDirectory, current.files.full_by_indicator) : null,
    )
    return madeFolder(join(house.filesDirectory, folder), (draft) =>
      writeDatasetFiles(engine, draft, content, indicators, known),
    )
  }
  if (current && isSameInput(current, publication, under)) {
    // The folder of files can be lost while the database is not; the same input gives the same files.
    if (!(await hasFiles(house, current.files))) {
      const again = { id: current.version.id, under: current.under }
      await writeFolder(dirname(current.files.full_by_indicator), await protection(again))
    }
    return { version: current.version, isNew: false }
  }

  const number = (current?.version.number ?? 0) + 1
  const folder = `${dataset.slug}/${number}-${publication.checksum.slice(0, 16)}`
  await removeDrafts(join(house.filesDirectory, dataset.slug))
  const known = await protection()
  const written = await writeFolder(folder, known)
  await publication.beforeRegistration?.()
  const version = describe(dataset, number, publication, written, house.clock())
  const { compositions } = known
  const { found } = written
  // With what was known besides, and what the figures show: both are needed to decide on what comes later.
  const decided = { ...under, ...(compositions && { compositions }), ...(found.length > 0 && { found }) }
  await insertVersion(transaction, version, decided, versionFiles(folder, written))
  house.log.info({ version: version.id, rows: version.rowCount, suppressed: version.suppressedCount }, 'published')
  return { version, isNew: true }
}

/** True when the files of a version are where the catalogue says. */
export async function hasFiles(house: House, files: VersionFiles): Promise<boolean> {
  const found = Object.values(files).map((path) => access(join(house.filesDirectory, path)))
  return (await Promise.allSettled(found)).every((outcome) => outcome.status === 'fulfilled')
}

/** A folder made whole or not at all, and what was said of its content. */
async function madeFolder<Content>(target: string, fill: (draft: string) => Promise<Content>): Promise<Content> {
  const made: Content[] = []
  await makeFolder(target, async (draft) => {
    made.push(await fill(draft))
  })
  return made[0] as Content
}

function isSameInput(
  current: { version: DatasetVersion; under: PublishedUnder },
  publication: Publication,
  under: PublishedUnder,
): boolean {
  return (
    current.version.checksum === publication.checksum &&
    current.version.importer === publication.importer &&
    current.under.class === under.class &&
    isDeepStrictEqual(current.under.rules, under.rules)
  )
}

function describe(
  dataset: Dataset,
  number: number,
  publication: Publication,
  written: DatasetFiles,
  now: Date,
): DatasetVersion {
  return {
    id: `${dataset.slug}.${number}`,
    dataset: dataset.slug,
    number,
    retrievedAt: publication.retrievedAt,
    checksum: publication.checksum,
    importer: publication.importer,
    rowCount: written.rowCount,
    suppressedCount: written.suppressedCount,
    indicators: written.indicators,
    registeredAt: now.toISOString(),
  }
}

function versionFiles(folder: string, { isReleasedApart }: DatasetFiles): VersionFiles {
  const file = (name: string) => `${folder}/${name}`
  return {
    full_by_indicator: file(fileNames.fullByIndicator),
    full_by_place: file(fileNames.fullByPlace),
    released_by_indicator: file(isReleasedApart ? fileNames.releasedByIndicator : fileNames.fullByIndicator),
    released_by_place: file(isReleasedApart ? fileNames.releasedByPlace : fileNames.fullByPlace),
  }
}

/** Removes what a killed publication of this dataset left; the dataset is held, so none is at work. */
async function removeDrafts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (name.endsWith('.draft')) await rm(join(folder, name), { recursive: true, force: true })
  }
}
