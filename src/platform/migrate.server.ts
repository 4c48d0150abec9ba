import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.server'
import { Refusal } from './errors'

/** One forward step of the schema. `name` starts with a number that orders all rooms' steps: `0003-areas`. */
export interface SchemaStep {
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: a step runs on the schema as it was then, which no type describes
  up(database: Kysely<any>): Promise<void>
}

/**
 * Brings the schema up to date, one step after the other, under a lock: two processes that start at once do it once.
 * There is no way back; a database with steps this program does not know is refused.
 *
 * @returns the names of the steps that were taken
 * @throws Refusal `database-newer`
 */
export async function migrate(database: Database, steps: readonly SchemaStep[]): Promise<string[]> {
  const known = new Set(steps.map((step) => step.name))
  const migrations: Record<string, Migration> = Object.fromEntries(steps.map((step) => [step.name, { up: step.up }]))
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const stranger = await takenSteps(database).then((taken) => taken.find((name) => !known.has(name)))
  if (stranger) throw new Refusal('database-newer', { migration: stranger })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

async function takenSteps(database: Database): Promise<string[]> {
  const { rows } = await sql<{
    present: boolean
  }>`select to_regclass('kysely_migration') is not null as present`.execute(database)
  if (!rows[0]?.present) return []
  const taken = await sql<{ name: string }>`select name from kysely_migration`.execute(database)
  return taken.rows.map((row) => row.name)
}

/** True when no step is left to take; for `/health/ready`. */
export async function isMigrated(database: Database, steps: readonly SchemaStep[]): Promise<boolean> {
  const taken = new Set(await takenSteps(database))
  return steps.every((step) => taken.has(step.name))
}
