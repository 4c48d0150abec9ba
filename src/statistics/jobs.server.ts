import type { JobKind } from '../platform/index.server'
import { effectAnalysisJob } from './effect/job.server'
import { importingJobs } from './importing/jobs.server'
import { publish } from './publication.server'
import { typedSource, typedVersion } from './source/typed-source.server'
import { datasetUnknown, holdDataset } from './store.server'
import { typedChecksum } from './typing.server'

/** What reads typed rows. */
const importer = 'typed 1'

/**
 * Publishes a typed dataset from its rows as they stand. While it works nobody types in this dataset, so the version is of
 * one moment. Started again after a kill it does the same; the same rows are not published twice.
 */
const publishTypedDataset: JobKind = {
  kind: 'statistics.publish',
  async run(house, payload, report) {
    const slug = String(payload.dataset)
    await report(0, 3, 'publish.reading')
    const published = await house.database.transaction().execute(async (transaction) => {
      const dataset = await holdDataset(transaction, slug, 'update')
      if (!dataset) throw datasetUnknown(slug, [])
      const checksum = await typedChecksum(transaction, slug)
      await report(1, 3, 'publish.writing')
      return publish(transaction, house, {
        dataset: slug,
        checksum,
        importer,
        retrievedAt: house.clock().toISOString().slice(0, 10),
        content: () => ({ rows: () => typedSource(transaction).stream(typedVersion(slug), 'full') }),
        beforeRegistration: () => report(2, 3, 'publish.registering'),
      })
    })
    await report(3, 3, 'publish.done')
    const { version, isNew } = published
    return { version: version.id, rows: version.rowCount, suppressed: version.suppressedCount, isNew }
  },
}

/** The long work of this room. */
export const statisticsJobs: readonly JobKind[] = [publishTypedDataset, ...importingJobs, effectAnalysisJob]
