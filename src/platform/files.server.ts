import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { underFileLock } from './postgres/lock.server'

/** Makes sure that what was written under `path` is on disk before anything refers to it. */
export async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Makes a folder whole or not at all: `fill` writes into a folder beside it, which then takes the name `target`.
 * A kill in between leaves at most a folder `NAME.….draft` that nothing refers to.
 */
export async function makeFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const draft = `${target}.${randomBytes(6).toString('hex')}.draft`
  await mkdir(draft, { recursive: true })
  try {
    await fill(draft)
    await settle(draft)
    await rm(target, { recursive: true, force: true })
    await rename(draft, target)
    await settle(dirname(target))
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** A secret that is made once and kept in a file only its owner can read. Processes at once get the same one. */
export async function keptSecret(directory: string, name: string): Promise<string> {
  const path = join(directory, name)
  await mkdir(directory, { recursive: true })
  const kept = await readSecret(path)
  if (kept) return kept
  return underFileLock(`${path}.lock`, async () => {
    const meanwhile = await readSecret(path)
    if (meanwhile) return meanwhile
    const fresh = randomBytes(32).toString('hex')
    const draft = `${path}.draft`
    await writeFile(draft, fresh, { mode: 0o600 })
    await settle(draft)
    // Under its own name only when it is whole: half a secret is none, and a later one would end every sign-in.
    await rename(draft, path)
    await settle(directory)
    return fresh
  })
}

/** The secret in a file, or undefined when there is none, or not a whole one. */
async function readSecret(path: string): Promise<string | undefined> {
  try {
    const kept = (await readFile(path, 'utf8')).trim()
    return kept.length >= 32 ? kept : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
