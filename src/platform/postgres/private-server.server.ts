import { closeSync, mkdirSync, realpathSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { Refusal } from '../errors'
import { handToFolderOwner } from './account.server'
import {
  binariesFor,
  type Cluster,
  createCluster,
  databaseUser,
  findCluster,
  readPassword,
  removeCluster,
} from './cluster.server'
import { underFileLock } from './lock.server'
import { boundLog, openLog } from './log-file.server'
import { type Places, placesIn, type ServerOptions } from './places.server'
import { livingPostmaster, startServer, stopServer } from './postmaster.server'
import { connect, enter, leave, whenEnded } from './presence.server'

/** The database of Wijklus within its private server. */
const databaseName = 'wijklus'

/** SQLSTATE codes of PostgreSQL. */
const databaseMissing = '3D000'
const tooManyConnections = '53300'

export interface PrivateServer {
  /**
   * Connection string with user, password, 127.0.0.1, port and database. The port stays when the server has to be
   * started again, unless another program took it meanwhile: read the address again for a new pool.
   */
  readonly url: string
  /** Lets go: the last process out stops the server. Close pools first. May be called more than once. */
  release(): Promise<void>
}

export interface PrivateServerOptions extends ServerOptions {
  /** The data folder, absolute; made when missing. Belongs to one machine: two machines must not share it. */
  directory: string
}

/**
 * Makes this process a user of the private PostgreSQL server of a data folder. Attaches to the server when it runs,
 * also when the process that started it was killed; otherwise starts it, and on first use makes it. The server goes on
 * until the last of its users released it. When it dies under a user, that user starts it again.
 *
 * @throws Refusal `database-...` in plain words when the server cannot be made, started or reached
 */
export async function attachPrivateServer(options: PrivateServerOptions): Promise<PrivateServer> {
  const places = prepareFolder(options.directory)
  let attachment = await underFileLock(places.lock, () => attach(places, options))
  let released: Promise<void> | undefined
  let recovery = Promise.resolve()
  watch()
  const logBound = setInterval(() => boundLog(places.log), 600_000).unref()

  function watch() {
    whenEnded(attachment.client, () => {
      if (!released) recovery = attachAgain()
    })
  }

  async function attachAgain() {
    options.log?.('postgres.lost', { cluster: attachment.cluster.path })
    for (let pause = 100; !released; pause = Math.min(pause * 2, 5000)) {
      try {
        attachment = await underFileLock(places.lock, () => attach(places, options))
        return watch()
      } catch (error) {
        options.log?.('postgres.not-recovered', { reason: (error as Error).message })
        await wait(pause, undefined, { ref: false })
      }
    }
  }

  async function letGo() {
    clearInterval(logBound)
    await recovery
    await underFileLock(places.lock, () => detach(attachment, places, options))
  }

  return {
    get url() {
      return attachment.url
    },
    release() {
      released ??= letGo()
      return released
    },
  }
}

/**
 * Removes the private server of a data folder for good, with all that is in it, wherever its files are. Stops it first,
 * whoever uses it. For folders that were made to try or test something.
 */
export async function removePrivateServer(options: PrivateServerOptions): Promise<void> {
  const places = prepareFolder(options.directory)
  await underFileLock(places.lock, async () => {
    const cluster = findCluster(places)
    if (cluster && livingPostmaster(cluster)) await stop(cluster, places, options)
    removeCluster(cluster, places)
  })
}

interface Attachment {
  client: pg.Client
  cluster: Cluster
  url: string
}

function prepareFolder(directory: string): Places {
  try {
    mkdirSync(directory, { recursive: true })
    const places = placesIn(realpathSync(directory))
    closeSync(openLog(places.log))
    handToFolderOwner(places.log)
    return places
  } catch (cause) {
    throw new Refusal('database-unreachable', { reason: (cause as Error).message, directory }, { cause })
  }
}

/** Under the file lock, so that no server stops between being found and being entered. */
async function attach(places: Places, options: ServerOptions): Promise<Attachment> {
  handToFolderOwner(places.lock)
  boundLog(places.log)
  const cluster = findCluster(places) ?? (await createCluster(places, options))
  const attachment = await reach(cluster, places, options)
  options.log?.('postgres.attached', { cluster: cluster.path, port: attachment.client.port })
  return attachment
}

/** Enters the running server, which is started when it is not there and waited for when it is on its way. */
async function reach(cluster: Cluster, places: Places, options: ServerOptions, seconds = 60): Promise<Attachment> {
  const deadline = Date.now() + seconds * 1000
  const password = readPassword(places)
  for (;;) {
    const postmaster = livingPostmaster(cluster)
    if (!postmaster) {
      await startServer(cluster, await binariesFor(cluster, places, options), places)
      options.log?.('postgres.started', { cluster: cluster.path, ...livingPostmaster(cluster) })
      continue
    }
    try {
      const client = await comeIn(postmaster.port, password)
      return { client, cluster, url: addressOf(postmaster.port, password, databaseName) }
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) {
        const reason = (error as Error).message
        throw new Refusal('database-unreachable', { reason, directory: places.directory }, { cause: error })
      }
      await wait(25)
    }
  }
}

/** A connection that counts as a user of the server; makes the database first when it is not there. */
async function comeIn(port: number, password: string): Promise<pg.Client> {
  const url = addressOf(port, password, databaseName)
  const client = await connect(url).catch(async (error) => {
    if (codeOf(error) !== databaseMissing) throw error
    await createDatabase(addressOf(port, password, 'postgres'))
    return connect(url)
  })
  try {
    await enter(client)
    return client
  } catch (error) {
    client.end().catch(() => {})
    throw error
  }
}

/** Whether an error is of a server that is starting, stopping, just gone or full: waiting helps. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  const isFromServer = /^[0-9A-Z]{5}$/.test(code) && code !== 'EPIPE'
  return !isFromServer || code.startsWith('57P') || code === tooManyConnections
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? ''
}

async function createDatabase(url: string): Promise<void> {
  const client = await connect(url)
  try {
    await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

/** Leaves under the file lock and stops the server when nobody else is in it. */
async function detach({ client, cluster }: Attachment, places: Places, options: ServerOptions): Promise<void> {
  let others: number
  try {
    others = await leave(client)
  } catch {
    // The server died under us: whoever else used it starts it again, and then stops it.
    return
  } finally {
    await client.end().catch(() => {})
  }
  if (others === 0) await stop(cluster, places, options)
}

async function stop(cluster: Cluster, places: Places, options: ServerOptions): Promise<void> {
  const problem = await stopServer(cluster, await binariesFor(cluster, places, options))
  options.log?.(problem ? 'postgres.not-stopped' : 'postgres.stopped', { cluster: cluster.path, problem })
}

function addressOf(port: number, password: string, database: string): string {
  // Without sslmode a PGSSLMODE in the environment would decide.
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`
}
