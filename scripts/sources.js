import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the build is made from; a folder means everything in it. */
const sources = [
  'src',
  'content',
  'public',
  'scripts',
  'package-lock.json',
  'react-router.config.ts',
  'tsconfig.json',
  'vite.config.ts',
]

const tests = /\.test\.tsx?$/

/**
 * A hash of everything the build is made from, names and content, tests left out: the same hash, the same build. The
 * build writes it to `build/sources.sha256`; tests build anew when it differs.
 *
 * @param {string} root the folder of the repository
 * @returns {Promise<string>} SHA-256 in hexadecimals
 */
export async function hashOfSources(root) {
  const files = (await Promise.all(sources.map((source) => filesIn(root, source)))).flat().sort()
  const hashes = await Promise.all(files.map(async (file) => `${hash(await readFile(join(root, file)))} ${file}\n`))
  return hash(hashes.join(''))
}

async function filesIn(root, path) {
  let entries
  try {
    entries = await readdir(join(root, path), { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    if (error.code === 'ENOENT') return []
    throw error
  }
  const wanted = entries.filter((entry) => !tests.test(entry.name))
  const found = wanted.map((entry) => {
    const child = `${path}/${entry.name}`
    return entry.isDirectory() ? filesIn(root, child) : [child]
  })
  return (await Promise.all(found)).flat()
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex')
}
