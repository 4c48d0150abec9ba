import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../support/places'

/** What is made, installed or kept, and no part of the repository. */
const notOurs = new Set(['node_modules', 'build', 'data', '.git', '.cache', '.react-router'])

/** Paths of the files of this repository under a folder, relative to its root. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const found = entries
    .filter((entry) => folder !== '.' || !notOurs.has(entry.name))
    .map((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
  return (await Promise.all(found)).flat().sort()
}
