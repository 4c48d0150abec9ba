import { join } from 'node:path'
import { type Clock, systemClock } from './clock.server'
import type { Configuration } from './configuration.server'
import { type Database, openDatabase } from './database.server'
import { openEngine, type StatisticsEngine } from './duckdb.server'
import { keptSecret } from './files.server'
import { type Log, openLog } from './log.server'
import { attachPrivateServer } from './postgres/private-server.server'

/** What every service function stands on. One per process; a test makes its own. */
export interface House {
  configuration: Configuration
  /** Folder of the installation, where `content/` and `build/` are. */
  root: string
  /** Folder of dataset files; shared by all processes of one installation. */
  filesDirectory: string
  database: Database
  /** Connection string without a pooler in front. */
  directUrl: string
  /** Opened at the first question to statistics; commands that ask none do not pay for it. */
  engine(): Promise<StatisticsEngine>
  /** The key that signs sessions. */
  secret(): Promise<string>
  /**
   * Where people find this installation, without slash at the end, for links in mail: the configured address, else where
   * the program listens. Never what a request says of itself, which anybody can make up.
   */
  address(): string
  /** Told by the program once it listens. */
  listensAt(address: string): void
  clock: Clock
  log: Log
  close(): Promise<void>
}

/**
 * Opens the house: the given database or the private one, the log, and on demand the statistics engine.
 * Nothing is migrated or loaded; see `prepare`.
 *
 * @throws Refusal `database-unreachable`, `database-too-old`
 */
export async function openHouse(
  configuration: Configuration,
  root: string,
  options: { clock?: Clock; log?: Log } = {},
): Promise<House> {
  const log = options.log ?? openLog(configuration.logLevel)
  const server = configuration.databaseUrl
    ? undefined
    : await attachPrivateServer({
        directory: configuration.dataDirectory,
        log: (event, details) => log.debug({ ...details }, event),
      })
  const url = configuration.databaseUrl ?? server?.url ?? ''
  const opened = await openDatabase(url, configuration.connections).catch(async (error) => {
    await server?.release()
    throw error
  })
  let engine: Promise<StatisticsEngine> | undefined
  let listening = `http://${configuration.host}:${configuration.port || 3000}`
  return {
    configuration,
    root,
    filesDirectory: join(configuration.dataDirectory, 'files'),
    database: opened.database,
    directUrl: configuration.databaseDirectUrl ?? url,
    engine: () => {
      engine ??= openEngine({
        memory: configuration.queryMemory,
        queries: configuration.queries,
        seconds: configuration.querySeconds,
        spill: join(configuration.dataDirectory, 'scratch', 'spill'),
      })
      return engine
    },
    secret: async () => configuration.secret ?? keptSecret(configuration.dataDirectory, 'session.secret'),
    address: () => configuration.address ?? listening,
    listensAt: (address) => {
      listening = address
    },
    clock: options.clock ?? systemClock,
    log,
    async close() {
      await opened.close()
      await engine?.then((running) => running.close())
      await server?.release()
    },
  }
}
