import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { Refusal } from './errors'
import type { PlatformTables } from './tables.server'

export type Database = Kysely<PlatformTables>
export type DatabaseTransaction = Transaction<PlatformTables>

export interface OpenDatabase {
  database: Database
  pool: pg.Pool
  close(): Promise<void>
}

// Counts and identifiers in PostgreSQL's bigint stay below 2^53 here; a date without time stays text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)

/**
 * Opens a pool of connections.
 *
 * @throws Refusal `database-unreachable` or `database-too-old` (house: 15 or newer)
 */
export async function openDatabase(url: string, connections: number): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'wijklus' })
  // A connection can die, idle or in use: its query fails, and the next one gets a new connection. Without listeners
  // Node would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const database = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { rows } = await sql<{ server_version_num: string }>`show server_version_num`.execute(database)
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
    if (version < 15) throw new Refusal('database-too-old', { version })
  } catch (error) {
    await database.destroy()
    if (error instanceof Refusal) throw error
    throw new Refusal('database-unreachable', { reason: reasonOf(error), directory: 'data' }, { cause: error })
  }
  return { database, pool, close: () => database.destroy() }
}

/** A name with several addresses fails with one error per address and no words of its own. */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return (first as Error).message || String((first as { code?: string }).code)
}
