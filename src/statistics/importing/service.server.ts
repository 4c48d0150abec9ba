import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Actor, authorise } from '../../accounts'
import type { House } from '../../platform/index.server'
import { statisticsPolicy } from '../policy'
import { type Inspection, inspectFile } from './inspection.server'
import { type AskedImport, keepInspected } from './keeping.server'
import type { ImportReport } from './report'

export { type AskedImport, keepInspected } from './keeping.server'

/** Who may import for this area, or for everybody. */
export function authoriseImport(actor: Actor, area: string | null): void {
  authorise(statisticsPolicy, area === null ? 'statistics.import' : 'statistics.import-for-area', actor, area)
}

/**
 * Imports one file: reads it, recognises what it is, and keeps its figures as a new version of their dataset, all of it or
 * nothing. A version holds what the one before held and the file does not speak of, so that parts of a publication can
 * come one after the other. The same file again is the same version.
 *
 * @throws Refusal `not-allowed`, `import-cancelled`, `dataset-taken`, `indicator-means-other`, and those of `inspectFile`
 */
export async function importFile(house: House, actor: Actor, asked: AskedImport): Promise<ImportReport> {
  const [report] = await importFiles(house, actor, [asked])
  return report as ImportReport
}

/** The same for several files: all of them are read before any is kept, so that one that is refused keeps out the others. */
export async function importFiles(house: House, actor: Actor, list: readonly AskedImport[]): Promise<ImportReport[]> {
  for (const { area } of list) authoriseImport(actor, area)
  return inScratch(house, async (scratch, patient) => {
    const inspections: { asked: AskedImport; inspection: Inspection; folder: string }[] = []
    for (const [position, asked] of list.entries()) {
      const folder = join(scratch, String(position))
      await mkdir(folder)
      inspections.push({ asked, inspection: await inspectFile(patient, actor, asked, folder), folder })
    }
    const reports: ImportReport[] = []
    for (const { asked, inspection, folder } of inspections) {
      reports.push(asked.isTrial ? inspection.report : await keepInspected(patient, actor, asked, inspection, folder))
    }
    return reports
  })
}

/**
 * Runs work on whole files, with a folder of its own that is gone afterwards, and with a house that answers questions about
 * them in as much time as they take.
 */
export async function inScratch<Result>(
  house: House,
  work: (folder: string, patient: House) => Promise<Result>,
): Promise<Result> {
  const parent = join(house.configuration.dataDirectory, 'scratch')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'import-'))
  try {
    return await work(folder, { ...house, engine: async () => (await house.engine()).patient() })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
