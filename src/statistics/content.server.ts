import { publicActor } from '../accounts'
import { listAreas, listGroups } from '../areas/index.server'
import type { House } from '../platform/index.server'
import {
  findLoadedContent,
  holdContent,
  writeDataset,
  writeDocuments,
  writeIndicators,
  writeLoadedContent,
  writeSurroundings,
} from './content.store.server'
import { checkContent, declaredDatasets, readContentFiles } from './content-files.server'
import { hasFiles, publish } from './publication.server'
import { findCurrentVersion } from './store.server'

/** Read anew when what this loader makes of the same files changes. */
const loader = 'content 2'

/**
 * Loads the indicators, themes, goals, events, datasets and documents that ship with Wijklus. Nothing is written before
 * everything is checked; a changed file with figures becomes a new version of its dataset; done again it changes nothing
 * and looks into no file but the list of datasets. Loaders at the same time wait for each other.
 *
 * @returns whether something was loaded, and the version of the content: the start of its checksum
 * @throws Refusal `content-invalid` with file, row and column; then nothing was written
 */
export async function loadContent(house: House): Promise<{ loaded: boolean; version: string }> {
  const [files, areas, groups] = await Promise.all([
    readContentFiles(house.root),
    listAreas(house, publicActor),
    listGroups(house, publicActor),
  ])
  const version = files.checksum.slice(0, 12)
  const mark = `${loader} ${files.checksum}`
  return house.database.transaction().execute(async (transaction) => {
    await holdContent(transaction)
    if ((await findLoadedContent(transaction, 'statistics')) === mark) {
      const current = await Promise.all(declaredDatasets(files).map((slug) => findCurrentVersion(transaction, slug)))
      const there = await Promise.all(
        current.map(async (found) => found !== undefined && (await hasFiles(house, found.files))),
      )
      if (there.every(Boolean)) return { loaded: false, version }
    }
    const content = checkContent(files, new Set([...areas, ...groups].map((place) => place.slug)))
    await writeDocuments(transaction, content.documents)
    await writeIndicators(transaction, content.indicators)
    await writeSurroundings(transaction, content)
    for (const { dataset, retrievedAt, checksum, rows } of content.datasets) {
      await writeDataset(transaction, dataset)
      await publish(transaction, house, {
        dataset: dataset.slug,
        checksum,
        importer: loader,
        retrievedAt,
        content: () => ({
          async *rows() {
            yield rows
          },
        }),
      })
    }
    await writeLoadedContent(transaction, 'statistics', mark, house.clock())
    return { loaded: true, version }
  })
}
