import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../errors'
import {
  type Account,
  accountOfCluster,
  accountsForNewServer,
  canEnter,
  handToFolderOwner,
  weAreRoot,
} from './account.server'
import { type Binaries, usableBinaries } from './binaries.server'
import { type Places, type ServerOptions, usableElsewhere } from './places.server'
import { runProgram } from './programs.server'

/** The name of the one user of a private server. */
export const databaseUser = 'wijklus'

/** A complete folder of PostgreSQL. */
export interface Cluster {
  path: string
  /** Who runs its server; undefined is ourselves. */
  account: Account | undefined
}

/**
 * The cluster of a data folder, or undefined when there is none yet (or only what an interrupted start left).
 *
 * @throws Refusal `database-elsewhere-gone`, `database-folder-foreign`, `database-folder-incomplete`,
 *   `database-password-missing`
 */
export function findCluster(places: Places): Cluster | undefined {
  const elsewhere = existsSync(places.note) ? readFileSync(places.note, 'utf8').trim() : undefined
  const path = elsewhere ?? places.cluster
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || (!elsewhere && found.isDirectory() && isEmptyFolder(path))) {
    if (elsewhere) throw new Refusal('database-elsewhere-gone', { location: elsewhere, note: places.note })
    return undefined
  }
  if (!weAreRoot() && found.uid !== process.getuid?.()) throw new Refusal('database-folder-foreign', { folder: path })
  if (!isComplete(path)) throw new Refusal('database-folder-incomplete', { folder: path })
  if (!existsSync(places.password)) throw new Refusal('database-password-missing', { file: places.password })
  return { path: realpathSync(path), account: accountOfCluster(path) }
}

/**
 * Makes the cluster of a data folder: initialised in a folder beside it and then renamed, so that a cluster is there
 * completely or not at all, whenever the process is killed. What earlier attempts left is removed.
 *
 * @throws Refusal `database-account-missing`, `database-binaries-unusable`, `database-initialisation-failed`
 */
export async function createCluster(places: Places, options: ServerOptions): Promise<Cluster> {
  const { account, binaries } = await chooseAccount(places.directory, options)
  const password = ensurePassword(places)
  const inDataFolder = await canEnter(account, places.directory)
  const path = inDataFolder ? places.cluster : placeElsewhere(places.directory, password, options.elsewhere)
  removeUnfinished(path)
  if (!isComplete(path)) {
    await initialise(path, password, account, binaries)
    options.log?.('postgres.initialised', { cluster: path })
  }
  if (!inDataFolder) {
    writeWhole(places.note, `${path}\n`, 0o644)
    options.log?.('postgres.elsewhere', {
      cluster: path,
      because: `the server's account cannot enter ${places.directory}`,
    })
  }
  return { path: realpathSync(path), account }
}

/** The programs for this cluster. @throws Refusal `database-other-version`, `database-binaries-unusable` */
export async function binariesFor(cluster: Cluster, places: Places, options: ServerOptions): Promise<Binaries> {
  const binaries = await usableBinaries(cluster.account, places.directory, options)
  const found = Number(readFileSync(join(cluster.path, 'PG_VERSION'), 'utf8'))
  if (found !== binaries.majorVersion) {
    throw new Refusal('database-other-version', { folder: cluster.path, found, needed: binaries.majorVersion })
  }
  return binaries
}

export function readPassword(places: Places): string {
  return readFileSync(places.password, 'utf8').trim()
}

/** Removes a cluster whose server does not run, with its password and note. */
export function removeCluster(cluster: Cluster | undefined, places: Places): void {
  if (cluster) {
    rmSync(cluster.path, { recursive: true, force: true })
    removeUnfinished(cluster.path)
  }
  for (const file of [places.note, places.password, places.log]) rmSync(file, { force: true })
}

/** The first account that can run the programs, with those programs. */
async function chooseAccount(directory: string, options: ServerOptions) {
  let refusal: unknown = new Refusal('database-account-missing', { directory })
  for (const account of await accountsForNewServer(directory)) {
    try {
      return { account, binaries: await usableBinaries(account, directory, options) }
    } catch (error) {
      refusal = error
    }
  }
  throw refusal
}

/** The password exists before the cluster that it is for, so that no cluster is ever without. */
function ensurePassword(places: Places): string {
  if (!existsSync(places.password)) writeWhole(places.password, `${randomBytes(32).toString('base64url')}\n`, 0o600)
  return readPassword(places)
}

/**
 * The place elsewhere follows from the folder and its password: an interrupted start finds it again, and a data folder
 * that was removed and made anew does not.
 */
function placeElsewhere(directory: string, password: string, candidates?: readonly string[]): string {
  const [folder] = usableElsewhere(candidates)
  if (!folder)
    throw new Refusal('database-unreachable', { reason: 'no folder for the database can be made', directory })
  return join(folder, createHash('sha256').update(`${directory}\n${password}`).digest('hex').slice(0, 20))
}

async function initialise(path: string, password: string, account: Account | undefined, binaries: Binaries) {
  const unfinished = mkdtempSync(`${path}.initialising-`)
  const passwordFile = `${unfinished}.password`
  try {
    writeFile(passwordFile, password, 0o600)
    if (account) {
      chownSync(unfinished, account.uid, account.gid)
      lchownSync(passwordFile, account.uid, account.gid)
    }
    const { code, output } = await runProgram(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        '--encoding=UTF8',
        '--locale-provider=icu',
        '--icu-locale=nl-NL',
        '--locale=C',
        '--auth=scram-sha-256',
        `--username=${databaseUser}`,
        `--pwfile=${passwordFile}`,
        '--no-instructions',
      ],
      { account, cwd: dirname(path) },
    )
    if (code !== 0) {
      const reason = output.split('\n').slice(-4).join(' | ')
      throw new Refusal('database-initialisation-failed', { folder: path, reason })
    }
    renameSync(unfinished, path)
    synchronise(dirname(path))
  } finally {
    removeUnfinished(path)
  }
}

function isComplete(path: string): boolean {
  return existsSync(join(path, 'PG_VERSION')) && existsSync(join(path, 'global', 'pg_control'))
}

function isEmptyFolder(path: string): boolean {
  return readdirSync(path).length === 0
}

function removeUnfinished(path: string): void {
  const prefix = `${basename(path)}.initialising-`
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix)) continue
    try {
      rmSync(join(dirname(path), name), { recursive: true, force: true })
    } catch {
      // An initdb that outlived the process that started it still writes there; the next creation removes the rest.
    }
  }
}

/** Writes a file that is there completely or not at all, also when the power fails. */
function writeWhole(file: string, text: string, mode: number): void {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  writeFile(unfinished, text, mode)
  handToFolderOwner(unfinished)
  renameSync(unfinished, file)
  synchronise(dirname(file))
}

function writeFile(file: string, text: string, mode: number): void {
  const descriptor = openSync(file, 'wx', mode)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes names in a folder last through a power failure. */
function synchronise(directory: string): void {
  const descriptor = openSync(directory, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
