import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placesIn } from '../../src/platform/postgres/places.server'
import {
  attachPrivateServer,
  type PrivateServer,
  type PrivateServerOptions,
  removePrivateServer,
} from '../../src/platform/postgres/private-server.server'
import { isServerOn } from '../../src/platform/postgres/processes.server'
import { DatabaseProcess } from './database-process'
import { scratch } from './places'

export const isRoot = process.getuid?.() === 0

/** Everything one test made: its processes, servers and folders. `clearUp` removes it all, whatever went wrong. */
export class PrivateFolders {
  private readonly folders: string[] = []
  private readonly dataFolders = new Map<string, PrivateServerOptions>()
  private readonly processes: DatabaseProcess[] = []
  private readonly servers: PrivateServer[] = []

  /** An empty folder; everybody may enter it unless another mode is given. */
  folder(mode = 0o755, place = tmpdir()): string {
    const folder = realpathSync(mkdtempSync(join(place, 'wijklus-postgres-')))
    chmodSync(folder, mode)
    this.folders.push(folder)
    return folder
  }

  /** A data folder that does not exist yet. */
  data(name = 'data', mode?: number): string {
    const directory = join(this.folder(mode, scratch), name)
    this.dataFolders.set(directory, { directory })
    return directory
  }

  /** A data folder in which a server was made before and now rests: a copy of one, which takes a tenth of making it. */
  copy(original: string): string {
    const directory = this.data()
    const { status, stderr } = spawnSync('cp', ['-a', original, directory], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${original} could not be copied: ${stderr}`)
    return directory
  }

  async attach(options: PrivateServerOptions): Promise<PrivateServer> {
    this.dataFolders.set(options.directory, options)
    const server = await attachPrivateServer(options)
    this.servers.push(server)
    return server
  }

  process(directory: string, options?: ConstructorParameters<typeof DatabaseProcess>[1]): DatabaseProcess {
    const started = new DatabaseProcess(directory, options)
    this.processes.push(started)
    return started
  }

  async clearUp(): Promise<void> {
    await Promise.allSettled(this.processes.splice(0).map((started) => started.kill()))
    await Promise.allSettled(this.servers.splice(0).map((server) => server.release()))
    for (const options of this.dataFolders.values()) await removePrivateServer(options).catch(() => {})
    this.dataFolders.clear()
    for (const folder of this.folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  }
}

/** The process number of the server of a data folder, or undefined when none runs. */
export function serverProcess(directory: string, cluster = placesIn(directory).cluster): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return isServerOn(cluster, pid) ? pid : undefined
  } catch {
    return undefined
  }
}

/** Whom a process runs as. */
export function ownerOfProcess(pid: number): number {
  return Number(spawnSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}

/** Gives a folder to the account that owns nothing, and says which that is. */
export function giveToNobody(folder: string): { uid: number; gid: number } {
  const [uid, gid] = ['-u', '-g'].map((which) =>
    Number(spawnSync('id', [which, 'nobody'], { encoding: 'utf8' }).stdout),
  )
  chownSync(folder, uid as number, gid as number)
  return { uid: uid as number, gid: gid as number }
}

/** The permission bits of a file. */
export function modeOf(file: string): number {
  return statSync(file).mode & 0o777
}
