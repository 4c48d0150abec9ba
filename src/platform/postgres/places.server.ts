import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isOwnFolder } from './account.server'

/** The files of the private server in a data folder. */
export interface Places {
  directory: string
  /** Held while attaching, starting, stopping. */
  lock: string
  password: string
  /** What the server says; bounded by `boundLog`. */
  log: string
  /** Where the cluster is when the server's account cannot reach the data folder. */
  note: string
  /** Where the cluster is otherwise. */
  cluster: string
}

export function placesIn(directory: string): Places {
  return {
    directory,
    lock: join(directory, 'postgres.lock'),
    password: join(directory, 'postgres.password'),
    log: join(directory, 'postgres.log'),
    note: join(directory, 'postgres.location'),
    cluster: join(directory, 'postgres'),
  }
}

/**
 * Folders that root makes for what another account must reach. /var/lib is where a server's data belong; /var/tmp
 * survives a restart too, but some systems remove files there that were not touched for a month.
 */
const foldersElsewhere = ['/var/lib/wijklus', '/var/tmp/wijklus']

/** Those of the candidates that exist or could be made and are safely root's own. Only for root. */
export function usableElsewhere(candidates: readonly string[] = foldersElsewhere): string[] {
  return candidates.filter((folder) => {
    try {
      if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755)
    } catch {
      return false
    }
    return isOwnFolder(folder, 0)
  })
}

/** Where the private server and its programs are, and who hears about it. */
export interface ServerOptions {
  /** Folder with bin/initdb, bin/pg_ctl and bin/postgres, instead of the programs of the installed packages. */
  binaries?: string
  /** Folders in which root may put what the server's account cannot reach, best first. */
  elsewhere?: readonly string[]
  /** Hears what happens: initialised, started, attached, lost, stopped... */
  log?: (event: string, details?: object) => void
}
