import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'

/** The folder of this repository. */
export const root = resolve(import.meta.dirname, '../..')

/** What tests keep between runs: the unpacked Chromium, screenshots, locks. Not in version control. */
export const cache = resolve(root, '.cache')

const gigabyte = 2 ** 30

/**
 * Where tests write databases and data folders that they throw away: in memory where there is plenty of it, because a
 * database waits for the disk again and again. Nothing in it can be started as a program everywhere.
 */
export const scratch = isRoomy('/dev/shm') ? '/dev/shm' : tmpdir()

function isRoomy(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= 4 * gigabyte && process.availableMemory() >= 8 * gigabyte
  } catch {
    return false
  }
}
