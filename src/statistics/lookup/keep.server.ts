import { access, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { House } from '../../platform/index.server'
import { versionLocator } from '../catalogue.server'
import { isImported } from '../model/indicator'
import { readCurrentVersions } from '../store.server'
import { lookupPath } from './lookup-file'
import { writeLookup } from './write.store.server'

/** Versions that do not lend themselves to a lookup file, found out once. */
const unfit = new WeakMap<House, Set<string>>()

/**
 * Makes the lookup files that are missing, of the newest version of every dataset with imported figures. Made again when
 * they were removed: all that is in them stands in the dataset files.
 *
 * @param mayGoOn asked before each, so that a worker can end between two
 * @returns how many were made
 */
export async function makeLookups(house: House, mayGoOn = () => true): Promise<number> {
  const known = unfit.get(house) ?? new Set<string>()
  unfit.set(house, known)
  const locate = versionLocator(house)
  let made = 0
  for (const { version } of await readCurrentVersions(house.database)) {
    if (!mayGoOn()) return made
    if (known.has(version.id) || !version.indicators.some(isImported)) continue
    const source = (await locate(version.id, 'released'))?.byIndicator
    const target = source === undefined ? null : lookupPath(source)
    if (source === undefined || target === null || (await isThere(target)) || !(await isThere(source))) continue
    await removeDrafts(house, dirname(target))
    if (await writeLookup(await house.engine(), source, target)) made += 1
    else known.add(version.id)
  }
  return made
}

/** Longer than it takes to write one, in milliseconds: what a killed worker left is older. */
const draftFor = 3_600_000

async function removeDrafts(house: House, folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!/^lookup\..*\.draft$/.test(name)) continue
    const age = house.clock().getTime() - (await stat(path)).mtimeMs
    if (age > draftFor) await rm(path, { force: true })
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** So often a worker looks for versions without a lookup file. */
const everyMilliseconds = 10_000

/**
 * Makes lookup files as versions are published, until `stop` is called; the one at hand is then finished first.
 *
 * @param whenMade called after some were made
 */
export function keepLookups(house: House, whenMade: () => void): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const turn = async (): Promise<void> => {
    try {
      const made = await makeLookups(house, () => !isStopped)
      if (made > 0) {
        house.log.info({ made }, 'lookup files made')
        whenMade()
      }
    } catch (error) {
      house.log.warn({ error: (error as Error).message }, 'lookup files not made')
    }
    if (!isStopped) timer = setTimeout(begin, everyMilliseconds)
  }
  let running = Promise.resolve()
  const begin = () => {
    running = turn()
  }
  begin()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
